"""A sheet: one table as plain text, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.sheets.plain import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analyzer.model.problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Rows of text without the rows and columns that are wholly blank; all rows are equally long.

    ``lines`` are the row numbers in the file (from 1) and ``columns`` the column numbers, so that a cell can be found again. ``encoding``
    and ``delimiter`` are empty for a workbook. A date in a workbook is its ISO date, without the time of day.
    """

    name: str
    rows: list[list[str]]
    lines: Sequence[int]
    columns: Sequence[int]
    notes: tuple[Problem, ...] = ()
    encoding: str = ""
    delimiter: str = ""

    @property
    def is_table(self) -> bool:
        """Whether there is something to read: two columns, and a row below the headings."""
        return len(self.columns) > 1 and len(self.rows) > 1

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(not is_blank(cell) for row in self.rows for cell in row)

    def place(self, row: int, column: int) -> str:
        """The name of a cell in the file, such as ``B7``, from its position in ``rows``."""
        return f"{column_name(self.columns[column])}{self.lines[row]}"


def column_name(number: int) -> str:
    """``A`` for 1, ``AA`` for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def squared(
    name: str, numbered: Iterable[tuple[int, list[str]]], notes: tuple[Problem, ...] = (), encoding: str = "", delimiter: str = ""
) -> Sheet:
    """A sheet of rows that may be ragged or blank, with the row numbers they have in the file.

    Short rows are filled up with blanks; blank rows and columns are left out.
    """
    found = [(line, row) for line, row in numbered if not is_blank("".join(row))]
    width = max((len(row) for _, row in found), default=0)
    for _, row in found:
        row.extend([""] * (width - len(row)))
    kept = [column for column in range(width) if not all(is_blank(row[column]) for _, row in found)]
    rows = [row for _, row in found] if len(kept) == width else [[row[column] for column in kept] for _, row in found]
    return Sheet(name, rows, [line for line, _ in found], [column + 1 for column in kept], notes, encoding, delimiter)
