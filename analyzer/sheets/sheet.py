"""A sheet: one table as plain text, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from analyzer.sheets.plain import is_blank
from analyzer.sheets.texts import Block, Texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from analyzer.model.problem import Problem

HEAD = 40
"""The rows at the top in which the headings are looked for."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table in memory, column by column, without the rows and columns that are wholly blank.

    ``lines`` are the row numbers in the file (from 1) and ``columns`` the column numbers, so that a cell can be found again. ``encoding``
    and ``delimiter`` are empty for a workbook. A date in a workbook is its ISO date, with the time of day where it has one.
    """

    name: str
    texts: tuple[Texts, ...]
    lines: Sequence[int]
    columns: Sequence[int]
    notes: tuple[Problem, ...] = ()
    encoding: str = ""
    delimiter: str = ""

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    @cached_property
    def rows(self) -> list[list[str]]:
        """Every row as a list of texts; for tables that a person filled in by hand."""
        return [list(row) for row in zip(*(column.cells() for column in self.texts), strict=True)]

    @cached_property
    def head(self) -> list[list[str]]:
        """The first rows, all equally long."""
        tops = [Texts(column.distinct, column.codes[:HEAD]).cells() for column in self.texts]
        return [list(row) for row in zip(*tops, strict=True)]

    @property
    def is_table(self) -> bool:
        """Whether there is something to read: two columns, and a row below the headings."""
        return len(self.columns) > 1 and self.height > 1

    @cached_property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(int((~_blanks(column)).sum()) for column in self.texts)

    def place(self, row: int, column: int) -> str:
        """The name of a cell in the file, such as ``B7``, from its position in ``rows``."""
        return f"{column_name(self.columns[column])}{self.lines[row]}"

    def blocks(self, begin: int, only: Collection[int] | None = None) -> Iterator[Block]:
        """The rows from ``begin`` on, all in one block; of the columns that are not among ``only`` every cell is blank."""
        height = max(self.height - begin, 0)
        nothing = Texts.blank(height)
        wanted = range(len(self.texts)) if only is None else only
        yield Block(
            tuple(Texts(text.distinct, text.codes[begin:]) if place in wanted else nothing for place, text in enumerate(self.texts)), height
        )

    def noting(self, *notes: Problem) -> Sheet:
        """The same sheet with more notes."""
        return replace(self, notes=(*self.notes, *notes))


def column_name(number: int) -> str:
    """``A`` for 1, ``AA`` for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def squared(
    name: str, numbered: Iterable[tuple[int, list[str]]], notes: tuple[Problem, ...] = (), encoding: str = "", delimiter: str = ""
) -> Sheet:
    """A sheet of rows that may be ragged or blank, with the row numbers they have in the file.

    Short rows are filled up with blanks; blank rows and columns are left out.
    """
    found = list(numbered)
    columns = [Texts.of(cells) for cells in zip_longest(*(row for _, row in found), fillvalue="")]
    return trimmed(name, columns, [line for line, _ in found], notes, encoding, delimiter)


def trimmed(
    name: str,
    texts: Sequence[Texts],
    lines: Sequence[int],
    notes: tuple[Problem, ...] = (),
    encoding: str = "",
    delimiter: str = "",
) -> Sheet:
    """A sheet of columns, the first of which is column 1 of the file, without its blank rows and columns."""
    blank = [_blanks(column) for column in texts]
    kept = [place for place, gaps in enumerate(blank) if not gaps.all()]
    filled = np.zeros(len(lines), dtype=bool)
    for place in kept:
        filled |= ~blank[place]
    if not filled.all():
        lines = np.asarray(lines)[filled].tolist()
        chosen = [_used(texts[place].where(filled)) for place in kept]
    else:
        chosen = [texts[place] for place in kept]
    return Sheet(name, tuple(chosen), lines, [place + 1 for place in kept], notes, encoding, delimiter)


def _blanks(column: Texts) -> NDArray[np.bool_]:
    """Which cells hold nothing that can be seen."""
    return column.that(is_blank)


def _used(column: Texts) -> Texts:
    """The same column without texts that no cell holds any more."""
    present = np.unique(column.codes)
    places = np.zeros(len(column.distinct), dtype=np.int32)
    places[present] = np.arange(len(present), dtype=np.int32)
    return Texts([column.distinct[code] for code in present.tolist()], places[column.codes])
