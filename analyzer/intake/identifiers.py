"""What may say who answered: known by what stands in a column, and named by kind only."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import ip_address
from typing import TYPE_CHECKING

from analyzer.intake.person_names import are_names
from analyzer.sheets.plain import line, tidy

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable


_EMAIL = re.compile(r"[\w.+'-]+\s?(?:[@\uff20]|[(\[]at[)\]])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\d.,/-])(?!0\.\d{5})(?:\+\d{1,3}|00\d{1,3}|0)(?:[\s().-]{0,3}\d){8,10}(?![\d/-])")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")
_IP = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_NINE_DIGITS = re.compile(r"(?<!\d)\d{9}(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])\d{4}[. ]\d{2}[. ]\d{3}(?![\d.])")
_PLACE = re.compile(r"\(?-?\d{1,2}[.,]\d{3,}°?\s?[NS]?\s?[,;/ ]\s?-?\d{1,3}[.,]\d{3,}°?\s?[EWO]?\)?")
_LINK = re.compile(r"https?://\S+")
_UUID = re.compile(r"(?:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}", re.IGNORECASE)

_ENOUGH = 10
_NEARLY_ALL = 0.9
_SHORT = 30
_LONG = 200
_LOOKED_AT = 2_000


def kind_by_values(values: Counter[str], *, of_somebody: bool = False) -> str | None:
    """The kind of identifier that stands in a column, from its distinct values with their counts (blanks left out), or None.

    ``of_somebody`` says that the heading speaks of a person (``Manager``), who may be named by one word.
    """
    for value in values:
        kind = kind_of_value(value)
        if kind:
            return kind
    return "name" if are_names(values, of_somebody=of_somebody) else _kind_of_all(values)


def kind_of_value(value: str) -> str | None:
    """The kind of identifier in one text, where one value is enough to know; of a long text only the beginning is looked at."""
    begin = value[:_LOOKED_AT]
    return next((kind for kind, found in _TELLING if any(map(found, {begin, _seen(begin)}))), None)


def _kind_of_all(values: Counter[str]) -> str | None:
    """What only a whole column shows: short texts that nearly everybody has for themselves."""
    answered = values.total()
    if answered < _ENOUGH:
        return None
    short = sorted(len(value) for value in values)[len(values) // 2] <= _SHORT
    return "nearly unique" if short and len(values) > _NEARLY_ALL * answered else None


def is_free_text(values: Counter[str]) -> bool:
    """Whether a column holds sentences of people rather than a choice."""
    if not values:
        return False
    typical = sorted(len(value) for value in values)[len(values) // 2]
    return max(map(len, values)) > _LONG or (typical > _SHORT and len(values) > values.total() / 2)


def shown(text: str) -> str:
    """A heading or an answer as it may be shown: in one line, masked before it is cut to a length that fits a page."""
    return tidy(masked(line(text)))


def _seen(text: str) -> str:
    """A text without marks that nobody sees, which may stand in the middle of an address."""
    return text if text.isascii() and "&" not in text and "<" not in text else unicodedata.normalize("NFKC", line(text))


def masked(text: str) -> str:
    """A heading or an answer with everything taken out that could name a person."""
    for pattern in (_EMAIL, _IBAN, _PHONE, _IP, _NINE_DIGITS, _DOTTED):
        text = pattern.sub("•••", text)
    return text


def is_citizen_number(digits: str) -> bool:
    """The eleven-test of the Dutch citizen service number: 9 to 2 times the digits, minus the last, is a multiple of 11."""
    weighed = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return weighed % 11 == 0 and digits.strip("0") != ""


def _nine_digits(text: str) -> list[str]:
    """Numbers of nine digits, also when written with dots or spaces in between."""
    return [*_NINE_DIGITS.findall(text), *(re.sub(r"\D", "", found) for found in _DOTTED.findall(text))]


def _is_iban(text: str) -> bool:
    """The check digits of an IBAN (ISO 7064, modulo 97)."""
    whole = text.replace(" ", "")
    turned = whole[4:] + whole[:4]
    return 15 <= len(whole) <= 34 and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _is_ip(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False


_TELLING: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", _EMAIL.search),
    ("link", lambda value: _LINK.fullmatch(value.strip())),
    ("ip", lambda value: any(map(_is_ip, _IP.findall(value))) or (value.count(":") > 1 and _is_ip(value.strip()))),
    ("bank account", lambda value: any(map(_is_iban, _IBAN.findall(value)))),
    ("citizen number", lambda value: any(map(is_citizen_number, _nine_digits(value)))),
    ("location", lambda value: _PLACE.fullmatch(value.strip())),
    ("phone", _PHONE.search),
    ("access code", lambda value: _UUID.fullmatch(value.strip())),
)
