"""How long people took: kept as a number of seconds, while the moments themselves are forgotten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from analyzer.intake.column import Column
    from analyzer.sheets.texts import Block, Texts

_CLOCK = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})(?:[.,]\d+)?\s*([ap])?\.?m?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_DAY = 86_400
_LONGEST = _DAY / 2


def are_told(columns: Sequence[Column]) -> bool:
    """Whether a file says how long people took, or when they began and when they ended."""
    kinds = {column.kind for column in columns}
    return "duration" in kinds or {"time", "end"} <= kinds


def seconds(columns: Sequence[Column], block: Block) -> NDArray[np.float64]:
    """Seconds per row, NaN where unknown.

    Of a beginning and an end only the clock is read, so that a form that was left open for half a day or more says nothing.
    """
    if not are_told(columns):
        return np.full(block.height, np.nan)
    told = _first(columns, "duration")
    if told is not None:
        return _by_text(block.columns[told], _number)
    began, ended = _first(columns, "time"), _first(columns, "end")
    took = (_by_text(block.columns[ended or 0], _clock) - _by_text(block.columns[began or 0], _clock)) % _DAY
    return np.where(took < _LONGEST, took, np.nan)


def _first(columns: Sequence[Column], kind: str) -> int | None:
    return next((place for place, column in enumerate(columns) if column.kind == kind), None)


def _by_text(column: Texts, read: Callable[[str], float]) -> NDArray[np.float64]:
    """A number per row, read once a distinct text."""
    table = np.array([read(text) for text in column.distinct], dtype=np.float64)
    found: NDArray[np.float64] = table[column.codes]
    return found


def _number(text: str) -> float:
    return float(text.strip().replace(",", ".")) if _NUMBER.fullmatch(text.strip()) else np.nan


def _clock(text: str) -> float:
    """Seconds since midnight."""
    found = _CLOCK.search(text)
    if not found:
        return np.nan
    hour = int(found[1]) % 12 + (12 if found[4].lower() == "p" else 0) if found[4] else int(found[1])
    return float(hour * 3600 + int(found[2]) * 60 + int(found[3]))
