"""The headings of Qualtrics: which columns it added itself, and what in a text is the question and what the option or statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading
from analyzer.intake.platform import DURATION, END, RESPONSE_ID, SCORE, STATE, TIME, TOOL
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.intake.column import Role


@dataclass(frozen=True, slots=True)
class Named:
    """A column as Qualtrics names it: a name, a text, and the id of its question and choice (``QID3_1``), or empty."""

    name: str
    text: str
    id: str = ""


_OWN: Mapping[str, tuple[Role, str]] = {
    "startdate": TIME,
    "enddate": END,
    "recordeddate": TOOL,
    "status": STATE,
    "finished": STATE,
    "progress": TOOL,
    "duration": DURATION,
    "duration (in seconds)": DURATION,
    "responseid": RESPONSE_ID,
    "_recordid": RESPONSE_ID,
    "responseset": TOOL,
    "responsesetid": TOOL,
    "distributionchannel": TOOL,
    "userlanguage": TOOL,
    "ipaddress": ("identifier", "ip"),
    "name": ("identifier", "name"),
    "emailaddress": ("identifier", "email"),
    "recipientlastname": ("identifier", "name"),
    "recipientfirstname": ("identifier", "name"),
    "recipientemail": ("identifier", "email"),
    "participant name": ("identifier", "name"),
    "participant email": ("identifier", "email"),
    "externalreference": ("identifier", "access code"),
    "externaldatareference": ("identifier", "access code"),
    "locationlatitude": ("identifier", "location"),
    "locationlongitude": ("identifier", "location"),
    "locationaccuracy": ("identifier", "location"),
    "prolific_pid": ("identifier", "access code"),
    "rid": ("identifier", "access code"),
    "psid": ("identifier", "access code"),
    "workerid": ("identifier", "username"),
    "q_url": ("identifier", "link"),
    "q_referer": ("identifier", "link"),
}
_MOMENTS = ("startdate", "recordeddate", "enddate")
_ENDINGS: tuple[tuple[re.Pattern[str], tuple[Role, str]], ...] = (
    (re.compile(r".+_(?:first click|last click|page submit|click count)"), TOOL),
    (re.compile(r".+_do(?:_.+)?|.+_nps_group|q_.+"), TOOL),
    (re.compile(r".+ - (?:(?:parent )?topics|topic sentiment.*|sentiment.*|actionability|effort|emotion.*)"), TOOL),
    (re.compile(r".+_(?:browser|version|operating system|resolution)"), ("identifier", "device")),
    (re.compile(r"sc\d+"), SCORE),
)
_TYPED: tuple[Role, str] = ("free_text", "text")
_QUESTION = re.compile(r"(?:\d+_)?QID\d+(?:#\d+)?")
_COLUMN_OF = re.compile(r"(.+?)(?:_-?\d+)+")
_CHOSEN = " - Selected Choice"


def headings(columns: Sequence[Named]) -> tuple[Heading, ...]:
    """A heading for each column, in order."""
    codes = [_own_code(column) for column in columns]
    moment = next((name for name in _MOMENTS if name in codes), "")
    questions = _questions([column for column, code in zip(columns, codes, strict=True) if not code])
    return tuple(
        Heading(column.text, column.text, "", code, TIME if code == moment else _OWN[code])
        if code
        else _asked(column, *questions.get(_group(column), ("", "")))
        for column, code in zip(columns, codes, strict=True)
    )


def _own_code(column: Named) -> str:
    """The plain name of a column that Qualtrics added, or empty; owners rename columns, but leave the ids alone."""
    name, told = plain(column.name), plain(column.id).rpartition("-")[2]
    if _QUESTION.match(column.id):
        return ""
    return name if name in _OWN else told if told in _OWN else ""


def _group(column: Named) -> str:
    """What the columns of one question share."""
    found = _QUESTION.match(column.id)
    named = _COLUMN_OF.fullmatch(column.name.removesuffix("_TEXT"))
    return found[0] if found else named[1] if named else column.name.removesuffix("_TEXT")


def _questions(columns: Sequence[Named]) -> dict[str, tuple[str, str]]:
    """By group the text of its question, and what stands before the options: the question again, with or without "Selected Choice"."""
    groups: dict[str, list[Named]] = {}
    for column in columns:
        if not _added(column):
            groups.setdefault(_group(column), []).append(column)
    return {name: _beginnings(group) for name, group in groups.items()}


def _beginnings(group: Sequence[Named]) -> tuple[str, str]:
    texts = [column.text for column in group]
    chosen = [column.text for column in group if not _is_typed(column)]
    if known := next((text for text in chosen if _CHOSEN in text), ""):
        question = known.partition(_CHOSEN)[0]
        return question, question + _CHOSEN
    question = _shared(texts) or (_before_row(group[0]) if len(group) == 1 else "")
    if len(chosen) == 1 < len(group) and question:
        return question, chosen[0]
    return question, _shared(chosen) or question


def _shared(texts: Sequence[str]) -> str:
    """What several texts begin with, up to a hyphen; empty where one of them is the beginning of all."""
    if len(texts) < 2:
        return ""
    begin = "".join(signs[0] for signs in takewhile(lambda signs: len(set(signs)) == 1, zip(*texts, strict=False)))
    return "" if begin in texts else next((begin.rpartition(sign)[0] for sign in (" - ", "-") if sign in begin), "")


def _before_row(column: Named) -> str:
    """The question of a column that is the only part of it."""
    numbered = _QUESTION.sub("", column.id, count=1).strip("_-").isdigit() if column.id else _COLUMN_OF.fullmatch(column.name)
    return column.text.rpartition(" - ")[0] if numbered else ""


def _is_typed(column: Named) -> bool:
    """What people type beside an option; a question that is open altogether has no ``_TEXT`` behind its name."""
    return column.name.endswith("_TEXT")


def _added(column: Named) -> tuple[Role, str] | None:
    """What Qualtrics adds to a question: times, order, browser, topics."""
    return next((own for pattern, own in _ENDINGS if pattern.fullmatch(plain(column.name))), None)


def _asked(column: Named, question: str, before: str) -> Heading:
    """What people were asked; ``before`` is what stands before the option or statement in the text."""
    text = column.text
    if _is_typed(column):
        rest = text.removeprefix(question).strip(" -") if question else ""
        part = rest if rest.endswith(("Text", "text", "TEXT")) else f"{rest} - Text".removeprefix(" - ")
        return Heading(text, question.strip() or text, part, column.name, _TYPED)
    if not (before and text.startswith(before)):
        return Heading(text, text, "", column.name, _added(column))
    return Heading(text, question.strip(), text.removeprefix(before).strip(" -"), column.name, _added(column))
