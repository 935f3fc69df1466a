"""Rows below the answers that are no answers: totals, and lines that a person or a program wrote under the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analyzer.sheets.texts import Block

_LAST = 5
_LONGEST = 200_000
_WIDE = 5
_WORDS = 3
_TOTAL_WORDS = frozenset(
    {
        *("total", "totals", "sum", "average", "avg", "mean", "median", "count", "grand"),
        *("totaal", "totalen", "eindtotaal", "som", "gemiddelde", "gemiddeld", "gem", "mediaan", "aantal"),
    }
)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def totals(block: Block, moments: Sequence[int]) -> NDArray[np.bool_]:
    """Which rows are totals: looked for among the last five, in a table that comes as one block. ``moments`` are columns with times."""
    found = np.zeros(block.height, dtype=bool)
    if block.height > _LONGEST:
        return found
    for row in range(max(block.height - _LAST, 0), block.height):
        above = ~found
        above[row:] = False
        found[row] = _is_total(block, row, above, moments)
    return found


def footnotes(block: Block) -> NDArray[np.bool_]:
    """Which of the last five rows are a line under a table of five columns or more: one cell, with a text that nobody else gave."""
    found = np.zeros(block.height, dtype=bool)
    if block.height > _LONGEST or len(block.columns) < _WIDE:
        return found
    for row in range(block.height - 1, max(block.height - _LAST, 0) - 1, -1):
        told = [column for column in block.columns if not is_blank(column.distinct[column.codes[row]])]
        if len(told) != 1 or (told[0].codes == told[0].codes[row]).sum() > 1:
            break
        found[row] = _is_line(told[0].distinct[told[0].codes[row]])
    return found


def _is_line(text: str) -> bool:
    """Words rather than one number or one short answer."""
    return len(text.split()) >= _WORDS


def _is_total(block: Block, row: int, above: NDArray[np.bool_], moments: Sequence[int]) -> bool:
    """A row without a moment in which each cell is the sum, mean or count of its column, or a word such as total that nobody answered."""
    cells = [column.distinct[column.codes[row]] for column in block.columns]
    told = {place: plain(cell) for place, cell in enumerate(cells) if not is_blank(cell)}
    worded = {place for place, cell in told.items() if set(cell.split()) <= _TOTAL_WORDS}
    if any(place in told and place not in worded for place in moments):
        return False
    counted = {place: cell for place, cell in told.items() if place not in worded}
    if any(_stands_above(block, place, told[place], above) for place in worded) or not counted:
        return False
    if worded:
        return all(_NUMBER.fullmatch(cell.rstrip("%")) for cell in counted.values())
    return all(_sums_up(cell, _numbers(block, place, above)) for place, cell in counted.items())


def _stands_above(block: Block, place: int, cell: str, above: NDArray[np.bool_]) -> bool:
    column = block.columns[place].where(above)
    return any(plain(text) == cell for text in column.counts())


def _numbers(block: Block, place: int, above: NDArray[np.bool_]) -> list[float]:
    counts = block.columns[place].where(above).counts()
    return [float(text.strip().replace(",", ".")) for text, n in counts.items() if _NUMBER.fullmatch(text.strip()) for _ in range(n)]


def _sums_up(cell: str, numbers: list[float]) -> bool:
    """Whether a cell is the sum, the mean or the number of the numbers above it, to the decimals that it is written with."""
    if len(numbers) < 2 or not _NUMBER.fullmatch(cell):
        return False
    written = cell.replace(",", ".")
    decimals = len(written.partition(".")[2])
    total = sum(numbers)
    fits = any(abs(float(written) - value) <= 0.5 * 10**-decimals + 1e-9 for value in (total, total / len(numbers), len(numbers)))
    return fits and (decimals > 0 or float(written) == total)
