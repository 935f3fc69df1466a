"""Responses: what people answered, one row a person, without anything that says who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """A batch of people.

    ``segments`` has one categorical column per segmentation with the segment labels (``unknown`` where nothing usable was given).
    ``answers`` has one categorical column per item with option ids; missing is "shown, not answered". Its categories are the item's options
    for a ``single`` or ``rating`` item, and combinations of option ids (see ``survey.combination``) for a ``multiple`` item.
    ``seconds`` are how long each person took, missing where unknown; None where the files do not tell. All have the same rows in the same
    order; the order says nothing.
    """

    segments: pd.DataFrame
    answers: pd.DataFrame
    seconds: pd.Series | None = None

    def __post_init__(self) -> None:
        if len(self.segments) != len(self.answers):
            raise ValueError(f"{len(self.segments)} rows of segments and {len(self.answers)} of answers; they must be as many")
        if self.seconds is not None and len(self.seconds) != len(self.answers):
            raise ValueError(f"{len(self.seconds)} rows of seconds and {len(self.answers)} of answers; they must be as many")

    def __len__(self) -> int:
        return len(self.answers)
