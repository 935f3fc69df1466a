"""A book: what a workbook or a zip file held that may be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.model.problem import Problem
from analyzer.sheets.container import save_as_csv
from analyzer.sheets.refusal import shown, unreadable
from analyzer.sheets.sheet import trimmed
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analyzer.sheets.excel import Drawn
    from analyzer.sheets.extent import Gaps
    from analyzer.sheets.sheet import Sheet
    from analyzer.text import Sentence

MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The visible sheets that are not blank, at least one; the names of hidden sheets, of which nothing was read; notes on the whole."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()


def bound(drawn: Sequence[Drawn], gaps: Gaps, where: Sentence) -> Book:
    """The book of a workbook, without blank rows and columns. Raises Unreadable when nothing is left, or more than can be a survey."""
    whole = (trimmed(sheet.name, sheet.columns, range(1, sheet.height + 1)) for sheet in drawn if not sheet.hidden)
    found = tuple(sheet for sheet in whole if sheet.height)
    hidden = tuple(sheet.name for sheet in drawn if sheet.hidden)
    if not found:
        raise _all_hidden(len(hidden), where) if hidden else unreadable(where, sentence("The workbook is empty."))
    longest = max(found, key=lambda sheet: sheet.height)
    if longest.height > MOST_ROWS:
        raise _too_long(longest, where)
    return Book(found, hidden, tuple(_notes(gaps, where)))


def _all_hidden(count: int, where: Sentence) -> Exception:
    return unreadable(
        where,
        sentence(
            "Every sheet that can be seen is empty, and {n} sheet is hidden.",
            "Every sheet that can be seen is empty, and {n} sheets are hidden.",
            n=count,
        ),
        sentence("In Excel, right-click a sheet tab, choose Unhide, save the workbook and choose it again."),
    )


def _too_long(sheet: Sheet, where: Sentence) -> Exception:
    return unreadable(
        where,
        sentence(
            "The sheet {sheet} has {n} rows. A workbook is read up to {most} rows; a CSV file can be longer.",
            sheet=shown(sheet.name),
            n=sheet.height,
            most=MOST_ROWS,
        ),
        save_as_csv(),
    )


def _notes(gaps: Gaps, where: Sentence) -> Iterator[Problem]:
    if gaps.uncomputed:
        yield Problem(
            "note",
            where,
            sentence("Some cells hold a formula without its outcome and are read as blank."),
            sentence("Open the workbook in Excel, save it and choose it again."),
        )
    if gaps.errors:
        yield Problem(
            "note",
            where,
            sentence("Some cells hold an error of Excel, such as #N/A, and are read as blank."),
            sentence("Look them up in the workbook; correct them if they are answers."),
        )
