"""The container of a workbook: its parts and not a byte between, before or after them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from analyzer.report.proof.must import must

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_HEADER, _DIRECTORY, _END = 30, 46, 22
"""Bytes that a zip file needs for a part, for its line in the list of parts, and for the end of that list."""
_STAMP = (1980, 1, 1, 0, 0, 0)
_DECLARATION = re.compile(rb"<\?xml version=['\"]1\.0['\"]( encoding=['\"][Uu][Tt][Ff]-8['\"])?( standalone=['\"]yes['\"])?\?>\s*")


def opened(written: bytes) -> Mapping[str, bytes]:
    """The parts of a workbook by their name. Raises Unsafe where anything lies in the file besides them."""
    with zipfile.ZipFile(io.BytesIO(written)) as book:
        entries = book.infolist()
        names = [entry.filename for entry in entries]
        must(len(set(names)) == len(names), "the workbook: a part that comes twice")
        must(not book.comment, "the workbook: a remark on the file")
        for entry in entries:
            must(not entry.comment and not entry.extra and entry.date_time == _STAMP, "the workbook: a remark on a part")
        size = sum(_HEADER + _DIRECTORY + 2 * len(entry.filename.encode()) + entry.compress_size for entry in entries) + _END
        must(size == len(written), "the workbook: bytes that are no part")
        return {name: book.read(name) for name in names}


def tree(part: bytes) -> Element:
    """A part as a tree. Raises Unsafe where it holds what a tree does not show: a remark, an instruction, a declaration."""
    body = _DECLARATION.sub(b"", part, count=1)
    must(b"<!" not in body and b"<?" not in body, "the workbook: a remark in a part")
    root: Element = ElementTree.fromstring(part, forbid_dtd=True)
    return root


def local(name: str) -> str:
    """The name of an element or attribute without the address of its vocabulary."""
    return name.rpartition("}")[2]
