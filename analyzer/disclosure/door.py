"""The door: cells come in, and what may be shown of them goes out as a release, after it was attacked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analyzer.disclosure.audit import audit
from analyzer.disclosure.complement import pattern
from analyzer.disclosure.earlier import held_against, of_survey, same_wave
from analyzer.disclosure.figures import apart, showable
from analyzer.disclosure.items import countable
from analyzer.disclosure.lattice import Lattice
from analyzer.disclosure.screening import screening
from analyzer.model.problem import TooSmall, Unsafe
from analyzer.model.release import Counted, Moment, Release, ReleasedSegment
from analyzer.model.request import Figure
from analyzer.model.segment import ORGANISATION, REST, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analyzer.disclosure.shown import Shown
    from analyzer.model.cells import Cells
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.publication import Publication
    from analyzer.model.request import Request
    from analyzer.model.survey import Item, Survey

ROUNDS = 12
"""How often figures that the audit finds unsafe are withheld and the rest is attacked again."""


def protect(
    cells: Cells,
    request: Request,
    survey: Survey,
    company: Company,
    policy: Policy,
    earlier: Sequence[Publication] = (),
    *,
    wave: str = "",
) -> Release:
    """What may be shown of some cells of a wave, next to everything that was published before.

    A figure is released for the organisation and for the crossings it was asked for, as far as the number of people and its own counts
    allow. The release is attacked before it leaves: a figure that the attack gets at is withheld, and if that does not help nothing leaves.

    Raises TooSmall when fewer than the minimum answered at all, Refused where an earlier publication stands in the way, Unsafe where
    the audit does not end in a proof.
    """
    if int(cells.respondents.sum()) < policy.min_group:
        raise TooSmall(policy.min_group)
    draft = _Draft.of(cells, request, survey, company, policy)
    proven: frozenset[Figure] = frozenset()
    issued = tuple(before for before in of_survey(earlier, survey.id) if same_wave(before.wave, wave))
    for _ in range(ROUNDS):
        release = held_against(draft.release(), earlier, survey, wave, company, policy)
        verdict = audit(release, cells, company, policy, issued, survey=survey, proven=proven)
        if verdict.ok:
            return release
        if not verdict.figures:
            break
        proven = frozenset() if verdict.doubt else frozenset(draft.shown) - verdict.figures
        draft = draft.without(verdict.figures)
    raise Unsafe(verdict.status)


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """A release while it is put together: who may be shown at all, and where each figure may."""

    cells: Cells
    lattice: Lattice
    allowed: frozenset[Segment]
    shown: Mapping[Figure, Shown]
    items: frozenset[Figure]
    survey: Survey
    policy: Policy

    @classmethod
    def of(cls, cells: Cells, request: Request, survey: Survey, company: Company, policy: Policy) -> _Draft:
        lattice = Lattice.of(cells, request)
        allowed = pattern(cells, lattice, company, policy)
        figures = [figure for figure in cells.counts if figure.about != "item"]
        asked = {figure: {ORGANISATION, *(one for one in allowed if figure in request.figures(one.by))} for figure in figures}
        shown = {figure: showable(cells, figure, lattice, frozenset(asked[figure]), policy) for figure in figures}
        kept = {figure: where for figure, where in shown.items() if where is not None}
        return cls(cells, lattice, allowed, apart(cells, kept, lattice, policy), countable(cells, survey, policy), survey, policy)

    def without(self, figures: frozenset[Figure]) -> _Draft:
        """The same with a step back in some figures: no bands, no crossings, fewer segments, the organisation only, nothing."""
        where = {figure: shown.retreated(self.lattice.on) if figure in figures else shown for figure, shown in self.shown.items()}
        kept = {figure: shown for figure, shown in where.items() if shown is not None}
        return replace(self, shown=kept, items=self.items - figures)

    def release(self) -> Release:
        modules = {figure.id for figure in self.shown if figure.outcome == "right"}
        return Release(
            segments=tuple(sorted(self._segments(), key=lambda shown: (len(shown.segment.parts), shown.segment.is_rest, shown.segment))),
            withheld=self._withheld(),
            moments=(self._moment(),),
            unit=self.cells.unit,
            minimum=self.policy.min_group,
            minimum_moments=self.policy.min_moments,
            screening=screening(self.cells, modules, self.survey, self.policy),
        )

    def _segments(self) -> Iterator[ReleasedSegment]:
        people = self.lattice.on(ORGANISATION)
        answers = {figure: self._exact(figure, int(self.cells.counts[figure].sum()), people) for figure in sorted(self.items)}
        for segment in (ORGANISATION, *self.allowed):
            figures = {figure: counted for figure in self.shown if (counted := self._counted(figure, segment))}
            yield ReleasedSegment(segment, self.lattice.on(segment), figures if segment.parts else figures | answers)
        for name in self.cells.segmentations:
            if rest := self._rest(name):
                yield rest

    def _counted(self, figure: Figure, segment: Segment) -> Counted | None:
        where, people = self.shown[figure], self.lattice.on(segment)
        if segment in where.exact:
            return self._exact(figure, self.lattice.on(segment, self.lattice.atoms(self.cells.counts[figure])), people)
        if segment in where.bands:
            low, high = where.bands[segment]
            return Counted(self._out_of(figure, people), low=low, high=high)
        return None

    def _rest(self, name: str) -> ReleasedSegment | None:
        """Everybody whose segment is not shown, with the figures that every shown segment has exactly: it follows from those anyway."""
        shown = [segment for segment in self.allowed if segment.by == (name,)]
        outside = self.lattice.outside(shown, name)
        people = int(self.lattice.people[outside].sum())
        if not shown or people == 0:
            return None
        figures = {
            figure: self._exact(figure, int(self.lattice.atoms(self.cells.counts[figure])[outside].sum()), people)
            for figure, where in self.shown.items()
            if where.exact.issuperset(shown)
        }
        return ReleasedSegment(Segment.of(**{name: REST}), people, figures)

    def _withheld(self) -> tuple[Segment, ...]:
        """The segments with people in them that are not shown; crossed ones only where crossings are shown at all."""
        crossed = {segment.by for segment in self.allowed}
        hidden = [segment for segment in self.lattice.segments if segment.parts and segment not in self.allowed]
        told = [one for one in hidden if len(one.parts) == 1 or one.by in crossed]
        return tuple(sorted(told, key=lambda segment: (len(segment.parts), segment)))

    def _moment(self) -> Moment:
        histograms = {module: tuple(int(people) for people in counted) for module, counted in self.cells.histograms.items()}
        items = (item for item in self.survey.items if item.module)
        variances = {item.id: found for item in items if (found := self._variance(item)) is not None}
        return Moment(ORGANISATION, self.lattice.on(ORGANISATION), histograms, variances)

    def _variance(self, item: Item) -> float | None:
        """The variance over people of what a question gave them; None where its answers were not counted."""
        worth = {Figure("item", item.id, option): points for option, points in item.points().items() if points > 0}
        if not worth.keys() <= self.cells.counts.keys():
            return None
        shares = {figure: int(self.cells.counts[figure].sum()) / self.lattice.on(ORGANISATION) for figure in worth}
        mean = sum(points * shares[figure] for figure, points in worth.items())
        return sum(points**2 * shares[figure] for figure, points in worth.items()) - mean**2

    def _exact(self, figure: Figure, count: int, people: int) -> Counted:
        return Counted(self._out_of(figure, people), count=count / self._unit(figure))

    def _out_of(self, figure: Figure, people: int) -> int:
        return people * self.cells.ceiling[figure] // self._unit(figure)

    def _unit(self, figure: Figure) -> int:
        """Points are counted in parts of an answer; everything else in whole answers or people."""
        return self.cells.unit if figure.about == "module" and figure.outcome == "right" else 1
