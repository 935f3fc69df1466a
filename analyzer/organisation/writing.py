"""Writing the company workbook, so that an HR person can complete it and `read` understands it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.organisation.words import HEADINGS, SHEETS, word
from analyzer.sheets.safe import text_cell
from analyzer.sheets.workbook import new_workbook, workbook_bytes, write_headings

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.model.company import Company
    from analyzer.model.survey import Survey, Wording


def write(company: Company, survey: Survey, language: str) -> bytes:
    """The workbook in a language (``nl`` or ``en``): the groups, and what each role needs where roles are known."""
    workbook = new_workbook()
    add_sheets(workbook, company, survey, language)
    return workbook_bytes(workbook)


def add_sheets(workbook: Workbook, company: Company, survey: Survey, language: str) -> tuple[Worksheet, Worksheet | None]:
    """Add the sheet with groups, and the one with needs where roles are known; gives both."""
    groups = workbook.create_sheet(word(SHEETS["groups"], language))
    _write_groups(groups, company, survey.wording(language), language)
    roles = tuple(dict.fromkeys([*survey.role_families, *(role for role, _ in company.needs)]))
    if not roles:
        return groups, None
    needs = workbook.create_sheet(word(SHEETS["needs"], language))
    _write_needs(needs, company, survey, roles, language)
    return groups, needs


def _write_groups(sheet: Worksheet, company: Company, wording: Wording, language: str) -> None:
    write_headings(sheet, [word(names, language) for names in HEADINGS.values()], (28, 18, 20, 28, 28))
    asked = wording.segmentations.get("level")
    for row, group in enumerate(company.groups, start=2):
        level = asked.options.get(group.level, group.level) if asked else group.level
        role = wording.role_families.get(group.role_family, group.role_family)
        text_cell(sheet, row, 1, group.department)
        sheet.cell(row, 3).value = group.headcount
        for column, written in ((2, level), (4, group.report_as), (5, role)):
            if written:
                text_cell(sheet, row, column, written)


def _write_needs(sheet: Worksheet, company: Company, survey: Survey, roles: tuple[str, ...], language: str) -> None:
    wording = survey.wording(language)
    titles = [wording.modules[module.id].title for module in survey.modules]
    write_headings(sheet, [word(HEADINGS["role_family"], language), *titles], (28, *(16 for _ in titles)))
    for row, role in enumerate(roles, start=2):
        text_cell(sheet, row, 1, wording.role_families.get(role, role))
        for column, module in enumerate(survey.modules, start=2):
            if (role, module.id) in company.needs:
                sheet.cell(row, column).value = company.needs[role, module.id]
