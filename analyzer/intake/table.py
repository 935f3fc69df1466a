"""One export as headings and rows, before anything is known about the survey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.intake.identifiers import kind_of_value, masked
from analyzer.intake.weeks import is_time
from analyzer.model.problem import Problem
from analyzer.sheets.plain import is_blank, plain, tidy
from analyzer.sheets.reading import read
from analyzer.sheets.refusal import export_again, named, shown_name, unreadable
from analyzer.sheets.sheet import column_name
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analyzer.sheets.sheet import Sheet
    from analyzer.text import Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The headings of an export as they stand in the file, and the rows below them; ``columns`` are the column numbers in the file."""

    file: str
    where: Sentence
    sheet: str
    headings: list[str]
    rows: list[list[str]]
    columns: Sequence[int]
    notes: tuple[Problem, ...] = ()

    def shown(self, column: int) -> str:
        """A heading as it may be shown: without mark-up and identifiers, or ``Column F`` where it is blank."""
        return masked(tidy(self.headings[column])) or column_name(self.columns[column])

    def values(self, column: int) -> list[str]:
        """The cells of a column, top to bottom."""
        return [row[column] for row in self.rows]


def open_table(path: Path) -> Table:
    """Read one export. Raises Unreadable when it has no answers or no headings, and for all that `sheets.reading.read` refuses."""
    where = named(path)
    sheet = read(path)
    title = _rows_above(sheet)
    headings, rows = sheet.rows[title], sheet.rows[title + 1 :]
    if not rows:
        message = sentence("There are {n} headings, but no answers below them.", n=sum(not is_blank(heading) for heading in headings))
        raise unreadable(where, message, export_again())
    if _is_an_answer(headings, rows):
        raise unreadable(
            where,
            sentence("The first row looks like the answers of a person, not like the questions."),
            sentence("Export again with the questions as headings in the first row."),
        )
    notes = (*sheet.notes, _titled(where)) if title else sheet.notes
    return Table(shown_name(path), where, sheet.name, headings, rows, sheet.columns, notes)


def _rows_above(sheet: Sheet) -> int:
    """How many rows stand above the headings: a title fills one cell only."""
    if len(sheet.columns) < 3:
        return 0
    fills = (sum(not is_blank(cell) for cell in row) for row in sheet.rows[:10])
    return next((number for number, fill in enumerate(fills) if fill > 1), 0)


def _is_an_answer(headings: list[str], rows: list[list[str]]) -> bool:
    """Whether the first row belongs to a person: it holds a moment or an address, or most of its cells recur among other answers below."""
    told = [(column, heading) for column, heading in enumerate(headings) if not is_blank(heading)]
    if any(is_time([heading]) or (kind_of_value(heading) and " " not in heading.strip()) for _, heading in told):
        return True
    recurring = sum(_recurs(plain(heading), {plain(row[column]) for row in rows[:500]}) for column, heading in told)
    return 2 * recurring > len(told)


def _recurs(heading: str, below: set[str]) -> bool:
    """A column for one option holds its own heading and nothing else, so a second value must be there."""
    return heading in below and len(below - {heading, ""}) > 1


def _titled(where: Sentence) -> Problem:
    return Problem(
        "note",
        where,
        sentence("The rows above the headings were passed over."),
        sentence("Nothing needs to be done when the columns below are right."),
    )
