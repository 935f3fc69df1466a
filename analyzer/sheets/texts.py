"""Texts: the cells of one column, every distinct text once and a small number a row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """A column of ``len(codes)`` cells: ``codes`` are positions in ``distinct``, in which no text stands twice."""

    distinct: list[str]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, cells: Sequence[str]) -> Texts:
        """The column of these cells, distinct texts in the order in which they come."""
        places = {text: place for place, text in enumerate(dict.fromkeys(cells))}
        return cls(list(places), np.fromiter(map(places.__getitem__, cells), np.int32, len(cells)))

    @classmethod
    def blank(cls, height: int) -> Texts:
        """A column of blank cells."""
        return cls([""], np.zeros(height, dtype=np.int32))

    def __len__(self) -> int:
        return len(self.codes)

    def cells(self) -> list[str]:
        """Every cell, top to bottom."""
        return [self.distinct[code] for code in self.codes.tolist()]

    def counts(self) -> Counter[str]:
        """How many cells hold each text."""
        found = np.bincount(self.codes, minlength=len(self.distinct)).tolist()
        return Counter({text: count for text, count in zip(self.distinct, found, strict=True) if count})

    def where(self, rows: NDArray[np.bool_]) -> Texts:
        """Only the rows that are true in a mask of the same length."""
        return Texts(self.distinct, self.codes[rows])

    def is_in(self, wanted: Collection[str]) -> NDArray[np.bool_]:
        """Which cells hold one of these texts."""
        return self.that(wanted.__contains__)

    def that(self, holds: Callable[[str], object]) -> NDArray[np.bool_]:
        """Which cells hold a text of which something is true; asked once a distinct text."""
        found: NDArray[np.bool_] = np.fromiter((bool(holds(text)) for text in self.distinct), dtype=bool, count=len(self.distinct))
        return found[self.codes] if len(found) else np.zeros(len(self.codes), dtype=bool)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some rows of a table, column by column; all columns are ``height`` long."""

    columns: tuple[Texts, ...]
    height: int
