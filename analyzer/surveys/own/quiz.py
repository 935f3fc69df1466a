"""A questionnaire of one's own, as it stands in its workbook: a row per question of the export, and the courses that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from analyzer.model.outline import Use

Given = Literal["workshop", "self_paced"]
Guessed = Literal["use", "course", "right", "doubtful", "dont_know", "answers"]


@dataclass(frozen=True, slots=True)
class Row:
    """One question as it stands in the file, with the texts of its answers.

    ``course`` is the title of the course it speaks about, ``right`` and ``dont_know`` are among ``answers``. ``guessed`` names what we
    filled in and a person must look at; ``answers`` in it means that the list may not be complete, ``doubtful`` that the points in the
    file contradict each other on what is right.
    """

    question: str
    use: Use
    course: str = ""
    right: tuple[str, ...] = ()
    dont_know: str = ""
    several: bool = False
    answers: tuple[str, ...] = ()
    guessed: tuple[Guessed, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """A course: its norm in % right, and how it is given: hours, smallest and largest group (people)."""

    title: str
    norm: int = 65
    form: Given = "workshop"
    hours: float = 2
    least: int = 8
    most: int | None = 14


@dataclass(frozen=True, slots=True)
class Own:
    """A whole workbook; ``checked`` is the day on which somebody looked at the right answers, None while nobody did."""

    title: str
    checked: date | None
    language: str
    rows: tuple[Row, ...]
    courses: tuple[Course, ...]
