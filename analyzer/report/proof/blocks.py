"""What the blocks of a page must say."""

from __future__ import annotations

import posixpath
from itertools import chain
from typing import TYPE_CHECKING, Any

from analyzer.report.document import Cards, Chart, Facts, Fold, Heading, Listing, Paragraph, Table
from analyzer.report.proof.marks import phrases, plain, sign, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from analyzer.report.document import Block, Card, Cell, Link
    from analyzer.report.proof.marks import Mark


class Blocks:
    """The marks of the blocks of one page."""

    def __init__(self, path: str, words: Mapping[str, str]) -> None:
        self._from = posixpath.dirname(path) or "."
        self._words = words
        self._kinds: Mapping[type, Callable[[Any], Iterator[Mark]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Listing: lambda block: phrases(block.lines),
            Facts: self._facts,
            Cards: lambda block: chain.from_iterable(map(self._card, block.cards)),
            Table: self._table,
            Chart: self._chart,
            Fold: lambda block: chain(texts(block.summary), self.of(block.blocks)),
        }

    def of(self, blocks: Iterable[Block]) -> Iterator[Mark]:
        """All marks of some blocks."""
        for block in blocks:
            yield from self._kinds[type(block)](block)

    def way(self, link: Link, text: str = "") -> Iterator[Mark]:
        """A link as this page writes it."""
        file, sign, anchor = link.target.partition("#")
        yield "link", (posixpath.relpath(file, self._from) if file else "") + sign + anchor
        yield from texts(text or link.text)

    def _heading(self, block: Heading) -> Iterator[Mark]:
        if block.id:
            yield "id", block.id
        yield from texts(block.text.text)

    def _paragraph(self, block: Paragraph) -> Iterator[Mark]:
        yield from texts(block.text.text)
        for link in block.links:
            yield from self.way(link)

    def _facts(self, block: Facts) -> Iterator[Mark]:
        for term, what in block.pairs:
            yield from texts(term, what.text)

    def _card(self, card: Card) -> Iterator[Mark]:
        yield from sign(card.mark)
        yield from texts(card.rank, card.title)
        if card.mark_text:
            yield from sign(card.mark)
            yield from texts(card.mark_text)
        yield from texts(card.lead.text)
        yield from self._facts(card.facts)
        if card.link:
            yield from self.way(card.link)

    def _legend(self, steps: Iterable[tuple[int | str, str]]) -> Iterator[Mark]:
        for number, (step, meaning) in enumerate(steps):
            if number == 0:
                yield "label", plain(self._words["legend"])
            if isinstance(step, int):
                yield "heat", str(step)
            elif step == "hidden":
                yield "hidden", ""
            else:
                yield from sign(step)
            yield from texts(meaning)

    def _table(self, table: Table, *, with_legend: bool = True) -> Iterator[Mark]:
        yield "id", table.id
        yield "id", f"{table.id}-caption"
        yield from texts(table.caption.text)
        yield from self._legend(table.legend if with_legend else ())
        yield from texts(*(column.text for column in table.columns))
        for row in table.rows:
            for cell, column in zip(row, table.columns, strict=False):
                yield from self._cell(cell, column.text)
        yield from phrases((table.note,) if table.note else ())

    def _cell(self, cell: Cell, column: str) -> Iterator[Mark]:
        if cell.heat is not None:
            yield "heat", str(cell.heat)
        if cell.hidden:
            yield "hidden", ""
        if not cell.header:
            yield "column", plain(column)
        if cell.hidden:
            yield from texts(self._words["not_shown"])
        yield from sign(cell.mark)
        if cell.link:
            yield from self.way(cell.link, cell.text.text)
        else:
            yield from texts(cell.text.text)

    def _chart(self, chart: Chart) -> Iterator[Mark]:
        yield "id", chart.id
        yield "id", f"{chart.id}-title"
        yield from texts(chart.title.text)
        yield "id", f"{chart.id}-subtitle"
        yield from texts(chart.subtitle.text)
        yield from self._legend(chart.table.legend)
        yield "id", f"{chart.id}-plot"
        yield "for", f"{chart.id}-plot"
        yield "island", chart.figure
        yield from texts(self._words["behind"], chart.words.text)
        yield from self._table(chart.table, with_legend=False)
