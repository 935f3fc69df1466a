"""Answers: per question a bar of all who were asked it: right, don't know, wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.charts.canvas import DARK, DEEP, GROUND, INK, NEUTRAL, TEXT_LINE, WARM, WIDTH, canvas, note, plot_lines, plot_text
from analyzer.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_BAR = 24
_GAP = 18
_ROOM = 4
_SQUARE = 12
_LETTER = 7
"""Pixels of a character in the legend, rather too many than too few."""
_TEXT = {"size": 14, "color": INK}
_SMALL = {"size": 13, "color": INK}

_ROOMY = {"mode": "hide", "minsize": 13}
"""A part that has no room for its number goes without; the table behind the chart has it."""

_STYLES = ((DEEP, GROUND, DEEP), (GROUND, INK, NEUTRAL), (WARM, DARK, WARM))
"""Fill, text and edge of right, don't know and wrong: dark, empty and light, so that they differ without colour too."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One question with the shares (0 to 1) of right, don't know and wrong. Raises ValueError when they are no shares of one whole."""

    label: str
    right: float
    dont_know: float
    wrong: float

    def __post_init__(self) -> None:
        if min(self.shares) < 0 or sum(self.shares) > 1 + 1e-9:
            raise ValueError(f"right, dont_know, wrong are {self.shares}; they must be 0 or more and together 1 at most")

    @property
    def shares(self) -> tuple[float, float, float]:
        """In the order drawn."""
        return self.right, self.dont_know, self.wrong


def figure(bars: Sequence[Bar], labels: tuple[str, str, str], language: str) -> dict[str, object]:
    """A bar per question in the order given, its text above it; ``labels`` name right, don't know and wrong, on top in that order."""
    places, start = _legend_places(labels)
    texts = [plot_lines(bar.label) for bar in bars]
    heights = [TEXT_LINE * len(lines) + _ROOM + _BAR + _GAP for lines in texts]
    tops = [start + sum(heights[:row]) for row in range(len(bars))]
    middles = [top + height - _GAP - _BAR / 2 for top, height in zip(tops, heights, strict=True)]
    named = [note(plot_text(label), 0, y, xshift=x + _SQUARE + 6, font=_SMALL) for label, (x, y) in zip(labels, places, strict=True)]
    asked = [note("<br>".join(lines), 0, top, font=_TEXT) for lines, top in zip(texts, tops, strict=True)]
    traces = [_part(part, labels[part], bars, middles, Text(language)) for part in range(3)]
    squares = [_square(part, *places[part]) for part in range(3)]
    height = start + sum(heights)
    return canvas(traces, height, [*named, *asked], language, axis=False, barmode="stack", shapes=squares, uniformtext=_ROOMY)


def _legend_places(labels: tuple[str, str, str]) -> tuple[list[tuple[int, int]], int]:
    """Where the names stand (pixels from the left and the top), beside each other if a phone has room, and where the bars start."""
    widths = [_SQUARE + 24 + _LETTER * len(label) for label in labels]
    beside = sum(widths) <= _LETTER * WIDTH
    places = [(sum(widths[:part]), 0) if beside else (0, TEXT_LINE * part) for part in range(3)]
    return places, places[-1][1] + TEXT_LINE + _GAP


def _square(part: int, x: int, y: int) -> dict[str, object]:
    fill, _, edge = _STYLES[part]
    across = {"xref": "paper", "xsizemode": "pixel", "xanchor": 0, "x0": x, "x1": x + _SQUARE}
    down = {"yref": "y", "y0": y + 4, "y1": y + 4 + _SQUARE}
    return {"type": "rect", **across, **down, "fillcolor": fill, "line": {"color": edge, "width": 1.5}}


def _part(part: int, label: str, bars: Sequence[Bar], middles: Sequence[float], text: Text) -> dict[str, object]:
    fill, ink, edge = _STYLES[part]
    shares = [bar.shares[part] for bar in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "name": plot_text(label),
        "x": shares,
        "y": list(middles),
        "width": [_BAR] * len(bars),
        "text": [text.percent(share) for share in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 13, "color": ink},
        "marker": {"color": fill, "line": {"color": edge, "width": 1.5}},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
