"""Alchemer, once SurveyGizmo: one row of headings, in which an option or a statement stands before its question (``Option:Question``)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading, Layout
from analyzer.intake.platform import END, RESPONSE_ID, STATE, TIME, TOOL, Platform
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.intake.column import Role
    from analyzer.intake.heading import Head

_OWN: Mapping[str, tuple[Role, str]] = {
    "response id": RESPONSE_ID,
    "time started": TIME,
    "date submitted": END,
    "status": STATE,
    "contact id": ("identifier", "access code"),
    "sessionid": ("identifier", "access code"),
    "ip address": ("identifier", "ip"),
    "longitude": ("identifier", "location"),
    "latitude": ("identifier", "location"),
    "user agent": ("identifier", "device"),
    "referer": ("identifier", "link"),
    "extended referer": ("identifier", "link"),
    "legacy comments": ("free_text", "text"),
    "language": TOOL,
    "tags": TOOL,
}
_PLACES = frozenset({"country", "city", "state/region", "postal"})
_TYPED: tuple[Role, str] = ("free_text", "text")


def _lay_out(head: Head) -> Layout | None:
    row = [" ".join(cell.split()) for cell in head.rows[0]]
    names = {plain(cell) for cell in row}
    if not {"time started", "date submitted"} <= names:
        return None
    own = dict(_OWN) | (dict.fromkeys(_PLACES, _OWN["longitude"]) if "longitude" in names else {})
    behind = Counter(question for text in row for _, question in _cuts(text)) + Counter(row)
    return Layout(1, tuple(_heading(text, own, behind) for text in row))


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each colon."""
    for place, sign in enumerate(text):
        if sign == ":":
            yield text[:place].strip(": "), text[place + 1 :].strip(": ")


def _heading(text: str, own: Mapping[str, tuple[Role, str]], behind: Counter[str]) -> Heading:
    """A colon divides a heading only where what stands behind it stands elsewhere too."""
    if plain(text) in own:
        return Heading(text, text, own=own[plain(text)])
    found = next(((part, question) for part, question in _cuts(text) if part and question and behind[question] > 1), None)
    if not found:
        return Heading(text, text)
    return Heading(text, found[1], found[0], own=_TYPED if plain(found[0]).endswith("write in") else None)


ALCHEMER = Platform(
    name="alchemer",
    lay_out=_lay_out,
    leaves_out={"status": {"partial": "unfinished", "disqualified": "unfinished"}},
)
