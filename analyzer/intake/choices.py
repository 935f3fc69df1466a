"""Choices in one cell: several options, with between them a sign that is told from the whole column.

Options may hold that sign themselves, so no cell is split on its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.options import nth, place, spoken
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SEPARATORS = (";", "\n", "|", ",", " ")
"""What may stand between choices; of two under which as much is found, the first is the one."""

_MOST_PIECES = 100
_LONGEST = 5_000
_LONGEST_PIECE = 500
_LONGEST_NUMBER = 12
_TELLING = 300
_MOST_KEPT = 20_000


class Choices:
    """Takes the cells of one column apart at one sign; ``known`` are options by plain wording."""

    def __init__(self, sign: str, known: Mapping[str, str]) -> None:
        self._sign = sign
        self._known = known
        self._longest = 1 + max((text.count(sign) for text in known), default=0)
        self._heard: dict[str, str | None] = {}

    def of(self, answer: str) -> Iterator[tuple[str, str | None]]:
        """The pieces of one answer with the option that each is, or None.

        At each place the longest run of pieces that is an option counts, since options may hold the separator themselves.
        """
        parts = _parts(answer, self._sign)
        begin = 0
        while begin < len(parts):
            ends = range(min(begin + self._longest, len(parts)), begin, -1)
            runs = ((end, self._option(self._sign.join(parts[begin:end]))) for end in ends)
            end, option = next(((end, option) for end, option in runs if option), (begin + 1, None))
            if option or not is_blank(parts[begin]):
                yield self._sign.join(parts[begin:end]), option
            begin = end

    def _option(self, piece: str) -> str | None:
        """The same pieces come back in many cells, so they are looked at once, up to a number that no question has."""
        if len(piece) > _LONGEST_PIECE:
            return None
        if piece in self._heard:
            return self._heard[piece]
        option = spoken(piece, self._known)
        if len(self._heard) < _MOST_KEPT:
            self._heard[piece] = option
        return option


def separator_of(answers: Mapping[str, int], known: Mapping[str, str]) -> str:
    """The one sign that separates choices in a column; ``answers`` counts its texts, ``known`` are options by plain wording."""
    often = dict(sorted(answers.items(), key=lambda pair: -pair[1])[:_TELLING])
    among = [sign for sign in SEPARATORS if any(sign in answer.strip() for answer in often)]
    found = {sign: _weight(often, Choices(sign, known)) for sign in among}
    return max(among, key=found.__getitem__, default=SEPARATORS[0])


def _weight(answers: Mapping[str, int], choices: Choices) -> int:
    """How many choices are found under a separator, less one for every two pieces that are none."""
    return sum(2 * count if option else -count for answer, count in answers.items() for _, option in choices.of(answer))


def _parts(answer: str, sign: str) -> list[str]:
    return answer[:_LONGEST].split(sign, _MOST_PIECES)[:_MOST_PIECES]


def numbers_of(answers: Mapping[str, int], options: Sequence[str]) -> dict[str, str] | None:
    """The options by the numbers and codes that stand in a column for their places; None where something else stands there too."""
    for sign in SEPARATORS:
        parts = {part for answer in answers for part in _parts(answer, sign) if not is_blank(part)}
        if any(len(part) > _LONGEST_NUMBER for part in parts):
            continue
        told = {plain(part): nth(options, place(part)) for part in parts}
        found = {part: option for part, option in told.items() if option}
        if found and len(found) == len(told):
            return found
    return None
