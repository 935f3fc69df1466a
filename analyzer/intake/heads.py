"""The top of a table, as the layouts of several tools look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analyzer.intake.heading import Head

_TOP = 10
_SEARCHED = 3


def rows_above(head: Head) -> int:
    """How many rows stand above the headings: a title or a remark fills one cell of a table of three columns or more."""
    if not head.rows or len(head.rows[0]) < 3:
        return 0
    fills = (sum(not is_blank(cell) for cell in row) for row in head.rows[:_TOP])
    return next((number for number, fill in enumerate(fills) if fill > 1), 0)


def row_where(head: Head, holds: Callable[[Sequence[str]], bool]) -> int | None:
    """The first row of which something is true: the first below a title, or one of the two below that."""
    begin = rows_above(head)
    return next((begin + number for number, row in enumerate(head.rows[begin : begin + _SEARCHED]) if holds(row)), None)


def one_line(text: str) -> str:
    """A heading without line breaks and double spaces."""
    return " ".join(text.split())


def merged(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Question and part of each column below two rows of headings.

    A blank cell of the first row belongs to the cell on its left, but only where the second row goes on.
    """
    question = ""
    for above, below in zip(first, second, strict=True):
        question = one_line(above) or (question if not is_blank(below) else "")
        yield question, one_line(below)


def plains(row: Sequence[str]) -> list[str]:
    """A row as it is compared."""
    return [plain(cell) for cell in row]
