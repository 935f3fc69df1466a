"""The workbook as it was written, read back part by part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.report.labels import STATUSES, labels
from analyzer.report.proof import vocabulary
from analyzer.report.proof.archive import local, opened, tree
from analyzer.report.proof.cells import headings_of, in_one_line, is_heading, prove_cells
from analyzer.report.proof.must import must
from analyzer.report.proof.vocabulary import prove_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from analyzer.report.document import Document, Sheet

_ALWAYS = """
[Content_Types].xml _rels/.rels docProps/app.xml docProps/core.xml xl/workbook.xml xl/styles.xml xl/theme/theme1.xml
xl/_rels/workbook.xml.rels
"""
_STRINGS = "xl/sharedStrings.xml"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_DAY = "2000-01-01T00:00:00Z"


def prove_workbook(path: Path, document: Document) -> None:
    """The workbook holds the sheets of the document and nothing else. Raises Unsafe."""
    parts = opened(path.read_bytes())
    tables = [number for number, sheet in enumerate(document.sheets, start=1) if sheet.table]
    words = labels(document)
    _prove_members(set(parts), len(document.sheets), tables)
    strings = _strings(parts)
    for number, sheet in enumerate(document.sheets, start=1):
        _prove_sheet(tree(parts[f"xl/worksheets/sheet{number}.xml"]), document, sheet, words, strings)
    for order, number in enumerate(tables, start=1):
        _prove_table(tree(parts[f"xl/tables/table{order}.xml"]), document.sheets[number - 1], words)
    _prove_properties(parts, document)
    _prove_book(tree(parts["xl/workbook.xml"]), document)
    _prove_frame(parts)


def _prove_members(found: set[str], sheets: int, tables: Sequence[int]) -> None:
    expected = {f"xl/worksheets/sheet{number}.xml" for number in range(1, sheets + 1)} | set(_ALWAYS.split())
    expected |= {f"xl/worksheets/_rels/sheet{number}.xml.rels" for number in tables}
    expected |= {f"xl/tables/table{order}.xml" for order in range(1, len(tables) + 1)}
    must(found - {_STRINGS} == expected, "the workbook: its parts")


def _strings(parts: Mapping[str, bytes]) -> list[str]:
    """The list of texts, if there is one; each must be used, for else it says something in no cell."""
    if _STRINGS not in parts:
        return []
    root = tree(parts[_STRINGS])
    prove_words(root, vocabulary.STRINGS, {"t"}, "the texts")
    sheets = [tree(part) for name, part in parts.items() if name.startswith("xl/worksheets/sheet")]
    cells = (cell for sheet in sheets for cell in sheet.iter() if local(cell.tag) == "c" and cell.get("t") == "s")
    used = {int(value.text or "") for cell in cells for value in cell if local(value.tag) == "v"}
    must(used == set(range(len(root))), "the workbook: a text that no cell has")
    return ["".join(part.text or "" for part in one) for one in root]


def _prove_sheet(root: Element, document: Document, sheet: Sheet, words: Mapping[str, str], strings: Sequence[str]) -> None:
    prove_words(root, vocabulary.SHEET, {"t", "v", "formula1", "oddHeader", "oddFooter"}, "a sheet")
    prove_cells(root, sheet, words, strings)
    listed = ",".join(words[status].replace(",", " ") for status in STATUSES).replace('"', "'")
    left, right = (in_one_line(text)[:100].replace("&", "&&") for text in (document.title, document.stamp))
    known = {
        "formula1": {f'"{listed}"', "1"} if sheet.action else set(),
        "oddHeader": {f"&L{left}&R{right}", f"&L{left}", f"&R{right}", ""},
        "oddFooter": {f"&R{words['page']}"},
    }
    for element in root.iter():
        name = local(element.tag)
        must(name not in known or (element.text or "") in known[name], "the workbook: a choice or a margin")


def _prove_table(root: Element, sheet: Sheet, words: Mapping[str, str]) -> None:
    prove_words(root, vocabulary.TABLE, (), "a table")
    found = [column.get("name", "") for column in root.iter() if local(column.tag) == "tableColumn"]
    wanted = headings_of(sheet, words)
    must(len(found) == len(wanted), "the workbook: the headings of a table")
    for number, (name, text) in enumerate(zip(found, wanted, strict=True), start=1):
        must(is_heading(name, text, number, words), "the workbook: a heading of a table")


def _prove_properties(parts: Mapping[str, bytes], document: Document) -> None:
    """Who made it, when and with what is the same in every workbook."""
    from openpyxl import __version__
    from openpyxl.writer.theme import theme_xml

    core = [(local(part.tag), part.text or "") for part in tree(parts["docProps/core.xml"])]
    title = in_one_line(document.title)
    known = {("creator", "analyzer"), ("lastModifiedBy", "analyzer"), ("title", title), ("created", _DAY), ("modified", _DAY)}
    must(set(core) == known and len(core) == len(known), "the workbook: its properties")
    for element in tree(parts["docProps/core.xml"]).iter():
        must(set(element.attrib.values()) <= {"dcterms:W3CDTF"} and not (element.tail or "").strip(), "the workbook: its properties")
    app = [(local(part.tag), (part.text or "").strip()) for part in tree(parts["docProps/app.xml"]).iter()]
    short = ("AppVersion", ".".join(__version__.split(".")[:2]))
    programs = ("Microsoft Excel", f"Microsoft Excel Compatible / Openpyxl {__version__}")
    must(app in [[("Properties", ""), ("Application", program), short] for program in programs], "the workbook: its program")
    must(parts["xl/theme/theme1.xml"].decode() == theme_xml, "the workbook: its theme")


def _prove_book(root: Element, document: Document) -> None:
    prove_words(root, vocabulary.WORKBOOK, {"definedName"}, "the list of sheets")
    names = [sheet.get("name", "") for sheet in root.iter() if local(sheet.tag) == "sheet"]
    must(len(names) == len(document.sheets) and len(set(names)) == len(names), "the workbook: its sheets")
    for found, sheet in zip(names, document.sheets, strict=True):
        wanted = _FORBIDDEN.sub(" ", in_one_line(sheet.name)).strip().strip("'")[:31].strip().strip("'") or "-"
        numbered = re.fullmatch(r"(.*) \d{1,3}", found, re.DOTALL)
        must(found == wanted or bool(numbered and wanted.startswith(numbered[1]) and len(names) > 1), "the workbook: the name of a sheet")
    places = {name.replace("'", "''") for name in names}
    for defined in root.iter():
        if local(defined.tag) == "definedName":
            spot = re.fullmatch(r"'(.*)'!\$[A-Z]*\$?\d+:\$[A-Z]*\$?\d+", defined.text or "", re.DOTALL)
            must(bool(spot and spot[1] in places), "the workbook: a defined name")


def _prove_frame(parts: Mapping[str, bytes]) -> None:
    """Styles hold no words, and no part points outside the file."""
    prove_words(tree(parts["xl/styles.xml"]), vocabulary.STYLES, (), "the styles")
    types = tree(parts["[Content_Types].xml"])
    prove_words(types, vocabulary.TYPES, (), "the kinds of parts")
    must({element.get("PartName", "/_").removeprefix("/") for element in types} <= {*parts, "_"}, "the workbook: a part that is told of")
    for name, part in parts.items():
        if name.endswith(".rels"):
            root = tree(part)
            prove_words(root, vocabulary.RELATIONS, (), "the relations")
            base = "" if name == "_rels/.rels" else "xl/"
            for element in root:
                target = element.get("Target", "")
                must((target[1:] if target.startswith("/") else base + target) in parts, "the workbook: what a part points to")
