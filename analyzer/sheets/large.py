"""A large text file: whether it can be read block by block, found by a quick look at some of its bytes."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.sheets.decoding import SEPARATOR_LINE, old_encoding
from analyzer.sheets.delimited import delimiter_of
from analyzer.sheets.streaming import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from analyzer.text import Sentence

LARGE = 32 * 2**20
"""Bytes from which a text file is not kept in memory."""

_PIECE = 2**20
_EVERY = 16 * 2**20
_SIGN = 4  # bytes of one sign at most


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The first lines of a file, as text."""

    text: str

    def lines(self) -> Iterator[str]:
        """All lines with their line ends; the last, which may be cut off, is left out."""
        lines = io.StringIO(self.text, newline="").readlines()
        return iter(lines[:-1] or lines)


def stream(path: Path, where: Sentence) -> Stream | None:
    """The table in a large text file, or None for one that must be read whole: UTF-16, lines that end in CR only, zero characters."""
    with path.open("rb") as source:
        head = source.read(_PIECE)
        if b"\x00" in head or b"\n" not in head:
            return None
        encoding = _encoding(source)
    beginning = _Beginning(head.decode(encoding, "replace").lstrip("\ufeff"))
    declared = SEPARATOR_LINE.fullmatch(next(beginning.lines()))
    notes = () if encoding == "utf-8" else (old_encoding(where),)
    return Stream(path, where, encoding, declared[1] if declared else delimiter_of(beginning), notes)


def _encoding(source: BinaryIO) -> str:
    """UTF-8 where a sixteenth of all bytes is, else the old Windows encoding; what lies in between is checked when it is read."""
    for begin in range(0, source.seek(0, 2), _EVERY):
        source.seek(begin)
        piece = source.read(_PIECE)
        if not piece.isascii() and not _is_utf_8(piece, first=begin == 0):
            return "cp1252"
    return "utf-8"


def _is_utf_8(piece: bytes, *, first: bool) -> bool:
    """Whether bytes are UTF-8, apart from signs that are cut off where the piece begins and ends."""
    whole = piece if first else piece.lstrip(bytes(range(0x80, 0xC0)))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(whole)
    except UnicodeDecodeError:
        return False
    return len(piece) - len(whole) < _SIGN
