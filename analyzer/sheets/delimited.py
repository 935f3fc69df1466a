"""Lines of text to rows of cells: the delimiter is decided over the parsed rows, quoting included, never by counting characters."""

from __future__ import annotations

import csv
import math
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from analyzer.model.problem import Problem
from analyzer.sheets.plain import is_blank
from analyzer.sheets.refusal import unreadable
from analyzer.sheets.sheet import Sheet, squared
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzer.sheets.decoding import DecodedText
    from analyzer.text import Sentence

DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 2**20

_SAMPLE = 4_000
_LONGEST_RECORD = 500

Numbered = list[tuple[int, list[str]]]


class Lines(Protocol):
    """A text whose lines can be read as often as needed."""

    def lines(self) -> Iterator[str]:
        """All lines with their line ends."""


def table(name: str, text: DecodedText, where: Sentence) -> Sheet:
    """The table in a text. Raises Unreadable when there is only one column, a quote is never closed, or too many rows are too long."""
    csv.field_size_limit(LONGEST_CELL)
    delimiter = text.delimiter or delimiter_of(text)
    numbered, notes = _parsed(text, delimiter, where)
    if _is_folded(numbered):
        numbered, delimiter = _unfolded(numbered, where)
        notes = (*notes, _was_folded(where))
    notes = (*text.notes, *notes, *_even(numbered, where))
    sheet = squared(name, numbered, notes, text.encoding, delimiter)
    if not sheet.height:
        raise unreadable(where, sentence("The file is empty."))
    return sheet


