"""Answers of a large file that are held in memory between the two passes, as long as they are small enough; else it is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.sheets.texts import Block, Texts

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

MOST = 128 * 2**20
"""Bytes of codes that are held at most."""


class Held:
    """The blocks of respondents with the columns of the second pass, in small numbers; ``blocks`` is None when they became too many."""

    def __init__(self, wanted: Collection[int]) -> None:
        self.blocks: list[Block] | None = []
        self._wanted = frozenset(wanted)
        self._bytes = 0

    def add(self, people: Block) -> None:
        """Keep one block."""
        if self.blocks is None:
            return
        nothing = Texts([""], np.zeros(people.height, dtype=np.int8))
        columns = tuple(_small(column) if place in self._wanted else nothing for place, column in enumerate(people.columns))
        self._bytes += people.height + sum(columns[place].codes.nbytes for place in self._wanted)
        self.blocks.append(Block(columns, people.height))
        if self._bytes > MOST:
            self.blocks = None

    def leave_out(self, again: list[NDArray[np.bool_]]) -> None:
        """Take out respondents, by a mask per block."""
        if self.blocks is not None:
            self.blocks = [
                Block(tuple(column.where(~out) for column in block.columns), int((~out).sum()))
                for block, out in zip(self.blocks, again, strict=True)
            ]


def _small(column: Texts) -> Texts:
    return Texts(column.distinct, column.codes.astype(np.min_scalar_type(max(len(column.distinct) - 1, 0))))
