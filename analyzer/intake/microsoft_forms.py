"""Microsoft Forms: a workbook with one row of headings, of which the order is not fixed.

A quiz has ``Points - Question`` and ``Feedback - Question`` beside each question; a block of statements has a column per statement, headed
by the statement alone. Several choices stand in one cell, each with a ``;`` behind it. The program calls an anonymous sender ``anonymous``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading, Layout
from analyzer.intake.heads import one_line, plains, row_where
from analyzer.intake.platform import END, RESPONSE_ID, SCORE, TIME, TOOL, Platform
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.intake.column import Role
    from analyzer.intake.heading import Head

_BEGIN = ("start time", "begintijd", "starttijd", "startzeit", "heure de début", "hora de inicio", "開始時刻")
_END = (
    *("completion time", "tijd van voltooien", "voltooiingstijd", "fertigstellungszeit"),
    *("heure de fin", "hora de finalización", "完了時刻"),
)
_OWN: Mapping[str, tuple[Role, str]] = {
    "id": RESPONSE_ID,
    **dict.fromkeys(_BEGIN, TIME),
    **dict.fromkeys(_END, END),
    **dict.fromkeys(("email", "e-mail", "adresse de messagerie", "correo electrónico", "メール"), ("identifier", "email")),
    **dict.fromkeys(("name", "naam", "nom", "nombre", "名前"), ("identifier", "name")),
    **dict.fromkeys(("total points", "totaal aantal punten", "totaalpunten", "gesamtpunktzahl", "total de points"), SCORE),
    **dict.fromkeys(("quiz feedback", "feedback over test", "feedback op test", "testfeedback", "quizfeedback"), SCORE),
    **dict.fromkeys(("grade posted time", "tijd van plaatsen cijfer", "tijd waarop cijfer is geplaatst"), TOOL),
    **dict.fromkeys(("last modified time", "tijd van laatste wijziging", "uhrzeit der letzten änderung"), TOOL),
    **dict.fromkeys(("language", "taal", "sprache"), TOOL),
}
_POINTS = re.compile(r"^(?:points|punten|punkte|feedback)\s*[-–]\s*(\S.*)$", re.IGNORECASE | re.DOTALL)


def _lay_out(head: Head) -> Layout | None:
    row = row_where(head, _is_ours)
    return None if row is None else Layout(row + 1, _headings(head.rows[row]))


def _is_ours(row: Sequence[str]) -> bool:
    """A beginning and an end; or, where somebody took these away, points of a question that stands in the row too."""
    names = set(plains(row))
    timed = bool(names & set(_BEGIN)) and bool(names & set(_END))
    scored = [found for cell in row if (found := _POINTS.match(one_line(cell)))]
    return timed or (len(scored) > 1 and all(plain(found[1]) in names for found in scored))


def _headings(row: Sequence[str]) -> tuple[Heading, ...]:
    """Each of the program's own headings counts once, where it comes first: a question may be called so too."""
    seen: set[str] = set()
    found = []
    for cell in row:
        text = one_line(cell)
        own = None if plain(text) in seen else _OWN.get(plain(text))
        seen.add(plain(text))
        points = _POINTS.match(text)
        if points:
            found.append(Heading(text, points[1], own=SCORE))
        elif own:
            found.append(Heading(text, "" if own == SCORE else text, own=own))
        else:
            found.append(Heading(text, text))
    return tuple(found)


def _day_first(head: Head) -> bool:
    """The English layout writes the month first."""
    return not any("start time" in plains(row) for row in head.rows[:3])


MICROSOFT_FORMS = Platform(name="microsoft-forms", lay_out=_lay_out, day_first=_day_first)
