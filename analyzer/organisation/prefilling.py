"""A company workbook to begin with: the departments of an export, what the survey says that each role needs, and lists to choose from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl.worksheet.properties import PageSetupProperties

from analyzer.model.company import Company, Group
from analyzer.model.policy import Policy
from analyzer.model.segment import UNKNOWN
from analyzer.organisation.choices import offer_groups, offer_needs
from analyzer.organisation.explanation import explain
from analyzer.organisation.words import EXPLANATION, level_names, word
from analyzer.organisation.writing import add_sheets
from analyzer.sheets.plain import is_blank, unhyphened
from analyzer.sheets.workbook import new_workbook, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.model.survey import Survey

_DEPARTMENT = "department"
_LEVEL = "level"
_TITLES = 60.0
"""Room for titles of modules of up to four lines, in points; not every program makes it by itself."""


def prefilled(labels: Mapping[str, Mapping[str, int]], survey: Survey, language: str, known: Company | None = None) -> bytes:
    """The workbook in a language (``nl`` or ``en``), for a person to complete and `read` to understand.

    ``labels`` says for each segmentation how many people gave each label. A department gets a row where enough people gave it to name it;
    their number is not written. The groups and needs that are ``known`` are kept, with new departments below them.
    """
    known = known or Company()
    company = replace(known, groups=(*known.groups, *_new(labels.get(_DEPARTMENT, {}), known)), needs=_needs(survey, known))
    levels = level_names(survey, language) or _named(labels.get(_LEVEL, {}))
    workbook = new_workbook()
    explanation = workbook.create_sheet(word(EXPLANATION, language))
    groups, needs = add_sheets(workbook, company, survey, language)
    explain(explanation, levels, language, has_roles=needs is not None)
    offer_groups(groups, explanation, levels, needs, language)
    if needs:
        offer_needs(needs)
        needs.row_dimensions[1].height = _TITLES
    for sheet in workbook.worksheets:
        _fit_on_paper(sheet)
    return workbook_bytes(workbook)


def _fit_on_paper(sheet: Worksheet) -> None:
    """Landscape, as wide as a page: it is often filled in by somebody else, on paper."""
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _new(labels: Mapping[str, int], known: Company) -> tuple[Group, ...]:
    """A group without head count for each department that the company does not have, under its own name or the one it is reported by."""
    own = {unhyphened(name) for group in known.groups for name in (group.department, group.report_as)}
    return tuple(Group(label, "", None) for label in _named(labels) if unhyphened(label) not in own)


def _named(labels: Mapping[str, int]) -> tuple[str, ...]:
    """The labels that enough people gave, in the order of the alphabet, so that nothing tells which of them more people gave."""
    least = Policy().min_group
    said = (label for label, people in labels.items() if people >= least and label != UNKNOWN and not is_blank(label))
    return tuple(sorted(said, key=lambda label: (label.casefold(), label)))


def _needs(survey: Survey, known: Company) -> dict[tuple[str, str], int]:
    """What each role of the survey needs: what the company says already, else what the survey says."""
    told = {
        (family, module.id): int("*" in module.needed_by or family in module.needed_by)
        for family in survey.role_families
        for module in survey.modules
    }
    return told | dict(known.needs)