def delimiter_of(text: Lines) -> str:
    """The delimiter under which most rows have the same width, a larger width counting for more."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(csv.reader(islice(text.lines(), _SAMPLE), delimiter=delimiter)))


def _evenness(rows: Iterable[list[str]]) -> float:
    """From 0 to 1; half where the first row, which holds the headings, is not separated at all while others are."""
    try:
        found = [len(row) for row in rows if row]
    except csv.Error:
        return 0.0
    if not found:
        return 0.0
    width, rows_of_it = max(Counter(found).items(), key=lambda pair: (pair[1], pair[0]))
    return rows_of_it / len(found) * (1 - 1 / width) * (0.5 if found[0] == 1 < width else 1)


def _parsed(text: DecodedText, delimiter: str, where: Sentence) -> tuple[Numbered, tuple[Problem, ...]]:
    """All rows with the line on which each begins; strictly by the rules of CSV, or loosely with a note where they are broken."""
    if _has_single_quotes(text, delimiter):
        return list(_records(text.lines(), delimiter, where, strict=False, quote="'")), ()
    try:
        return list(_records(text.lines(), delimiter, where, strict=True)), ()
    except csv.Error as fault:
        if "field larger" in str(fault):
            raise unreadable(where, sentence("A cell is longer than a million characters. A quote may have been left open.")) from fault
    loose = list(_records(text.lines(), delimiter, where, strict=False))
    remedy = sentence("Check the number of answers below.")
    return loose, (Problem("note", where, sentence("Some cells have quotes in an unusual place."), remedy),)


def _has_single_quotes(text: DecodedText, delimiter: str) -> bool:
    """Whether cells stand between single quotes: only then do the rows become equally long."""
    lines = list(islice(text.lines(), _SAMPLE))
    if not any(f"{delimiter}'" in line or line.startswith("'") for line in lines):
        return False
    double, single = (_widths(csv.reader(lines, delimiter=delimiter, quotechar=quote)) for quote in ('"', "'"))
    return double > 1 == single


def _widths(rows: Iterable[list[str]]) -> int:
    """How many different lengths the rows have."""
    try:
        return len({len(row) for row in rows if row})
    except csv.Error:
        return 0


def _records(lines: Iterator[str], delimiter: str, where: Sentence, *, strict: bool, quote: str = '"') -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(lines, delimiter=delimiter, strict=strict, quotechar=quote)
    shared: dict[str, str] = {}
    begin = 1
    try:
        for row in rows:
            yield begin, [shared.setdefault(cell, cell) for cell in row]
            if rows.line_num - begin > _LONGEST_RECORD:
                raise _unclosed(begin, where)
            begin = rows.line_num + 1
    except csv.Error as fault:
        if "unexpected end" in str(fault):
            raise _unclosed(begin, where) from fault
        raise


def _unclosed(line: int, where: Sentence) -> Exception:
    return unreadable(where, sentence("A quote that opens on or after line {line} is never closed.", line=str(line)))


def _is_folded(numbered: Numbered) -> bool:
    """Whether most rows have one cell only, as when a spreadsheet that expected another delimiter saved them."""
    filled = [row for _, row in numbered if not is_blank("".join(row))]
    return 2 * sum(len(row) == 1 for row in filled) > len(filled)


def _unfolded(numbered: Numbered, where: Sentence) -> tuple[Numbered, str]:
    """The rows of one cell taken apart. Raises Unreadable where nothing is to be taken apart."""
    cells = [row[0] for _, row in numbered if len(row) == 1]
    delimiter = max(DELIMITERS, key=lambda sign: _evenness(csv.reader(cells[:_SAMPLE], delimiter=sign)))
    apart = [(line, next(csv.reader(row, delimiter=delimiter), []) if len(row) == 1 else row) for line, row in numbered]
    if _is_folded(apart):
        raise one_column(where)
    return apart, delimiter


def unfolded(sheet: Sheet, where: Sentence) -> Sheet:
    """The same for a workbook with everything in its first column. Raises Unreadable where nothing is to be taken apart."""
    numbered, delimiter = _unfolded(list(zip(sheet.lines, sheet.rows, strict=True)), where)
    return squared(sheet.name, numbered, (*sheet.notes, _was_folded(where), *_even(numbered, where)), delimiter=delimiter)


def one_column(where: Sentence) -> Exception:
    """There is no table here, or its columns are separated by something unknown."""
    return unreadable(
        where,
        sentence("Only one column was found, so the answers cannot be told apart."),
        sentence("Export again as Excel (.xlsx), or as CSV with a comma, a semicolon or a tab between the columns."),
    )


def _was_folded(where: Sentence) -> Problem:
    return Problem(
        "note",
        where,
        sentence("All answers stood in one column and were split again."),
        sentence("Nothing needs to be done when the columns below are right."),
    )


def _even(numbered: Numbered, where: Sentence) -> tuple[Problem, ...]:
    """Cut off blank cells beyond the table, and take out the rows that are longer than it. Raises Unreadable when those are many."""
    found = [(line, row) for line, row in numbered if not is_blank("".join(row))]
    width = _width([row for _, row in found])
    long = [line for line, row in found if not is_blank("".join(row[width:]))]
    if len(long) > max(1, math.floor(len(found) / 100)):
        raise unreadable(
            where,
            sentence("{n} rows have more cells than there are headings, for example on line {line}.", n=len(long), line=str(long[0])),
            sentence("Export again as Excel (.xlsx); then no cell can be split by accident."),
        )
    outside = set(long)
    numbered[:] = [(line, row[:width]) for line, row in found if line not in outside]
    return tuple(_left_out(line, where) for line in long)


def _width(rows: list[list[str]]) -> int:
    """The width of the headings: the first row that is at least half as wide as most rows."""
    if not rows:
        return 0
    usual = Counter(len(row) for row in rows).most_common(1)[0][0]
    return next(len(row) for row in rows if 2 * len(row) >= usual)


def _left_out(line: int, where: Sentence) -> Problem:
    return Problem(
        "note",
        where,
        sentence("The row on line {line} has more cells than there are headings and is left out.", line=str(line)),
        sentence("Export again as Excel (.xlsx) to keep it."),
    )
