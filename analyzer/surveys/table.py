"""A table of a TOML file, read key by key into the plain types of a survey."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from analyzer.surveys.faults import Place
from analyzer.surveys.keys import Keys
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

Word = TypeVar("Word", bound=str)

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}", re.ASCII)
"""Names become file names and parts of answers, so they hold no spaces, dots, slashes or plus signs."""

TEXT = sentence("a text between quotation marks")


class Table(Keys):
    """Every method reads one key; a fault gives a harmless value, so that reading can go on to the next fault."""

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without ``default`` it must be there and may not be empty."""
        value = self.value(key, str, TEXT, required=default is None)
        if not isinstance(value, str):
            return default or ""
        if default is None and not value.strip():
            self.say(key, sentence("Nothing is filled in here."), sentence("Write {kind} here.", kind=TEXT))
        return value.strip()

    def name(self, key: str) -> str:
        """A name that other tables can refer to."""
        name = self.text(key)
        if name and not NAME.fullmatch(name):
            remedy = sentence("Use letters, digits, hyphens and underscores, at most 60, and begin with a letter or a digit.")
            self.say(key, sentence("'{name}' cannot be used as a name.", name=name), remedy)
        return name

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        kind = sentence("a list of texts between square brackets")
        value = self.value(key, list, kind, required=required)
        if not isinstance(value, list):
            return ()
        if not all(isinstance(part, str) and part.strip() for part in value):
            self.wrong(key, kind)
        return tuple(part.strip() for part in value if isinstance(part, str) and part.strip())

    def share(self, key: str) -> float | None:
        """A number from 0 to 1, or None where nothing is written."""
        return self.number_within(key, (int, float), sentence("a number"), (0, 1))

    def whole(self, key: str) -> int | None:
        """A whole number of people, or None where nothing is written."""
        number = self.number_within(key, int, sentence("a whole number"), (1, 100_000))
        return None if number is None else int(number)

    def flag(self, key: str) -> bool:
        """``true`` or ``false``; false where nothing is written."""
        return self.value(key, bool, sentence("true or false, without quotation marks")) is True

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A date without a time of day."""
        value = self.value(key, date, sentence("a date such as 2026-11-25, without quotation marks"), required=required)
        return value if isinstance(value, date) else None

    def choice(self, key: str, among: tuple[Word, ...], default: Word | None = None) -> Word:
        """One of a few words; without ``default`` it must be there."""
        word = self.text(key, default)
        chosen = {str(possible): possible for possible in among}.get(word)
        if chosen is None and word:
            self.faults.not_among(self.place.at(key), word, tuple(among))
        return among[0] if chosen is None else chosen

    def shares(self, key: str) -> dict[str, float]:
        """A number from 0 to 1 for each of some names."""
        inner = self.table(key)
        return {name: inner.share(name) or 0.0 for name in inner.names()}

    def words(self, key: str) -> dict[str, str]:
        """A text for each of some names."""
        inner = self.table(key)
        return {name: inner.text(name) for name in inner.names()}

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """A list of texts for each of some names."""
        inner = self.table(key)
        return {name: inner.texts(name) for name in inner.names()}

    def table(self, key: str) -> Table:
        """A table within this one; empty where nothing is written."""
        value = self.value(key, dict, sentence("a table"))
        return Table(value if isinstance(value, dict) else {}, self.place.at(key), self.faults)

    def named(self, key: str) -> dict[str, Table]:
        """The tables ``[key.NAME]`` by name."""
        inner = self.table(key)
        parts = {name: inner.value(name, dict, sentence("a table")) for name in inner.names()}
        places = {name: Place(self.place.file, key, name) for name in parts}
        return {name: Table(part, places[name], self.faults) for name, part in parts.items() if isinstance(part, dict)}

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables ``[[key]]`` in the order of the file, each placed by its id, or by its number where it has none."""
        kind = sentence("a list of tables")
        value = self.value(key, list, kind)
        parts = value if isinstance(value, list) else []
        if not all(isinstance(part, dict) for part in parts):
            self.wrong(key, kind)
        numbered = [(number, part) for number, part in enumerate(parts, start=1) if isinstance(part, dict)]
        return tuple(Table(part, self._place(key, part, number), self.faults) for number, part in numbered)

    def _place(self, key: str, part: Mapping[str, object], number: int) -> Place:
        """A table within a named table keeps that table's place, at its own key."""
        if self.place.table:
            return self.place.at(key)
        name = part.get("id")
        return Place(self.place.file, key, name if isinstance(name, str) and name else sentence("number {n}", n=number))
