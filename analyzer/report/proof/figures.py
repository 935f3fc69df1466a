"""Figures: a chart draws numbers that its own words or table give as well, and carries nothing that is not drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any

from analyzer.report.document import Chart, Number
from analyzer.report.proof.must import must
from analyzer.report.proof.numbers import parts

if TYPE_CHECKING:
    from analyzer.report.document import Page

CARRIED = frozenset({"customdata", "meta", "frames", "ids", "hovertext", "hovertemplate", "texttemplate", "transforms", "bdata", "images"})
"""Names under which a figure can hold what nobody sees at once."""

READ = frozenset({"text", "name", "title", "ticktext"})
"""Names under which it holds what everybody sees."""

_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_AXIS = frozenset({"0", "25", "50", "75", "100"})
"""The percentages along an axis."""


def prove_figures(page: Page) -> None:
    """The figures of a page draw numbers of their own chart only. Raises Unsafe."""
    for chart in parts(page):
        if isinstance(chart, Chart):
            must(set(chart.figure) <= {"data", "layout"}, "a figure: its parts")
            must(not CARRIED & set(_names(chart.figure)), "a figure: something that is not drawn")
            spoken = (page.title, chart.title, chart.subtitle, chart.words, chart.numbers, chart.table)
            known = {part.value for part in parts(spoken) if isinstance(part, Number)}
            must(set(_plotted(chart.figure)) <= known, "a figure: a number that is plotted")
            _prove_texts(chart.figure, [part for part in parts(spoken) if isinstance(part, str)])


def _prove_texts(figure: Mapping[str, Any], spoken: list[str]) -> None:
    """A text that is drawn stands in the chart's own words, or its numbers do. Drawn names are broken into lines and rid of odd signs."""
    figures = {number for text in spoken for number in _FIGURE.findall(text)} | _AXIS
    whole = "\n".join(map(_letters, spoken))
    for text in set(_drawn(figure)):
        must(set(_FIGURE.findall(text)) <= figures or _letters(text) in whole, "a figure: a number in a text")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _plotted(figure: Mapping[str, Any]) -> Iterator[float]:
    for trace in figure["data"]:
        yield from (value for value in trace["x"] if value is not None)


def _drawn(figure: object, name: str = "") -> Iterator[str]:
    """The texts of a figure that people read, as they see them."""
    if isinstance(figure, Mapping):
        for inside, part in figure.items():
            yield from _drawn(part, inside)
    elif isinstance(figure, (list, tuple)):
        for part in figure:
            yield from _drawn(part, name)
    elif isinstance(figure, str) and name in READ:
        yield unescape(figure.replace("<br>", " "))


def _names(figure: object) -> Iterator[str]:
    if isinstance(figure, Mapping):
        for name, part in figure.items():
            yield name
            yield from _names(part)
    elif isinstance(figure, (list, tuple)):
        for part in figure:
            yield from _names(part)
