"""Sizes: published groups, and differences of published groups, with too few people behind them, whatever they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.totals import in_words, unit_of
from analyzer.disclosure.audit.unions import smallest_union
from analyzer.disclosure.audit.verdict import Leak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.disclosure.audit.knowledge import Knowledge
    from analyzer.model.cells import Cells
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.release import Release, ReleasedSegment


def too_small(release: Release, cells: Cells, company: Company, policy: Policy) -> Iterator[Leak]:
    """Published segments with too few respondents or people on the payroll, and figures that fewer of them answered.

    Of the organisation only the respondents count: a payroll of fewer people than answered is a mistake in the workbook.
    """
    for shown in release.segments:
        least = policy.min_crossed if len(shown.segment.parts) > 1 else policy.min_group
        staff = company.headcount(shown.segment) if shown.segment.parts else None
        if shown.respondents < least or (staff is not None and staff < least):
            yield Leak("size", None, f"{in_words(shown.segment)}: {shown.respondents} respondents, {staff} people")
        yield from _other_denominators(shown, cells)


def _other_denominators(shown: ReleasedSegment, cells: Cells) -> Iterator[Leak]:
    """Figures that count fewer people than the segment has: whoever answered is a group of its own, and whoever did not as well."""
    for figure, counted in shown.figures.items():
        expected = shown.respondents * cells.ceiling[figure] // unit_of(figure, cells)
        if counted.out_of != expected:
            yield Leak("denominator", figure, f"{in_words(shown.segment)}: {counted.out_of} answers where {expected} were expected")


def subtracted(known: Knowledge) -> Iterator[Leak]:
    """Two published groups that differ by fewer people than the minimum, and the smallest union that follows from any number of them."""
    names = tuple(in_words(segment) for segment in known.segments)
    common = np.rint((known.inside * known.people).astype(np.float64) @ known.inside.T.astype(np.float64)).astype(np.int64)
    size = known.inside @ known.people
    apart = size[:, None] + size[None, :] - 2 * common
    for one, other in np.argwhere(np.triu((apart > 0) & (apart < known.policy.min_group), 1)):
        nested = common[one, other] in {size[one], size[other]}
        yield Leak("nested" if nested else "overlap", None, f"{names[one]} and {names[other]} differ by {apart[one, other]} people")
    if (union := smallest_union(known.inside, known.people, known.policy.min_group)) is not None:
        yield Leak("union", None, union.words(names))
