"""A request: which figures are wanted, by which segmentations, so that everything is counted once and protected as one set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

About = Literal["module", "scale", "item"]


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """One linear figure: a sum over people of something that one person can add 0 to ``ceiling`` to.

    ``module`` figures have the outcome ``right`` (points) or ``dont_know`` (answers); ``scale`` figures ``agree`` (people); ``item``
    figures an option id, or ``blank`` (people who gave that answer).
    """

    about: About
    id: str
    outcome: str

    @property
    def path(self) -> str:
        """A readable name: ``module.linkedin.right``."""
        return f"{self.about}.{self.id}.{self.outcome}"


@dataclass(frozen=True, slots=True)
class Table:
    """Figures wanted for every segment of a crossing of segmentations; ``by=()`` is the organisation."""

    by: tuple[str, ...]
    figures: frozenset[Figure]


@dataclass(frozen=True, slots=True)
class Request:
    """The tables that some part of the analysis needs; two requests unite with ``|``.

    ``histograms`` names modules of which the distribution of scores over people is wanted, for the organisation only.
    """

    tables: tuple[Table, ...] = ()
    histograms: frozenset[str] = frozenset()

    def __or__(self, other: Request) -> Request:
        figures: dict[tuple[str, ...], frozenset[Figure]] = {}
        for table in (*self.tables, *other.tables):
            figures[table.by] = figures.get(table.by, frozenset()) | table.figures
        return Request(tuple(Table(by, figures[by]) for by in sorted(figures)), self.histograms | other.histograms)

    def figures(self, by: tuple[str, ...]) -> frozenset[Figure]:
        """The figures wanted for one crossing."""
        return frozenset().union(*(table.figures for table in self.tables if table.by == by))

    @property
    def all_figures(self) -> frozenset[Figure]:
        """Every figure wanted anywhere."""
        return frozenset().union(*(table.figures for table in self.tables))
