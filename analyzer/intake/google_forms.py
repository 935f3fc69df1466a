"""Google Forms: the linked sheet (in any format) and the CSV that the form itself offers.

A moment of sending comes first, then perhaps an address and a total score, then the questions in full. A row of a grid is
``Question [row]``; a quiz adds ``Question [Score]`` and ``Question [Feedback]``. Forms' own CSV joins several choices with ``;``, the sheet
with ``, ``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading, Layout
from analyzer.intake.heads import one_line, row_where, rows_above
from analyzer.intake.platform import SCORE, TIME, Platform
from analyzer.intake.weeks import is_time
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.intake.column import Role
    from analyzer.intake.heading import Head

_TIMES = ("timestamp", "tijdstempel", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche")
_SHEETS = ("form responses", "formulierreacties", "formularantworten", "réponses au formulaire", "respuestas de formulario")
_MAIL: tuple[Role, str] = ("identifier", "email")
_OWN: Mapping[str, tuple[Role, str]] = {
    **dict.fromkeys(_TIMES, TIME),
    **dict.fromkeys(("score", "total score", "totaalscore", "totale score", "gesamtpunktzahl", "punktzahl"), SCORE),
    **dict.fromkeys(("email address", "e-mailadres", "e-mail-adresse", "adresse e-mail", "dirección de correo electrónico"), _MAIL),
    "username": ("identifier", "username"),
    "gebruikersnaam": ("identifier", "username"),
}
_POINTS = re.compile(r"^(.*\S)\s*\[(?:score|feedback|punten|punktzahl|puntuación)\]\s*$", re.IGNORECASE | re.DOTALL)
_GRID = re.compile(r"^(.*\S)\s*\[\s*([^\[\]]*[^\[\]\s])\s*\]\s*$", re.DOTALL)


def _lay_out(head: Head) -> Layout | None:
    """By its first heading, or by its sheet or file name where somebody took that heading away."""
    if not head.rows or not head.rows[0]:
        return None
    found = row_where(head, lambda row: plain(row[0]) in _TIMES)
    if found is not None:
        return _layout(head, found)
    row = rows_above(head)
    named = any(name in plain(text).replace("_", " ") for name in _SHEETS for text in (head.sheet, head.file))
    timed = is_blank(head.rows[row][0]) and is_time([below[0] for below in head.rows[row + 1 :]])
    return _layout(head, row) if named or timed else None


def _layout(head: Head, row: int) -> Layout:
    return Layout(row + 1, tuple(_heading(one_line(cell)) for cell in head.rows[row]))


def _heading(text: str) -> Heading:
    points = _POINTS.match(text)
    if points:
        return Heading(text, points[1], own=SCORE)
    own = _OWN.get(plain(text))
    if own:
        return Heading(text, "" if own == SCORE else text, own=own)
    grid = _GRID.match(text)
    return Heading(text, grid[1], grid[2]) if grid else Heading(text, text)


def _day_first(head: Head) -> bool:
    """Only the English layout writes the month first."""
    return not any(plain(row[0]) == "timestamp" for row in head.rows[:3])


GOOGLE_FORMS = Platform(name="google-forms", lay_out=_lay_out, day_first=_day_first)
