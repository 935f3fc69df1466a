"""The sheet *groups*: a row per department and level with its head count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.company import Group
from analyzer.organisation.merging import check_doubles, merged
from analyzer.organisation.words import HEADINGS, key, known, levels
from analyzer.sheets.plain import is_blank, tidy
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
        self._count_unknown(found.values())
        if not found and not self._faults.stop:
            message = sentence("There are no groups below the headings.")
            self._faults.at_sheet(self._sheet, message, sentence("Fill in a row for each group."))
        check_doubles(found, self._say)
        return merged(found, self._say)

    def _say(self, row: int, name: str, message: Sentence, remedy: Sentence) -> None:
        """Note a fault in a column, given by name."""
        self._faults.at_cell(self._sheet, row, self._columns[name], message, remedy)

    def _text(self, row: int, name: str) -> str:
        return tidy(self._sheet.rows[row][self._columns[name]]) if name in self._columns else ""

    def _group(self, row: int) -> Group | None:
        department = self._text(row, "department")
        if key(department) in _TOTALS:
            return None
        before = len(self._faults.problems)
        if is_blank(department):
            message = sentence("The department is missing.")
            self._say(row, "department", message, sentence("Fill it in, or delete the row."))
        headcount, level, family = self._headcount(row), self._level(row), self._family(row)
        if len(self._faults.problems) > before:
            return None
        return Group(department, level, headcount, self._text(row, "report_as"), family)

    def _headcount(self, row: int) -> int | None:
        """None where it is blank, which is allowed, and where it is wrong, which is among the faults."""
        written = self._text(row, "headcount")
        if is_blank(written):
            return None
        if written.isascii() and written.isdigit() and int(written) <= _MOST_PEOPLE:
            return int(written)
        message = sentence("The number of people must be a whole number of 0 or more.")
        self._faults.at_cell(
            self._sheet, row, self._columns["headcount"], message, sentence("Fill in how many people work there, or leave it blank.")
        )
        return None

    def _count_unknown(self, groups: Iterable[Group]) -> None:
        """Say how many groups have no head count yet; that is no reason to stop."""
        unknown = sum(group.headcount is None for group in groups)
        if not unknown:
            return
        message = sentence("The number of people of {n} group is blank.", "The number of people of {n} groups is blank.", n=unknown)
        remedy = sentence(
            "Fill it in where you know it. Without it, the report cannot say how many people answered out of how many, or need a training."
        )
        self._faults.at_sheet(self._sheet, message, remedy, "note")

    def _level(self, row: int) -> str:
        written = self._text(row, "level")
        if not written or not self._levels:
            return written
        if key(written) not in self._levels:
            wording = self._survey.wording(self._survey.languages[0]).segmentations["level"].options
            choices = tuple(wording.get(level, level) for level in dict.fromkeys(self._levels.values()))
            message = sentence("This level does not exist in the questionnaire.")
            self._say(row, "level", message, sentence("Choose one of {choices}.", choices=choices))
            return ""
        return self._levels[key(written)]

    def _family(self, row: int) -> str:
        written = self._text(row, "role_family")
        if not written:
            return ""
        if key(written) not in self._families:
            message = sentence("This role does not exist in the questionnaire or on the sheet with needs.")
            choices = tuple(dict.fromkeys(self._names()))
            remedy = sentence("Choose one of {choices}, or add the role to the sheet with needs.", choices=choices)
            self._say(row, "role_family", message, remedy)
            return ""
        return self._families[key(written)]

    def _names(self) -> list[str]:
        wording = self._survey.wording(self._survey.languages[0]).role_families
        return [wording.get(family, family) for family in self._families.values()]
