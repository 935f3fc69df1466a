"""Every text of a document that a reader sees, as it stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Card, Chart, Column, Document, Facts, Fold, Link, Page, Phrase, Sheet, Table
from tests.report.walk import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Seen = tuple[str, list[str]]


def seen(document: object) -> Iterator[Seen]:
    """Every text that a reader sees, with the numbers that have a path there."""
    for part in parts(document):
        if type(part) in SHOWING:
            yield from SHOWING[type(part)](part)


def _phrase(phrase: Phrase) -> Iterator[Seen]:
    yield phrase.text, [number.shown for number in phrase.numbers]


def _card(card: Card) -> Iterator[Seen]:
    yield f"{card.rank} {card.title} {card.mark_text}", [number.shown for number in card.numbers]


def _facts(facts: Facts) -> Iterator[Seen]:
    yield from ((term, []) for term, _ in facts.pairs)


def _table(table: Table) -> Iterator[Seen]:
    yield from ((meaning, []) for _, meaning in table.legend)


def _chart(chart: Chart) -> Iterator[Seen]:
    """The texts of a figure, besides the ticks of its axis."""
    ticks = chart.figure["layout"]["xaxis"]["ticktext"]  # type: ignore[index]
    numbers = [number.shown.replace("<", "&lt;").replace(">", "&gt;") for number in chart.numbers]
    for text in (note["text"] for note in chart.figure["layout"]["annotations"]):  # type: ignore[index]
        yield text, [*numbers, *ticks]
    for trace in chart.figure["data"]:  # type: ignore[attr-defined]
        yield from ((text, numbers) for text in trace.get("text", []))


SHOWING: dict[type, Callable[..., Iterator[Seen]]] = {
    Phrase: _phrase,
    Card: _card,
    Facts: _facts,
    Table: _table,
    Chart: _chart,
    Column: lambda column: iter([(column.text, [])]),
    Link: lambda link: iter([(link.text, [])]),
    Fold: lambda fold: iter([(fold.summary, [])]),
    Page: lambda page: iter([(page.title, [])]),
    Document: lambda document: iter([(document.title, [])]),
    Sheet: lambda sheet: iter([(sheet.name, [])]),
}
