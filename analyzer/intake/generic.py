"""Any table with a row of headings, or two of which the first is merged over several columns, perhaps under a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading, Layout
from analyzer.intake.heads import merged, one_line, rows_above
from analyzer.intake.platform import Platform
from analyzer.intake.weeks import is_time
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.heading import Head

_MERGED = 2


def _lay_out(head: Head) -> Layout:
    if not head.rows:
        return Layout(0, ())
    row = rows_above(head)
    first = head.rows[row]
    if _has_second(head.rows[row:]):
        return Layout(row + 2, _parted(first, head.rows[row + 1]))
    return Layout(row + 1, tuple(Heading(one_line(cell), one_line(cell)) for cell in first))


def _has_second(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the second row holds headings too: it goes on below blank cells of the first, with words that nobody answered below it."""
    if len(rows) < 3:
        return False
    first, second, *below = rows
    goes_on = sum(is_blank(above) and not is_blank(cell) for above, cell in zip(first, second, strict=True))
    told = [(place, plain(cell)) for place, cell in enumerate(second) if not is_blank(cell)]
    answered = any(plain(row[place]) == cell for place, cell in told for row in below)
    return goes_on >= _MERGED and not is_blank(first[0]) and not answered and all(_is_in_words(cell) for _, cell in told)


def _is_in_words(cell: str) -> bool:
    return any(sign.isalpha() for sign in cell) and not is_time([cell])


def _parted(first: Sequence[str], second: Sequence[str]) -> tuple[Heading, ...]:
    return tuple(
        Heading(f"{question} [{part}]" if question and part else question or part, question, part)
        for question, part in merged(first, second)
    )


GENERIC = Platform(name="generic", lay_out=_lay_out)
