"""The cells of one sheet of the survey workbook by row and heading, and the places that faults in them are told with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.sheets.plain import BLANK, is_blank, tidy
from analyzer.surveys.faults import Place
from analyzer.surveys.own.words import known, looked_up
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.sheets.sheet import Sheet
    from analyzer.surveys.faults import Faults
    from analyzer.surveys.own.words import Names
    from analyzer.text import Sentence


@dataclass(frozen=True, slots=True)
class CellPlace(Place):
    """A place in the survey workbook: ``table`` is the sheet, ``key`` the cell; without a cell the whole sheet, without either the file."""

    def at(self, key: str) -> Place:  # noqa: ARG002 - a cell has no keys within it
        """The cell itself."""
        return self

    def said(self) -> Sentence:
        """The place in words."""
        if self.table and self.key:
            return sentence("Survey workbook, sheet {sheet}, cell {cell}", sheet=self.table, cell=self.key)
        if self.table:
            return sentence("Survey workbook, sheet {sheet}", sheet=self.table)
        return sentence("File {file}", file=self.file)


class Filled:
    """Hands out texts by row and the name of their column. The first row holds the headings; the first of two equal ones counts."""

    def __init__(self, sheet: Sheet, headings: Mapping[str, Names], faults: Faults) -> None:
        self.faults = faults
        self.headings = headings
        self._sheet = sheet
        self._columns: dict[str, int] = {}
        names = known(headings)
        for column, heading in enumerate(sheet.rows[0]):
            if looked_up(heading) in names:
                self._columns.setdefault(names[looked_up(heading)], column)

    @property
    def sheet_place(self) -> Place:
        """The sheet as a whole."""
        return CellPlace("", tidy(self._sheet.name))

    @property
    def top(self) -> list[str]:
        """The headings as they stand there."""
        return self._sheet.rows[0]

    @property
    def rows(self) -> range:
        """The rows below the headings."""
        return range(1, len(self._sheet.rows))

    def lack(self, *required: str) -> bool:
        """Whether one of these columns is not there, after naming each that is not."""
        missing = [name for name in required if name not in self._columns]
        for name in missing:
            message = sentence("There is no column {heading}.", heading=" / ".join(self.headings[name][:2]))
            self.faults.stop(self.sheet_place, message, sentence("Give the column that heading in the first row."))
        return bool(missing)

    def text(self, row: int, name: str) -> str:
        """What stands in a cell, on one line; empty where nothing can be seen or the column is missing."""
        return self.at(row, self._columns[name]) if name in self._columns else ""

    def at(self, row: int, column: int) -> str:
        """The same, by the number of the column."""
        written = self._sheet.rows[row][column]
        return "" if is_blank(written) else " ".join(written.strip(BLANK).split())

    def place(self, row: int, name: str) -> Place:
        """The place of a cell; of the first cell of the row where its column is missing."""
        return self.place_at(row, self._columns.get(name, 0))

    def place_at(self, row: int, column: int) -> Place:
        """The same, by the number of the column."""
        return CellPlace("", tidy(self._sheet.name), key=self._sheet.place(row, column))

    def stop(self, row: int, name: str, message: Sentence, remedy: Sentence) -> None:
        """A fault in a cell."""
        self.faults.stop(self.place(row, name), message, remedy)
