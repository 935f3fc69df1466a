"""Two tables in one sheet, side by side or below each other: which of them holds the answers is asked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.question import Choice, Question
from analyzer.sheets.plain import is_blank, plain
from analyzer.sheets.sheet import Sheet, column_name
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.sheets.streaming import Stream
    from analyzer.text import Sentence

_FEWEST = 2
_TOP = 3


def one_table(source: Sheet | Stream, where: Sentence, decisions: Mapping[str, str]) -> tuple[Sheet | Stream, tuple[Question, ...]]:
    """The table that was chosen, the whole sheet while nothing was, and the questions that there are about it."""
    if not isinstance(source, Sheet):
        return source, ()
    questions = []
    for find, cut in ((_beside, _columns), (_below, _rows)):
        place = find(source)
        if place:
            asked = _question(source, where, place, beside=find is _beside)
            questions.append(asked)
            source = cut(source, place, asked.decided(decisions) or "both")
    return source, tuple(questions)


def _beside(sheet: Sheet) -> int | None:
    """The first column of a second table: after a blank column, under a heading that the first table has too."""
    top = [plain(cell) for cell in sheet.head[0]]
    for place, (before, after) in enumerate(pairwise(sheet.columns), start=1):
        wide = _FEWEST <= place <= len(top) - _FEWEST
        if after - before > 1 and wide and top[place] and top[place] == top[0]:
            return place
    return None


def _below(sheet: Sheet) -> int | None:
    """The first row of a second table: after a blank row, with headings of its own that occur nowhere else in their columns."""
    for row, (before, after) in enumerate(pairwise(sheet.lines), start=1):
        if after - before > 1 and _TOP <= row <= sheet.height - _FEWEST and _is_new_head(sheet, row):
            return row
    return None


def _is_new_head(sheet: Sheet, row: int) -> bool:
    told = [column for column in sheet.texts if not is_blank(column.distinct[column.codes[row]])]
    alone = [column for column in told if (column.codes == column.codes[row]).sum() == 1]
    words = [column for column in alone if any(sign.isalpha() for sign in column.distinct[column.codes[row]])]
    return len(told) >= _TOP and len(words) == len(told)


def _columns(sheet: Sheet, place: int, chosen: str) -> Sheet:
    kept = {"first": slice(None, place), "second": slice(place, None)}.get(chosen, slice(None))
    return replace(sheet, texts=sheet.texts[kept], columns=list(sheet.columns)[kept])


def _rows(sheet: Sheet, place: int, chosen: str) -> Sheet:
    if chosen == "both":
        return sheet
    wanted = np.arange(sheet.height) < place if chosen == "first" else np.arange(sheet.height) >= place
    lines: Sequence[int] = np.asarray(sheet.lines)[wanted].tolist()
    return replace(sheet, texts=tuple(column.where(wanted) for column in sheet.texts), lines=lines)


def _question(sheet: Sheet, where: Sentence, place: int, *, beside: bool) -> Question:
    at = column_name(sheet.columns[place]) if beside else str(sheet.lines[place])
    message = (
        sentence("A second table seems to begin in column {column}. Which table holds the answers?", column=at)
        if beside
        else sentence("A second table seems to begin on row {row}. Which table holds the answers?", row=at)
    )
    choices = (
        Choice("first", sentence("The first")),
        Choice("second", sentence("The second")),
        Choice("both", sentence("Both: it is one table")),
    )
    return Question(f"{'beside' if beside else 'below'}:{at}", where, message, choices, "first")
