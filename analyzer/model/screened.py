"""Screened: how many people were found to answer without reading, and what they had right. Not safe to show yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Screened:
    """Counts over the whole organisation, never per group; they add, and like cells they are not safe to show.

    ``rules`` names the rules that could be judged, in alphabetical order, ``flagged`` counts the people that at least one of them found,
    and ``right`` holds per module the points of those people, in the units of the cells.
    """

    rules: tuple[str, ...]
    flagged: int
    right: Mapping[str, int]

    def __add__(self, other: Screened) -> Screened:
        if not self.same_table(other):
            raise ValueError("people screened over different modules do not add")
        # A file without times can be read together with one that has them.
        rules = tuple(sorted({*self.rules, *other.rules}))
        right = {module: points + other.right[module] for module, points in self.right.items()}
        return Screened(rules, self.flagged + other.flagged, right)

    def same_table(self, other: Screened | None) -> bool:
        """Whether two counts are over the same modules."""
        return other is not None and self.right.keys() == other.right.keys()
