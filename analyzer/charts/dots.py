"""Dots with their margin on a line from 0 to 100 %, one row per group or module, the name above the dot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.charts.canvas import (
    COOL,
    DEEP,
    GROUND,
    INK,
    LINE,
    MUTED,
    NEUTRAL,
    STRONG,
    TEXT_LINE,
    TICKS,
    WARM,
    canvas,
    end_note,
    margin_note,
    note,
    plot_lines,
    plot_text,
    upright,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKS = {
    "none": ("circle", INK),
    "whole_group": ("square", STRONG),
    "targeted": ("diamond", WARM),
    "self_paced": ("triangle-up", DEEP),
    "nothing": ("circle", COOL),
    "too_few": ("hexagon2", NEUTRAL),
    "not_needed": ("line-ne", NEUTRAL),
    "not_shown": ("x-thin", NEUTRAL),
}
"""The shape and colour of each advice; the pages draw the same shapes (``templates/blocks.html``)."""

HOLLOW = ("nothing", "too_few", "not_needed", "not_shown")
"""Marks drawn as an outline: nothing is advised."""

_BAND = 26
_GAP = 12
_BESIDE = 15
"""Characters of the longest text that may stand beside a dot on a phone."""
_LETTER = 7
"""Pixels of one of its characters."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One row: its name, a share (0 to 1) with the margin around it, the advice it stands for, and the figures in words beside the name.

    Raises ValueError when the numbers are not shares in order, or the mark is none of `MARKS`.
    """

    label: str
    value: float
    low: float
    high: float
    mark: str
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.value <= self.high <= 1:
            raise ValueError(f"low, value, high are {self.low}, {self.value}, {self.high}; they must rise from 0 to 1")
        if self.mark not in MARKS:
            raise ValueError(f"mark is {self.mark!r}; it must be one of {', '.join(MARKS)}")

    @property
    def name_lines(self) -> list[str]:
        """The name, in lines that fit on a phone."""
        return plot_lines(self.label)


def drawn(dots: Sequence[Dot], across: float, across_label: str, language: str) -> dict[str, object]:
    """The dots, with a dotted line at the share ``across`` (0 to 1) and its name on top."""
    room = _room(dots)
    above = [TEXT_LINE * (len(dot.name_lines) + (0 if room else len(plot_lines(dot.text)))) for dot in dots]
    tops = [sum(above[:row]) + row * (_BAND + _GAP) for row in range(len(dots))]
    middles = [top + text + _BAND // 2 for top, text in zip(tops, above, strict=True)]
    notes = [text for dot, top, middle in zip(dots, tops, middles, strict=True) for text in _texts(dot, top, middle, room)]
    return canvas(
        [_margins(dots, middles), _points(dots, middles)],
        sum(above) + len(dots) * (_BAND + _GAP),
        [_line_name(across, across_label), *notes],
        language,
        room=room,
        shapes=[*(upright(share, LINE, 1) for share in TICKS), upright(across, INK, 2, "dot")],
    )


def _room(dots: Sequence[Dot]) -> int:
    """Pixels for the figures beside the dots; 0 when one of them is too long for that, and then all stand under the names."""
    longest = max((len(dot.text) for dot in dots), default=0)
    return longest * _LETTER if longest <= _BESIDE else 0


def _texts(dot: Dot, top: int, middle: int, room: int) -> list[dict[str, object]]:
    named = margin_note("<br>".join(dot.name_lines), top, bgcolor=GROUND, font={"size": 14, "color": INK})
    font = {"size": 13, "color": MUTED}
    if room:
        return [named, end_note(plot_text(dot.text), middle, room, font=font)]
    return [named, margin_note("<br>".join(plot_lines(dot.text)), top + TEXT_LINE * len(dot.name_lines), bgcolor=GROUND, font=font)]


def _margins(dots: Sequence[Dot], middles: Sequence[int]) -> dict[str, object]:
    """One trace for all margins; a None ends each line."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [place for dot in dots for place in (dot.low, dot.high, None)],
        "y": [place for middle in middles for place in (middle, middle, None)],
        "line": {"color": NEUTRAL, "width": 3},
        "hoverinfo": "skip",
    }


def _points(dots: Sequence[Dot], middles: Sequence[int]) -> dict[str, object]:
    colours = [MARKS[dot.mark][1] for dot in dots]
    hollow = [dot.mark in HOLLOW for dot in dots]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.value for dot in dots],
        "y": list(middles),
        "marker": {
            "symbol": [MARKS[dot.mark][0] for dot in dots],
            "color": [GROUND if empty else colour for empty, colour in zip(hollow, colours, strict=True)],
            "size": 14,
            "opacity": 1,
            "line": {"width": 2, "color": [colour if empty else GROUND for empty, colour in zip(hollow, colours, strict=True)]},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _line_name(across: float, label: str) -> dict[str, object]:
    """The name of the dotted line, kept on the canvas wherever the line is."""
    side = "left" if across < 1 / 3 else "right" if across > 2 / 3 else "center"
    return note(
        plot_text(label), across, 1, yref="paper", xref="x", yanchor="bottom", xanchor=side, yshift=5, font={"size": 13, "color": INK}
    )
