"""How far the cells of a workbook reach, found before a reader sets memory aside for them.

One stray cell in the last row and column makes readers reserve hundreds of gigabytes, which ends the process that reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.sheets.refusal import unreadable
from analyzer.sheets.sheet import column_name
from analyzer.sheets.zipped import CHUNK, damaged
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analyzer.sheets.zipped import Zipped
    from analyzer.text import Sentence

MOST_CELLS = 12_500_000

_REFERENCE = 10
_TOKEN = re.compile(rb"<(?:\w+:)?(c|row)(?=[\s/>])(?:[^<]*?\sr\s*=\s*[\"']([A-Za-z]{0,3})([0-9]{1,12}))?")
_BEGUN = re.compile(rb"<(?:\w+:)?(?:c|row)\s|<[\w:]*\Z")
_UNCOMPUTED = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*(?:<(?:\w+:)?v(?:\s*/>|></(?:\w+:)?v>))?\s*</(?:\w+:)?c>")
_AFTER_NAME = np.isin(np.arange(256), np.frombuffer(b" \t\r\n/>", np.uint8))


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is lost when only values are read: formulas saved without their outcome, and outcomes such as ``#N/A``."""

    uncomputed: bool = False
    errors: bool = False


def measured(book: Zipped, where: Sentence) -> Gaps:
    """Read a whole workbook as bytes, once.

    Raises Unreadable when its cells would fill more memory than is safe, or when it unpacks too large.
    """
    cells = 0
    uncomputed = errors = False
    for member in book.members:
        reach = _Reach()
        for content in _whole_tags(book.chunks(member), where):
            reach.look(content)
        cells += reach.rows * reach.columns
        uncomputed |= reach.uncomputed
        errors |= reach.errors
        if cells > MOST_CELLS:
            raise _too_far(f"{column_name(reach.columns)}{reach.rows}", where)
    return Gaps(uncomputed, errors)


def _whole_tags(pieces: Iterator[bytes], where: Sentence) -> Iterator[bytes]:
    """The same bytes, cut in such a way that no cell or row begins in one piece and ends in the next."""
    tail = b""
    for piece in pieces:
        content = tail + piece
        last = content[content.rfind(b"<") :]
        tail = last if _BEGUN.match(last) else b""
        if len(tail) > CHUNK:
            raise damaged(where)
        yield content[: len(content) - len(tail)]
    yield tail


class _Reach:
    """The last row and column that a part of a workbook mentions, in the pieces looked at so far."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.uncomputed = self.errors = False
        self._row = self._column = 0

    def look(self, content: bytes) -> None:
        """Take one more piece into account."""
        signs = np.frombuffer(content + bytes(_REFERENCE + 8), np.uint8)
        tags = np.flatnonzero(signs == ord("<"))
        first = signs[tags + 1]
        cells = _ending(signs, tags[first == ord("c")], b"c")
        rows = _ending(signs, tags[first == ord("r")], b"row")
        prefixed = bool((signs == ord(":")).any())
        if (prefixed and (b":c" in content or b":row" in content)) or not _have_reference(signs, cells + 2, rows + 4):
            self._look_closely(content)
        else:
            references = np.lib.stride_tricks.sliding_window_view(signs, _REFERENCE)
            self._look_quickly(references[rows + 8])
            self._look_quickly(references[cells + 6])
        if not self.uncomputed and ((first == ord("f")).any() or (prefixed and b":f" in content)):
            self.uncomputed = _UNCOMPUTED.search(content) is not None
        self.errors = self.errors or (len(cells) > 0 and _holds_error(signs))

    def _look_quickly(self, references: NDArray[np.uint8]) -> None:
        """References such as ``AB12"``, one a row of the array, all at once."""
        rows = np.zeros(len(references), np.int64)
        columns = np.zeros(len(references), np.int64)
        going = np.ones(len(references), bool)
        for signs in references.T:
            digits, letters = signs - np.uint8(48), (signs | np.uint8(32)) - np.uint8(96)
            is_digit, is_letter = digits < 10, (letters > 0) & (letters < 27)
            going &= is_digit | is_letter
            if not going.any():
                break
            np.copyto(rows, rows * 10 + digits, where=going & is_digit)
            np.copyto(columns, columns * 26 + letters, where=going & is_letter)
        self._row = int(rows.max(initial=self._row))
        self._keep(self._row, int(columns.max(initial=0)))

    def _look_closely(self, content: bytes) -> None:
        """Cells and rows one by one, whatever the order of their attributes; those without a reference come after the one before."""
        for what, letters, number in _TOKEN.findall(content):
            self._row = int(number) if number else self._row + (what == b"row")
            self._column = 0 if what == b"row" else _column_number(letters) if letters else self._column + 1
            self._keep(self._row, self._column)

    def _keep(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)


def _ending(signs: NDArray[np.uint8], tags: NDArray[np.intp], name: bytes) -> NDArray[np.intp]:
    """The tags that have this name and no longer one."""
    for further, sign in enumerate(name[1:], 2):
        tags = tags[signs[tags + further] == sign]
    return tags[_AFTER_NAME[signs[tags + len(name) + 1]]]


def _have_reference(signs: NDArray[np.uint8], *ends: NDArray[np.intp]) -> bool:
    """Whether a reference comes first after all of these names."""
    return all((signs[places + further] == sign).all() for places in ends for further, sign in enumerate(b' r="'))


def _holds_error(signs: NDArray[np.uint8]) -> bool:
    """Whether ``t="e"`` stands anywhere, which is looked for in numbers since it is slow to find in bytes full of quotes."""
    found = (signs[:-2] == ord('"')) & (signs[1:-1] == ord("e")) & (signs[2:] == ord('"'))
    return any(signs[place - 2 : place].tobytes() == b"t=" for place in np.flatnonzero(found).tolist())


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
