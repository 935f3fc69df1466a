"""Sentences, numbers and dates in the reader's language.

English sentences are the keys; ``locale/<language>.po`` holds the others. A `Sentence` is a sentence that has not been said yet: rooms make
them without knowing the reader's language, and a `Text` says them. Survey wording is data and never passes through here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from analyzer import assets

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One whole sentence with named places, in English, to be said later.

    ``plural`` is the sentence for all counts but one; the count is the place called ``n``.
    """

    message: str
    plural: str | None = None
    places: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return Text("en").say(self)


def sentence(message: str, /, plural: str | None = None, **places: object) -> Sentence:
    """A sentence for later; the literal texts are collected for translation wherever this name is called."""
    return Sentence(message, plural, places)


class Text:
    """Says sentences and writes numbers in one language (``nl`` or ``en``)."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"language is {language!r}; it must be one of {', '.join(LANGUAGES)}")
        self.language = language
        self._catalogue = _catalogue(language)

    def say(self, message: Sentence | str, /, plural: str | None = None, **places: object) -> str:
        """The sentence in this language with its places filled in.

        Places may be sentences themselves (said first), numbers (written by the rules of the language), dates or plain text.
        """
        said = message if isinstance(message, Sentence) else Sentence(message, plural, places)
        filled = {name: self.place(value) for name, value in said.places.items()}
        return self._translated(said).format_map(filled)

    def place(self, value: object) -> str:
        """How one value is written inside a sentence."""
        if isinstance(value, Sentence):
            return self.say(value)
        if isinstance(value, bool):
            return str(value)
        if isinstance(value, (int, float)):
            return self.number(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, (tuple, list)):
            return self.listing([self.place(part) for part in value])
        return str(value)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with the grouping and decimal signs of the language."""
        from babel.numbers import format_decimal

        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        return format_decimal(value, format=pattern, locale=self.language)

    def percent(self, share: float) -> str:
        """A share between 0 and 1 as a whole percentage."""
        from babel.numbers import format_percent

        return format_percent(share, format="0%", locale=self.language)

    def date(self, day: date) -> str:
        """A date in words: ``25 november 2026``."""
        from babel.dates import format_date

        return format_date(day, format="d MMMM y", locale=self.language)

    def listing(self, parts: list[str]) -> str:
        """``a, b en c``; an empty list is an empty text."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("{some} and {last}", some=", ".join(parts[:-1]), last=parts[-1])

    def _translated(self, said: Sentence) -> str:
        forms = self._catalogue.get(said.message) or (said.message, said.plural or said.message)
        many = said.plural is not None and said.places.get("n") != 1
        return forms[-1] if many else forms[0]


@cache
def _catalogue(language: str) -> Mapping[str, tuple[str, ...]]:
    """Translations by English sentence; empty for English itself and for sentences not translated yet."""
    path = assets.sentences(language)
    if language == "en" or not path.exists():
        return {}
    from babel.messages.pofile import read_po

    with path.open("rb") as lines:
        messages = read_po(lines, locale=language)
    return {
        (entry.id[0] if isinstance(entry.id, (tuple, list)) else entry.id): (
            tuple(entry.string) if isinstance(entry.string, (tuple, list)) else (entry.string,)
        )
        for entry in messages
        if entry.id and entry.string and not entry.fuzzy
    }
