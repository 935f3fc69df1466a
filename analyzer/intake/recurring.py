"""Several choices in one cell, without knowing the options: told by pieces that recur in other people's cells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analyzer.sheets.plain import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEPARATORS = (";", ", ")
_OFTEN = 0.2
_RECURRING = 0.9


def recurring(answers: Mapping[str, int]) -> tuple[str, Counter[str]]:
    """The sign that separates choices in a column and how often each is chosen; no sign where every cell is one answer."""
    for sign in _SEPARATORS:
        several = sum(people for answer, people in answers.items() if sign in answer.strip(" ;"))
        pieces = pieces_of(answers, sign)
        again = sum(people for people in pieces.values() if people > 1)
        ends = sum(people for answer, people in answers.items() if sign == ";" and answer.rstrip().endswith(";"))
        often = several >= _OFTEN * sum(answers.values()) or 2 * ends > sum(answers.values())
        if pieces and often and len(pieces) <= len(answers) and again >= _RECURRING * pieces.total():
            return sign, pieces
    return "", Counter(answers)


def pieces_of(answers: Mapping[str, int], sign: str) -> Counter[str]:
    """How often each piece is chosen."""
    found: Counter[str] = Counter()
    for answer, people in answers.items():
        for piece in dict.fromkeys(piece.strip() for piece in answer.split(sign) if not is_blank(piece)):  # twice in a cell is one person
            found[piece] += people
    return found
