"""Which cells of an Excel workbook hold a formula, whatever it came to: values alone do not tell."""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_BYTES = 20_000_000
"""Of one part of a workbook, unpacked; the sheets of a survey stay far below it, and what lies beyond is not looked at."""

_NAMED = 50
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^<>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]{1,3}[0-9]{1,7})[\"'][^<>]*>\s*<(?:\w+:)?f[\s/>]")


def formulas(path: Path) -> tuple[tuple[str, str], ...]:
    """The first of them by sheet and cell; none where the file is no Excel workbook that can be opened."""
    try:
        with zipfile.ZipFile(path) as workbook:
            return tuple(_in_order(workbook))[:_NAMED]
    except (OSError, EOFError, ValueError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return ()


def _in_order(workbook: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    parts = {each["Id"]: each["Target"] for each in _tags(_RELATION, _part(workbook, "xl/_rels/workbook.xml.rels")) if "Target" in each}
    for sheet in _tags(_SHEET, _part(workbook, "xl/workbook.xml")):
        target = parts.get(sheet.get("r:id", ""), "")
        name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if name in workbook.namelist():
            for found in _FORMULA.finditer(_part(workbook, name)):
                yield sheet.get("name", ""), found[1].decode()


def _part(workbook: zipfile.ZipFile, name: str) -> bytes:
    with workbook.open(name) as content:
        return content.read(_MOST_BYTES)


def _tags(pattern: re.Pattern[bytes], content: bytes) -> Iterator[dict[str, str]]:
    """The attributes of each tag that the pattern finds."""
    for tag in pattern.finditer(content):
        yield {key.decode(): html.unescape(value.decode("utf-8", "replace")) for key, value in _ATTRIBUTE.findall(tag[1])}
