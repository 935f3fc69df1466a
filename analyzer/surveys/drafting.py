"""A survey workbook to begin with: from the outline of an export, or from a survey that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.sheets.plain import plain
from analyzer.surveys.own.quiz import Course, Own, Row
from analyzer.surveys.own.words import means_dont_know
from analyzer.surveys.own.writing import write
from analyzer.text import Text, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from analyzer.model.outline import Asked, Outline
    from analyzer.surveys.own.quiz import Guessed

_TITLE = sentence("Our own questionnaire")
_COURSE = sentence("Course 1")


def draft(outline: Outline, language: str, today: date) -> bytes:
    """A workbook with every question of an export, for a person to complete; what we guessed is marked in it."""
    text = Text(language)
    course = Course(text.say(_COURSE))
    rows = tuple(_row(asked, course.title) for asked in outline.asked)
    return write(Own(text.say(_TITLE), today, language, rows, (course,)))


def _row(asked: Asked, course: str) -> Row:
    """A question with guesses; what the file itself marks as right is filled in, and a guess where its points contradict each other."""
    answers = _distinct(asked.answers)
    is_question = asked.use == "question"
    dont_know = next((answer for answer in answers if means_dont_know(answer)), "") if is_question else ""
    marked = {plain(answer) for answer in asked.right} if is_question else set()
    right = tuple(answer for answer in answers if plain(answer) in marked and answer != dont_know)
    marks: dict[Guessed, bool] = {
        "use": True,
        "course": is_question,
        "right": bool(right) and not asked.doubtful,
        "doubtful": is_question and asked.doubtful,
        "dont_know": bool(dont_know),
        "answers": asked.others > 0 and asked.use != "department",
    }
    return Row(
        question=asked.heading,
        use=asked.use,
        course=course if is_question else "",
        right=right,
        dont_know=dont_know,
        several=asked.several,
        answers=answers,
        guessed=tuple(name for name, holds in marks.items() if holds),
    )


def _distinct(answers: Iterable[str]) -> tuple[str, ...]:
    """Answers without those that only differ in capitals, spaces or closing punctuation: they are recognised as the same."""
    first: dict[str, str] = {}
    for answer in answers:
        first.setdefault(plain(answer), answer)
    return tuple(first.values())
