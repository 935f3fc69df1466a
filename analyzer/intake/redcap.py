"""REDCap: one row of headings, names (``raw``) or labels; a column per option, and one per form that says whether it is complete.

A project that repeats its forms has several rows per person, which we do not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading, Layout
from analyzer.intake.platform import RESPONSE_ID, STATE, TIME, TOOL, Platform
from analyzer.sheets.plain import is_blank, plain
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.intake.column import Role
    from analyzer.intake.heading import Head

_OWN: Mapping[str, tuple[Role, str]] = {
    "record_id": RESPONSE_ID,
    "record id": RESPONSE_ID,
    "redcap_survey_identifier": ("identifier", "username"),
    "survey identifier": ("identifier", "username"),
    "survey timestamp": TIME,
    "redcap_event_name": TOOL,
    "event name": TOOL,
    "redcap_repeat_instrument": TOOL,
    "repeat instrument": TOOL,
    "redcap_repeat_instance": TOOL,
    "repeat instance": TOOL,
}
_EVENTS = ("redcap_event_name", "event name")
_REPEATS = ("redcap_repeat_instance", "repeat instance", "redcap_repeat_instrument", "repeat instrument")
_COMPLETE = re.compile(r"\w+_complete|complete")
_OPTION = re.compile(r"(\w+?)___(\w+)")
_CHOICE = re.compile(r"(.*\S)\s*\(choice=(.*)\)", re.DOTALL)


def _lay_out(head: Head) -> Layout | None:
    row = [" ".join(cell.split()) for cell in head.rows[0]]
    names = [plain(cell) for cell in row]
    if not _is_ours(row, names):
        return None
    forms = [name for name in names if _COMPLETE.fullmatch(name)]
    return Layout(1, tuple(_heading(text, name, forms) for text, name in zip(row, names, strict=True)))


def _is_ours(row: Sequence[str], names: Sequence[str]) -> bool:
    """By its own names, or by the number of a record beside a completed form; more than one option tells it too."""
    if any(name.startswith("redcap_") for name in names):
        return True
    complete = any(_COMPLETE.fullmatch(name) for name in names)
    options = sum(bool(_OPTION.fullmatch(text) or _CHOICE.fullmatch(text)) for text in row)
    return (complete and bool({"record_id", "record id"} & set(names))) or options > 1


def _heading(text: str, name: str, forms: Sequence[str]) -> Heading:
    if name in forms:
        return Heading(text, text, code="complete", own=STATE if len(forms) == 1 else TOOL)
    if name.removesuffix("_timestamp") + "_complete" in forms and name.endswith("_timestamp"):
        return Heading(text, text, code=text, own=TIME)
    if name in _OWN:
        return Heading(text, text, code=text, own=_OWN[name])
    found = _OPTION.fullmatch(text) or _CHOICE.fullmatch(text)
    return Heading(text, found[1], found[2].strip(), text) if found else Heading(text, text, code="" if " " in text else text)


def _lay_out_repeated(head: Head) -> Layout | None:
    """The layout of a file in which somebody has several rows, as far as its top shows."""
    layout = _lay_out(head)
    names = [plain(cell) for cell in head.rows[0]]
    columns = {name: [plain(row[place]) for row in head.rows[1:]] for place, name in enumerate(names)}
    events = any(len(set(columns.get(name, ()))) > 1 for name in _EVENTS)
    repeats = any(not is_blank(cell) for name in _REPEATS for cell in columns.get(name, ()))
    return layout if layout and (events or repeats) else None


REDCAP = Platform(name="redcap", lay_out=_lay_out, leaves_out={"complete": {"0": "unfinished", "incomplete": "unfinished"}})

REDCAP_REPEATED = Platform(
    name="redcap",
    lay_out=_lay_out_repeated,
    refusal=sentence("This is a REDCap file with several rows per person, because the project repeats its forms."),
)
