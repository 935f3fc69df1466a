"""Reading a file: the one way in for tables of strangers, CSV, workbook, or one of these in a zip file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.problem import Problem
from analyzer.sheets import delimited, large
from analyzer.sheets.book import Book
from analyzer.sheets.container import container
from analyzer.sheets.decoding import DecodedText
from analyzer.sheets.keeper import KEEPER
from analyzer.sheets.refusal import named, not_opened, shown_name, unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from analyzer.sheets.sheet import Sheet
    from analyzer.sheets.streaming import Stream
    from analyzer.text import Sentence

MOST_COLUMNS = 2_000


def fullest(tables: Sequence[Sheet]) -> Sheet:
    """The table in which most cells are filled."""
    return max(tables, key=lambda sheet: sheet.filled)


def read(path: Path, pick: Callable[[Sequence[Sheet]], Sheet] = fullest) -> Sheet | Stream:
    """The table with the answers in a file; a large text file is read block by block. ``pick`` chooses where there are several tables.

    Raises Unreadable when the file holds no table, is protected, damaged, too large, or no kind of file we read.
    """
    where = named(path)
    streamed = _streamed(path, where)
    if streamed is not None:
        return streamed
    sheet = _answers(_book(path, where), where, pick)
    if len(sheet.columns) == 1 and not sheet.delimiter:
        sheet = delimited.unfolded(sheet, where)
    if len(sheet.columns) > MOST_COLUMNS:
        raise unreadable(
            where,
            sentence("The table has more than {n} columns.", n=MOST_COLUMNS),
            sentence("Keep the columns with answers and delete the others, then choose the file again."),
        )
    return sheet


def _streamed(path: Path, where: Sentence) -> Stream | None:
    """The table in a large text file that need not be kept in memory, or None for any other file."""
    try:
        if path.stat().st_size <= large.LARGE:
            return None
        with path.open("rb") as source:
            kind = container(source, where)
        return large.stream(path, where) if kind == "text" else None
    except OSError:
        return None  # said by `_book`


def read_all(path: Path) -> tuple[Sheet, ...]:
    """Every visible sheet of a workbook that is not blank, or the one table of a text file. Raises Unreadable like `read`."""
    book = _book(path, named(path))
    first, *others = book.sheets
    return (first.noting(*book.notes), *others)


def _book(path: Path, where: Sentence) -> Book:
    """What a file holds. Text is read here; workbooks and zip files are opened by a child process, for some end whoever opens them."""
    try:
        with path.open("rb") as source:
            if container(source, where) == "text":
                return Book((delimited.table(shown_name(path), DecodedText(source, where), where),))
        return KEEPER.book(path, where)
    except OSError as fault:
        raise not_opened(where) from fault
    except MemoryError as fault:
        raise unreadable(where, sentence("The file is too large for the memory of this computer.")) from fault


def _answers(book: Book, where: Sentence, pick: Callable[[Sequence[Sheet]], Sheet]) -> Sheet:
    """The table with the answers; that there are hidden sheets is noted."""
    tables = [sheet for sheet in book.sheets if sheet.is_table] or book.sheets
    chosen = tables[0] if len(tables) == 1 else pick(tables)
    return chosen.noting(*book.notes, *([_hidden(len(book.hidden), where)] if book.hidden else []))


def _hidden(count: int, where: Sentence) -> Problem:
    """Hidden sheets are counted, not named: this ends up in the report, and what is hidden may be called after a person."""
    return Problem(
        "note",
        where,
        sentence("{n} hidden sheet was not read.", "{n} hidden sheets were not read.", n=count),
        sentence("If the answers are on it, right-click a sheet tab in Excel, choose Unhide, save the workbook and choose it again."),
    )
