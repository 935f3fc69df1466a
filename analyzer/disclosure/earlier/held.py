"""What was published before: a release is held against it, so that the two cannot be subtracted from each other.

The same survey and the same wave is a re-issue: the tables are frozen, and a figure may only change where as many people came or went as
the smallest group that is shown. Another wave of the same survey may bring what it likes, but where only a few people came or went its
figures are told as bands: knowledge lasts, so the difference of two exact totals would be what those few know.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.disclosure.earlier.banding import banded
from analyzer.disclosure.earlier.comparable import common_groups
from analyzer.model.problem import Problem, Refused
from analyzer.model.publication import Publication
from analyzer.sheets.plain import unhyphened
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analyzer.disclosure.earlier.comparable import Common
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.release import Counted, Release
    from analyzer.model.segment import Segment
    from analyzer.model.survey import Survey
    from analyzer.text import Sentence

ROUNDED = 0.011
"""Points are kept in hundredths; two counts that are nearer than this are the same."""

TELLING = 8
"""Figures that all look as if only a few people were added or left out, from which that is no chance."""


def held_against(release: Release, earlier: Sequence[Publication], survey: Survey, wave: str, company: Company, policy: Policy) -> Release:
    """The release with as much banded as earlier publications of the same survey ask for. Raises Refused where they stand in the way.

    What was published before in this very wave goes out again as it was, whatever was published since.
    """
    now = Publication(survey.id, wave, policy.min_group, release.segments, "", company.made_of())
    few: set[Segment] = set()
    told = of_survey(earlier, survey.id)
    for before in told:
        if same_wave(before.wave, wave) and before.minimum == policy.min_group and (again := _again(before, release)):
            return again
    for before in told:
        shared = common_groups(before, now)
        if same_wave(before.wave, wave):
            _check_again(before, shared, policy)
        else:
            few |= set(_changed_by_few(before, shared, policy))
    return banded(release, few) if few else release


def of_survey(earlier: Iterable[Publication], survey: str) -> tuple[Publication, ...]:
    """The publications of one survey."""
    return tuple(before for before in earlier if before.survey == survey)


def same_wave(one: str, other: str) -> bool:
    """Whether two names of waves are the same, however they are spelled."""
    return unhyphened(one) == unhyphened(other)


def _again(before: Publication, release: Release) -> Release | None:
    """The release as it was published before; None where other groups, people or answers are in it.

    Figures that were not told then are left out: the attack may have found them unsafe.
    """
    told = {shown.segment: shown for shown in before.segments}
    if {segment: shown.respondents for segment, shown in told.items()} != {one.segment: one.respondents for one in release.segments}:
        return None
    segments = []
    for shown in release.segments:
        then = told[shown.segment].figures
        if not then.keys() <= shown.figures.keys() or not all(_agree(then[figure], shown.figures[figure]) for figure in then):
            return None
        kept = {figure: shown.figures[figure] if counted.count is not None else counted for figure, counted in then.items()}
        segments.append(replace(shown, figures=kept))
    exact = release.organisation.figures
    blurred = any(counted.count is None and exact[figure].count is not None for figure, counted in segments[0].figures.items())
    return replace(release, segments=tuple(segments), screening=None if blurred else release.screening)


def _check_again(before: Publication, shared: Sequence[Common], policy: Policy) -> None:
    """Raises Refused where a re-issue tells more than the two reports apart."""
    if before.minimum != policy.min_group:
        raise _refused(
            before.wave,
            sentence("This measurement was released as final with groups of {minimum} people and more.", minimum=before.minimum),
            sentence(
                "Another smallest group would give a second report, and the two could be compared. Use --min-group {minimum}.",
                minimum=before.minimum,
            ),
        )
    for common in shared:
        if 0 < abs(common.change) < policy.min_group:
            raise _a_few(before.wave)
        if common.change == 0 and not all(_agree(*pair) for pair in common.figures()):
            raise _refused(
                before.wave,
                sentence("This measurement was released as final, and since then answers changed of people who were counted already."),
                _keep(policy.min_group),
            )


def _changed_by_few(before: Publication, shared: Sequence[Common], policy: Policy) -> Iterator[Segment]:
    """The segments of now in which a few people came or went since another wave, as far as these could be told apart.

    In a large group the same people answer anew, so a few more or less do not show in its total by more than chance: there the figures stay
    exact. (Banding the organisation would be safer still, and would empty the report without a gain.) Unless all the figures of such a
    group are as if only those few were added or left out: then the answers are those of before under another name. Raises Refused.
    """
    k = max(before.minimum, policy.min_group)
    for common in shared:
        if 0 < abs(common.change) < k:
            if min(common.people) < policy.min_moments:
                yield from (block.segment for block in common.now)
            elif _only_those_few(common):
                raise _a_few(before.wave)


def _only_those_few(common: Common) -> bool:
    """Whether every figure of both sides differs by no more than the people who came or went can have made."""
    pairs = [(then, now) for then, now in common.figures() if then.count is not None and now.count is not None]
    return len(pairs) >= TELLING and all(_within_reach(then, now) for then, now in pairs)


def _within_reach(then: Counted, now: Counted) -> bool:
    low, high = sorted((0, now.out_of - then.out_of))
    return low - ROUNDED <= (now.count or 0) - (then.count or 0) <= high + ROUNDED


def _agree(then: Counted, now: Counted) -> bool:
    """Whether two figures of the same people can both be true; a band agrees with every share in it."""
    if then.out_of != now.out_of:
        return False
    if then.count is not None and now.count is not None:
        return abs(then.count - now.count) < ROUNDED
    (one, two), (three, four) = _ends(then), _ends(now)
    return one <= four + ROUNDED and three <= two + ROUNDED


def _ends(counted: Counted) -> tuple[float, float]:
    if counted.low is None or counted.high is None:
        return counted.share, counted.share
    return counted.low, counted.high


def _a_few(wave: str) -> Refused:
    return _refused(
        wave,
        sentence(
            "This measurement was released as final, and since then a few people came or went in one group or more. What they answered "
            "could be worked out by comparing the two reports."
        ),
        sentence("Keep the final report. Are these answers of a new survey? Then give them a wave of their own with --wave."),
    )


def _keep(minimum: int) -> Sentence:
    return sentence(
        "Keep the final report. A repaired file can be released only if {minimum} people or more came or went in every group that changed.",
        minimum=minimum,
    )


def _refused(wave: str, message: Sentence, remedy: Sentence) -> Refused:
    return Refused(Problem("stop", sentence("Measurement {wave}", wave=wave), message, remedy))
