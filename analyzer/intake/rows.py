"""Which rows are respondents: not empty forms, headings that stand in the middle, totals, or a row that was pasted twice."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.reading import Column

EMPTY = "empty_form"
HEADING = "repeated_heading"
TOTAL = "total"
TWICE = "pasted_twice"

_LAST = 5
_TOTAL_WORDS = frozenset(
    {
        *("total", "totals", "sum", "average", "avg", "mean", "median", "count", "grand"),
        *("totaal", "totalen", "eindtotaal", "som", "gemiddelde", "gemiddeld", "gem", "mediaan", "aantal"),
    }
)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_TIME_OF_DAY = re.compile(r"\d{1,2}:\d{2}:\d{2}")


def respondents(headings: Sequence[str], rows: list[list[str]], columns: Sequence[Column]) -> tuple[list[list[str]], dict[str, int]]:
    """The rows of people who answered something, and how many rows are left out by reason."""
    dropped: Counter[str] = Counter()
    answers = _answer_columns(columns)
    times = [number for number, column in enumerate(columns) if column.kind == "time"]
    heading = [plain(text) for text in headings]
    seen: set[int] = set()
    kept: list[list[str]] = []
    for number, row in enumerate(rows):
        reason = _reason(row, heading, answers)
        if reason is None and number >= len(rows) - _LAST and _is_total(row, kept, times):
            reason = TOTAL
        if reason is None and times and _TIME_OF_DAY.search(row[times[0]]):
            whole = hash(tuple(row))
            reason = TWICE if whole in seen else None
            seen.add(whole)
        if reason:
            dropped[reason] += 1
        else:
            kept.append(row)
    return kept, dict(dropped)


def _answer_columns(columns: Sequence[Column]) -> list[int]:
    """The columns of which one must be filled: the items of the survey, else all that people may have answered."""
    items = [number for number, column in enumerate(columns) if column.role == "item"]
    asked = [number for number, column in enumerate(columns) if column.role not in {"metadata", "score", "identifier"}]
    return items or asked or list(range(len(columns)))


def _reason(row: list[str], heading: list[str], answers: list[int]) -> str | None:
    if is_blank("".join([row[column] for column in answers])):
        return EMPTY
    first = answers[0]
    same = plain(row[first]) == heading[first] and [plain(cell) for cell in row] == heading
    return HEADING if same else None


def _is_total(row: list[str], above: list[list[str]], times: list[int]) -> bool:
    """A row without a moment in which each cell is the sum, mean or count of its column, or a word such as total that nobody answered."""
    if any(not is_blank(row[column]) for column in times):
        return False
    told = [(column, plain(cell)) for column, cell in enumerate(row) if not is_blank(cell)]
    worded = {column for column, cell in told if set(cell.split()) <= _TOTAL_WORDS}
    counted = [(column, cell) for column, cell in told if column not in worded]
    if any(plain(line[column]) == cell for column, cell in told if column in worded for line in above):
        return False
    sums = [_sums_up(cell, [line[column] for line in above]) for column, cell in counted]
    return bool(sums) and (all(sums) if not worded else all(_NUMBER.fullmatch(cell.rstrip("%")) for _, cell in counted))


def _sums_up(cell: str, column: list[str]) -> bool:
    """Whether a cell is the sum, the mean or the number of the numbers above it, to the decimals that it is written with."""
    numbers = [float(value.strip().replace(",", ".")) for value in column if _NUMBER.fullmatch(value.strip())]
    if len(numbers) < 2 or not _NUMBER.fullmatch(cell):
        return False
    written = cell.replace(",", ".")
    decimals = len(written.partition(".")[2])
    total = sum(numbers)
    fits = any(abs(float(written) - value) <= 0.5 * 10**-decimals + 1e-9 for value in (total, total / len(numbers), len(numbers)))
    return fits and (decimals > 0 or float(written) == total)
