"""KoboToolbox: one row of headings, in which groups, questions and options are joined by strokes, and its own columns at the end."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading, Layout
from analyzer.intake.platform import END, RESPONSE_ID, TIME, TOOL, Platform
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from analyzer.intake.column import Role
    from analyzer.intake.heading import Head

_OWN: Mapping[str, tuple[Role, str]] = {
    "start": TIME,
    "end": END,
    "_id": RESPONSE_ID,
    "_uuid": RESPONSE_ID,
    "meta/instanceid": RESPONSE_ID,
    "meta/rootuuid": RESPONSE_ID,
    "username": ("identifier", "username"),
    "_submitted_by": ("identifier", "username"),
    "deviceid": ("identifier", "device"),
    "subscriberid": ("identifier", "device"),
    "simserial": ("identifier", "device"),
    "phonenumber": ("identifier", "phone"),
    "_geolocation": ("identifier", "location"),
    "_attachments": ("identifier", "link"),
    "audit": ("identifier", "link"),
    "_notes": ("free_text", "text"),
}
_TOOLS = """
today _submission_time _validation_status _status __version__ _version_ _tags _index _parent_index _parent_table_name _xform_id_string
formhub/uuid meta/instancename meta/deprecatedid _submission__id _submission__uuid _submission__submission_time
"""
_TELLING = frozenset({"_uuid", "_submission_time", "__version__", "_index", "_validation_status", "_submitted_by", "meta/instanceid"})
_PLACE = re.compile(r"(?:.*/)?_.+_(?:latitude|longitude|altitude|precision)")
_MARKS = frozenset({"true", "false", "1", "0", "n/a", ""})


def _lay_out(head: Head) -> Layout | None:
    names = [plain(cell) for cell in head.rows[0]]
    if len(_TELLING & set(names)) < 2:
        return None
    row = [" ".join(cell.split()) for cell in head.rows[0]]
    several = _several(row, head.rows[1:])
    groups = _above(row).keys()
    return Layout(1, tuple(_heading(text, _own(name, names), several, groups) for text, name in zip(row, names, strict=True)))


def _own(name: str, names: Collection[str]) -> tuple[Role, str] | None:
    """The moment of arrival says when somebody answered where the form does not."""
    if name == "_submission_time" and "start" not in names:
        return TIME
    if _PLACE.fullmatch(name):
        return ("identifier", "location")
    return TOOL if name in _TOOLS.split() else _OWN.get(name)


def _above(row: Sequence[str]) -> Counter[str]:
    """How often each path stands above another heading, of those that do so more than once or are a heading themselves."""
    counts = Counter(text.rpartition("/")[0] for text in row if "/" in text)
    return Counter({path: count for path, count in counts.items() if count > 1 or path in row})


def _several(row: Sequence[str], below: Sequence[Sequence[str]]) -> set[str]:
    """The questions with a column per option: each of these columns holds only whether the option was chosen."""
    seen: dict[str, set[str]] = {}
    for column, text in enumerate(row):
        seen.setdefault(text.rpartition("/")[0], set()).update(plain(cells[column]) for cells in below)
    return {path for path in _above(row) if seen[path] <= _MARKS and seen[path] != {""}}


def _heading(text: str, own: tuple[Role, str] | None, several: Collection[str], groups: Collection[str]) -> Heading:
    """A stroke divides a name; in a label it does so only below something that stands above other labels too."""
    path, _, last = text.rpartition("/")
    if own:
        return Heading(text, text, own=own)
    if path in several:
        return Heading(text, path.rpartition("/")[2], last, text)
    if " " in text and path not in groups:
        return Heading(text, text)
    return Heading(text, last, code=text)


KOBO = Platform(name="kobo", lay_out=_lay_out, missing=frozenset({"n/a"}))
