"""The sheet *survey* of the survey workbook: what it is called, when its right answers were checked, and its language."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from analyzer.sheets.plain import is_blank, tidy
from analyzer.surveys.own.cells import CellPlace
from analyzer.surveys.own.words import SURVEY, known, looked_up
from analyzer.text import LANGUAGES, sentence

if TYPE_CHECKING:
    from analyzer.sheets.sheet import Sheet
    from analyzer.surveys.faults import Faults
    from analyzer.text import Sentence

_DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
_LONGEST_TITLE = 120


class About:
    """Reads a sheet with names in its first column and values beside them, and notes every fault with its cell."""

    def __init__(self, sheet: Sheet, faults: Faults) -> None:
        self._sheet = sheet
        self._faults = faults
        self._rows: dict[str, int] = {}
        names = known(SURVEY)
        for place, row in enumerate(sheet.rows):
            if looked_up(row[0]) in names:
                self._rows.setdefault(names[looked_up(row[0])], place)

    def title(self) -> str:
        """What the survey is called."""
        title = " ".join(self._value("title").split())
        if not title:
            self._stop("title", sentence("The survey has no title."), sentence("Fill in what the survey is called."))
        elif len(title) > _LONGEST_TITLE:
            message = sentence("The title is longer than {n} characters.", n=_LONGEST_TITLE)
            self._stop("title", message, sentence("Give it a shorter title."))
        return title

    def checked(self) -> date | None:
        """The day on which somebody looked at the right answers; None where nothing usable stands there, after saying so."""
        written = self._value("checked").strip()
        for pattern in _DATES:
            try:
                return datetime.strptime(written, pattern).date()  # noqa: DTZ007 - a day in the calendar of whoever wrote it
            except ValueError:
                continue
        message = sentence("It does not say on which date the right answers were checked.")
        self._stop("checked", message, sentence("Fill in the date, such as 2026-11-25."))
        return None

    def language(self) -> str:
        """``nl`` or ``en``; the first of them where nothing stands there."""
        written = looked_up(self._value("language")) or LANGUAGES[0]
        if written in LANGUAGES:
            return written
        message = sentence("'{name}' is not a language that we know.", name=tidy(written))
        self._stop("language", message, sentence("Use one of: {choices}.", choices=LANGUAGES))
        return LANGUAGES[0]

    def _value(self, name: str) -> str:
        """What stands beside a name, in the first cell that holds something."""
        if name not in self._rows:
            return ""
        return next((cell for cell in self._sheet.rows[self._rows[name]][1:] if not is_blank(cell)), "")

    def _stop(self, name: str, message: Sentence, remedy: Sentence) -> None:
        cell = ""
        if name in self._rows and len(self._sheet.columns) > 1:
            cell = self._sheet.place(self._rows[name], 1)
        self._faults.stop(CellPlace("", tidy(self._sheet.name), key=cell), message, remedy)
