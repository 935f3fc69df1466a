"""Faults of the company workbook, gathered by sheet and cell so that all can be mended at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.problem import Problem, Severity
from analyzer.sheets.plain import tidy
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.sheets.sheet import Sheet
    from analyzer.text import Sentence


class Faults:
    """What was found so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def at_cell(self, sheet: Sheet, row: int, column: int, message: Sentence, remedy: Sentence, severity: Severity = "stop") -> None:
        """Something is wrong in one cell, given by its position in ``sheet.rows``; what stands there is quoted."""
        where = sentence("Company workbook, sheet {sheet}, cell {cell}", sheet=tidy(sheet.name), cell=sheet.place(row, column))
        quoted = tidy(sheet.rows[row][column])
        self.problems.append(Problem(severity, where, message, remedy, (quoted,) if quoted else ()))

    def at_sheet(self, sheet: Sheet, message: Sentence, remedy: Sentence, severity: Severity = "stop") -> None:
        """Something is wrong with a sheet as a whole."""
        where = sentence("Company workbook, sheet {sheet}", sheet=tidy(sheet.name))
        self.problems.append(Problem(severity, where, message, remedy))

    @property
    def stop(self) -> bool:
        """Whether one of them ends the work."""
        return any(problem.severity == "stop" for problem in self.problems)
