"""Whether two names of departments are probably the same one: a typing error, a word like *team* more or less, or another language.

Names that differ in a number, a single letter or a place (``Sales Noord`` and ``Sales Zuid``) are never nearly the same.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from re import findall

from analyzer.intake.department_words import ENDINGS, FILLERS, PLACES, SAME, SIDES
from analyzer.sheets.plain import plain, tidy

_NEAR = 0.88
_LONG_ENOUGH = 5
_LONGEST_SHORTENED = 4
_MOST_WORDS = 8
_SHORTENED = 0.9
_MOST_WORDS_MEANING_ONE = 4


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name, taken apart: its words that say something, one word per meaning (by the alphabet), and the words that tell it apart."""

    words: tuple[str, ...]
    joined: str
    meant: tuple[str, ...]
    marks: frozenset[str]
    shortened: bool

    @classmethod
    def of(cls, text: str) -> Spelling:
        """The spelling of a label."""
        words = _telling(_words(text))
        meant = _meant(words)
        return cls(words, "".join(words), meant, frozenset(filter(_tells_apart, meant)), tidy(text).endswith("."))

    def shortens(self, other: Spelling) -> bool:
        """Whether this is the other with a point where the rest of the word would come (``Fin.``)."""
        if not self.shortened or len(self.words) != 1 or len(other.words) != 1:
            return False
        (begin,), (whole,) = self.words, other.words
        return 2 <= len(begin) <= _LONGEST_SHORTENED and len(whole) > len(begin) and whole.startswith(begin)


def closeness(one: Spelling, other: Spelling) -> float:
    """How near two names are: 1 for the same name in other words, from 0.88 for a typing error, 0 when they are not near."""
    if one.marks != other.marks or not one.words or not other.words or max(len(one.words), len(other.words)) > _MOST_WORDS:
        return 0.0
    if one.meant == other.meant or one.joined == other.joined:
        return 1.0
    if one.shortens(other) or other.shortens(one):
        return _SHORTENED
    return max(_alike(one.words, other.words), _alike(one.meant, other.meant))


def _words(text: str) -> tuple[str, ...]:
    """The words of a name without capitals, accents and signs."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", plain(text)) if not unicodedata.combining(sign))
    return tuple(findall(r"[^\W_]+", bare))


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say which department it is; all of them where none does."""
    told = tuple(_without_ending(word) for word in words if word not in FILLERS)
    return told or words


def _without_ending(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending)
    return word


def _meant(words: tuple[str, ...]) -> tuple[str, ...]:
    """One word for every word, or run of words, that has the same meaning."""
    found: list[str] = []
    begin = 0
    while begin < len(words):
        ends = range(min(begin + _MOST_WORDS_MEANING_ONE, len(words)), begin, -1)
        end = next((end for end in ends if " ".join(words[begin:end]) in SAME), begin + 1)
        said = " ".join(words[begin:end])
        found.append(SAME.get(said, said))
        begin = end
    return tuple(sorted(set(found)))


def _tells_apart(word: str) -> bool:
    """Whether a word is what makes a department another one than its neighbour."""
    number = any(sign.isdigit() for sign in word)
    return number or len(word) == 1 or word in PLACES or word.startswith(SIDES)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How near the words are that differ, the least near of them; 0 where two are not."""
    if len(one) != len(other):
        return 0.0
    return min((_near(left, right) for left, right in zip(one, other, strict=True) if left != right), default=1.0)


def _near(one: str, other: str) -> float:
    """The likeness of two words of some length that begin with the same letter, or 0."""
    if min(len(one), len(other)) < _LONG_ENOUGH or one[0] != other[0]:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0.0
    ratio = max(matcher.ratio(), SequenceMatcher(None, other, one, autojunk=False).ratio())
    return ratio if ratio >= _NEAR else 0.0
