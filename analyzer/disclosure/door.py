"""The door: cells come in, and what may be shown of them goes out as a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.disclosure.complement import Pattern, pattern
from analyzer.disclosure.figures import FigureLayer, showable
from analyzer.disclosure.grid import Grid, as_grid
from analyzer.disclosure.items import countable
from analyzer.disclosure.primary import edge
from analyzer.disclosure.screening import screening
from analyzer.model.problem import TooSmall
from analyzer.model.release import Counted, Release, ReleasedSegment
from analyzer.model.segment import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.disclosure.grid import Line
    from analyzer.disclosure.network import Shown
    from analyzer.model.cells import Cells
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.request import Figure, Request
    from analyzer.model.segment import Segment
    from analyzer.model.survey import Survey


def protect(cells: Cells, request: Request, survey: Survey, company: Company, policy: Policy) -> Release:
    """What may be shown of some cells.

    A figure is released for the organisation and for the crossings it was asked for, as far as the number of people and its own counts
    allow. Raises TooSmall when fewer than the minimum answered at all, ValueError for more than two segmentations.
    """
    grid = Grid.of(cells)
    if int(grid.respondents.sum()) < policy.min_group:
        raise TooSmall(policy.min_group)
    allowed = pattern(grid, company, policy)
    per_figure = {figure: _figure(figure, cells, grid, allowed, request, policy) for figure in cells.counts if figure.about != "item"}
    shown = {figure: (layer, where) for figure, (layer, where) in per_figure.items() if where is not None}
    draft = _Draft(cells, grid, allowed, shown, countable(cells, survey, policy), policy)
    return Release(
        segments=(draft.organisation(), *sorted(draft.published(), key=lambda segment: (len(segment.segment.parts), segment.segment))),
        remainders=draft.remainders(),
        withheld=draft.withheld(),
        histograms={module: tuple(int(people) for people in counted) for module, counted in cells.histograms.items()},
        unit=cells.unit,
        minimum=policy.min_group,
        screening=screening(cells, {figure.id for figure in shown if figure.outcome == "right"}, survey, policy),
    )


def _figure(
    figure: Figure, cells: Cells, grid: Grid, allowed: Pattern, request: Request, policy: Policy
) -> tuple[FigureLayer, Shown | None]:
    """A figure on the grid, and where it may be shown of where it was asked."""
    layer = FigureLayer(grid, as_grid(cells.counts[figure]), cells.ceiling[figure], policy)
    axes = {axis for axis, name in enumerate(cells.segmentations) if figure in request.figures((name,))}
    crossing = figure in request.figures(tuple(sorted(cells.segmentations)))
    asked = Pattern(frozenset(line for line in allowed.lines if line[0] in axes), allowed.spots if crossing else frozenset())
    return layer, showable(layer, asked)


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """The parts of a release while it is put together."""

    cells: Cells
    grid: Grid
    allowed: Pattern
    shown: Mapping[Figure, tuple[FigureLayer, Shown]]
    items: frozenset[Figure]
    policy: Policy

    def unit(self, figure: Figure) -> int:
        """Points are counted in parts of an answer; everything else in whole answers or people."""
        return self.cells.unit if figure.about == "module" and figure.outcome == "right" else 1

    def organisation(self) -> ReleasedSegment:
        people = int(self.grid.respondents.sum())
        figures = {figure: self._exact(figure, int(layer.counts.sum()), people) for figure, (layer, _) in self.shown.items()}
        answers = {figure: self._exact(figure, int(self.cells.counts[figure].sum()), people) for figure in sorted(self.items)}
        return ReleasedSegment(ORGANISATION, people, figures | answers)

    def published(self) -> Iterator[ReleasedSegment]:
        """The lines and cells that may be shown, each with the figures that may."""
        for line in self.allowed.lines:
            figures = {f: counted for f, (layer, where) in self.shown.items() if (counted := self._on_line(f, layer, where, line))}
            yield ReleasedSegment(self.grid.segment(line), self.grid.on(line), figures)
        for spot in self.allowed.spots:
            people = int(self.grid.respondents[spot])
            figures = {
                figure: self._exact(figure, int(layer.counts[spot]), people)
                for figure, (layer, where) in self.shown.items()
                if spot in where.spots
            }
            yield ReleasedSegment(self.grid.segment((0, spot[0]), (1, spot[1])), people, figures)

    def remainders(self) -> dict[str, ReleasedSegment]:
        """Per segmentation everybody whose segment is not shown, with the figures that every shown segment has exactly."""
        rest: dict[str, ReleasedSegment] = {}
        for axis, name in enumerate(self.cells.segmentations):
            lines = [line for line in self.grid.lines() if line[0] == axis and line not in self.allowed.lines and self.grid.on(line)]
            people = sum(self.grid.on(line) for line in lines)
            if people:
                figures = {
                    figure: self._exact(figure, sum(layer.total(line)[0] for line in lines), people)
                    for figure, (layer, where) in self.shown.items()
                    if all(line in where.lines for line in self.allowed.lines if line[0] == axis)
                }
                rest[name] = ReleasedSegment(ORGANISATION, people, figures)
        return rest

    def withheld(self) -> tuple[Segment, ...]:
        """The segments with people in them that are not shown; crossed ones only where crossings are shown at all."""
        lines = [line for line in self.grid.lines() if line not in self.allowed.lines and self.grid.on(line)]
        spots = [spot for spot in self.grid.spots() if self.allowed.spots and spot not in self.allowed.spots]
        hidden = [self.grid.segment(line) for line in lines if not self.grid.is_unknown(line)]
        hidden += [self.grid.segment((0, row), (1, column)) for row, column in spots]
        return tuple(sorted(hidden, key=lambda segment: (len(segment.parts), segment)))

    def _on_line(self, figure: Figure, layer: FigureLayer, where: Shown, line: Line) -> Counted | None:
        count, people = layer.total(line)
        if line in where.lines:
            return self._exact(figure, count, people)
        if line in where.bands:
            share, side = edge(count, people, layer.ceiling, self.policy)
            return Counted(self._out_of(figure, people), edge=share, side=side)
        return None

    def _exact(self, figure: Figure, count: int, people: int) -> Counted:
        return Counted(self._out_of(figure, people), count=count / self.unit(figure))

    def _out_of(self, figure: Figure, people: int) -> int:
        return people * self.cells.ceiling[figure] // self.unit(figure)
