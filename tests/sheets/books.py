"""Small workbooks and zip files for the tests, written where a test wants them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> Path:
    """A workbook with these sheets and rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)
    return path


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    """A zip file with these members, deflated."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def changed(source: Path, target: Path, members: Mapping[str, bytes]) -> Path:
    """A copy of a workbook with some of its parts replaced or added."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(target, parts | dict(members))


def with_lying_size(path: Path, name: str, content: bytes) -> Path:
    """A zip file of which the headers say that a member is 10 bytes long."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr(name, content)
    true, false = len(content).to_bytes(4, "little"), (10).to_bytes(4, "little")
    path.write_bytes(held.getvalue().replace(true, false))
    return path
