"""Screening: what may be told about people who seem to have answered without reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Side = Literal["", "low", "high"]
Direction = Literal["up", "down", "either"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a share, told as a band from ``low`` to ``high`` percentage points; ``high`` is None where the band has no end.

    ``direction`` is which way the share goes, or ``either`` for a change below ``high`` whichever way.
    """

    direction: Direction
    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high <= self.low):
            raise ValueError(f"a change of {self.low} to {self.high} points; it must rise from 0 or more")
        if self.direction == "either" and (self.low or self.high is None):
            raise ValueError("a change either way starts at 0 and has an end")


@dataclass(frozen=True, slots=True)
class Screening:
    """What may be told, for the whole organisation only.

    ``rules`` names the rules that could be judged. ``flagged`` is how many people at least one of them found. It is None where that may not
    be told, and then ``side`` says why: ``low`` for too few people or none, ``high`` for all people but too few. ``changes`` holds, per
    module for which that may be told, how the share right would change without them.
    """

    rules: tuple[str, ...]
    flagged: int | None
    side: Side
    changes: Mapping[str, Change]

    def __post_init__(self) -> None:
        if (self.flagged is None) != bool(self.side):
            raise ValueError("a screening has either its number of people or a side")
        if self.flagged is None and self.changes:
            raise ValueError("changes are told only beside the number of people they come from")
