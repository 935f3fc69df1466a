"""How far the cells of a workbook reach, found before a reader sets memory aside for them.

One stray cell in the last row and column makes readers reserve hundreds of gigabytes, which ends the program and cannot be caught.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.sheets.refusal import unreadable
from analyzer.sheets.sheet import column_name
from analyzer.sheets.zipped import CHUNK, damaged
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.sheets.zipped import Zipped
    from analyzer.text import Sentence

MOST_CELLS = 6_000_000

_REFERENCE = re.compile(rb"<(?:\w+:)?(?:c|row)\s[^<]*?\br\s*=\s*[\"']([A-Za-z]{0,3})([0-9]{1,12})")
_BEGUN = re.compile(rb"<(?:\w+:)?(?:c|row)\s|<[\w:]*\Z")
_UNCOMPUTED = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*(?:<(?:\w+:)?v(?:\s*/>|></(?:\w+:)?v>))?\s*</(?:\w+:)?c>")


def has_uncomputed(book: Zipped, where: Sentence) -> bool:
    """Read a whole workbook as bytes, once; whether a formula was saved without its outcome.

    Raises Unreadable when its cells would fill more memory than is safe, or when it unpacks too large.
    """
    cells = 0
    uncomputed = False
    for member in book.members:
        rows, columns, gaps = _reach(book.chunks(member), where)
        cells += rows * columns
        uncomputed |= gaps
        if cells > MOST_CELLS:
            raise _too_far(f"{column_name(columns)}{rows}", where)
    return uncomputed


def _reach(pieces: Iterable[bytes], where: Sentence) -> tuple[int, int, bool]:
    """The last row and the last column that a part of the workbook mentions, and whether it has formulas without an outcome."""
    rows = columns = 0
    uncomputed = False
    tail = b""
    for piece in pieces:
        content = tail + piece
        found = _REFERENCE.findall(content)
        rows = max([rows, *map(int, {number for _, number in found})])
        columns = max([columns, *map(_column_number, {letters for letters, _ in found})])
        uncomputed = uncomputed or _UNCOMPUTED.search(content) is not None
        last = content[content.rfind(b"<") :]
        tail = last if _BEGUN.match(last) else b""
        if len(tail) > CHUNK:
            raise damaged(where)
    return rows, columns, uncomputed


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_far(cell: str, where: Sentence) -> Exception:
    return unreadable(
        where,
        sentence("The sheet reaches as far as cell {cell}, much further than a table with answers. Often it is a stray space.", cell=cell),
        sentence("In Excel, delete all rows below the table and all columns to the right of it, save the workbook and choose it again."),
    )
