"""The cells of a workbook as they come by, row by row, to columns of distinct texts: each value becomes a text once."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

import numpy as np

from analyzer.sheets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_CHUNK = 100  # rows; few enough to stay in the cache of the processor, which halves the time


def coded(rows: Iterable[Sequence[object]], skipped: int = 0) -> tuple[list[Texts], int]:
    """The columns of these rows, which may differ in length, and the number of rows; ``skipped`` blank columns come before them."""
    coming = iter(rows)
    columns: list[_Column] = []
    height = 0
    while chunk := list(islice(coming, _CHUNK)):
        for place, cells in enumerate(zip_longest(*chunk, fillvalue="")):
            if place == len(columns):
                columns.append(_Column(height))
            columns[place].add(cells)
        height += len(chunk)
    return [Texts.blank(height)] * skipped + [column.texts(height) for column in columns], height


class _Places(dict[object, int]):
    """Values, numbered in the order in which they are first asked for."""

    def __missing__(self, value: object) -> int:
        self[value] = place = len(self)
        return place


class _Column:
    """One column under way. The cells above its first are blank, and so are those after its last."""

    def __init__(self, above: int) -> None:
        self._places = _Places()
        self._pieces = [np.full(above, self._places[""], np.int32)] if above else []
        self._height = above

    def add(self, cells: Sequence[object]) -> None:
        """The next cells down."""
        if bool in set(map(type, cells)):  # True and 1 are the same to a dict, and not to a reader
            cells = [cell_text(value) if type(value) is bool else value for value in cells]
        self._pieces.append(np.fromiter(map(self._places.__getitem__, cells), np.int32, len(cells)))
        self._height += len(cells)

    def texts(self, height: int) -> Texts:
        """The whole column; values that are written the same way become one text."""
        if self._height < height:
            self._pieces.append(np.full(height - self._height, self._places[""], np.int32))
        written = [value if type(value) is str else cell_text(value) for value in self._places]
        merged = _Places()
        renumbered = np.fromiter(map(merged.__getitem__, written), np.int32, len(written))
        codes: NDArray[np.int32] = np.concatenate(self._pieces)
        return Texts([str(text) for text in merged], codes if len(merged) == len(written) else renumbered[codes])


def cell_text(value: object) -> str:
    """One value of a workbook as text: no ``.0`` behind whole numbers, dates as ISO dates, with a time of day only where there is one."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds") if value.time() > time() else value.date().isoformat()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)
