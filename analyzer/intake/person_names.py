"""Names of people: told by how they are written, without any list of all names, and kept apart from departments, jobs and answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.name_words import COMMON, ENDINGS, GIVEN

if TYPE_CHECKING:
    from collections import Counter

_PARTICLES = r"(?:(?:van|von|de|der|den|ter|ten|te|het|'t|el|la|al|bin|ben|du|da|di|le|op|in)\s)*"
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_WRITTEN = re.compile(rf"{_PARTICLES}{_WORD}(?:,?\s{_PARTICLES}{_WORD}){{1,3}}(?:,?\s(?:van|de|der|den|von))*")
_TITLE = re.compile(r"(?:dhr|mevr|mw|mevrouw|meneer|mr|mrs|ms|miss|dr|drs|ir|ing|prof|herr|frau|mme|m|sr|sra)\.?\s(?=\S)", re.IGNORECASE)
_BESIDE = re.compile(r"\s+[-–|/].*|\s*[(\[].*", re.DOTALL)
_OTHERWISE = re.compile(r"[:;=]|\s[-–]\s|\b(?:namelijk|nl\.|namely|nämlich)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,.()/&-]+")
_ABBREVIATION = re.compile(r"[A-Z]{2,4}s?")
_LONGEST = 60
_MOST_WORDS = 5
_SOME = 0.25
_HALF = 0.5


def is_like_a_name(text: str) -> bool:
    """Whether a text is written as the name of a person: two to four words with capitals, or one that people are called by."""
    said = _BESIDE.sub("", text.strip())
    titled = _TITLE.match(said)
    bare = said[titled.end() :] if titled else said
    return len(said) <= _LONGEST and (_is_written_as_one(bare) or _is_given(bare) or (titled is not None and _is_one_word(bare)))


def names_somebody(text: str) -> bool:
    """Whether an answer is the name of a person, also behind the option for other answers (``Anders, namelijk: Jan Jansen``)."""
    return is_like_a_name(text) or any(map(is_like_a_name, _OTHERWISE.split(text)))


def are_names(values: Counter[str], *, of_somebody: bool = False) -> bool:
    """Whether a column holds names of people, also where these come back, as those of managers do.

    ``values`` are its distinct texts, blanks left out. ``of_somebody`` says that the heading speaks of a person, so that one word with
    a capital is a name too.
    """
    if len(values) < 2:
        return False
    given = sum(map(_is_given, values))
    written = sum(1 for value in values if is_like_a_name(value) or (of_somebody and _is_one_word(value)))
    return written > _HALF * len(values) or (given >= 2 and given > _SOME * len(values))


def _is_written_as_one(said: str) -> bool:
    return _WRITTEN.fullmatch(said) is not None and not any(map(_is_common, _words(said)))


def _is_one_word(value: str) -> bool:
    return re.fullmatch(_WORD, value.strip()) is not None and not _is_common(value.strip())


def _is_given(value: str) -> bool:
    """Whether a text begins with a common given name and goes on as a name does."""
    said = _words(value)
    return 1 <= len(said) <= _MOST_WORDS and said[0].casefold() in GIVEN and not any(map(_is_common, said[1:]))


def _is_common(word: str) -> bool:
    low = word.casefold()
    return low in COMMON or low.endswith(ENDINGS) or _ABBREVIATION.fullmatch(word) is not None


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if word]
