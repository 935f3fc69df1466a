"""One form exported twice in two languages: its answers differ in every word, but the same people sent them in at the same second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.intake.rows import fingerprints
from analyzer.intake.weeks import is_to_the_second
from analyzer.sheets.plain import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analyzer.intake.form import Form

_FEWEST = 10
"""Some people do send in their answers in the same second as somebody elsewhere; so many do not."""

_SHARED = 0.5
_DISTINCT = 0.8


def same_moments(forms: Sequence[Form]) -> list[list[NDArray[np.bool_]]]:
    """Per file and block which respondents have the moment of one in an earlier file, where the files share most of their moments."""
    moments = [_moments(form) for form in forms]
    earlier: set[int] = set()
    found = []
    for blocks in moments:
        own = _distinct(blocks)
        shared = own & earlier
        alike = len(shared) >= _FEWEST and len(shared) >= _SHARED * min(len(own), len(earlier))
        found.append([_among(block, shared if alike else set()) for block in blocks])
        earlier |= own
    return found


def _moments(form: Form) -> list[NDArray[np.uint64]]:
    """A number per respondent and block for the moments that are told to the second; 0 for who has none."""
    places = [place for place, column in enumerate(form.columns) if column.kind in {"time", "end"}]
    found = []
    for block, kept in zip(form.table.blocks(set(places)), form.kept, strict=True):
        exact = [block.columns[place].where(kept) for place in places]
        exact = [column for column in exact if is_to_the_second(column.distinct)]
        numbers = fingerprints(exact) if exact else np.zeros(int(kept.sum()), dtype=np.uint64)
        for column in exact:
            numbers[column.that(is_blank)] = 0
        found.append(numbers)
    return found


def _distinct(blocks: Sequence[NDArray[np.uint64]]) -> set[int]:
    """The moments of a file; none where many people share one, as in a file from which the real moments were taken out."""
    told = [number for block in blocks for number in block.tolist() if number]
    distinct = set(told)
    return distinct if len(distinct) >= _DISTINCT * len(told) else set()


def _among(block: NDArray[np.uint64], shared: set[int]) -> NDArray[np.bool_]:
    return np.isin(block, np.fromiter(shared, dtype=np.uint64, count=len(shared)))
