"""The sheet *courses* of the survey workbook: a row per course with its norm and how it is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.surveys.own.quiz import Course
from analyzer.surveys.own.words import FORMS, known, looked_up
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.surveys.own.cells import Filled
    from analyzer.surveys.own.quiz import Given

_NUMBER = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)\s*(%?)")
_LONGEST_TITLE = 120
_HOURS = (0.1, 100)
_MOST_PEOPLE = 10_000


def courses(cells: Filled) -> dict[int, Course]:
    """Every course by its row. What is wrong in a row is named, and something possible taken in its place, so that reading can go on."""
    if cells.lack("title", "norm", "form", "hours"):
        return {}
    found = {row: _course(cells, row) for row in cells.rows}
    if not found:
        message = sentence("There are no courses below the headings.")
        cells.faults.stop(cells.sheet_place, message, sentence("Fill in a row for each course."))
    seen: set[str] = set()
    for row, course in found.items():
        if course.title and looked_up(course.title) in seen:
            message = sentence("The course '{name}' stands there twice.", name=course.title)
            cells.stop(row, "title", message, sentence("Keep one of the two, or give the other another name."))
        seen.add(looked_up(course.title))
    return found


def _course(cells: Filled, row: int) -> Course:
    least, most = _people(cells, row, "least"), _people(cells, row, "most")
    if least and most and most < least:
        message = sentence("The smallest group ({least}) is larger than the largest ({most}).", least=str(least), most=str(most))
        cells.stop(row, "least", message, sentence("Swap the two numbers, or correct one of them."))
    return Course(_title(cells, row), _norm(cells, row), _form(cells, row), _hours(cells, row), least or 1, most)


def _title(cells: Filled, row: int) -> str:
    title = cells.text(row, "title")
    if not title:
        cells.stop(row, "title", sentence("The name of the course is missing."), sentence("Fill it in, or delete the row."))
    if len(title) > _LONGEST_TITLE:
        message = sentence("The name of this course is longer than {n} characters.", n=_LONGEST_TITLE)
        cells.stop(row, "title", message, sentence("Give it a shorter name."))
    return title


def _number(text: str) -> float | None:
    """A number as people write it in either language; ``65%`` is 0.65."""
    found = _NUMBER.fullmatch(text)
    return float(found[1].replace(",", ".")) / (100 if found[2] else 1) if found else None


def _norm(cells: Filled, row: int) -> int:
    """In whole %. A cell that Excel shows as 65% holds 0.65; no norm is below 1%."""
    number = _number(cells.text(row, "norm"))
    percent = None if number is None else round(number * 100 if number < 1 else number)
    if percent is not None and 1 <= percent <= 99:
        return percent
    message = sentence("The norm must be a number from 1 to 99: how many % right is enough.")
    cells.stop(row, "norm", message, sentence("Fill in a number, such as 65."))
    return 65


def _form(cells: Filled, row: int) -> Given:
    form = known(FORMS).get(looked_up(cells.text(row, "form")))
    if form is None:
        choices = (" / ".join(FORMS["workshop"][:1]), " / ".join(FORMS["self_paced"][:2]))
        message = sentence("It does not say how this course is given.")
        cells.stop(row, "form", message, sentence("Choose one of {choices}.", choices=choices))
    return form or "workshop"


def _hours(cells: Filled, row: int) -> float:
    hours = _number(cells.text(row, "hours"))
    least, most = _HOURS
    if hours is not None and least <= hours <= most:
        return hours
    message = sentence("The number of hours must be from {least} to {most}.", least=f"{least:g}", most=f"{most:g}")
    cells.stop(row, "hours", message, sentence("Fill in how many hours it takes, such as 2 or 1.5."))
    return 1.0


def _people(cells: Filled, row: int, name: str) -> int | None:
    """A number of people, or None where the cell is blank."""
    written = cells.text(row, name)
    if not written:
        return None
    number = _number(written)
    if number is not None and number.is_integer() and 1 <= number <= _MOST_PEOPLE and "%" not in written:
        return int(number)
    message = sentence("The size of a group must be a whole number of 1 or more.")
    cells.stop(row, name, message, sentence("Fill in a number of people, or leave the cell blank."))
    return None
