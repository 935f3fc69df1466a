"""The headings of LimeSurvey, in the four ways in which it writes them.

A heading is a code (``Q1[SQ001]``, or ``Q1_SQ001`` where codes are for ExpressionScript), the text of a question with its part behind it
(``Question [part]``), or code and text with a separator between them. What LimeSurvey adds itself has a fixed code and a name in the
language of the maker of the survey.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading
from analyzer.intake.platform import DURATION, END, RESPONSE_ID, STATE, TIME, TOOL
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.intake.column import Role

_NAMES = """
id            : response id, antwort id, antwoord id, reactie id, respons id
submitdate    : date submitted, datum abgeschickt, datum ingestuurd, datum ingezonden, datum ingediend, datum verzonden, datum voltooid
lastpage      : last page, letzte seite, laatste pagina
startlanguage : start language, start sprache, startsprache, starttaal, start taal, begintaal
seed          : zufallsstartwert, zufallsgeneratorstartwert, startwaarde, willekeurige startwaarde
token         : access code, zugangscode, zugangsschlüssel, toegangscode
startdate     : date started, datum gestartet, datum gestart, datum begonnen
datestamp     : date last action, datum letzte aktivität, datum laatste actie, datum laatste handeling, datum laatste activiteit
ipaddr        : ip address, ip adresse, ip adres
refurl        : referrer url, weiterleitungs url, verwijzende url, verwijzings url, url verwijzer
interviewtime : total time, gesamtzeit, totale tijd
"""
"""Per code the names that it has in words, as far as they are known: English, German, Dutch."""

_OWN: Mapping[str, tuple[Role, str]] = {
    "id": RESPONSE_ID,
    "submitdate": STATE,
    "lastpage": TOOL,
    "startlanguage": TOOL,
    "seed": RESPONSE_ID,
    "token": RESPONSE_ID,
    "startdate": TIME,
    "datestamp": END,
    "ipaddr": ("identifier", "ip"),
    "refurl": ("identifier", "link"),
    "interviewtime": DURATION,
}
_TYPED: tuple[Role, str] = ("free_text", "text")
_ONLY_CODES = _OWN.keys() - {"id", "seed", "token"}

_CODED = re.compile(r"([A-Za-z][A-Za-z0-9]*)((?:\[\w+\])+)")
_UNDERSCORED = re.compile(r"([A-Za-z][A-Za-z0-9]*)(_\w+)")
_DOTTED = re.compile(r"([A-Za-z][A-Za-z0-9]*)((?:\.\w+\.)+)")
_LOOSE = (_UNDERSCORED, _DOTTED)
_CODE = re.compile(r"[A-Za-z]\w*(?:\[\w+\])*")
_SEPARATED = re.compile(r"([A-Za-z]\w*(?:\[\w+\])+)\. (?=\S)")
_SEPARATOR = re.compile(rf"(?:{'|'.join(_OWN)})([\W_]+)(?=\w)", re.IGNORECASE)
_TIMING = re.compile(r"(?:^|\W)(?:(?:group|question) time|(?:groeps?|vraag)tijd|(?:gruppen|frage)zeit) ?:|^group_?time\d|^filecount\b")


def _names() -> dict[str, str]:
    """The code of what LimeSurvey adds, by each heading that it may have: code, name, or both."""
    known: dict[str, str] = {}
    for code, _, names in (line.partition(":") for line in _NAMES.strip().splitlines()):
        for name in (code, *names.split(",")):
            known |= dict.fromkeys((name.strip(), f"{code.strip()} {name.strip()}"), code.strip())
    return known


_KNOWN = _names()


def code_of(heading: str) -> str:
    """The code of a heading that LimeSurvey added, or empty."""
    return _KNOWN.get(" ".join(re.findall(r"[^\W_]+", plain(heading))), "")


def pairs(tops: Sequence[str], parts: Sequence[str], added: Sequence[str]) -> tuple[Heading, ...]:
    """Headings of two rows: questions, each above the first of its parts only, and their parts."""
    found, question = [], ""
    for top, part, code in zip(tops, parts, added, strict=True):
        question = question if is_blank(top) else " ".join(top.split())
        option = " ".join(part.split())
        text = f"{question} [{option}]" if question and option else question or option
        found.append(Heading(text, question, option, code, _OWN.get(code)))
    return tuple(found)


def one_row(row: Sequence[str], added: Sequence[str]) -> tuple[Heading, ...]:
    """Headings of one row; ``added`` is per heading the code of what LimeSurvey added, or empty."""
    coded = any(code in _ONLY_CODES and plain(heading) == code for heading, code in zip(row, added, strict=True))
    separator = next((found[1] for heading, code in zip(row, added, strict=True) if code and (found := _SEPARATOR.match(heading))), "")
    if not coded and any(code and "_" in heading for heading, code in zip(row, added, strict=True)):
        row, separator = [heading.replace("_", " ").strip() for heading in row], separator.replace("_", " ")
    return tuple(
        _ours(heading, code, added) or _timing(heading, coded=coded and "interviewtime" in added) or _asked(heading, separator, coded=coded)
        for heading, code in zip(row, added, strict=True)
    )


def _ours(heading: str, code: str, added: Sequence[str]) -> Heading | None:
    """What LimeSurvey added; the last action is when somebody ended only where the file says when they began."""
    if not code:
        return None
    return Heading(heading, heading, "", code, TIME if code == "datestamp" and "startdate" not in added else _OWN[code])


def _timing(heading: str, *, coded: bool) -> Heading | None:
    """Seconds per group or question, and the number of uploaded files."""
    if _TIMING.search(plain(heading)) or (coded and heading.endswith("Time")):
        return Heading(heading, heading, own=TOOL)
    return None


def _asked(heading: str, separator: str, *, coded: bool) -> Heading:
    """What people were asked, in whichever way it is written."""
    code, text = _apart(heading, separator, coded=coded)
    told = next((found for pattern in (_CODED, *(_LOOSE if coded else ())) if (found := pattern.fullmatch(code))), None)
    words = re.findall(r"[^\W_]+", told[2]) if told else []
    question, part = _question_and_part(text) if text else (told[1] if told else code, "")
    return Heading(heading, question, part or " ".join(words), code, _own(words, text))


def _apart(heading: str, separator: str, *, coded: bool) -> tuple[str, str]:
    """The code and the text of a heading; one of them is empty where a heading is only the other."""
    if separator:
        code, found, text = heading.partition(separator)
        if found and _CODE.fullmatch(code):
            return code, text
    elif found_code := _SEPARATED.match(heading):
        return found_code[1], heading[found_code.end() :]
    return (heading, "") if (coded and " " not in heading) or _CODED.fullmatch(heading) else ("", heading)


def _question_and_part(text: str) -> tuple[str, str]:
    """A question, and what stands between brackets at its end: an option or a statement, then perhaps a scale."""
    question = text.strip()
    parts: list[str] = []
    while question.endswith("]") and (begin := _opening(question)) is not None:
        parts.insert(0, question[begin + 1 : -1].strip())
        question = question[:begin].strip()
    return question, " - ".join(filter(None, parts))


def _opening(text: str) -> int | None:
    """The position of the bracket that the last sign of a text closes."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == "]") - (text[place] == "[")
        if not depth:
            return place
    return None


def _own(words: Sequence[str], text: str) -> tuple[Role, str] | None:
    """What people typed beside an option, and what LimeSurvey worked out itself."""
    if text.startswith("{") and text.endswith("}"):
        return TOOL
    last = words[-1].lower() if words else ""
    if last == "filecount":
        return TOOL
    return _TYPED if last == "other" or last.endswith("comment") else None
