"""The options of an item, by everything that an answer may call them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.missing import UNKNOWING
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analyzer.model.survey import Item, Survey

YES = frozenset(["ja", "yes", "j", "y", "true", "waar", "wahr", "juist", "correct", "oui", "vrai", "si", "sí", "richtig"])
NO = frozenset(("nee", "no", "n", "false", "onwaar", "falsch", "onjuist", "incorrect", "nein", "non", "faux", "niet waar", "not true"))

_LISTED = re.compile(r"^\(?[a-z0-9]{1,2}[.)]\s+(?=\S)")
_CODED = re.compile(r"(?:sq|ao|a|o)?0*([1-9]\d?)(?:[.,]0+)?")
_BETWEEN = re.compile(r"[/|\n(\[]")
_THOUSANDS = re.compile(r"(?<=\d)[., ](?=\d{3}(?!\d))")
_AMOUNT = re.compile(r"(?:eur |€ ?)?(\d{1,12})(?:[.,]0+)? ?(%)?")
_PERCENT = re.compile(r"(\d{1,3}) ?%")
_LONGEST = 1_500
_LONGEST_PAIR = 300
_MOST_SIGNS = 12


def wordings(item: Item, survey: Survey) -> dict[str, str]:
    """The option ids of an item by every plain wording they have; ids count as wordings where no wording says otherwise.

    Where options are yes and no, or don't know, every usual word for those is a wording too.
    """
    known: dict[str, str] = {}
    for option, text in _texts(item, survey):
        known.setdefault(plain(text), option)
    for option in item.options:
        known.setdefault(plain(option), option)
    return _polar(known) | _unknowing(item) | _amounts(known) | known


def _texts(item: Item, survey: Survey) -> Iterator[tuple[str, str]]:
    said = [wording.items[item.id] for wording in survey.wordings.values() if item.id in wording.items]
    for words in said:
        yield from words.options.items()
    for words in said:
        for option, others in words.also_options.items():
            yield from ((option, other) for other in others)


def _polar(known: Mapping[str, str]) -> dict[str, str]:
    """Every word for yes and no, where one option is called yes and one other no."""
    agreeing = {option for text, option in known.items() if text in YES}
    denying = {option for text, option in known.items() if text in NO}
    if len(agreeing) != 1 or len(denying) != 1 or agreeing == denying:
        return {}
    return dict.fromkeys(YES, *agreeing) | dict.fromkeys(NO, *denying)


def _unknowing(item: Item) -> dict[str, str]:
    return dict.fromkeys(UNKNOWING, item.dont_know) if item.dont_know else {}


def _amounts(known: Mapping[str, str]) -> dict[str, str]:
    """The options that are numbers as a spreadsheet writes these: without sign between thousands, 0.5 for 50%; none of two options."""
    found: dict[str, set[str]] = {}
    for text, option in known.items():
        for form in (_amount(text), *_shares(text)):
            found.setdefault(form, set()).add(option)
    return {form: options.pop() for form, options in found.items() if form and len(options) == 1}


def _amount(said: str) -> str:
    """A plain text that is a number, without sign between thousands and without decimals that are nought; empty for other texts."""
    bare = _THOUSANDS.sub("", said)
    found = _AMOUNT.fullmatch(bare)
    return f"{found[1]}{found[2] or ''}" if found else ""


def _shares(said: str) -> tuple[str, ...]:
    found = _PERCENT.fullmatch(said)
    share = f"{int(found[1]) / 100:g}" if found else ""
    return (share, share.replace(".", ",")) if "." in share else ()


def spoken(answer: str, known: Mapping[str, str]) -> str | None:
    """The option that an answer is the wording of: whole, behind ``a)``, or in two languages at once."""
    said = plain(answer)
    return known.get(said) or known.get(_LISTED.sub("", said)) or known.get(_amount(said)) or _in_two_languages(answer, known)


def _in_two_languages(answer: str, known: Mapping[str, str]) -> str | None:
    """The option that both sides of a sign are wordings of (``Eens / Agree``, ``Eens (Agree)``)."""
    for left, right in halves(answer) if len(answer) <= _LONGEST_PAIR else ():
        option = known.get(plain(left))
        if option and option == known.get(plain(right)):
            return option
    return None


def halves(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each sign that may stand between two languages."""
    if len(text) > _LONGEST:
        return
    for number, sign in enumerate(_BETWEEN.finditer(text)):
        if number == _MOST_SIGNS:
            return
        closing = {"(": ")", "[": "]"}.get(sign[0], "")
        behind = text[sign.end() :].rstrip(" *:")
        yield text[: sign.start()], behind.removesuffix(closing) if closing else behind


def place(text: str) -> int | None:
    """The number in a code of an option (``3``, ``A3``, ``SQ003``), from 1."""
    found = _CODED.fullmatch(plain(text))
    return int(found[1]) if found else None


def nth(options: Sequence[str], number: int | None) -> str | None:
    """The option at a place, from 1; None where there is none."""
    return options[number - 1] if number is not None and 1 <= number <= len(options) else None
