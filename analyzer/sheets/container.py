"""What a file is, by its bytes and never by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from analyzer.sheets.refusal import unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from typing import BinaryIO

    from analyzer.text import Sentence

Container = Literal["zip", "ole", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_HEAD = 4096


def container(source: BinaryIO, where: Sentence) -> Container:
    """``zip`` (a workbook or a packed table), ``ole`` (an older workbook, or a protected one) or ``text``; found in the first bytes.

    Raises Unreadable for an empty file and for everything that holds no table.
    """
    head = source.read(_HEAD)
    if not head:
        raise unreadable(where, sentence("The file is empty."))
    if head.startswith(_OLE):
        return "ole"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(_BIFF):
        raise unreadable(where, sentence("This is {what}.", what=sentence("a workbook of a very old Excel")), save_as_xlsx())
    _refuse_marked_up(head, where)
    what = _something_else(head)
    if what:
        raise unreadable(where, sentence("This is {what}, not a table with answers.", what=what))
    return "text"


def save_as_xlsx() -> Sentence:
    """For workbooks of another kind."""
    return sentence("Open it in Excel or LibreOffice, save it as Excel workbook (.xlsx) and choose that file.")


def save_as_csv() -> Sentence:
    """For workbooks that are too large."""
    return sentence("Save the sheet with the answers as CSV, or export the answers as CSV from the survey tool, and choose that file.")


def _refuse_marked_up(head: bytes, where: Sentence) -> None:
    """Web pages and XML that call themselves .xls, which Excel opens and we do not."""
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").replace(b"\x00", b"").lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<div", b"<style")):
        raise _not_a_table(where, sentence("a web page"))
    if text.startswith((b"<?xml", b"<svg", b"<workbook")):
        raise _not_a_table(where, sentence("an XML file"))
    if text.startswith(b"mime-version:"):
        raise _not_a_table(where, sentence("a saved web page or an e-mail"))


def _not_a_table(where: Sentence, what: Sentence) -> Exception:
    return unreadable(where, sentence("This is {what}, not a table with answers.", what=what), save_as_xlsx())


def _something_else(head: bytes) -> Sentence | None:
    for start, what in _signatures():
        if head.startswith(start):
            return what
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return sentence("a picture")
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return sentence("a JSON file") if text.startswith((b'{"', b"[{", b"{\n", b"{\r", b"[\n", b"[[")) else None


def _signatures() -> tuple[tuple[bytes, Sentence], ...]:
    picture = sentence("a picture")
    packed = sentence("a packed file")
    return (
        *((start, picture) for start in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")),
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
