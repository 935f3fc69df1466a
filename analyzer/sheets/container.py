"""What a file is, by its bytes and never by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from analyzer.sheets.refusal import unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from typing import BinaryIO

    from analyzer.model.problem import Unreadable
    from analyzer.text import Sentence

Container = Literal["zip", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4096


def container(source: BinaryIO, where: Sentence) -> Container:
    """``zip`` (a workbook or a packed table) or ``text``. Raises Unreadable for an empty file and for everything that holds no table."""
    head = source.read(_HEAD)
    if not head:
        raise unreadable(where, sentence("The file is empty."))
    if head.startswith(_OLE):
        raise _old_workbook(head + source.read(), where)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    what = _something_else(head)
    if what:
        raise unreadable(where, sentence("This is {what}, not a table with answers.", what=what))
    return "text"


def _old_workbook(content: bytes, where: Sentence) -> Unreadable:
    if _ENCRYPTED in content:
        return unreadable(
            where,
            sentence("The workbook is protected with a password."),
            sentence("Open it in Excel, remove the password (File, Info, Protect Workbook), save it and choose it again."),
        )
    return unreadable(where, sentence("This is {what}.", what=sentence("a workbook in an old Excel format (.xls)")), save_as_xlsx())


def save_as_xlsx() -> Sentence:
    """For workbooks of another kind."""
    return sentence("Open it in Excel or LibreOffice, save it as Excel workbook (.xlsx) and choose that file.")


def _something_else(head: bytes) -> Sentence | None:
    for start, what in _signatures():
        if head.startswith(start):
            return what
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        return sentence("a web page")
    if text.startswith((b"<?xml", b"<svg")):
        return sentence("an XML file")
    return sentence("a JSON file") if text.startswith((b'{"', b"[{", b"{\n", b"{\r")) else None


def _signatures() -> tuple[tuple[bytes, Sentence], ...]:
    picture = sentence("a picture")
    packed = sentence("a packed file")
    return (
        *((start, picture) for start in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM\x00", b"II*\x00", b"MM\x00*", b"RIFF")),
        *((start, packed) for start in (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"PK\x07\x08")),
        (b"%PDF", sentence("a PDF")),
        (b"{\\rtf", sentence("a text document")),
        (b"$FL2", sentence("an SPSS file")),
        (b"$FL3", sentence("an SPSS file")),
        (b"PAR1", sentence("a Parquet file")),
        (b"SQLite format 3", sentence("a database")),
        (b"\x7fELF", sentence("a program")),
        (b"MZ\x90", sentence("a program")),
    )
