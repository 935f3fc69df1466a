"""Which of several tables in one file holds the answers: the one that a survey tool wrote; where that is not clear it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.heading import Head
from analyzer.model.problem import Problem
from analyzer.model.question import Choice, Question
from analyzer.sheets.reading import fullest
from analyzer.sheets.refusal import shown
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.intake.platform import Platform
    from analyzer.sheets.sheet import Sheet
    from analyzer.text import Sentence


_FAR_MORE = 10
"""A table with this many times the cells of all others together is the one; the others are remarks."""


class Choosing:
    """Chooses a table of a workbook or a packed file; afterwards ``questions`` and ``notes`` say what is to be said about it."""

    def __init__(self, file: str, where: Sentence, readers: Sequence[Platform], decisions: Mapping[str, str]) -> None:
        self.questions: tuple[Question, ...] = ()
        self.notes: tuple[Problem, ...] = ()
        self._file, self._where = file, where
        self._tools = readers[:-1]
        self._decisions = decisions

    def pick(self, tables: Sequence[Sheet]) -> Sheet:
        """One of two or more tables."""
        ours = [sheet for sheet in tables if self._is_of_a_tool(sheet)]
        likely = fullest(ours or tables)
        rest = sum(sheet.filled for sheet in tables) - likely.filled
        if len(ours) == 1 or likely.filled >= _FAR_MORE * rest:
            self.notes = (self._read(likely, len(tables)),)
            return likely
        asked = self._question(tables, likely)
        self.questions = (asked,)
        return tables[int(asked.decided(self._decisions) or asked.guess) - 1]

    def _is_of_a_tool(self, sheet: Sheet) -> bool:
        head = Head(self._file, sheet.name, sheet.head)
        return any(tool.lay_out(head) for tool in self._tools)

    def _question(self, tables: Sequence[Sheet], likely: Sheet) -> Question:
        choices = tuple(Choice(str(number), shown(sheet.name)) for number, sheet in enumerate(tables, start=1))
        message = sentence("The file holds {n} tables. In which one are the answers?", n=len(tables))
        return Question(f"table:{self._file}", self._where, message, choices, str(list(tables).index(likely) + 1))

    def _read(self, chosen: Sheet, tables: int) -> Problem:
        return Problem(
            "note",
            self._where,
            sentence("The workbook has {n} sheets with a table; the sheet {sheet} was read.", n=tables, sheet=shown(chosen.name)),
            sentence("If the answers are on another sheet, save that sheet as a workbook of its own."),
        )
