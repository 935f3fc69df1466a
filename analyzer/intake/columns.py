"""What each column of an export is: a question of the survey, something the tool added, somebody's identity, free text, or unknown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analyzer.intake.column import Column
from analyzer.intake.identifiers import is_free_text, kind_by_values
from analyzer.intake.naming import kind_by_heading, speaks_of_somebody
from analyzer.intake.weeks import is_time
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.table import Table
    from analyzer.intake.target import Target
    from analyzer.model.survey import Survey
    from analyzer.sheets.texts import Block

CHOSEN = frozenset({"single", "multiple", "rating"})
"""The kinds of item with options to choose from; what people type themselves is not read."""

_FEW = 12


def columns(table: Table, block: Block, targets: Sequence[Target | None], survey: Survey | None) -> list[Column]:
    """A column for each column of the table, in order; ``block`` holds the rows by whose values the unknown ones are told."""
    return [
        _tool_column(table, place) or _question(table, place, targets[place], survey) or _other(table, place, block)
        for place in range(len(table.headings))
    ]


def _tool_column(table: Table, place: int) -> Column | None:
    own = table.headings[place].own
    return Column(table.shown(place), own[0], None, own[1]) if own else None


def _question(table: Table, place: int, target: Target | None, survey: Survey | None) -> Column | None:
    """A question of the survey stays one, whatever its answers look like."""
    if target is None or survey is None:
        return None
    if target.role == "segmentation":
        return Column(table.shown(place), "segmentation", target.id)
    kind = survey.item(target.id).kind
    return Column(table.shown(place), "item" if kind in CHOSEN else "free_text", target.id, kind)


def _other(table: Table, place: int, block: Block) -> Column:
    """What is not asked by the survey, told by its heading and then by its values, which are forgotten again."""
    shown = table.shown(place)
    heading = table.headings[place]
    named = kind_by_heading(heading.text) or (kind_by_heading(heading.part) if heading.part else None)
    if named:
        return Column(shown, "identifier", None, named)
    counted = block.columns[place].counts()
    missing = table.platform.missing
    values = Counter({value: count for value, count in counted.items() if not is_blank(value) and plain(value) not in missing})
    if is_time(values):
        return Column(shown, "metadata", None, "time")
    kind = kind_by_values(values, of_somebody=speaks_of_somebody(heading.text))
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
