"""Small workbooks of the kinds that openpyxl cannot write, byte by byte: .xls (BIFF5 and BIFF8), .xlsb and .ods."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.sheets.books import zipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Rows = Sequence[Sequence[str | float]]

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TYPES = "application/vnd.openxmlformats-package.relationships+xml"
_OFFICE = "http://schemas.openxmlformats.org"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def xls(path: Path, rows: Rows, version: int = 8, before: bytes = b"") -> Path:
    """An .xls of BIFF ``version`` 5 or 8 with one sheet; ``before`` are records that come first in the workbook."""
    begin = {5: struct.pack("<HHHH", 0x0500, 5, 0, 0), 8: struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)}[version]
    name = b"\x05Blad1" if version == 5 else b"\x05\x00Blad1"
    head = _biff(0x809, begin) + before
    place = len(head) + 4 + 6 + len(name) + 4
    globals_ = head + _biff(0x85, struct.pack("<IH", place, 0) + name) + _biff(0x0A, b"")
    cells = b"".join(_biff_cell(row, column, value, version) for row, cells in enumerate(rows) for column, value in enumerate(cells))
    sheet = _biff(0x809, begin[:2] + b"\x10\x00" + begin[4:]) + cells + _biff(0x0A, b"")
    path.write_bytes(compound({5: "Book", 8: "Workbook"}[version], globals_ + sheet))
    return path


def _biff(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _biff_cell(row: int, column: int, value: str | float, version: int) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if not isinstance(value, str):
        return _biff(0x203, place + struct.pack("<d", value))
    if version == 5:
        return _biff(0x204, place + struct.pack("<H", len(value)) + value.encode("cp1252"))
    return _biff(0x204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))


def compound(name: str, stream: bytes) -> bytes:
    """An OLE file with one stream."""
    stream += bytes(max(4096, -(-len(stream) // _SECTOR) * _SECTOR) - len(stream))
    sectors = len(stream) // _SECTOR
    chain = [_FAT, _END, *range(3, 2 + sectors), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    folder = _entry("Root Entry", 5, _END, 0, child=1) + _entry(name, 2, 2, len(stream)) + _entry("", 0, 0, 0) * 2
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    )
    return header + struct.pack("<109I", 0, *[_FREE] * 108) + table + folder + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    written = (name + "\0").encode("utf-16-le") if name else b""
    return struct.pack("<64sHBBIII36xIQ", written, len(written), kind, 1, _FREE, _FREE, child, start, size)


def xlsb(path: Path, rows: Rows) -> Path:
    """An .xlsb with one sheet."""
    name = struct.pack("<I", 5) + "Blad1".encode("utf-16-le")
    relation = struct.pack("<I", 4) + "rId1".encode("utf-16-le")
    sheets = _record(143) + _record(156, struct.pack("<II", 0, 1) + relation + name) + _record(144)
    width = max(map(len, rows))
    lines = b"".join(
        _record(0, struct.pack("<IIHBBB", row, 0, 300, 0, 0, 0) + struct.pack("<I", 0))
        + b"".join(map(_xlsb_cell, range(len(cells)), cells))
        for row, cells in enumerate(rows)
    )
    extent = _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    return zipped(
        path,
        {
            "[Content_Types].xml": _types({"bin": "application/vnd.ms-excel.sheet.binary.macroEnabled.main"}),
            "_rels/.rels": _relation("officeDocument", "xl/workbook.bin"),
            "xl/_rels/workbook.bin.rels": _relation("worksheet", "worksheets/sheet1.bin"),
            "xl/workbook.bin": _record(131) + sheets + _record(132),
            "xl/worksheets/sheet1.bin": _record(129) + extent + _record(145) + lines + _record(146) + _record(130),
        },
    )


def _record(number: int, content: bytes = b"") -> bytes:
    kind = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, size = len(content), b""
    while length > 127:
        size += bytes([length & 0x7F | 0x80])
        length >>= 7
    return kind + size + bytes([length]) + content


def _xlsb_cell(column: int, value: str | float) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, str):
        return _record(6, place + struct.pack("<I", len(value)) + value.encode("utf-16-le"))
    return _record(5, place + struct.pack("<d", value))


def _types(kinds: dict[str, str]) -> bytes:
    given = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in {"rels": _TYPES, **kinds}.items())
    return f'<Types xmlns="{_OFFICE}/package/2006/content-types">{given}</Types>'.encode()


def _relation(kind: str, target: str) -> bytes:
    type_ = f"{_OFFICE}/officeDocument/2006/relationships/{kind}"
    inside = f'<Relationship Id="rId1" Type="{type_}" Target="{target}"/>'
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{inside}</Relationships>'.encode()


def ods(path: Path, rows: Rows, more: str = "") -> Path:
    """An .ods with one sheet; ``more`` is XML that comes after its rows."""
    lines = "".join("<table:table-row>" + "".join(map(_ods_cell, cells)) + "</table:table-row>" for cells in rows)
    spaces = f'xmlns:office="{_OASIS}:office:1.0" xmlns:table="{_OASIS}:table:1.0" xmlns:text="{_OASIS}:text:1.0"'
    body = f'<table:table table:name="Blad1">{lines}{more}</table:table>'
    inside = f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    content = f"<office:document-content {spaces}>{inside}</office:document-content>"
    manifest = f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0"/>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped(path, {"mimetype": kind, "META-INF/manifest.xml": manifest.encode(), "content.xml": content.encode()})


def _ods_cell(value: str | float) -> str:
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
