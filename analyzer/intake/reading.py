"""A reading: all that pass 1 learnt about the files, and what pass 2 needs, without anything that says who answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from analyzer.intake.coding import Coder
    from analyzer.intake.column import Column
    from analyzer.intake.form import Form
    from analyzer.model.problem import Problem
    from analyzer.model.question import Question
    from analyzer.model.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the files of one wave hold.

    ``respondents`` are the rows that count; ``dropped_rows`` says how many do not, by reason. ``matched`` are ids of items and
    segmentations that can be used, ``unmatched`` headings that mean nothing to us, ``dropped_identifiers`` pairs of heading and kind.
    ``raised`` are the questions that the files raise, ``asked`` those of them that were not answered. ``segment_labels`` are the labels of
    each segmentation, as they go into the report, each with the number of people who gave it. ``week`` is the Monday of the earliest week
    in which somebody answered. ``survey`` is None where none was recognised.
    """

    platform: str
    files: tuple[str, ...]
    survey: Survey | None
    respondents: int
    columns: tuple[Column, ...]
    matched: tuple[str, ...]
    dropped_rows: Mapping[str, int]
    problems: tuple[Problem, ...]
    raised: tuple[Question, ...] = ()
    asked: tuple[Question, ...] = ()
    week: date | None = None
    segment_labels: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    forms: tuple[Form, ...] = field(default=(), repr=False)
    items: Mapping[str, Coder] = field(default_factory=dict, repr=False)
    segments: Mapping[str, Coder] = field(default_factory=dict, repr=False)

    @property
    def unmatched(self) -> tuple[str, ...]:
        """Headings of columns that are not used and say nothing about a person."""
        return tuple(column.heading for column in self.columns if column.role == "unmatched")

    @property
    def dropped_identifiers(self) -> tuple[tuple[str, str], ...]:
        """Heading and kind of each column that may say who answered."""
        return tuple((column.heading, column.kind) for column in self.columns if column.role == "identifier")
