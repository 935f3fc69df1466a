"""Qualtrics: three rows of headings (names, texts, ids for import), of which owners and other programs may have taken some away.

Legacy exports have two rows, and number their own columns ``V1`` to ``V10``. Answers are texts or numbers; with split choices there is a
column per option.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.heading import Layout
from analyzer.intake.platform import Platform
from analyzer.intake.qualtrics_headings import Named, headings
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.heading import Head

_IMPORT = re.compile(r"""\{\s*["']ImportId["']\s*:\s*["'](.*?)["']\s*[,}]""")
_TOPS = 4
_ALONE = frozenset({"responseid", "recordeddate", "distributionchannel", "duration (in seconds)", "userlanguage", "responseset"})
_TELLING = _ALONE | {
    "startdate",
    "enddate",
    "progress",
    "finished",
    "ipaddress",
    "externalreference",
    "externaldatareference",
    "recipientlastname",
    "recipientfirstname",
    "recipientemail",
}
_NUMBERED = re.compile(r"V\d{1,2}")


def _lay_out(head: Head) -> Layout | None:
    rows = head.rows
    ids = next((place for place, row in enumerate(rows[:_TOPS]) if any(map(_IMPORT.search, row))), None)
    if ids:
        return _layout(rows, max(ids - 2, 0), ids - 1, ids)
    if _is_ours(rows[0]):
        return _layout(rows, 0, int(len(rows) > 1 and _is_a_heading(rows[0], rows[1])), None)
    if len(rows) > 1 and _NUMBERED.fullmatch(rows[0][0].strip()) and _is_ours(rows[1]):
        return _layout(rows, 0, 1, None)
    return None


def _is_ours(row: Sequence[str]) -> bool:
    names = {plain(cell) for cell in row}
    return len(_TELLING & names) > 2 and bool(_ALONE & names)


def _is_a_heading(names: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row holds texts above the answers: what stands in Qualtrics' own columns has no digits there."""
    own = [row[place] for place, name in enumerate(names) if plain(name) in _TELLING]
    told = [cell for cell in own if not is_blank(cell)]
    return len(told) > len(own) / 2 and not any(re.search(r"\d", cell) for cell in told)


def _layout(rows: Sequence[Sequence[str]], names: int, texts: int, ids: int | None) -> Layout:
    """The layout of a file of which these rows hold names, texts and ids; names and texts may be one row."""
    columns = [_named(rows, place, names, texts, ids) for place in range(len(rows[0]))]
    return Layout((texts if ids is None else ids) + 1, headings(columns))


def _named(rows: Sequence[Sequence[str]], place: int, names: int, texts: int, ids: int | None) -> Named:
    name, text = (" ".join(rows[row][place].split()) for row in (names, texts))
    told = _IMPORT.search(rows[ids][place]) if ids is not None else None
    numbered = _NUMBERED.fullmatch(name) and plain(text) in _TELLING | {"name", "emailaddress", "status"}
    return Named(text if numbered else name, text or name, told[1] if told else "")


QUALTRICS = Platform(
    name="qualtrics",
    lay_out=_lay_out,
    leaves_out={
        "status": {
            "survey preview": "preview",
            "1": "preview",
            "9": "preview",
            "17": "preview",
            "survey test": "test",
            "2": "test",
            "spam": "spam",
            "8": "spam",
            "12": "spam",
        },
        "finished": dict.fromkeys(("0", "false", "onwaar", "falsch", "faux", "falso"), "unfinished"),
    },
    missing=frozenset({"-99"}),
)
