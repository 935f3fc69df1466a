"""A reading: all that pass 1 learnt about the files, and the coded answers for pass 2, without anything that says who answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping
    from datetime import date

    from analyzer.model.problem import Problem
    from analyzer.model.survey import Survey

Role = Literal["item", "segmentation", "metadata", "identifier", "free_text", "score", "unmatched"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an export: its heading as it may be shown, what it is, and the item or segmentation it belongs to.

    ``kind`` says more about the role: the kind of item, of identifier (``email``, ``name`` …), of metadata (``time``) or of values.
    """

    heading: str
    role: Role
    target: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """The answers to one question, a small number per respondent: an index into ``categories``, or -1 for a blank."""

    categories: tuple[str, ...]
    codes: array[int]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the files of one wave hold.

    ``respondents`` are the rows that count; ``dropped_rows`` says how many do not, by reason. ``matched`` are ids of items and
    segmentations that can be used, ``unmatched`` headings that mean nothing to us, ``dropped_identifiers`` pairs of heading and kind.
    ``week`` is the Monday of the earliest week in which somebody answered. ``survey`` is None where none was recognised.
    """

    platform: str
    files: tuple[str, ...]
    survey: Survey | None
    respondents: int
    columns: tuple[Column, ...]
    matched: tuple[str, ...]
    dropped_rows: Mapping[str, int]
    problems: tuple[Problem, ...]
    week: date | None = None
    answers: Mapping[str, Coded] = field(default_factory=dict, repr=False)
    segments: Mapping[str, Coded] = field(default_factory=dict, repr=False)

    @property
    def unmatched(self) -> tuple[str, ...]:
        """Headings of columns that are not used and say nothing about a person."""
        return tuple(column.heading for column in self.columns if column.role == "unmatched")

    @property
    def dropped_identifiers(self) -> tuple[tuple[str, str], ...]:
        """Heading and kind of each column that may say who answered."""
        return tuple((column.heading, column.kind) for column in self.columns if column.role == "identifier")

    @property
    def segment_labels(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of each segmentation, as they go into the report."""
        return {name: coded.categories for name, coded in self.segments.items()}

    @property
    def questions(self) -> tuple[Problem, ...]:
        """What must be answered before a report can be made."""
        return tuple(problem for problem in self.problems if problem.severity == "ask")
