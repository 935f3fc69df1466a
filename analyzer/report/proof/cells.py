"""Cells: what each cell of a sheet must hold by the document, and what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.report.proof.archive import local
from analyzer.report.proof.must import must

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from analyzer.report.document import Number, Sheet

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767
TO_FILL_IN = ("status", "owner", "date")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a cell must hold: a text, or in its place the one number that this text is."""

    text: str
    number: Number | None = None


def in_a_cell(text: str) -> str:
    """A text as a cell can hold it, to compare: without the difference between one kind of white space and another."""
    return " ".join(_UNWRITABLE.sub("\ufffd", text)[:_LONGEST].split())


def in_one_line(text: str) -> str:
    """A text as a name can hold it."""
    return " ".join(_UNWRITABLE.sub("", text).split())


def lines_of(sheet: Sheet) -> list[str]:
    """What stands above the table, a row each; under the last is an empty row."""
    note = sheet.table.note if sheet.table else None
    return [phrase.text for phrase in (sheet.title, *sheet.lines, *((note,) if note else ()))]


def headings_of(sheet: Sheet, words: Mapping[str, str]) -> list[str]:
    """The headings that the table asks for, before they are made different from each other."""
    asked = [column.text for column in sheet.table.columns] if sheet.table else []
    return [*asked, *((words[name] for name in TO_FILL_IN) if sheet.action else ())]


def is_heading(found: str, wanted: str, number: int, words: Mapping[str, str]) -> bool:
    """Whether it is the heading that was wanted, cut and numbered as far as Excel needs."""
    line = in_one_line(wanted)[:255] or f"{words['column']} {number}"
    return found == line or bool(re.fullmatch(re.escape(line[:249]) + r" \(\d{1,3}\)", found))


def expected_cells(sheet: Sheet, words: Mapping[str, str]) -> dict[str, Expected]:
    """What the document puts where, but for the headings; every other cell is empty."""
    lines = lines_of(sheet)
    cells = {f"A{row}": Expected(line) for row, line in enumerate(lines, start=1)}
    if sheet.table is None:
        return cells
    first, columns = len(lines) + 3, len(sheet.table.columns)
    for row, told in enumerate(sheet.table.rows, start=first):
        for column, cell in enumerate(told, start=1):
            numbers = cell.text.numbers
            alone = len(numbers) == 1 and numbers[0].shown == cell.text.text and not cell.hidden
            cells[f"{letters(column)}{row}"] = Expected(cell.text.text, numbers[0] if alone else None)
    if sheet.action:
        for row in range(first, first + max(len(sheet.table.rows), 1)):
            cells[f"{letters(columns + 1)}{row}"] = Expected(words["open"])
    return cells


def letters(column: int) -> str:
    """The letters of a column, from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def prove_cells(root: Element, sheet: Sheet, words: Mapping[str, str], strings: Sequence[str]) -> None:
    """Every cell of a sheet holds what the document puts there. Raises Unsafe."""
    head = len(lines_of(sheet)) + 2
    headings = {f"{letters(number)}{head}": (number, text) for number, text in enumerate(headings_of(sheet, words), start=1)}
    expected = expected_cells(sheet, words)
    found = {cell.get("r", ""): cell for cell in root.iter() if local(cell.tag) == "c"}
    must(len(found) == sum(local(cell.tag) == "c" for cell in root.iter()), "the workbook: a cell that comes twice")
    for place in found.keys() | expected.keys() | headings.keys():
        must(place in found, "the workbook: a cell that is missing")
        if place in headings:
            number, text = headings[place]
            must(is_heading("".join(_texts(found[place], strings)), text, number, words), "the workbook: a heading")
        else:
            _prove_cell(found[place], expected.get(place, Expected("")), strings)


def _prove_cell(cell: Element, expected: Expected, strings: Sequence[str]) -> None:
    values = [part for part in cell if local(part.tag) == "v"]
    if cell.get("t", "n") == "n" and values:
        number = expected.number
        written = (values[0].text or "").strip()
        must(number is not None and written in _as_written(number.value) and len(values) == 1, "the workbook: a number in a cell")
    else:
        must(in_a_cell("".join(_texts(cell, strings))) == in_a_cell(expected.text), "the workbook: a text in a cell")


def _as_written(value: float) -> set[str]:
    """The characters of a number in a workbook: sixteen digits at most, or the fewest that stand for it."""
    return {f"{value:.16g}", repr(float(value)), *({str(int(value))} if value == int(value) else ())}


def _texts(cell: Element, strings: Sequence[str]) -> Iterator[str]:
    """The text of a cell, in the cell itself or by its place in the list of texts."""
    for part in cell.iter():
        if local(part.tag) == "t":
            yield part.text or ""
        elif local(part.tag) == "v":
            must(cell.get("t") == "s", "the workbook: a number in a cell")
            yield strings[int(part.text or "")]
