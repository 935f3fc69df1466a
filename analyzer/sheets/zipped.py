"""What is in a zip file, within limits that hold before any reader sees it.

Sizes in the headers of a zip file may lie, so the true bytes are counted while they stream by.
"""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from analyzer.sheets.refusal import unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from analyzer.text import Sentence

LARGEST_ZIP = 60 * 2**20
LARGEST_UNPACKED = 600 * 2**20
HIGHEST_RATIO = 200
HARMLESS = 20 * 2**20
MOST_MEMBERS = 2_000
CHUNK = 2**20

_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, LookupError, ArithmeticError)
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class Zipped:
    """A zip file that has been found small enough to look into; `chunks` streams a member and keeps the common count."""

    def __init__(self, source: BinaryIO, where: Sentence) -> None:
        """Raises Unreadable for a damaged, protected or outsized file."""
        self._where = where
        self._source = source
        self.size = source.seek(0, 2)
        self._unpacked = 0
        if self.size > LARGEST_ZIP:
            raise self._too_large()
        try:
            self._archive = zipfile.ZipFile(source)
        except _FAULTS as fault:
            raise damaged(where) from fault
        self.members = tuple(
            member for member in self._archive.infolist() if not member.filename.endswith("/")
        )  # is_dir() needs a name that is not empty
        if len(self.members) > MOST_MEMBERS:
            raise self._too_large()
        if any(member.flag_bits & 1 for member in self.members):
            raise unreadable(
                where, sentence("The file is protected with a password."), sentence("Unpack it first, and choose the file that was in it.")
            )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, as the zip file gives them; never to be used as a path."""
        return tuple(member.filename for member in self.members)

    def whole(self) -> bytes:
        """The zip file itself, as it came."""
        self._source.seek(0)
        return self._source.read()

    def content(self, name: str, most: int = LARGEST_UNPACKED) -> bytes:
        """A member in one piece, or no more than its first bytes; nothing where there is none. Raises Unreadable like `chunks`."""
        member = next((member for member in self.members if member.filename == name), None)
        content = io.BytesIO()
        for piece in self.chunks(member) if member else ():
            content.write(piece)
            if content.tell() >= most:
                break
        return content.getvalue()[:most]

    def chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a member, piece by piece. Raises Unreadable when it is damaged or all that was unpacked grows beyond the limits."""
        if member.compress_type not in _METHODS:
            raise damaged(self._where)
        member = copy.copy(member)
        member.file_size = LARGEST_UNPACKED + CHUNK  # what the header says would end the stream early
        try:
            with self._archive.open(member) as stream:
                while piece := stream.read(CHUNK):
                    self._count(len(piece))
                    yield piece
        except _FAULTS as fault:
            raise damaged(self._where) from fault

    def _count(self, size: int) -> None:
        self._unpacked += size
        allowed = min(LARGEST_UNPACKED, max(HARMLESS, HIGHEST_RATIO * self.size))
        if self._unpacked > allowed:
            raise self._too_large()

    def _too_large(self) -> Exception:
        return unreadable(
            self._where,
            sentence("The file holds far more than a survey export does, so it was not opened."),
            sentence("Export the answers again, or save only the sheet with the answers as CSV."),
        )


def damaged(where: Sentence) -> Exception:
    """The file broke off or was changed on its way."""
    return unreadable(where, sentence("The file is damaged or incomplete."))
