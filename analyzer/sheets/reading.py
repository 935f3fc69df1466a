"""Reading a file: the one way in for tables of strangers, CSV, workbook, or one of these in a zip file."""

from __future__ import annotations

import io
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from analyzer.model.problem import Problem
from analyzer.sheets import delimited, excel
from analyzer.sheets.container import container, save_as_xlsx
from analyzer.sheets.decoding import DecodedText
from analyzer.sheets.extent import has_uncomputed
from analyzer.sheets.plain import plain
from analyzer.sheets.refusal import named, shown_name, unreadable
from analyzer.sheets.sheet import Sheet, squared
from analyzer.sheets.zipped import Zipped
from analyzer.text import sentence

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from analyzer.text import Sentence

MOST_COLUMNS = 2_000

_RESPONSES = ("form responses", "formulierreacties")


def read(path: Path) -> Sheet:
    """The table with the answers in a file.

    Raises Unreadable when the file holds no table, is protected, damaged, too large, or no kind of file we read.
    """
    where = named(path)
    sheet = _answers(read_all(path), where)
    if len(sheet.columns) == 1 and not sheet.delimiter:
        sheet = delimited.unfolded(sheet, where)
    if len(sheet.columns) > MOST_COLUMNS:
        raise unreadable(
            where,
            sentence("The table has more than {n} columns.", n=MOST_COLUMNS),
            sentence("Keep the columns with answers and delete the others, then choose the file again."),
        )
    return sheet


def read_all(path: Path) -> tuple[Sheet, ...]:
    """Every visible sheet of a workbook that is not blank, or the one table of a text file. Raises Unreadable like `read`."""
    where = named(path)
    try:
        with path.open("rb") as source:
            return _sheets(source, shown_name(path), where)
    except OSError as fault:
        raise unreadable(
            where,
            sentence("The file cannot be opened."),
            sentence("Check that it is there and that no other program has it open, then choose it again."),
        ) from fault
    except MemoryError as fault:
        raise unreadable(where, sentence("The file is too large for the memory of this computer.")) from fault


def _sheets(source: BinaryIO, name: str, where: Sentence) -> tuple[Sheet, ...]:
    if container(source, where) == "text":
        return (delimited.table(name, DecodedText(source, where), where),)
    zipped = Zipped(source, where)
    if "[Content_Types].xml" in zipped.names:
        return _workbook(source, zipped, where)
    return _packed(zipped, where)


def _workbook(source: BinaryIO, zipped: Zipped, where: Sentence) -> tuple[Sheet, ...]:
    """The sheets of an Office file, once it is known to be a workbook of a harmless size."""
    _refuse_other_office(zipped, where)
    notes = (_not_computed(where),) if has_uncomputed(zipped, where) else ()
    found = tuple(squared(name, numbered, notes) for name, numbered in excel.sheets(source, where) if numbered)
    if not found:
        raise unreadable(where, sentence("The workbook is empty."))
    return found


def _refuse_other_office(zipped: Zipped, where: Sentence) -> None:
    if "xl/workbook.bin" in zipped.names:
        raise unreadable(where, sentence("This is {what}.", what=sentence("a binary workbook (.xlsb)")), save_as_xlsx())
    if any(name.startswith(("word/", "ppt/")) for name in zipped.names):
        raise unreadable(where, sentence("This is {what}, not a table with answers.", what=sentence("a document or presentation")))


def _packed(zipped: Zipped, where: Sentence) -> tuple[Sheet, ...]:
    """The one table in a zip file, such as survey tools offer for download; nothing is unpacked to disk."""
    if "mimetype" in zipped.names or "Index/Document.iwa" in zipped.names:
        raise unreadable(where, sentence("This is {what}.", what=sentence("a workbook of another program than Excel")), save_as_xlsx())
    tables = [member for member in zipped.members if _may_be_table(PurePosixPath(member.filename))]
    if len(tables) != 1:
        raise unreadable(
            where,
            sentence("The packed file holds {n} tables, and one is needed.", n=len(tables)),
            sentence("Unpack it and choose the file with the answers."),
        )
    inner = io.BytesIO(b"".join(zipped.chunks(tables[0])))
    if inner.getvalue().startswith(b"PK") and "[Content_Types].xml" not in Zipped(inner, where).names:
        remedy = sentence("Unpack both and choose the file with the answers.")
        raise unreadable(where, sentence("The packed file holds another packed file."), remedy)
    inner.seek(0)
    return _sheets(inner, PurePosixPath(tables[0].filename).name, where)


def _may_be_table(name: PurePosixPath) -> bool:
    beside = name.parts[:1] == ("__MACOSX",) or name.name.startswith(".")
    return not beside and name.suffix.lower() in {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls"}


def _answers(sheets: tuple[Sheet, ...], where: Sentence) -> Sheet:
    """The sheet that a form tool writes responses to, else the fullest table."""
    tables = [sheet for sheet in sheets if sheet.is_table]
    own = [sheet for sheet in tables if plain(sheet.name).startswith(_RESPONSES)]
    chosen = own[0] if own else max(tables or sheets, key=lambda sheet: sheet.filled)
    if len(tables) < 2:
        return chosen
    note = Problem(
        "note",
        where,
        sentence("The workbook has {n} sheets with a table; the sheet {sheet} was read.", n=len(tables), sheet=chosen.name),
        sentence("If the answers are on another sheet, save that sheet as a workbook of its own."),
    )
    return Sheet(chosen.name, chosen.rows, chosen.lines, chosen.columns, (*chosen.notes, note), chosen.encoding, chosen.delimiter)


def _not_computed(where: Sentence) -> Problem:
    return Problem(
        "note",
        where,
        sentence("Some cells hold a formula without its outcome and are read as blank."),
        sentence("Open the workbook in Excel, save it and choose it again."),
    )
