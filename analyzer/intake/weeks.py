"""The week in which people began to answer. Of all times in a file, only this is kept."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_YEAR_FIRST = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
_MONTH_BEFORE_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})", re.IGNORECASE)
_DAY_BEFORE_MONTH = re.compile(r"(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{4})", re.IGNORECASE)
_SERIAL = re.compile(r"([34]\d{4})(?:[.,]\d+)?")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar mrt maa", "apr", "may mei", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec"), start=1
    )
    for name in names.split()
}
_EARLIEST = 2000
_LONGEST = 80
_LOOKED_AT = 50
_EXCEL_BEGIN = date(1899, 12, 30)
_SHARE = 0.8


def is_time(values: Iterable[str]) -> bool:
    """Whether nearly all values of a column are dates or times of day with a date."""
    told = [value for value in values if value.strip()]
    return bool(told) and sum(_parts(value) is not None for value in told) >= _SHARE * len(told)


def first_week(values: Iterable[str], *, day_first: bool = True) -> tuple[date | None, bool]:
    """The Monday of the earliest week among times written in any way, and whether day and month could not be told apart.

    Whether the day or the month stands first is decided over the whole column; where both are possible and lead to different weeks, the
    reading with the shortest fieldwork counts, and ``day_first`` decides between equals.
    """
    told = {parts for value in set(values) if (parts := _parts(value))}
    readings = {first: _days(told, day_first=first) for first in (day_first, not day_first)}
    possible = {first: days for first, days in readings.items() if days}
    if not possible:
        return None, False
    whole = {first: days for first, days in possible.items() if len(days) == max(map(len, possible.values()))}
    chosen = min(whole.values(), key=lambda days: max(days) - min(days))
    weeks = {_monday(min(days)) for days in whole.values()}
    return _monday(min(chosen)), len(weeks) > 1


def is_to_the_second(values: Sequence[str]) -> bool:
    """Whether moments are told to the second, by the first of them."""
    return any(value.count(":") >= 2 for value in values[:_LOOKED_AT])


def day_part(value: str) -> str:
    """A time without its minutes, so that few are left to look at."""
    return value.partition(":")[0]


def _parts(value: str) -> tuple[int, int, int, bool] | None:
    """Year, two numbers of which one is the month, and whether their order is known to be month, day."""
    value = value if len(value) <= _LONGEST else ""
    if found := _YEAR_FIRST.match(value):
        return int(found[1]), int(found[2]), int(found[3]), True
    if found := _YEAR_LAST.match(value):
        return int(found[3]) % 2000 + 2000 if len(found[3]) < 4 else int(found[3]), int(found[1]), int(found[2]), False
    if (found := _MONTH_BEFORE_DAY.search(value)) and found[1].lower() in _MONTHS:
        return int(found[3]), _MONTHS[found[1].lower()], int(found[2]), True
    if (found := _DAY_BEFORE_MONTH.search(value)) and found[2].lower() in _MONTHS:
        return int(found[3]), _MONTHS[found[2].lower()], int(found[1]), True
    if found := _SERIAL.fullmatch(value.strip()):
        day = _EXCEL_BEGIN + timedelta(days=int(found[1]))
        return day.year, day.month, day.day, True
    return None


def _days(told: Iterable[tuple[int, int, int, bool]], *, day_first: bool) -> list[date]:
    """The days that exist under one reading; dummies such as 1980 left out."""
    days = []
    for year, first, second, known in told:
        month, day = (second, first) if day_first and not known else (first, second)
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return [day for day in days if day.year >= _EARLIEST]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
