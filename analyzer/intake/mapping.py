"""The mapping: answers to the questions that an export raises, in a workbook that a person fills in, and what is still asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.mapping_words import KEY, columns, label_heading, value_heading
from analyzer.model.problem import Problem, Unreadable
from analyzer.sheets.plain import is_blank, plain, tidy
from analyzer.sheets.reading import read_all
from analyzer.sheets.refusal import named, shown, unreadable
from analyzer.text import LANGUAGES, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analyzer.model.question import Question
    from analyzer.sheets.sheet import Sheet
    from analyzer.text import Sentence


def write(questions: Sequence[Question], decisions: Mapping[str, str], language: str) -> bytes:
    """The workbook with these questions in a language (``nl`` or ``en``), filled in with what was decided, else with our guess."""
    from analyzer.intake import mapping_writing  # openpyxl takes its time, and a mapping is read far more often

    return mapping_writing.write(questions, decisions, language)


def read(path: Path) -> dict[str, str]:
    """The answers by the key of their question: the value of what was chosen. A question without an answer is left out.

    An answer may be what the choice is called in either language, or its value. Raises Unreadable with every fault, by sheet and cell.
    """
    answers = _Answers(_table(path))
    chosen = answers.chosen()
    if answers.problems:
        raise Unreadable(answers.problems)
    return chosen


def still_asked(question: Question) -> Problem:
    """A question that must be answered first, as a problem."""
    remedy = sentence(
        "Answer this first: on the upload page, or in the workbook that “check” writes with --write-mapping. Fill it in and give it with "
        "--mapping."
    )
    return Problem("ask", question.where, question.message, remedy)


def _table(path: Path) -> Sheet:
    """The sheet with the questions, whatever it is called by now."""
    for sheet in read_all(path):
        if {KEY, "answer"} <= columns(sheet.rows[0]).keys():
            return sheet
    raise unreadable(
        named(path),
        sentence("This is not the workbook with questions about your file, or columns have gone from it."),
        sentence("Let “check” write it again with --write-mapping, and fill it in without removing columns."),
    )


class _Answers:
    """Reads the rows one by one and notes every fault with its cell."""

    def __init__(self, sheet: Sheet) -> None:
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._columns = columns(sheet.rows[0])

    def chosen(self) -> dict[str, str]:
        """What could be read; what could not is among the problems."""
        found: dict[str, str] = {}
        for row in range(1, self._sheet.height):
            key, answer = self._text(row, KEY), self._text(row, "answer")
            value = self._value(row, key, answer) if answer else None
            if value is not None and found.setdefault(key, value) != value:
                self._fault(
                    row, sentence("This question stands there twice, with two answers."), sentence("Remove one of the two rows."), answer
                )
        return found

    def _text(self, row: int, name: str) -> str:
        place = self._columns.get(name)
        written = self._sheet.rows[row][place] if place is not None else ""
        return "" if is_blank(written) else written

    def _value(self, row: int, key: str, answer: str) -> str | None:
        """The value of the choice that is meant."""
        if not key:
            message = sentence("We cannot see which question this answers: the hidden column “{heading}” is empty here.", heading=KEY)
            self._fault(row, message, sentence("Empty this cell, or let “check” write the workbook again with --write-mapping."), answer)
            return None
        called = self._called(row)
        for written in (answer, plain(answer)):
            if written in called:
                return called[written]
        labels = tuple(label for number in self._numbers() if (label := self._label(row, number)))
        remedy = sentence("Choose one of these from the list: {choices}.", choices=labels)
        self._fault(row, sentence("This is not one of the answers to this question."), remedy, answer)
        return None

    def _called(self, row: int) -> dict[str, str]:
        """The value by all that it may be called; what is written exactly goes before what only looks alike."""
        values = {number: value for number in self._numbers() if (value := self._text(row, value_heading(number)))}
        texts = [(self._text(row, label_heading(number, language)), value) for number, value in values.items() for language in LANGUAGES]
        exact = {text: value for text, value in reversed(texts) if text} | {value: value for value in values.values()}
        return {plain(text): value for text, value in reversed(exact.items())} | exact

    def _numbers(self) -> list[int]:
        """The numbers of the choices for which there is a column."""
        return [number for number in range(1, len(self._columns) + 1) if value_heading(number) in self._columns]

    def _label(self, row: int, number: int) -> str:
        """What a choice is called for whoever fills in this workbook: its columns begin with those in its own language."""
        ordered = sorted(LANGUAGES, key=lambda language: self._columns.get(label_heading(number, language), len(self._columns)))
        return self._text(row, label_heading(number, ordered[0]))

    def _fault(self, row: int, message: Sentence, remedy: Sentence, answer: str) -> None:
        at = self._sheet.place(row, self._columns["answer"])
        where = sentence("Workbook with questions, sheet {sheet}, cell {cell}", sheet=shown(self._sheet.name), cell=at)
        self.problems.append(Problem("stop", where, message, remedy, (tidy(answer),)))
