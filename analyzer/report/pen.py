"""The pen: writes sentences in the reader's language, with each number beside the place in ``findings.json`` where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from analyzer.report.document import Number, Phrase
from analyzer.text import Sentence, Text

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Pen:
    """Makes phrases and numbers in one language. A plain number cannot get into a sentence: it has no place in the findings."""

    text: Text

    def say(self, message: Sentence | str, plural: str | None = None, /, **places: object) -> Phrase:
        """A sentence with its places filled in; places are numbers with a path, phrases, sentences, dates or texts.

        The place called ``n`` decides between one and many. Raises TypeError for a number without a path.
        """
        said = message if isinstance(message, Sentence) else Sentence(message, plural, places)
        filled = {name: self._place(name, value) for name, value in said.places.items()}
        numbers = tuple(number for value in said.places.values() for number in _numbers(value))
        return Phrase(self.text.say(Sentence(said.message, said.plural, filled)), numbers)

    def _place(self, name: str, value: object) -> object:
        if isinstance(value, Number):
            return 1 if name == "n" and value.value == 1 else value.shown
        if isinstance(value, Phrase):
            return value.text
        if isinstance(value, (int, float)):
            raise TypeError(f"{name} is {value!r}; a number in a report needs its place in the findings")
        return value

    def plain(self, words: str) -> Phrase:
        """Words that come from the survey or the export, as they are."""
        return Phrase(words)

    def quoted(self, title: str) -> str:
        """The title of a module inside a sentence."""
        return self.text.say("“{title}”", title=title)

    def listing(self, parts: Iterable[str]) -> str:
        """``a, b and c``."""
        return self.text.listing(list(parts))

    def listed(self, parts: Iterable[object]) -> Phrase:
        """The same for numbers, phrases and texts together."""
        kept = list(parts)
        said = [self.text.place(self._place("", part)) for part in kept]
        return Phrase(self.text.listing(said), tuple(number for part in kept for number in _numbers(part)))

    def together(self, phrases: Iterable[Phrase | None]) -> Phrase:
        """Whole sentences after each other; what is None is left out."""
        kept = [phrase for phrase in phrases if phrase is not None]
        return Phrase(" ".join(phrase.text for phrase in kept), tuple(number for phrase in kept for number in phrase.numbers))

    def count(self, path: str, value: float) -> Number:
        """A count, exactly; points can be parts of an answer."""
        return Number(path, _number(self.text.language, value, 0 if value == int(value) else 1), value)

    def mean(self, path: str, value: float) -> Number:
        """A number that is not a count, with as many decimals as it needs, two at most."""
        decimals = next(places for places in (0, 1, 2) if places == 2 or round(value, places) == value)
        return Number(path, _number(self.text.language, value, decimals), value, "mean")

    def minutes(self, path: str, hours: float) -> Number:
        """Part of an hour, told in whole minutes."""
        return Number(path, _number(self.text.language, 60 * hours, 0), hours, "minutes")

    def share(self, path: str, value: float) -> Number:
        """A share as a whole percentage."""
        rounded = round(value, 2)
        return Number(path, _percent(self.text.language, rounded), rounded, "share")

    def exact(self, path: str, value: float) -> Number:
        """A share that we set ourselves: shown as a whole percentage, but kept as it is."""
        return Number(path, _percent(self.text.language, value), value, "share")

    def estimate(self, path: str, value: float) -> Number:
        """A share that was estimated: never nobody and never everybody."""
        rounded = round(value, 2)
        sign, shown = {0.0: ("<", 0.01), 1.0: (">", 0.99)}.get(rounded, ("", rounded))
        return Number(path, f"{sign}{_percent(self.text.language, shown)}", rounded, "share")


@lru_cache(maxsize=1024)
def _percent(language: str, share: float) -> str:
    """A report writes the same hundred percentages thousands of times."""
    return Text(language).percent(share)


@lru_cache(maxsize=4096)
def _number(language: str, value: float, decimals: int) -> str:
    return Text(language).number(value, decimals)


def _numbers(value: object) -> tuple[Number, ...]:
    if isinstance(value, Number):
        return (value,)
    return value.numbers if isinstance(value, Phrase) else ()
