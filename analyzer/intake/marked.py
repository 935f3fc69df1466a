"""Which answers a survey tool gave full points, so that the file itself says what is right."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from analyzer.sheets.plain import is_blank

if TYPE_CHECKING:
    from analyzer.sheets.texts import Texts

_POINTS = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:/\s*(\d+(?:[.,]\d+)?))?\s*")


class Marked:
    """The points that each answer to one question got; the most that anybody got counts as full where the file does not say more."""

    def __init__(self) -> None:
        self._points: defaultdict[str, Counter[float]] = defaultdict(Counter)
        self._most = 0.0

    def add(self, answers: Texts, points: Texts) -> None:
        """Take in the rows of one block."""
        pairs = Counter(zip(answers.codes.tolist(), points.codes.tolist(), strict=True))
        for (answer, given), people in pairs.items():
            found = _POINTS.fullmatch(points.distinct[given])
            if found and not is_blank(answers.distinct[answer]):
                worth = _number(found[1])
                self._points[answers.distinct[answer]][worth] += people
                self._most = max(self._most, worth, _number(found[2]) if found[2] else 0.0)

    def right(self) -> set[str]:
        """The answers that always got all points; where the file contradicts itself, the one that got them most often, if there is one."""
        shares = {answer: worth[self._most] / worth.total() for answer, worth in self._points.items()} if self._most > 0 else {}
        always = {answer for answer, share in shares.items() if share == 1}
        best = max(shares.values(), default=0.0)
        often = {answer for answer, share in shares.items() if share == best > 0}
        return always or (often if len(often) == 1 else set())

    @property
    def contradicts(self) -> bool:
        """Whether the same answer got all points from some people and not from others."""
        return self._most > 0 and any(len(worth) > 1 for worth in self._points.values())


def _number(text: str) -> float:
    return float(text.replace(",", "."))
