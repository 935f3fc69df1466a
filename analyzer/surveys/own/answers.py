"""Several answers in one cell of the survey workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEMICOLON = re.compile(r"\s*;\s*")
_MOST_PIECES = 200


def chosen(written: str, answers: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The answers that a cell names, and the pieces of it that are none. An answer may hold the semicolon that keeps answers apart."""
    known_answers = {_evened(answer): answer for answer in answers}
    if _evened(written) in known_answers:
        return (known_answers[_evened(written)],), ()
    pieces = [piece.strip() for piece in written.split(";")]
    if len(pieces) > _MOST_PIECES:
        return (), (written,)
    found, strange, begin = [], [], 0
    while begin < len(pieces):
        ends = (end for end in range(len(pieces), begin, -1) if _evened("; ".join(pieces[begin:end])) in known_answers)
        end = next(ends, begin + 1)
        text = "; ".join(pieces[begin:end])
        if _evened(text) in known_answers:
            found.append(known_answers[_evened(text)])
        elif text:
            strange.append(text)
        begin = end
    return tuple(dict.fromkeys(found)), tuple(strange)


def _evened(text: str) -> str:
    """A text as it is compared, with the same space around each semicolon."""
    return plain(_SEMICOLON.sub("; ", text))
