"""A document: what a report says, part by part, before it becomes HTML or a workbook.

Every number in it carries its path in ``findings.json`` and the exact characters in which it is shown, so that an output can be held
against the document, place by place. Renderers draw; they never compute, round or choose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Tone = Literal["plain", "lead", "note", "warning", "small"]
Mark = Literal["none", "whole_group", "targeted", "self_paced", "nothing", "too_few", "not_needed", "not_shown"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the reader sees it (``45 %``), where it stands in ``findings.json``, and its raw value for the workbook.

    ``kind`` tells a workbook how to format ``value``: a ``share`` (0 to 1) as a percentage, a ``count`` as an integer, a ``mean`` with
    decimals.
    """

    path: str
    shown: str
    value: float
    kind: Literal["share", "count", "mean", "minutes"] = "count"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of text in the reader's language, with the numbers that occur in it."""

    text: str
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page of the same report, or to a place on this page (``#…``)."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a page (level 2 or 3); ``id`` is its anchor."""

    text: Phrase
    level: int = 2
    id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Phrase
    tone: Tone = "plain"
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``ordered`` numbers its lines."""

    lines: tuple[Phrase, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms with what they are: form, seats, evidence and the like."""

    pairs: tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One of at most three things to do first. ``numbers`` holds the rank, which is a number too."""

    rank: str
    title: str
    mark: Mark
    mark_text: str
    lead: Phrase
    facts: Facts
    link: Link | None = None
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    ``heat`` is a step of the fixed colour scale (0 to 4); ``hidden`` hatches it; ``mark`` gives an advice its shape and colour.
    """

    text: Phrase
    heat: int | None = None
    hidden: bool = False
    mark: Mark = "none"
    link: Link | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column heading; ``numeric`` columns are set to the right."""

    text: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of a row may be its header. ``note`` stands below it."""

    id: str
    caption: Phrase
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: Phrase | None = None
    legend: tuple[tuple[int | str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: the finding as title, what is measured as subtitle, a plotly figure as data, the same in words and as a table."""

    id: str
    title: Phrase
    subtitle: Phrase
    figure: Mapping[str, object]
    words: Phrase
    table: Table
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks behind a line that can be opened; printed open."""

    summary: str
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Listing | Facts | Cards | Table | Chart | Fold


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path inside the report folder, what it is, and its blocks."""

    path: str
    kind: Literal["index", "group", "trainer", "works_council", "method"]
    title: str
    heading: Phrase
    standfirst: Phrase
    blocks: tuple[Block, ...]
    trail: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook: a title, some lines to read first, and one flat table."""

    name: str
    title: Phrase
    lines: tuple[Phrase, ...]
    table: Table | None = None
    action: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report in one language.

    ``stamp`` is set for a concept (``CONCEPT``). ``footer`` says source, date, version and who may read this.
    """

    language: str
    title: str
    stamp: str
    pages: tuple[Page, ...]
    sheets: tuple[Sheet, ...]
    footer: tuple[Phrase, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
