"""Typeform: one row of headings, between the number of the response and when it was begun and sent.

A question with several choices has a column per option, headed by the option alone: of the question nothing is left in the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading, Layout
from analyzer.intake.platform import END, RESPONSE_ID, STATE, TIME, TOOL, Platform
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.intake.column import Role
    from analyzer.intake.heading import Head

_BEGAN, _SENT = "start date (utc)", "submit date (utc)"
_OWN: Mapping[str, tuple[Role, str]] = {
    "#": RESPONSE_ID,
    "response id": RESPONSE_ID,
    "token": RESPONSE_ID,
    _BEGAN: TIME,
    _SENT: END,
    "stage date (utc)": TOOL,
    "response type": STATE,
    "network id": ("identifier", "device"),
    "tags": TOOL,
    "ending": TOOL,
}
_BOLD = re.compile(r"(?<!\w)([*_])(?=\S)([^*_]+)(?<=\S)\1(?!\w)")


def _lay_out(head: Head) -> Layout | None:
    names = [plain(cell) for cell in head.rows[0]]
    if _SENT not in names or not {_BEGAN, "#", "network id", "response type"} & set(names):
        return None
    return Layout(1, tuple(_heading(" ".join(cell.split()), name) for cell, name in zip(head.rows[0], names, strict=True)))


def _heading(text: str, name: str) -> Heading:
    return Heading(text, _BOLD.sub(r"\2", text), own=_OWN.get(name))


TYPEFORM = Platform(
    name="typeform",
    lay_out=_lay_out,
    leaves_out={"response type": {"partial": "unfinished", "started": "unfinished"}},
)
