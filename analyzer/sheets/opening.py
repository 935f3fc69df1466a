"""Opening a workbook or a zip file of a stranger. This runs in a child process: see `child` and `keeper`."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from analyzer.sheets import delimited, excel
from analyzer.sheets.book import Book, bound
from analyzer.sheets.container import container, save_as_csv, save_as_xlsx
from analyzer.sheets.decoding import DecodedText
from analyzer.sheets.extent import Gaps, measured
from analyzer.sheets.refusal import named, not_opened, shown, shown_name, unreadable
from analyzer.sheets.zipped import LARGEST_ZIP, Zipped
from analyzer.text import sentence

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from analyzer.text import Sentence

_SMALL = 2 * 2**20
_MOST_MANIFEST = 2**20
_NAMED = 5
_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OLE_DOCUMENTS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "PowerPoint Document", "__substg1.0_", "__properties_version"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# The first record of an older workbook, of 16 or 8 bytes, followed by the one that says how it was encrypted.
_OLDER_ENCRYPTED = re.compile(
    rb"\x09\x08(?:\x10\x00\x00\x06\x05\x00.{12}|\x08\x00\x00\x05\x05\x00.{4})(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)


def opened(path: Path, *, limited: bool = False) -> Book:
    """What a workbook or a zip file holds; with ``limited`` memory it is read while its extent is still being measured.

    Raises Unreadable for everything else, and for a file that the system does not give.
    """
    where = named(path)
    try:
        with path.open("rb") as source:
            return _Opening(where, limited=limited).book(source, shown_name(path))
    except OSError as fault:
        raise not_opened(where) from fault


class _Opening:
    """One file on its way to a book."""

    def __init__(self, where: Sentence, *, limited: bool) -> None:
        self._where = where
        self._limited = limited

    def book(self, source: BinaryIO, name: str) -> Book:
        kind = container(source, self._where)
        if kind == "text":
            return Book((delimited.table(name, DecodedText(source, self._where), self._where),))
        if kind == "ole":
            return self._older(source)
        zipped = Zipped(source, self._where)
        if "[Content_Types].xml" in zipped.names:
            return self._office(source, zipped)
        if "mimetype" in zipped.names:
            return self._open_document(source, zipped)
        return self._packed(zipped)

    def _older(self, source: BinaryIO) -> Book:
        """A workbook of before 2007, or any workbook with a password."""
        if source.seek(0, 2) > LARGEST_ZIP:
            raise unreadable(self._where, sentence("The file is larger than {n} MB.", n=LARGEST_ZIP // 2**20), save_as_csv())
        source.seek(0)
        content = source.read()
        if _ENCRYPTED in content or _OLDER_ENCRYPTED.search(content):
            raise excel.protected(self._where)
        if any(document in content for document in _OLE_DOCUMENTS):
            raise self._document()
        return bound(excel.sheets(source, self._where, openpyxl_too=False), Gaps(), self._where)

    def _office(self, source: BinaryIO, zipped: Zipped) -> Book:
        names = set(zipped.names)
        if any(name.startswith(("word/", "ppt/")) for name in names) and "xl/workbook.xml" not in names:
            raise self._document()
        return self._measured(source, zipped, openpyxl_too="xl/workbook.bin" not in names)

    def _open_document(self, source: BinaryIO, zipped: Zipped) -> Book:
        kind = zipped.content("mimetype", 200)
        if kind.startswith(_OPEN_DOCUMENT + b"spreadsheet"):
            if b"encryption-data" in zipped.content("META-INF/manifest.xml", _MOST_MANIFEST):
                raise excel.protected(self._where)
            return self._measured(source, zipped, openpyxl_too=False)
        if kind.startswith(_OPEN_DOCUMENT):
            raise self._document()
        raise self._unknown_workbook()

    def _measured(self, source: BinaryIO, zipped: Zipped, *, openpyxl_too: bool) -> Book:
        """Measure and read. Where memory is limited, a large workbook is read meanwhile: measuring is done long before reading is."""
        if not self._limited or zipped.size < _SMALL:
            gaps = measured(zipped, self._where)
            return bound(excel.sheets(source, self._where, openpyxl_too=openpyxl_too), gaps, self._where)
        beside = io.BytesIO(zipped.whole())
        with ThreadPoolExecutor(1) as helper:
            measuring = helper.submit(measured, zipped, self._where)
            drawn = excel.sheets(beside, self._where, openpyxl_too=openpyxl_too)
            return bound(drawn, measuring.result(), self._where)

    def _packed(self, zipped: Zipped) -> Book:
        """The tables in a zip file, such as survey tools offer for download; nothing is unpacked to disk."""
        if "Index/Document.iwa" in zipped.names:
            raise self._unknown_workbook()
        tables = [member.filename for member in zipped.members if _may_be_table(PurePosixPath(member.filename))]
        if not 0 < len(tables) <= _NAMED:
            raise self._not_one(tables)
        books = [self._member(zipped, name) for name in tables]
        if len(books) == 1:
            return books[0]
        sheets = [replace(sheet, name=_shown(name)) for name, book in zip(tables, books, strict=True) for sheet in book.sheets]
        return Book(tuple(sheets), notes=tuple(note for book in books for note in book.notes))

    def _member(self, zipped: Zipped, name: str) -> Book:
        content = zipped.content(name)
        inner = io.BytesIO(content)
        if content.startswith(b"PK") and not {"[Content_Types].xml", "mimetype"} & set(Zipped(inner, self._where).names):
            remedy = sentence("Unpack both and choose the file with the answers.")
            raise unreadable(self._where, sentence("The packed file holds another packed file."), remedy)
        inner.seek(0)
        return self.book(inner, _shown(name))

    def _not_one(self, tables: list[str]) -> Exception:
        if not tables:
            return unreadable(self._where, sentence("The packed file holds no table with answers."))
        names = [_shown(name) for name in tables[:_NAMED]] + ["…"] * (len(tables) > _NAMED)
        return unreadable(
            self._where,
            sentence("The packed file holds {n} tables, and one is needed: {names}.", n=len(tables), names=names),
            sentence("Unpack it and choose the file with the answers."),
        )

    def _document(self) -> Exception:
        return unreadable(self._where, sentence("This is {what}, not a table with answers.", what=sentence("a document or presentation")))

    def _unknown_workbook(self) -> Exception:
        return unreadable(
            self._where, sentence("This is {what}.", what=sentence("a workbook of another program than Excel")), save_as_xlsx()
        )


def _may_be_table(name: PurePosixPath) -> bool:
    beside = name.parts[:1] == ("__MACOSX",) or name.name.startswith(".")
    return not beside and name.suffix.lower() in _TABLES


def _shown(name: str) -> str:
    return shown(PurePosixPath(name.replace("\\", "/")).name)
