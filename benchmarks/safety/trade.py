"""Three rules of the trade, applied to the same cells: what they would show is made into a release, so that it can be attacked.

A group is shown when enough people answered and work there. That is the first rule. The second hides the next smallest group of each row
and column until none or two are hidden there, the third until the hidden ones together are none or enough people. Departments, and levels,
are a row of their own. All three show every figure of every group that they show; answers to single questions are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.disclosure.lattice import Lattice
from analyzer.model.release import Counted, Moment, Release, ReleasedSegment
from analyzer.model.segment import ORGANISATION, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analyzer.model.policy import Policy
    from analyzer.model.request import Figure
    from benchmarks.safety.organisation import Organisation

    Enough = Callable[[list[int], int], bool]

RULES: Mapping[str, Enough] = {
    "threshold": lambda _hidden, _minimum: True,
    "next smallest": lambda hidden, _minimum: len(hidden) != 1,
    "remainder": lambda hidden, minimum: not hidden or sum(hidden) >= minimum,
}
"""By rule: whether a row may stay as it is, from the people in its hidden groups and the minimum."""


def released(rule: str, one: Organisation, policy: Policy) -> Release:
    """What a rule would show."""
    lattice = Lattice.of(one.cells, one.request)
    people = {segment: lattice.on(segment) for segment in lattice.segments}
    shown = _shown(RULES[rule], one, people, policy.min_group)
    segments = tuple(ReleasedSegment(segment, people[segment], _figures(one, lattice, segment)) for segment in people if segment in shown)
    withheld = tuple(segment for segment in people if segment not in shown)
    histograms = {name: tuple(int(count) for count in counts) for name, counts in one.cells.histograms.items()}
    return Release(segments, withheld, (Moment(ORGANISATION, people[ORGANISATION], histograms),), one.cells.unit, policy.min_group)


def _shown(enough: Enough, one: Organisation, people: Mapping[Segment, int], minimum: int) -> set[Segment]:
    """The groups that are large enough, less what is hidden beside the others; a group inside a hidden one is hidden too."""
    shown = {segment for segment, count in people.items() if count >= minimum and _on_the_payroll(one, segment, minimum)}
    rows = _rows(people)
    while True:
        alone = {segment for segment in shown if any(Segment((part,)) not in shown for part in segment.parts)}
        victims = {victim for row in rows if (victim := _victim(enough, row, shown - alone, people, minimum))}
        if not alone | victims:
            return shown
        shown -= alone | victims


def _on_the_payroll(one: Organisation, segment: Segment, minimum: int) -> bool:
    headcount = one.company.headcount(segment) if one.company.known else None
    return headcount is None or headcount >= minimum


def _rows(people: Mapping[Segment, int]) -> list[list[Segment]]:
    """Groups that add up to a total: those of one segmentation, and crossed ones that share a label."""
    rows: dict[object, list[Segment]] = {}
    for segment in people:
        if len(segment.parts) == 1:
            rows.setdefault(segment.by, []).append(segment)
        for part in segment.parts if len(segment.parts) > 1 else ():
            rows.setdefault(part, []).append(segment)
    return list(rows.values())


def _victim(enough: Enough, row: list[Segment], shown: set[Segment], people: Mapping[Segment, int], minimum: int) -> Segment | None:
    """The smallest shown group of a row in which too little is hidden."""
    left = [segment for segment in row if segment in shown]
    if not left or enough([people[segment] for segment in row if segment not in shown], minimum):
        return None
    return min(left, key=lambda segment: (people[segment], segment))


def asked(one: Organisation, segment: Segment) -> set[Figure]:
    """The figures, answers to single questions apart, that were asked of a group."""
    return {figure for figure in one.request.figures(segment.by) & one.cells.counts.keys() if figure.about != "item"}


def _figures(one: Organisation, lattice: Lattice, segment: Segment) -> dict[Figure, Counted]:
    """Every figure that was asked of a group, exactly."""
    cells = one.cells
    figures = {}
    for figure in sorted(asked(one, segment)):
        unit = cells.unit if figure.about == "module" and figure.outcome == "right" else 1
        count = lattice.on(segment, lattice.atoms(cells.counts[figure]))
        figures[figure] = Counted(lattice.on(segment) * cells.ceiling[figure] // unit, count=count / unit)
    return figures
