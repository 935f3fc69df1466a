"""A large CSV file, read block by block in bounded memory, as often as needed."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING

from analyzer.model.problem import Problem
from analyzer.sheets.delimited import LONGEST_CELL, one_column
from analyzer.sheets.plain import is_blank
from analyzer.sheets.refusal import unreadable
from analyzer.sheets.sheet import HEAD
from analyzer.sheets.texts import Block, Texts
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path
    from typing import BinaryIO

    import pyarrow as pa
    from pyarrow import csv as arrow

    from analyzer.text import Sentence

BLOCK = 4 * 2**20

_MOST_UNEVEN = 0.01


class Stream:
    """The table in a large text file. Like a `Sheet`, but its rows are read again each time they are asked for.

    ``head`` are the first rows, all equally long; ``columns`` the column numbers in the file. Rows that are shorter or longer than the
    headings come last; a row that has more cells than there are columns is left out and counted in ``too_long``.
    """

    def __init__(self, path: Path, where: Sentence, encoding: str, delimiter: str, notes: tuple[Problem, ...]) -> None:
        """Raises Unreadable when the file has one column only."""
        csv.field_size_limit(LONGEST_CELL)
        self.name = ""
        self.encoding, self.delimiter, self._notes = encoding, delimiter, notes
        self.too_long = 0
        self._path, self._where = path, where
        self._print = _print(path)
        with path.open("rb") as source:
            top = _Top(source, encoding, delimiter)
        self._offset = top.offset
        width = max(map(len, top.rows), default=0)
        if width < 2:
            raise one_column(where)
        self.head = [row + [""] * (width - len(row)) for row in top.rows]
        self.columns = range(1, width + 1)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What the reader should know, after the rows were read also which of them were left out."""
        if not self.too_long:
            return self._notes
        message = sentence(
            "{n} row has more cells than there are headings and is left out.",
            "{n} rows have more cells than there are headings and are left out.",
            n=self.too_long,
        )
        return (*self._notes, Problem("note", self._where, message, sentence("Export again as Excel (.xlsx) to keep them.")))

    def blocks(self, begin: int, only: Collection[int] | None = None) -> Iterator[Block]:
        """The rows from ``begin`` on. Columns that are not among ``only`` (positions) are not read: every cell of them is blank.

        Raises Unreadable for a file that is broken further down, or that changed since it was opened.
        """
        if _print(self._path) != self._print:
            raise unreadable(self._where, sentence("The file was changed while it was being read."), sentence("Choose it again."))
        wanted = range(len(self.columns)) if only is None else sorted(only)
        yield self._block(self.head[begin:], wanted)
        uneven: list[str] = []
        count = 0
        for batch in self._batches(wanted, uneven):
            count += batch.num_rows
            yield self._coded(batch, wanted)
            self._refuse_many(len(uneven), count)
        yield self._block(self._evened(uneven), wanted)

    def _refuse_many(self, uneven: int, count: int) -> None:
        if uneven > max(10, _MOST_UNEVEN * count):
            message = sentence("More than one in a hundred rows has another number of cells than the headings.")
            raise unreadable(self._where, message)

    def _batches(self, wanted: Collection[int], uneven: list[str]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        try:
            with self._path.open("rb") as source:
                source.seek(self._offset)
                yield from self._opened(source, wanted, uneven)
        except (pa.ArrowInvalid, pa.ArrowKeyError, UnicodeError) as fault:
            if "Empty CSV file" in str(fault):
                return
            if "UTF8" in str(fault):
                message = sentence("The file holds texts in more than one encoding.")
                raise unreadable(self._where, message, sentence("Open it in Excel, save it as CSV UTF-8 and choose that file.")) from fault
            message = sentence("The file is broken off or has a quote that is never closed.")
            raise unreadable(self._where, message) from fault

    def _opened(self, source: BinaryIO, wanted: Collection[int], uneven: list[str]) -> arrow.CSVStreamingReader:
        import pyarrow as pa
        from pyarrow import csv as arrow

        def set_apart(row: arrow.InvalidRow) -> str:
            uneven.append(row.text)
            return "skip"

        names = [str(place) for place in range(len(self.columns))]
        kept = [str(place) for place in wanted]
        return arrow.open_csv(
            source,
            arrow.ReadOptions(use_threads=False, block_size=BLOCK, column_names=names, encoding=self.encoding),
            arrow.ParseOptions(delimiter=self.delimiter, newlines_in_values=True, invalid_row_handler=set_apart),
            arrow.ConvertOptions(
                column_types=dict.fromkeys(kept, pa.dictionary(pa.int32(), pa.string())),
                include_columns=kept,
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
        )

    def _coded(self, batch: pa.RecordBatch, wanted: Collection[int]) -> Block:
        columns = [Texts.blank(batch.num_rows)] * len(self.columns)
        for place, column in zip(wanted, batch.columns, strict=True):
            columns[place] = Texts(column.dictionary.to_pylist(), column.indices.to_numpy())
        return Block(tuple(columns), batch.num_rows)

    def _block(self, rows: list[list[str]], wanted: Collection[int]) -> Block:
        columns = [Texts.blank(len(rows))] * len(self.columns)
        for place in wanted:
            columns[place] = Texts.of([row[place] for row in rows])
        return Block(tuple(columns), len(rows))

    def _evened(self, uneven: list[str]) -> list[list[str]]:
        """The rows of another length, filled up; those with something beyond the last heading are counted and left out."""
        width = len(self.columns)
        rows = [next(csv.reader([text], delimiter=self.delimiter), []) for text in uneven]
        fitting = [row for row in rows if is_blank("".join(row[width:]))]
        self.too_long = len(rows) - len(fitting)
        return [(row + [""] * width)[:width] for row in fitting]


class _Top:
    """The first rows of a file, and the number of bytes they take."""

    def __init__(self, source: BinaryIO, encoding: str, delimiter: str) -> None:
        self.offset = 0
        self._source, self._encoding = source, encoding
        reader = csv.reader(self._lines(), delimiter=delimiter)
        self.rows = [row for row in islice(reader, HEAD) if row]

    def _lines(self) -> Iterator[str]:
        for line in self._source:
            first = not self.offset
            self.offset += len(line)
            text = line.decode(self._encoding, "replace")
            text = text.lstrip("\ufeff") if first else text
            if not (first and text.strip().strip('"').startswith("sep=")):
                yield text


def _print(path: Path) -> tuple[int, int]:
    """What changes when a file is written again."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns
