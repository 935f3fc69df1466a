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
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*')
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
        self.encoding, self._errors = self._find_encoding(where)
        declared = _SEPARATOR_LINE.fullmatch(next(self._raw_lines(), ""))
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
                yield (line if number else line.lstrip("\ufeff")).replace("\x00", "")
        finally:
            text.detach()

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
            self._note(where, message, sentence("Check names of departments with accents."))
            return "utf-8", "replace"
        self._note(where, sentence("The file was saved in an old Windows encoding."), sentence("Check names of departments with accents."))
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
