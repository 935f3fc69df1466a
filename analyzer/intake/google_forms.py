"""Google Forms: the linked sheet (in any format) and the CSV that the form itself offers.

A moment of sending comes first, then perhaps an address and a total score, then the questions in full. A row of a grid is
``Question [row]``; a quiz adds ``Question [Score]`` and ``Question [Feedback]``. Forms' own CSV joins several choices with ``;``, the sheet
with ``, ``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.platform import SCORE, TIME, Platform
from analyzer.intake.weeks import is_time
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from analyzer.intake.table import Table

_TIMES = ("timestamp", "tijdstempel", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche")
_SHEETS = ("form responses", "formulierreacties", "formularantworten", "réponses au formulaire", "respuestas de formulario")


def _recognises(table: Table) -> bool:
    """By its first heading, or by its sheet or file name where somebody took that heading away."""
    first = plain(table.headings[0])
    if first in _TIMES:
        return True
    named = any(name in plain(text).replace("_", " ") for name in _SHEETS for text in (table.sheet, table.file))
    return named or (is_blank(first) and is_time(table.values(0)))


def _day_first(table: Table) -> bool:
    """Only the English layout writes the month first."""
    return plain(table.headings[0]) != "timestamp"


GOOGLE_FORMS = Platform(
    name="google-forms",
    recognises=_recognises,
    own_columns=dict.fromkeys(_TIMES, TIME) | dict.fromkeys(("score", "total score", "totaalscore", "totale score", "punktzahl"), SCORE),
    own_endings=dict.fromkeys(("[score]", "[feedback]", "[punten]"), SCORE),
    day_first=_day_first,
)
