"""The sheet *needs*: a row per role and a column per module, with 0 (not needed) to 3 (advanced); blank leaves it to the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.organisation.words import HEADINGS, TIERS, key, known, modules
from analyzer.sheets.plain import is_blank, tidy
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.model.survey import Survey
    from analyzer.organisation.faults import Faults
    from analyzer.sheets.sheet import Sheet


def roles(sheet: Sheet | None, families: dict[str, str]) -> dict[str, str]:
    """The roles of the questionnaire and those that the sheet adds, by name."""
    column = _role_column(sheet) if sheet else None
    if sheet is None or column is None:
        return families
    own = [tidy(row[column]) for row in sheet.rows[1:] if not is_blank(row[column])]
    return {key(role): role for role in own} | families


def needs(sheet: Sheet, survey: Survey, families: dict[str, str], faults: Faults) -> dict[tuple[str, str], int]:
    """How far each role needs each module, where the sheet says so."""
    role_column = _role_column(sheet)
    if role_column is None:
        faults.at_sheet(
            sheet,
            sentence("There is no column {heading}.", heading=" / ".join(HEADINGS["role_family"][:2])),
            sentence("Give the column that heading in the first row."),
        )
        return {}
    asked = _modules(sheet, survey, role_column, faults)
    told: dict[tuple[str, str], int] = {}
    seen: set[str] = set()
    for row in range(1, len(sheet.rows)):
        role = families.get(key(sheet.rows[row][role_column]))
        if role is None or role in seen:
            message = sentence("The role is missing or stands there twice.")
            faults.at_cell(sheet, row, role_column, message, sentence("Keep one row per role."))
            continue
        seen.add(role)
        told |= {(role, module): tier for column, module in asked.items() if (tier := _tier(sheet, row, column, faults)) is not None}
    return told


def _role_column(sheet: Sheet) -> int | None:
    names = known(HEADINGS)
    return next((column for column, heading in enumerate(sheet.rows[0]) if names.get(key(heading)) == "role_family"), None)


def _modules(sheet: Sheet, survey: Survey, role_column: int, faults: Faults) -> dict[int, str]:
    """The module of each column."""
    known_modules = modules(survey)
    asked: dict[int, str] = {}
    for column, heading in enumerate(sheet.rows[0]):
        if column == role_column or is_blank(heading):
            continue
        module = known_modules.get(key(heading))
        if module is None or module in asked.values():
            message = sentence("This is no module of the questionnaire, or it stands there twice.")
            faults.at_cell(sheet, 0, column, message, sentence("Use the title of a module as heading, or delete the column."))
        else:
            asked[column] = module
    return asked


def _tier(sheet: Sheet, row: int, column: int, faults: Faults) -> int | None:
    written = sheet.rows[row][column]
    if is_blank(written):
        return None
    if key(written) not in TIERS:
        message = sentence("A need is 0 (not needed), 1 (basic), 2 (intermediate) or 3 (advanced).")
        faults.at_cell(sheet, row, column, message, sentence("Fill in one of these numbers, or leave the cell blank."))
        return None
    return TIERS[key(written)]
