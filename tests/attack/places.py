"""A report taken apart: its numbers, where each of them belongs, and which texts with digits are no numbers."""

from __future__ import annotations

import re
from html import unescape
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from analyzer.report.document import Card, Chart, Number, Phrase
from analyzer.text import Sentence, Text
from tests.house.sentences import sentences
from tests.house.source import PACKAGE
from tests.report.walk import parts, texts
from tests.sample import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analyzer.report.document import Document

FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
READ_BY_PEOPLE = ("text", "name", "title", "hovertext", "hovertemplate", "texttemplate", "customdata", "meta", "ids", "labels")
"""Where a figure keeps the texts that it draws."""


class Written(NamedTuple):
    """A report in its folder, the document it was written from, and what of its words are not ours."""

    folder: Path
    document: Document
    kept: Any
    quoted: tuple[str, ...]


def quoted(language: str) -> tuple[str, ...]:
    """Texts with digits that are no figures: wording of the survey, sources, dates, names, and whole pieces of our own fixed sentences.

    The longest come first.
    """
    found, say = findings(), Text(language)
    items = found.survey.items
    days = {say.date(day) for day in (found.fieldwork, found.made_on, *(item.verified for item in items)) if day}
    names = {found.survey.version, found.wave, *(item.source for item in items)}
    ours = (one for one in sentences(PACKAGE) if one.where.startswith(("report/", "model/")))
    pieces = {piece for one in ours for piece, *_ in Formatter().parse(say._translated(Sentence(one.message, one.plural, {"n": 2})))}
    told = {text for text in {*texts(found.survey.wording(language)), *days, *names, *pieces} if FIGURE.search(text)}
    return tuple(sorted(told, key=len, reverse=True))


def unplaced(text: str, numbers: list[Number], written: Written) -> str:
    """What is left of a text without its numbers and without what is only quoted; empty where no digit is left."""
    for number in sorted(numbers, key=lambda number: len(number.shown), reverse=True):
        text = re.sub(rf"(?<![\d.,]){re.escape(number.shown)}(?![\d]|[.,]\d)", " ", text, count=1)
    for known in written.quoted:
        text = re.sub(rf"^{known}$|(?<=[“‘]){known}(?=[”’])", " ", text) if known.isdigit() else text.replace(known, " ")
    return text if FIGURE.search(text) else ""


def spoken(whole: object) -> dict[str, list[Number]]:
    """Every text with a number of its own in some part of a document, with these numbers."""
    told: dict[str, list[Number]] = {}
    for part in parts(whole):
        if isinstance(part, (Phrase, Card)):
            told.setdefault(part.text if isinstance(part, Phrase) else part.rank, []).extend(part.numbers)
    return told


def at(kept: Any, path: str) -> Any:
    for step in path.split("."):
        kept = kept[int(step)] if isinstance(kept, list) else kept[step]
    return kept


def spoken_numbers(chart: Chart) -> list[Number]:
    return [*chart.numbers, *(part for part in parts(chart.table) if isinstance(part, Number))]


def vectors(figure: object) -> Iterator[list[Any]]:
    if isinstance(figure, dict):
        for part in figure.values():
            yield from vectors(part)
    elif isinstance(figure, list):
        yield figure
        for part in figure:
            yield from vectors(part)


def read_by_people(figure: object) -> Iterator[str]:
    """The texts of a figure that are drawn, wherever they stand in it."""
    if isinstance(figure, list):
        for part in figure:
            yield from read_by_people(part)
    elif isinstance(figure, dict):
        for name, part in figure.items():
            if name in READ_BY_PEOPLE:
                yield from (unescape(text) for text in parts(part) if isinstance(text, str))
            yield from read_by_people(part)
