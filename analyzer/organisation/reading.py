"""Reading the company workbook: everything that is wrong in it is said at once, by sheet and cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.company import Company
from analyzer.model.problem import Problem, Unreadable
from analyzer.organisation.faults import Faults
from analyzer.organisation.groups import GroupRows
from analyzer.organisation.needs import needs, roles
from analyzer.organisation.words import SHEETS, families, key, known
from analyzer.sheets.reading import read_all
from analyzer.sheets.refusal import named, unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.survey import Survey
    from analyzer.sheets.sheet import Sheet


def read(path: Path, survey: Survey) -> tuple[Company, tuple[Problem, ...]]:
    """The company of a workbook, and notes on it. Levels, roles and modules may be written as ids or as in any language of the survey.

    Raises Unreadable with every fault of the workbook.
    """
    sheets = _sheets(path)
    faults = Faults()
    known_roles = roles(sheets.get("needs"), families(survey))
    groups = GroupRows(sheets["groups"], survey, known_roles, faults).groups()
    needed = needs(sheets["needs"], survey, known_roles, faults) if "needs" in sheets else {}
    notes = [note for sheet in sheets.values() for note in sheet.notes]
    if faults.stop:
        raise Unreadable([problem for problem in faults.problems if problem.severity == "stop"])
    return Company(groups, needed), (*notes, *faults.problems)


def _sheets(path: Path) -> dict[str, Sheet]:
    """The sheets by what they hold; a single sheet holds the groups, whatever it is called. Raises Unreadable without groups."""
    found = read_all(path)
    names = known(SHEETS)
    sheets = {names[key(sheet.name)]: sheet for sheet in found if key(sheet.name) in names}
    if not sheets and len(found) == 1:
        return {"groups": found[0]}
    if "groups" not in sheets:
        raise unreadable(
            named(path),
            sentence("The company workbook has no sheet {sheet}.", sheet=" / ".join(SHEETS["groups"])),
            sentence("Give the sheet with departments and head counts that name."),
        )
    return sheets
