"""The corridor: answers go in at one end, findings come out at the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from math import floor
from operator import add
from typing import TYPE_CHECKING

from analyzer.disclosure import protect
from analyzer.estimation import estimate, tables
from analyzer.model.findings import Band, Findings, GroupFinding, ItemFinding, ModuleFinding, ScaleFinding
from analyzer.model.problem import Problem
from analyzer.model.request import Figure
from analyzer.recommendation import recommend
from analyzer.scoring import score
from analyzer.tabulation import tabulate
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from analyzer.model.advice import SegmentAdvice
    from analyzer.model.company import Company
    from analyzer.model.estimates import SegmentEstimates
    from analyzer.model.findings import Status
    from analyzer.model.policy import Policy
    from analyzer.model.publication import Publication
    from analyzer.model.release import Counted, Release, ReleasedSegment
    from analyzer.model.responses import Responses
    from analyzer.model.segment import Segment
    from analyzer.model.survey import Item, Survey
    from analyzer.text import Sentence


@dataclass(frozen=True, slots=True)
class Wave:
    """One administration of a survey: what it is called, when it was held, and what came in besides answers.

    ``labels`` names every label of each segmentation in the whole file; ``not_scored`` the items left out of the scores.
    ``earlier`` is all that was published before, of any survey.
    """

    name: str
    survey: Survey
    company: Company
    policy: Policy
    labels: Mapping[str, tuple[str, ...]]
    fieldwork: date | None
    made_on: date
    status: Status = "concept"
    not_scored: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    earlier: tuple[Publication, ...] = ()


def study(batches: Iterable[Responses], wave: Wave) -> Findings:
    """Score, count, protect, estimate, recommend.

    Raises TooSmall when too few people answered to show anything at all, Refused where an earlier publication stands in the way, Unsafe
    where what is to be shown could not be proven safe.
    """
    survey, company, policy = wave.survey, wave.company, wave.policy
    request = tables(survey)
    counted = (tabulate(score(batch, survey, policy, wave.fieldwork), request, survey, wave.labels) for batch in batches)
    release = protect(reduce(add, counted), request, survey, company, policy, wave.earlier, wave=wave.name)
    estimates = estimate(release, survey, company, policy)
    recommendation = recommend(release, estimates, survey, company, policy)
    groups = tuple(
        _group(shown, estimates.segments[shown.segment], recommendation.segments[shown.segment], wave) for shown in release.segments
    )
    return Findings(
        survey=survey,
        wave=wave.name,
        fieldwork=wave.fieldwork,
        made_on=wave.made_on,
        status=wave.status,
        policy=policy,
        groups=groups,
        items=tuple(_item(item, release, wave.fieldwork) for item in survey.items if item.module),
        comparisons=estimates.comparisons,
        differences=recommendation.differences,
        spreads=estimates.spreads,
        withheld=release.withheld,
        not_scored=wave.not_scored,
        company_known=company.known,
        problems=(*wave.problems, *_more_answers_than_people(release, company)),
        screening=release.screening,
    )


def _group(shown: ReleasedSegment, known: SegmentEstimates, advice: SegmentAdvice, wave: Wave) -> GroupFinding:
    modules = {}
    for module in wave.survey.modules:
        right = shown.figures.get(Figure("module", module.id, "right"))
        dont_know = shown.figures.get(Figure("module", module.id, "dont_know"))
        modules[module.id] = ModuleFinding(
            shown=right.out_of if right else None,
            right=right.count if right else None,
            dont_know=None if dont_know is None or dont_know.count is None else int(dont_know.count),
            estimate=known.modules.get(module.id),
            advice=advice.modules[module.id],
            edge=right.edge if right else None,
            side=right.side if right else "",
            until=right.until if right else None,
        )
    scales = {scale.id: _scale(shown.figures.get(Figure("scale", scale.id, "agree")), known, scale.id) for scale in wave.survey.scales}
    response = _response(shown.respondents, wave.company.headcount(shown.segment), wave.policy)
    return GroupFinding(shown.segment, shown.respondents, response, modules, scales, advice.first, advice.later, advice.conditions)


def _scale(agree: Counted | None, known: SegmentEstimates, scale: str) -> ScaleFinding:
    if agree is None:
        return ScaleFinding(None, None, None)
    count = None if agree.count is None else int(agree.count)
    return ScaleFinding(agree.out_of, count, known.scales.get(scale), agree.edge, agree.side, agree.until)


def _response(respondents: int, headcount: int | None, policy: Policy) -> Band | None:
    """The response in steps; not told for a small group, where it would tell who did not answer, nor whether everybody did."""
    if headcount is None or headcount < policy.min_response or respondents > headcount:
        return None
    steps = round(1 / policy.response_step)
    step = min(floor(steps * respondents / headcount), steps - 1)
    return Band(step / steps, (step + 1) / steps)


def _item(item: Item, release: Release, day: date | None) -> ItemFinding:
    """An item over the organisation; ``wrong`` is all that was neither right nor don't-know."""
    figures = release.organisation.figures
    people = release.organisation.respondents
    given = {option: figures.get(Figure("item", item.id, option)) for option in dict.fromkeys((*item.options, *item.points(day), "blank"))}
    counts = {option: int(counted.count) for option, counted in given.items() if counted is not None and counted.count is not None}
    worth = item.points(day)
    right = sum(counts[option] * points for option, points in worth.items()) if worth.keys() <= counts.keys() else None
    dont_know = counts.get(item.dont_know) if item.dont_know else 0
    wrong = None if right is None or dont_know is None else people - right - dont_know
    return ItemFinding(item.id, people, right, wrong, dont_know, counts, people - sum(counts.values()))


def _more_answers_than_people(release: Release, company: Company) -> tuple[Problem, ...]:
    """Published segments with more respondents than the company workbook has people."""

    def has_more(shown: ReleasedSegment) -> bool:
        headcount = company.headcount(shown.segment)
        return headcount is not None and shown.respondents > headcount

    def named(segment: Segment) -> Sentence | str:
        return " · ".join(segment.where.values()) or sentence("the organisation")

    return tuple(
        Problem(
            "note",
            sentence("Company workbook, sheet groups"),
            sentence("More people answered than work in {group}.", group=named(shown.segment)),
            sentence("Check the head count of this group in the company workbook."),
        )
        for shown in release.segments
        if has_more(shown)
    )
