"""A tally: how often each distinct text of a column occurs, block after block, up to a number of texts that no question has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyzer.sheets.texts import Texts

MOST = 5_000
"""Distinct texts after which a tally takes no new ones: such a column is no choice from options."""


class Tally:
    """Counts of texts; ``full`` says that there were more texts than are kept."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.full = False

    def add(self, column: Texts) -> None:
        """Count the cells of one block."""
        if not self.full:
            self.counts.update(column.counts())
            self.full = len(self.counts) > MOST
