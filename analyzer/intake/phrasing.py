"""The shapes in which one question stands above a column: numbered, coded, as the row of a grid, in two languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.options import halves
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_GRID_ROW = re.compile(r"\[([^\[\]]+)\]\s*$")
_NUMBERED = re.compile(r"^\s*(?:vraag|question|v|q)?\s*\d{1,3}\s*[.):\-]\s*(?=\S)", re.IGNORECASE)
_CODED = re.compile(r"^\s*[\[(]?([A-Za-z]{1,6}[_-]?\d{1,4}[a-z]?)[\])]?\s*[.:)\-\s]\s*(\S.*)$", re.DOTALL)
_DUTY = re.compile(r"\s*\((?:verplicht|optioneel|required|optional|pflichtfeld)\)\s*\*?\s*$", re.IGNORECASE)
_MARKS = re.compile(r"[*#]+|(?<!\w)_+|_+(?!\w)")
_HELP = re.compile(r"(?<=[?.])\s*\(?\d{1,2}\)?\s*[-=:]\s*\D")
_SIGNS = re.compile(r"[^a-z0-9]+")
_SPLIT_CODE = re.compile(r"([A-Za-z]\w*?)(?:\[(\w+)\]|___?(\w+)|_(\w+)|[./](\w+)\.?)", re.DOTALL)
_WORDS = re.compile(r"\w")
_SHORT = 100

_RESPONSE = frozenset({"response", "antwoord", "antwort", "selected choice", "geselecteerde keuze", "open-ended response", "reactie"})
_OTHER = r"(?:other|anders|overig|overige|sonstiges|andere|autre|otro)"
_NAMELY = r"(?:specify|namely|nl|namelijk|toelichting|text|tekst|write in|nämlich)"
_TYPED = re.compile(
    rf"{_OTHER}\b.*\b{_NAMELY}\b.*|{_OTHER}|-oth-|write.?in|comments?|opmerking(?:en)?|toelichting|text|tekst"
    r"|score|points?|punten|feedback|total|if yes\b.*|zo ja\b.*|please specify"
)
_TYPED_CODE = re.compile(r"(?:_TEXT|\[other\]|_other|/other|comment\]?|_comment)$", re.IGNORECASE)


def forms_of(heading: str) -> Iterator[str]:
    """The plain forms under which a heading may be known: whole, without number, code, help or "(required)", and as the row of a grid."""
    whole = _DUTY.sub("", heading)
    yield plain(heading)
    yield plain(whole)
    yield plain(_NUMBERED.sub("", whole))
    if code := _CODED.match(whole):
        yield plain(code[1])
        yield plain(code[2])
    if row := _GRID_ROW.search(whole):
        yield plain(row[1])
        yield plain(_NUMBERED.sub("", row[1]))
    unmarked = _MARKS.sub("", whole)
    yield plain(unmarked)
    yield plain(_HELP.split(_NUMBERED.sub("", unmarked), maxsplit=1)[0])


def sides(heading: str) -> Iterator[str]:
    """The texts on both sides of each sign between two languages; none where one side is a mark rather than a language."""
    whole = _DUTY.sub("", heading)
    forms = dict.fromkeys((whole, _MARKS.sub("", whole)))
    for left, right in (pair for form in forms for pair in halves(form)):
        if not is_typed(right, "") and _WORDS.search(left) and _WORDS.search(right) and not plain(right).isdigit():
            yield _NUMBERED.sub("", left)
            yield _NUMBERED.sub("", right)


def joined(question: str, part: str) -> Iterator[str]:
    """A question and its part as one text."""
    yield from (f"{question}{sign}{part}" for sign in (" ", " - ", ": ", " [", " ("))


def is_typed(part: str, code: str) -> bool:
    """Whether a part of a question is what people typed, or what a tool says about an answer, rather than an answer."""
    return (len(part) <= _SHORT and bool(_TYPED.fullmatch(plain(part).rstrip(")")))) or bool(_TYPED_CODE.search(code))


def is_empty_part(part: str) -> bool:
    """Whether a part says only that an answer follows."""
    return plain(part) in _RESPONSE


def coded(code: str) -> str:
    """A code as it is compared: small letters and digits, with one stroke for what else stands between them."""
    return _SIGNS.sub("_", code.strip().casefold()).strip("_")


def code_parts(code: str) -> tuple[str, str]:
    """The code of a question and that of its part (``K009[SQ001]``, ``K009_SQ001``, ``k009___1``); without a part that is empty."""
    found = _SPLIT_CODE.fullmatch(code.strip())
    return (found[1], next(filter(None, found.groups()[1:]), "")) if found else (code, "")
