"""The sheet *groups*: a row per department and level with its head count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.model.company import Group
from analyzer.organisation.words import HEADINGS, key, known, levels
from analyzer.sheets.plain import is_blank, tidy
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.survey import Survey
    from analyzer.organisation.faults import Faults
    from analyzer.sheets.sheet import Sheet
    from analyzer.text import Sentence

_TOTALS = frozenset({"total", "totaal", "grand total", "eindtotaal"})
_MOST_PEOPLE = 10_000_000


class GroupRows:
    """Reads the rows of the sheet one by one and notes every fault with its cell; ``families`` are the known roles by name."""

    def __init__(self, sheet: Sheet, survey: Survey, families: Mapping[str, str], faults: Faults) -> None:
        self._sheet = sheet
        self._survey = survey
        self._families = families
        self._faults = faults
        self._levels = levels(survey)
        names = known(HEADINGS)
        self._columns: dict[str, int] = {}
        for column, heading in enumerate(sheet.rows[0]):
            if key(heading) in names:
                self._columns.setdefault(names[key(heading)], column)

    def groups(self) -> tuple[Group, ...]:
        """All groups that could be read; what could not is among the faults."""
        missing = [name for name in ("department", "headcount") if name not in self._columns]
        for name in missing:
            self._faults.at_sheet(
                self._sheet,
                sentence("There is no column {heading}.", heading=" / ".join(HEADINGS[name][:2])),
                sentence("Give the column that heading in the first row."),
            )
        if missing:
            return ()
        found = {row: group for row in range(1, len(self._sheet.rows)) if (group := self._group(row))}
        if not found and not self._faults.stop:
            message = sentence("There are no groups below the headings.")
            self._faults.at_sheet(self._sheet, message, sentence("Fill in a row for each group."))
        self._check_doubles(found)
        return self._merged(found)

    def _text(self, row: int, name: str) -> str:
        return tidy(self._sheet.rows[row][self._columns[name]]) if name in self._columns else ""

    def _group(self, row: int) -> Group | None:
        department = self._text(row, "department")
        if key(department) in _TOTALS:
            return None
        if is_blank(department):
            message = sentence("The department is missing.")
            self._faults.at_cell(self._sheet, row, self._columns["department"], message, sentence("Fill it in, or delete the row."))
        headcount, level, family = self._headcount(row), self._level(row), self._family(row)
        if is_blank(department) or headcount is None or level is None or family is None:
            return None
        return Group(department, level, headcount, self._text(row, "report_as"), family)

    def _headcount(self, row: int) -> int | None:
        written = self._text(row, "headcount")
        if written.isascii() and written.isdigit() and int(written) <= _MOST_PEOPLE:
            return int(written)
        message = sentence("The number of people must be a whole number of 0 or more.")
        self._faults.at_cell(self._sheet, row, self._columns["headcount"], message, sentence("Fill in how many people work there."))
        return None

    def _level(self, row: int) -> str | None:
        written = self._text(row, "level")
        if not written or not self._levels:
            return written
        if key(written) not in self._levels:
            wording = self._survey.wording(self._survey.languages[0]).segmentations["level"].options
            choices = tuple(wording.get(level, level) for level in dict.fromkeys(self._levels.values()))
            message = sentence("This level does not exist in the questionnaire.")
            self._faults.at_cell(self._sheet, row, self._columns["level"], message, sentence("Choose one of {choices}.", choices=choices))
            return None
        return self._levels[key(written)]

    def _family(self, row: int) -> str | None:
        written = self._text(row, "role_family")
        if not written:
            return ""
        if key(written) not in self._families:
            message = sentence("This role does not exist in the questionnaire or on the sheet with needs.")
            choices = tuple(dict.fromkeys(self._names()))
            remedy = sentence("Choose one of {choices}, or add the role to the sheet with needs.", choices=choices)
            self._faults.at_cell(self._sheet, row, self._columns["role_family"], message, remedy)
            return None
        return self._families[key(written)]

    def _names(self) -> list[str]:
        wording = self._survey.wording(self._survey.languages[0]).role_families
        return [wording.get(family, family) for family in self._families.values()]

    def _check_doubles(self, found: Mapping[int, Group]) -> None:
        """The same people must not be counted twice: a group twice, or a department as a whole and by level."""
        seen: dict[tuple[str, str], int] = {}
        spelled: dict[str, str] = {}
        for row, group in found.items():
            own = key(group.department)
            levels_seen = {level for department, level in seen if department == own}
            if (own, group.level) in seen:
                self._double(row, sentence("This group stands there twice."))
            elif levels_seen and (not group.level or "" in levels_seen):
                self._double(row, sentence("This department stands there as a whole and by level; its people would count twice."))
            elif spelled.setdefault(own, group.department) != group.department:
                self._double(row, sentence("This department is spelled in two ways."))
            seen[own, group.level] = row

    def _double(self, row: int, message: Sentence) -> None:
        self._faults.at_cell(self._sheet, row, self._columns["department"], message, sentence("Keep one of the two."))

    def _merged(self, found: Mapping[int, Group]) -> tuple[Group, ...]:
        """Every group of a department is reported under the same name, filled in once or on each row; that name is final."""
        names: dict[str, set[str]] = {}
        for group in found.values():
            names.setdefault(group.department, set()).update({group.report_as} - {""})
        moved = {department for department, under in names.items() if under - {department}}
        for row, group in found.items():
            if len(names[group.department]) > 1:
                message = sentence("This department is reported under two names.")
                self._faults.at_cell(self._sheet, row, self._columns["report_as"], message, sentence("Use one name for all its rows."))
            elif group.report_as in moved and group.report_as != group.department:
                message = sentence("The department it is reported under is itself reported under another.")
                self._faults.at_cell(self._sheet, row, self._columns["report_as"], message, sentence("Fill in the last of these names."))
        return tuple(replace(group, report_as=min(names[group.department], default="")) for group in found.values())
