"""The first sheet of a company workbook to complete: what to do, and the levels that can be chosen."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font

from analyzer.model.policy import Policy
from analyzer.organisation.words import HEADINGS, SHEETS, word
from analyzer.sheets.safe import text_cell
from analyzer.text import Text, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.text import Sentence

LEVELS, FIRST_LEVEL = "C", 2
"""Where the levels stand, for the list on the sheet with groups."""

_WIDTH = 100
_LINE = 15.0


def explain(sheet: Worksheet, levels: Sequence[str], language: str, *, has_roles: bool) -> None:
    """Write the explanation, and the levels beside it."""
    text = Text(language)
    sheet.column_dimensions["A"].width = _WIDTH
    for row, line in enumerate(_lines(language, has_roles=has_roles), 1):
        said = text.say(line)
        cell = text_cell(sheet, row, 1, said)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name="Calibri", size=11, bold=row == 1)
        sheet.row_dimensions[row].height = _LINE * ceil(len(said) / (0.9 * _WIDTH))
    if levels:
        sheet.column_dimensions[LEVELS].width = 24
        names = (word(HEADINGS["level"], language), *levels)
        for row, name in enumerate(names, FIRST_LEVEL - 1):
            text_cell(sheet, row, 3, name).font = Font(name="Calibri", size=11, bold=row < FIRST_LEVEL)


def _lines(language: str, *, has_roles: bool) -> list[Sentence]:
    head = {name: word(names, language) for name, names in HEADINGS.items()}
    groups, needs = word(SHEETS["groups"], language), word(SHEETS["needs"], language)
    least = Policy().min_group
    lines = [
        sentence("Your organisation: who works where"),
        sentence("With this workbook the report knows how many people work in each department, and so how many need a training."),
        sentence("1. Go to the sheet {sheet}. The departments that {n} or more people gave stand there.", sheet=groups, n=least),
        sentence("2. Add a row for each department that is missing, also where nobody answered."),
        sentence("3. Fill in under {heading} how many people work there. You do not know it? Leave it blank.", heading=head["headcount"]),
        sentence(
            "4. Leave {heading} blank, or give each level of a department a row of its own: never both for one department.",
            heading=head["level"],
        ),
        sentence(
            "5. Small departments are not shown by themselves: below {n} answers a department is left out of the report. You can report "
            "them together. Give them the same name under {heading}, on each of their rows. That may be the name of one of them, or a new "
            "name.",
            n=least,
            heading=head["report_as"],
        ),
    ]
    if has_roles:
        lines += [
            sentence(
                "6. Choose under {heading} what kind of work people do there. It says which trainings they need.",
                heading=head["role_family"],
            ),
            sentence(
                "7. Go to the sheet {sheet}. It says which training each role needs: 0 is not needed, 1 is basic, 2 is intermediate, 3 is "
                "advanced. Change what is different with you.",
                sheet=needs,
            ),
        ]
    return [
        *lines,
        sentence(
            "Save the workbook and choose it as the company workbook, together with the file with answers (on the command line: --company)."
        ),
    ]
