"""The keys of one TOML table: which were read, and what to say of those that are missing, wrong or unknown."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.surveys.faults import Faults, Place
    from analyzer.text import Sentence


class Keys:
    """Hands out values by key and kind, and remembers which keys somebody asked for."""

    def __init__(self, content: Mapping[str, object], place: Place, faults: Faults) -> None:
        self.place = place
        self.faults = faults
        self._content = content
        self._read: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        return key in self._content

    def names(self) -> tuple[str, ...]:
        """Every key."""
        return tuple(self._content)

    def close(self) -> None:
        """Name the keys that nobody asked for: most are misspelled, and some of those would be harmful to overlook."""
        for key in self._content:
            if key in self._read:
                continue
            near = get_close_matches(key, self._read - set(self._content), n=1)
            remedy = (
                sentence("Did you mean '{near}'? Otherwise take it out.", near=near[0])
                if near
                else sentence("Take it out, or check how it is spelled.")
            )
            self.faults.stop(self.place.at(key), sentence("'{key}' is not a word that can stand here.", key=key), remedy)

    def value(self, key: str, kinds: type | tuple[type, ...], kind: Sentence, *, required: bool = False) -> object:
        """The value where it is of the right kind, else None after naming the fault. True is no number, a date with a time no date."""
        self._read.add(key)
        if key not in self._content:
            if required:
                self.say(key, sentence("'{key}' is missing.", key=key), sentence("Write {kind} here.", kind=kind))
            return None
        value = self._content[key]
        disguised = (isinstance(value, bool) and kinds is not bool) or isinstance(value, datetime)
        if isinstance(value, kinds) and not disguised:
            return value
        self.wrong(key, kind)
        return None

    def number_within(self, key: str, kinds: type | tuple[type, ...], kind: Sentence, limits: tuple[float, float]) -> float | None:
        """The number where it lies within both limits, else None after naming the fault; None as well where nothing is written."""
        value = self.value(key, kinds, kind)
        if not isinstance(value, (int, float)):
            return None
        least, most = limits
        if least <= value <= most:
            return value
        remedy = sentence("Write a number from {least} to {most}.", least=f"{least:g}", most=f"{most:g}")
        self.say(key, sentence("{value} is not possible here.", value=str(value)), remedy)
        return None

    def wrong(self, key: str, kind: Sentence) -> None:
        """The value is of another kind."""
        self.say(key, sentence("What stands here is not {kind}.", kind=kind), sentence("Write {kind} here.", kind=kind))

    def say(self, key: str, message: Sentence, remedy: Sentence) -> None:
        """A fault at this key."""
        self.faults.stop(self.place.at(key), message, remedy)
