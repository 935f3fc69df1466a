"""Scores: what each answer is worth, one row a person; the last table of persons before counting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """A scored batch of people; all tables have the same rows in the same order.

    ``segments``: a categorical column per segmentation. ``right``: per module the points reached over its items, in units of ``1 / unit``
    (integers; a blank or a don't-know is worth 0). ``dont_know``: per module how many of its items were answered with don't-know.
    ``agree``: per scale whether the person agrees (mean of the answered items at or above the policy's line, with enough of them
    answered). ``answers``: the categorical answers themselves, per item. ``flagged``: per rule of screening that could be judged
    (``straight_lining``, ``long_string``, ``speeding``) whether the person seems not to have read; None where nobody was screened.
    """

    segments: pd.DataFrame
    right: pd.DataFrame
    dont_know: pd.DataFrame
    agree: pd.DataFrame
    answers: pd.DataFrame
    unit: int = 1
    flagged: pd.DataFrame | None = None

    def __len__(self) -> int:
        return len(self.segments)
