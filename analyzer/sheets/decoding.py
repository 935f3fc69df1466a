"""Bytes to lines of text: the encoding is found in the bytes, and no more than a piece of the file is held at a time."""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING

from analyzer.model.problem import Problem
from analyzer.sheets.refusal import unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from analyzer.text import Sentence

LARGEST_TEXT = 200 * 2**20

_PIECE = 2**20
_HEAD = 2**16
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*')
_GARBLED = re.compile("[\u00c3\u00c2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2018-\u201e]|\u00e2\u20ac")
"""What accents and curly quotes become when UTF-8 is read as the old Windows encoding."""

_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")
"""What an accent becomes when a program has no sign for it."""

_LINES_WITH_LOST = 5
_LOOKED_AT = 200

_CONTROLS = bytes(sign for sign in range(32) if sign not in b"\t\n\x0b\x0c\r\x1a")


class DecodedText:
    """The text of a file, to be read line by line as often as needed.

    ``encoding`` is one of utf-8, utf-16, utf-16-le, utf-16-be and cp1252; ``delimiter`` is what a first line ``sep=;`` declared.
    """

    def __init__(self, source: BinaryIO, where: Sentence) -> None:
        """Raises Unreadable for a file that is too large, that holds no text or nothing but blanks."""
        self._source = source
        self.notes: tuple[Problem, ...] = ()
        self._limit(where)
        self._twice = False
        self.encoding, self._errors = self._find_encoding(where)
        self._mend(where)
        declared = SEPARATOR_LINE.fullmatch(next(self._raw_lines(), ""))
        self.delimiter = declared[1] if declared else ""
        if not any(line.strip() for line in self.lines()):
            raise unreadable(where, sentence("The file is empty."))

    def lines(self) -> Iterator[str]:
        """All lines with their line ends, without byte order marks, NUL characters and a line that declares the delimiter."""
        lines = self._raw_lines()
        if self.delimiter:
            next(lines)
        return lines

    def _raw_lines(self) -> Iterator[str]:
        self._source.seek(0)
        text = io.TextIOWrapper(self._source, encoding=self.encoding, errors=self._errors, newline="")
        try:
            for number, line in enumerate(text):
                whole = (line if number else line.lstrip("\ufeff")).replace("\x00", "")
                yield whole.encode("cp1252").decode("utf-8") if self._twice else whole
        finally:
            text.detach()

    def _mend(self, where: Sentence) -> None:
        """Undo that a program took UTF-8 for the old Windows encoding and saved it as UTF-8 again, where that fits every line."""
        garbled = lost = 0
        fits = self.encoding == "utf-8"
        for number, line in enumerate(self._raw_lines()):
            garbled += _GARBLED.search(line) is not None
            fits = fits and _was_encoded_twice(line)
            lost += number < _LOOKED_AT and _has_lost_accents(line)
        if lost >= _LINES_WITH_LOST:
            remedy = sentence("Export again, and choose that file as it is, without saving it in Excel first.")
            self._note(where, sentence("Letters with accents became question marks in the file."), remedy)
        if not garbled:
            return
        if fits:
            self._twice = True
            self._note(where, sentence("Letters with accents were garbled in the file and were put right."), _look_at_names())
        else:
            self._note(where, sentence("Some letters with accents seem to be garbled in the file."), _look_at_names())

    def _limit(self, where: Sentence) -> None:
        if self._source.seek(0, 2) > LARGEST_TEXT:
            raise unreadable(
                where,
                sentence("The file is larger than {n} MB.", n=LARGEST_TEXT // 2**20),
                sentence("Leave out the columns with free text and export again."),
            )

    def _find_encoding(self, where: Sentence) -> tuple[str, str]:
        self._source.seek(0)
        head = self._source.read(_HEAD)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", "replace"
        silent = _utf_16_without_mark(head)
        if silent:
            return silent, "replace"
        if sum(head.count(control) for control in _CONTROLS) > len(head) / 1000 + 1:
            raise unreadable(where, sentence("This is not a text file with a table."))
        good, bad = self._utf_8()
        if not bad:
            return "utf-8", "strict"
        if good > 20 * bad:
            message = sentence("{n} character could not be read.", "{n} characters could not be read.", n=bad)
            self._note(where, message, _look_at_names())
            return "utf-8", "replace"
        self.notes = (*self.notes, old_encoding(where))
        return "cp1252", "replace"

    def _utf_8(self) -> tuple[int, int]:
        """How many characters beyond ASCII can be read as UTF-8, and how many cannot."""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        good = bad = 0
        self._source.seek(0)
        while piece := self._source.read(_PIECE):
            text = decoder.decode(piece)
            bad += text.count("\ufffd")
            good += len(text) - len(text.encode("ascii", "ignore"))
        bad += decoder.decode(b"", final=True).count("\ufffd")
        return good - bad, bad

    def _note(self, where: Sentence, message: Sentence, remedy: Sentence) -> None:
        self.notes = (*self.notes, Problem("note", where, message, remedy))


def _utf_16_without_mark(head: bytes) -> str:
    """The encoding of a text in which every other byte is NUL, as it is for Western text in UTF-16."""
    half = max(len(head) // 2, 1)
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else ""


def _was_encoded_twice(line: str) -> bool:
    try:
        line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _has_lost_accents(line: str) -> bool:
    """Whether a question mark stands inside a word; in an address on the web it belongs there."""
    return _LOST.search(line) is not None and "://" not in line and "www." not in line


def old_encoding(where: Sentence) -> Problem:
    """The file is read, but may hold signs that the encoding cannot tell apart."""
    return Problem("note", where, sentence("The file was saved in an old Windows encoding."), _look_at_names())


def _look_at_names() -> Sentence:
    return sentence("Check names of departments with accents.")
