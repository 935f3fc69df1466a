"""What each column of an export is: a question of the survey, something the tool added, somebody's identity, free text, or unknown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analyzer.intake.identifiers import is_free_text, kind_by_values
from analyzer.intake.naming import kind_by_heading
from analyzer.intake.reading import Column
from analyzer.intake.weeks import is_time
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from analyzer.intake.matching import Questions
    from analyzer.intake.platform import Platform
    from analyzer.intake.table import Table
    from analyzer.model.survey import Survey

CHOSEN = frozenset({"single", "multiple", "rating"})
"""The kinds of item with options to choose from; what people type themselves is not read."""

_FEW = 12


def columns(table: Table, platform: Platform, questions: Questions, survey: Survey | None) -> list[Column]:
    """A column for each column of the table, in order."""
    return [
        _question(table, column, questions, survey) or _tool_column(table, column, platform) or _other(table, column)
        for column in range(len(table.headings))
    ]


def _question(table: Table, column: int, questions: Questions, survey: Survey | None) -> Column | None:
    """A question of the survey stays one, whatever its answers look like."""
    target = questions.target(table.headings[column])
    if target is None or survey is None:
        return None
    if target.role == "segmentation":
        return Column(table.shown(column), "segmentation", target.id)
    kind = survey.item(target.id).kind
    return Column(table.shown(column), "item" if kind in CHOSEN else "free_text", target.id, kind)


def _tool_column(table: Table, column: int, platform: Platform) -> Column | None:
    own = platform.own(plain(table.headings[column]))
    return Column(table.shown(column), own[0], None, own[1]) if own else None


def _other(table: Table, column: int) -> Column:
    """What is not asked by the survey, told by its heading and then by its values, which are forgotten again."""
    shown = table.shown(column)
    named = kind_by_heading(table.headings[column])
    if named:
        return Column(shown, "identifier", None, named)
    values = Counter({value: count for value, count in Counter(table.values(column)).items() if not is_blank(value)})
    if is_time(values):
        return Column(shown, "metadata", None, "time")
    kind = kind_by_values(values)
    if kind:
        return Column(shown, "identifier", None, kind)
    if is_free_text(values):
        return Column(shown, "free_text")
    return Column(shown, "unmatched", None, _kind(values))


def _kind(values: Counter[str]) -> str:
    """In one word what stands in a column: nothing, numbers, a few choices, or texts."""
    if not values:
        return "empty"
    if all(value.strip().replace(".", "", 1).replace(",", "", 1).lstrip("-").isdigit() for value in values):
        return "number"
    return "choice" if len(values) <= _FEW else "text"
