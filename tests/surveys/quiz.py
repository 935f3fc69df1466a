"""A quiz of one's own: a survey workbook in which nothing is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from analyzer import surveys
from analyzer.surveys.own.quiz import Course, Own, Row
from analyzer.surveys.own.writing import write

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.survey import Survey


TODAY = date(2026, 11, 25)
QUESTIONS = tuple(
    Row(f"Question {number}?", "question", "Safe online", ("Yes",), "No idea", answers=("Yes", "No", "No idea")) for number in range(1, 5)
)
OWN = Own(
    "Our quiz: 2026",
    TODAY,
    "en",
    (
        Row("Where do you work?", "department", answers=("Sales", "IT")),
        Row("Which level?", "level", answers=("Staff", "Manager", "Prefer not to say")),
        *QUESTIONS,
        Row("Which two?", "question", "Safe online", ("one; or", "two"), several=True, answers=("one; or", "two", "three")),
        Row("Remarks", "unused"),
    ),
    (Course("Safe online", 65, "workshop", 1.5, 6, 12), Course("Privacy", 70, "self_paced", 0.5, 1, None)),
)


def loaded(path: Path, own: Own = OWN) -> Survey:
    """The survey of a workbook that is written there."""
    path.write_bytes(write(own))
    return surveys.load(path)


def put(path: Path, sheet: str, cell: str, value: object) -> None:
    """Another value in one cell."""
    workbook = openpyxl.load_workbook(path)
    workbook[sheet][cell] = value
    workbook.save(path)
