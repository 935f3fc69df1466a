"""A heading: what stands above one column of an export, whatever number of rows the tool spreads it over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.column import Role


@dataclass(frozen=True, slots=True)
class Heading:
    """What one column asks.

    ``text`` is the whole heading in one line, as it is shown. ``question`` and ``part`` are the question and, where a question has a column
    per option or per statement, that option or statement. ``code`` is the name that the tool gives the column (``Q3_1``, ``K009[SQ001]``).
    ``own`` is role and kind of a column that the tool added itself, None for what people were asked.
    """

    text: str
    question: str = ""
    part: str = ""
    code: str = ""
    own: tuple[Role, str] | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a table as it stands in the file, from which its tool is told: at most the first 40 rows, all equally long."""

    file: str
    sheet: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a tool filled the top of a table: the first row below the headings (0 is the first of the head), and a heading per column."""

    body: int
    headings: tuple[Heading, ...]
