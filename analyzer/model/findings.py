"""Findings: all that one run found and may say, in one value; every report is written from it and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from analyzer.model.advice import Advice, Condition, Difference
    from analyzer.model.estimates import Comparison, ModuleEstimate, ScaleEstimate, Spread
    from analyzer.model.policy import Policy
    from analyzer.model.problem import Problem
    from analyzer.model.release import Side
    from analyzer.model.screening import Screening
    from analyzer.model.segment import Segment
    from analyzer.model.survey import Survey

SCHEMA_VERSION = 1

Status = Literal["concept", "final"]


@dataclass(frozen=True, slots=True)
class Band:
    """A share that is only told in steps of ten points, from ``low`` up to ``high`` (0 to 1)."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ModuleFinding:
    """One module in one group. Where the figure is withheld everything but ``advice`` is None.

    ``right`` and ``shown`` are exact counts of answers; where only an edge may be told ``right`` is None and ``edge`` holds it
    ("at least" for side ``high``, "at most" for ``low``). For side ``within`` the share lies between ``edge`` and ``until``.
    ``dont_know`` counts answers, or None.
    """

    shown: int | None
    right: float | None
    dont_know: int | None
    estimate: ModuleEstimate | None
    advice: Advice
    edge: float | None = None
    side: Side = ""
    until: float | None = None

    @property
    def withheld(self) -> bool:
        """Whether nothing may be told about this module here."""
        return self.shown is None


@dataclass(frozen=True, slots=True)
class ScaleFinding:
    """One scale in one group; withheld where ``asked`` is None.

    ``agree`` counts people, or is None where only ``edge``, ``side`` and ``until`` may be told, as of a module.
    """

    asked: int | None
    agree: int | None
    estimate: ScaleEstimate | None
    edge: float | None = None
    side: Side = ""
    until: float | None = None

    @property
    def withheld(self) -> bool:
        """Whether nothing may be told about this scale here."""
        return self.asked is None


@dataclass(frozen=True, slots=True)
class GroupFinding:
    """A published group: who, how many answered, and what was found."""

    segment: Segment
    respondents: int
    response: Band | None
    modules: Mapping[str, ModuleFinding]
    scales: Mapping[str, ScaleFinding]
    first: tuple[str, ...]
    later: tuple[str, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """One knowledge item over the whole organisation: how many gave each answer (``blank`` included), and how many were right.

    ``answers`` leaves out the options that too few people chose; they are together in ``other``. ``right``, ``wrong`` and ``dont_know``
    are None where they may not be told.
    """

    id: str
    shown: int
    right: float | None
    wrong: float | None
    dont_know: int | None
    answers: Mapping[str, int]
    other: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything. ``groups`` starts with the organisation; ``items`` is in the order asked.

    ``screening`` is None where nobody was screened.
    """

    survey: Survey
    wave: str
    fieldwork: date | None
    made_on: date
    status: Status
    policy: Policy
    groups: tuple[GroupFinding, ...]
    items: tuple[ItemFinding, ...]
    comparisons: tuple[Comparison, ...]
    differences: tuple[Difference, ...]
    spreads: Mapping[str, Spread]
    withheld: tuple[Segment, ...]
    not_scored: tuple[str, ...]
    company_known: bool
    problems: tuple[Problem, ...]
    screening: Screening | None = None
    schema_version: int = SCHEMA_VERSION

    @property
    def organisation(self) -> GroupFinding:
        """Everybody."""
        return self.groups[0]

    @property
    def same_for_all(self) -> bool:
        """Whether one training offer fits everybody."""
        return not any(difference.modules for difference in self.differences)

    def _repr_html_(self) -> str:
        """What a notebook shows: what was read, what is not shown, and what was noticed. Every text is escaped."""
        hidden = ", ".join(" · ".join(segment.where.values()) for segment in self.withheld)
        lines = (
            f"Survey {self.survey.id} {self.survey.version}, wave {self.wave}: {self.organisation.respondents} people answered.",
            f"{len(self.groups) - 1} groups are shown; not shown, to protect people: {hidden or 'none'}.",
            f"Questions not scored: {', '.join(self.not_scored) or 'none'}.",
            *(f"{problem.where}: {problem.message} {problem.remedy}" for problem in self.problems),
        )
        return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"

    def group(self, segment: Segment) -> GroupFinding:
        """The group of a segment. Raises KeyError where it is not published."""
        return {group.segment: group for group in self.groups}[segment]
