"""The answers of one file: its columns known, its rows those of respondents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.intake.columns import columns
from analyzer.intake.rows import respondents
from analyzer.intake.weeks import first_week
from analyzer.sheets.plain import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from analyzer.intake.matching import Questions
    from analyzer.intake.platform import Platform
    from analyzer.intake.reading import Column
    from analyzer.intake.table import Table
    from analyzer.model.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One file: what its columns are, the rows of people, and how many rows were left out by reason."""

    table: Table
    columns: list[Column]
    rows: list[list[str]]
    dropped: Mapping[str, int]
    week: date | None
    week_unsure: bool

    def targets(self, role: str) -> set[str]:
        """The ids of the questions of a role that this file asks."""
        return {column.target for column in self.columns if column.role == role and column.target}

    def asking(self, target: str) -> list[int]:
        """The columns that ask one question."""
        return [number for number, column in enumerate(self.columns) if column.target == target]

    def cells(self, target: str) -> list[str]:
        """The answers to one question, a text per respondent; where several columns ask it, the first that is filled.

        A form in two languages has a column for each, of which everybody fills one.
        """
        asking = self.asking(target)
        if len(asking) == 1:
            return [row[asking[0]] for row in self.rows]
        return [next((row[number] for number in asking if not is_blank(row[number])), "") for row in self.rows]


def form(table: Table, platform: Platform, questions: Questions, survey: Survey | None) -> Form:
    """Tell the columns of a table, and keep the rows that are respondents."""
    found = columns(table, platform, questions, survey)
    rows, dropped = respondents(table.headings, table.rows, found)
    times = next((number for number, column in enumerate(found) if column.kind == "time"), None)
    moments = [] if times is None else [row[times] for row in rows]
    week, unsure = first_week(moments, day_first=platform.day_first(table))
    return Form(table, found, rows, dropped, week, unsure)
