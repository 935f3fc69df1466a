"""LimeSurvey: CSV, workbook and R-syntax exports.

There is one row of headings; owners make two of them, with the parts of a question below it, or put a row of notes under it. Nobody
finished a form that has no date of submission; in an anonymous survey that date is in 1980.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.heading import Layout
from analyzer.intake.limesurvey_headings import code_of, one_row, pairs
from analyzer.intake.platform import Platform
from analyzer.sheets.plain import is_blank, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.heading import Head

_TELLING = frozenset({"lastpage", "startlanguage"})
_SUBQUESTION = re.compile(r"[A-Za-z][A-Za-z0-9]*\[SQ\d{3}[\]_]")
_FILE = re.compile(r"results[-_ ]survey")
_NUMBER = re.compile(r"\d+(?:\.0)?")
_TOPS = 3


def _lay_out(head: Head) -> Layout | None:
    for top, row in enumerate(head.rows[:_TOPS]):
        added = [code_of(heading) for heading in row]
        if _is_telling(row, added):
            return _layout(head.rows[top:], top, added)
    row = head.rows[0]
    coded = sum(bool(_SUBQUESTION.match(heading.strip())) for heading in row)
    named = _FILE.search(plain(head.file)) is not None
    return _layout(head.rows, 0, [code_of(heading) for heading in row]) if named or coded > 2 else None


def _is_telling(row: Sequence[str], added: Sequence[str]) -> bool:
    """Other tools have a number and a date of submission too, but not under that code and without a last page."""
    named = any(code in _TELLING or (code == "submitdate" == plain(cell)) for cell, code in zip(row, added, strict=True))
    return named and len(set(added) - {""}) > 1


def _layout(rows: Sequence[Sequence[str]], top: int, added: Sequence[str]) -> Layout:
    """The layout of rows of which the first holds the headings, below ``top`` rows of something else."""
    tops, texts = rows[0], rows[1:]
    if _has_parts(tops, texts, added):
        headings, depth = pairs(tops, texts[0], added), 2
    else:
        headings, depth = one_row([" ".join(cell.split()) for cell in tops], added), 1
    return Layout(top + depth + _is_a_note(rows[depth:], added), headings)


def _has_parts(tops: Sequence[str], below: Sequence[Sequence[str]], added: Sequence[str]) -> bool:
    """Whether the owner put the parts of the questions in a second row, with the question above the first of them only."""
    if len(below) < 2:
        return False
    parts = [column for column, cell in enumerate(tops) if is_blank(cell) and not is_blank(below[0][column])]
    if any(code and not is_blank(below[0][column]) for column, code in enumerate(added)):
        return False
    again = sum(below[0][column] in {row[column] for row in below[1:]} for column in parts)
    return bool(parts) and 4 * again <= len(parts)


def _is_a_note(below: Sequence[Sequence[str]], added: Sequence[str]) -> bool:
    """Whether the first row below the headings is no response: its number is a word, where all others have a number."""
    if "id" not in added:
        return False
    first, *others = [row[added.index("id")].strip() for row in below] or [""]
    return bool(first and others) and not _NUMBER.fullmatch(first) and all(map(_NUMBER.fullmatch, others))


LIMESURVEY = Platform(
    name="limesurvey",
    lay_out=_lay_out,
    leaves_out={"submitdate": {"": "unfinished"}},
    missing=frozenset({"n/a"}),
)
