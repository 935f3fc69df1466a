"""Which cells of an Excel workbook hold a formula, whatever it came to: values alone do not tell."""

from __future__ import annotations

import html
import re
from itertools import islice
from typing import TYPE_CHECKING

from analyzer.model.problem import Unreadable
from analyzer.sheets.refusal import named
from analyzer.sheets.zipped import Zipped

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
        with path.open("rb") as source:
            return tuple(islice(_in_order(Zipped(source, named(path))), _NAMED))
    except (OSError, Unreadable):
        return ()


def _in_order(workbook: Zipped) -> Iterator[tuple[str, str]]:
    relations = _tags(_RELATION, workbook.content("xl/_rels/workbook.xml.rels", _MOST_BYTES))
    parts = {each["Id"]: each["Target"] for each in relations if {"Id", "Target"} <= each.keys()}
    for sheet in _tags(_SHEET, workbook.content("xl/workbook.xml", _MOST_BYTES)):
        target = parts.get(sheet.get("r:id", ""), "")
        name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        for found in _FORMULA.finditer(workbook.content(name, _MOST_BYTES)):
            yield sheet.get("name", ""), found[1].decode()


def _tags(pattern: re.Pattern[bytes], content: bytes) -> Iterator[dict[str, str]]:
    """The attributes of each tag that the pattern finds."""
    for tag in pattern.finditer(content):
        yield {key.decode(): html.unescape(value.decode("utf-8", "replace")) for key, value in _ATTRIBUTE.findall(tag[1])}
