"""Which rows are respondents: not empty forms, previews and tests, headings that stand in the middle, totals, or a row pasted twice."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analyzer.intake.totals import footnotes, totals
from analyzer.intake.weeks import is_to_the_second
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from analyzer.intake.column import Column
    from analyzer.intake.table import Table
    from analyzer.sheets.texts import Block, Texts

EMPTY = "empty_form"
HEADING = "repeated_heading"
TOTAL = "total"
FOOTNOTE = "footnote"
TWICE = "pasted_twice"
EXPORTED_TWICE = "exported_twice"


class Sieve:
    """Decides block by block which rows of one table are respondents, and counts the others by reason."""

    def __init__(self, table: Table, columns: Sequence[Column]) -> None:
        self.dropped: Counter[str] = Counter()
        self._table = table
        self._answers = _answer_columns(columns)
        self._states = [place for place, column in enumerate(columns) if column.kind == "state"]
        self._moments = [place for place, column in enumerate(columns) if column.kind in {"time", "end"}]
        self._headings = [plain(heading.text) for heading in table.headings]
        self._compared = [place for place, column in enumerate(columns) if column.role != "free_text"]
        self._seen: set[int] = set()

    def keeps(self, block: Block) -> NDArray[np.bool_]:
        """Which rows of the block are respondents; a row that fails twice counts under the first reason."""
        kept = np.ones(block.height, dtype=bool)
        for reason, out in (
            (FOOTNOTE, footnotes(block)),
            (HEADING, self._repeats(block)),
            *self._stated(block),  # before the empty ones, so that the numbers are those that the tool itself shows
            (TOTAL, totals(block, self._moments)),  # before the empty ones too: most totals stand below one column only
            (EMPTY, self._empty(block)),
        ):
            kept = self._without(kept, out, reason)
        return self._without(kept, self._pasted(block, kept), TWICE)

    def _without(self, kept: NDArray[np.bool_], out: NDArray[np.bool_], reason: str) -> NDArray[np.bool_]:
        lost = int((kept & out).sum())
        if lost:
            self.dropped[reason] += lost
        return kept & ~out

    def _empty(self, block: Block) -> NDArray[np.bool_]:
        empty = np.ones(block.height, dtype=bool)
        for place in self._answers:
            empty &= block.columns[place].that(self._unanswered)
        return empty

    def _unanswered(self, text: str) -> bool:
        return is_blank(text) or plain(text) in self._table.platform.missing

    def _repeats(self, block: Block) -> NDArray[np.bool_]:
        """A row that holds the headings again, in every column that has one."""
        same = np.ones(block.height, dtype=bool)
        for place in (*self._answers, *range(len(self._headings))):  # answers first: they hold few texts, and no heading
            heading = self._headings[place]
            if heading:
                same &= block.columns[place].that(partial(_is, heading))
            if not same.any():
                break
        return same

    def _stated(self, block: Block) -> list[tuple[str, NDArray[np.bool_]]]:
        """Rows that the tool itself calls a preview, a test or unfinished."""
        found = []
        for place in self._states:
            reasons = self._reasons(place)
            column = block.columns[place]
            found += [(reason, column.that(partial(_states, reasons, reason))) for reason in dict.fromkeys(reasons.values())]
        return found

    def _reasons(self, place: int) -> dict[str, str]:
        heading = self._table.headings[place]
        known = self._table.platform.leaves_out
        return dict(known.get(heading.code) or known.get(plain(heading.text)) or {})

    def _pasted(self, block: Block, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Rows that are equal to an earlier one, free text aside; only where each row holds a moment to the second."""
        timed = [place for place in self._moments if is_to_the_second(block.columns[place].distinct)]
        again = np.zeros(block.height, dtype=bool)
        if not timed:
            return again
        told = ~block.columns[timed[0]].that(is_blank)
        marks = fingerprints([block.columns[place] for place in self._compared])
        for row in np.flatnonzero(kept & told).tolist():
            mark = int(marks[row])
            again[row] = mark in self._seen
            self._seen.add(mark)
        return again


def fingerprints(columns: Sequence[Texts]) -> NDArray[np.uint64]:
    """A number per row, equal for rows that are equal in these columns; it cannot be turned back into texts and differs every run."""
    mixed = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        hashes = np.array([hash(text) for text in column.distinct], dtype=np.int64).view(np.uint64)
        mixed = (mixed * np.uint64(0x9E3779B97F4A7C15)) ^ hashes[column.codes]
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _answer_columns(columns: Sequence[Column]) -> list[int]:
    """The columns of which one must be filled: the items of the survey, else all that people may have answered."""
    items = [place for place, column in enumerate(columns) if column.role == "item"]
    asked = [place for place, column in enumerate(columns) if column.role not in {"metadata", "score", "identifier"}]
    return items or asked or list(range(len(columns)))


def _is(heading: str, text: str) -> bool:
    return plain(text) == heading


def _states(reasons: Mapping[str, str], reason: str, text: str) -> bool:
    return reasons.get(_state(text)) == reason


def _state(text: str) -> str:
    return "" if is_blank(text) else plain(text)
