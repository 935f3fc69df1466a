"""SurveyMonkey: two rows of headings, of which owners often take away the first columns or the second row.

The first row has the question above the first column of its block; the second has ``Response`` or ``Open-Ended Response`` below a single
answer, the option below a column of several, the statement below a column of a block, and ``Other (please specify)`` below typed text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading, Layout
from analyzer.intake.heads import merged, one_line, plains, rows_above
from analyzer.intake.platform import END, RESPONSE_ID, TIME, TOOL, Platform
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.intake.column import Role
    from analyzer.intake.heading import Head

_OWN: Mapping[str, tuple[Role, str]] = {
    **dict.fromkeys(("respondent id", "respondentid", "respondent_id"), RESPONSE_ID),
    **dict.fromkeys(("collector id", "collector", "collectorid"), TOOL),
    **dict.fromkeys(("start date", "date created"), TIME),
    **dict.fromkeys(("end date", "date modified"), END),
    "ip address": ("identifier", "ip"),
    "email address": ("identifier", "email"),
    **dict.fromkeys(("first name", "last name"), ("identifier", "name")),
    # What a company adds to a response itself is often a personnel number; it says nothing about whether a response came twice.
    **dict.fromkeys(("custom data", "custom data 1", "custom value"), ("identifier", "personnel number")),
}
_SINGLE = frozenset({"response", "open-ended response", "réponse", "antwoord", "antwort", "respuesta", "respons"})
_TYPED = ("other (please specify)", "anders (geef nadere toelichting)", "overig (geef nadere toelichting)", "sonstiges (bitte angeben)")


def _lay_out(head: Head) -> Layout | None:
    row = rows_above(head)
    rows = head.rows[row:]
    if not rows:
        return None
    names = set(plains(rows[0]))
    ours = bool(names & {"respondent id", "respondentid"})
    if len(rows) > 2 and _is_second(rows[0], rows[1]):
        return Layout(row + 2, _blocks(rows[0], rows[1]))
    if ours:
        return Layout(row + 1, tuple(_heading(one_line(cell), one_line(cell), "") for cell in rows[0]))
    return None


def _is_second(first: Sequence[str], second: Sequence[str]) -> bool:
    """A second row of headings says "Response" somewhere, or continues blocks and is blank below the tool's own columns.

    A question may be called as one of these ("First name"); then its answers are announced below it.
    """
    said = plains(second)
    own = [place for place, cell in enumerate(first) if plain(cell) in _OWN]
    if any(said[place] and said[place] not in _SINGLE for place in own):
        return False
    repeated = sum(bool(text) and text == plain(first[place]) for place, text in enumerate(said))
    return any(text in _SINGLE for text in said) or (bool(own) and (repeated > 1 or _continues(first, second)))


def _continues(first: Sequence[str], second: Sequence[str]) -> bool:
    return sum(is_blank(above) and not is_blank(below) for above, below in zip(first, second, strict=True)) > 1


def _blocks(first: Sequence[str], second: Sequence[str]) -> tuple[Heading, ...]:
    return tuple(_heading(question, question, part) for question, part in merged(first, second))


def _heading(text: str, question: str, part: str) -> Heading:
    own = _OWN.get(plain(text))
    if own and not part:
        return Heading(text, text, own=own)
    said = plain(part)
    if not part or said in _SINGLE or said == plain(question):
        return Heading(text, question)
    whole = f"{question} [{part}]" if question else part
    return Heading(whole, question, part, own=("free_text", "text") if said.startswith(_TYPED) else None)


def _day_first(_: Head) -> bool:
    """Dates have the month first, whatever the language."""
    return False


SURVEYMONKEY = Platform(name="surveymonkey", lay_out=_lay_out, day_first=_day_first)
