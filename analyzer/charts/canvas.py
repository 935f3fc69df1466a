"""What all charts share: the typeface, the colours, safe text, and a canvas that is measured in pixels from the top.

Heights are pixels so that names can stand above what they name, on a phone as well as on a laptop. Colours are those of the light page; the
script of the report replaces each by the style sheet's variable of the same name (``--plot-17467f``), so that dark mode and print follow.
"""

from __future__ import annotations

import html
import textwrap
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
"""The same stack as in ``report.css``: plotly measures the text itself, so it must know the typeface."""

GROUND = "#ffffff"
INK = "#1b1f24"
MUTED = "#57606a"
LINE = "#dfe3e8"
NEUTRAL = "#868c94"
STRONG = "#8f3b00"
WARM = "#d9730d"
COOL = "#4a8cc7"
DEEP = "#17467f"
DARK = "#14171a"
"""Text on ``WARM``, which is as light in the dark as it is in the light."""

COLOURS = (GROUND, INK, MUTED, LINE, NEUTRAL, STRONG, WARM, COOL, DEEP, DARK)

TEXT_LINE = 19
"""Pixels from one line of text to the next."""

WIDTH = 42
"""Characters that fit beside each other on a phone of 360 pixels."""

TICKS = (0, 0.25, 0.5, 0.75, 1)

_TOP = 30
_BOTTOM = 30
_SIDE = 22


def plot_text(text: str) -> str:
    """A text as plotly shows it, character for character: plotly reads text as a kind of HTML, links included."""
    seen = "".join(" " if sign in "\t\n\r" else sign for sign in text if sign in "\t\n\r" or unicodedata.category(sign) not in {"Cc", "Cf"})
    return html.escape(" ".join(seen.split()), quote=False).replace("$", "&#36;")  # between two dollars plotly sees a formula


def plot_lines(text: str, width: int = WIDTH) -> list[str]:
    """The same, broken into lines that fit on a phone."""
    return [plot_text(line) for line in textwrap.wrap(text, width)] or [""]


def note(text: str, x: float, y: float, **how: object) -> dict[str, object]:
    """A text at a place: ``x`` from 0 to 1 across the plot, ``y`` in pixels from the top of the plot. ``text`` is already safe."""
    standard: dict[str, object] = {"xref": "paper", "yref": "y", "showarrow": False, "align": "left", "xanchor": "left", "yanchor": "top"}
    return {"text": text, "x": x, "y": y, **standard, "borderpad": 0, **how}


def margin_note(text: str, y: float, **how: object) -> dict[str, object]:
    """A text at the very left of a canvas with an axis."""
    return note(text, 0, y, xshift=-_SIDE, **how)


def end_note(text: str, y: float, room: float, **how: object) -> dict[str, object]:
    """A text that ends at the very right of a canvas with an axis, in the ``room`` (pixels) kept free there, with its middle at ``y``."""
    return note(text, 1, y, xanchor="right", align="right", yanchor="middle", xshift=_SIDE + room, **how)


def canvas(
    traces: Sequence[Mapping[str, object]],
    height: float,
    notes: Sequence[Mapping[str, object]],
    language: str,
    *,
    room: float = 0,
    axis: bool = True,
    **layout: object,
) -> dict[str, object]:
    """A figure of shares (0 to 1, left to right) on a plot of ``height`` pixels, with ``room`` (pixels) for text at its right.

    ``axis`` draws the scale, where the figures alone would not show it. It stands still: no zoom, no drag, nothing to hover.
    """
    side, top, bottom = (_SIDE, _TOP, _BOTTOM) if axis else (1, 2, 4)
    return {
        "data": [dict(trace) for trace in traces],
        "layout": {
            "template": {},
            "autotypenumbers": "strict",
            "autosize": True,
            "height": height + top + bottom,
            "margin": {"l": side, "r": side + room, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
            "font": {"family": FONT, "size": 14, "color": INK},
            "paper_bgcolor": GROUND,
            "plot_bgcolor": GROUND,
            "separators": ",." if language == "nl" else ".,",
            "dragmode": False,
            "hovermode": False,
            "showlegend": False,
            "xaxis": {**_share_axis(), "visible": axis},
            "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True, "type": "linear"},
            "annotations": [dict(one) for one in notes],
            **layout,
        },
    }


def _share_axis() -> dict[str, object]:
    return {
        "type": "linear",
        "range": [0, 1],
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": list(TICKS),
        "ticktext": ["0%", "25%", "50%", "75%", "100%"],
        "tickangle": 0,
        "tickfont": {"size": 12, "color": MUTED},
        "showgrid": False,
        "zeroline": False,
        "showline": False,
    }


def upright(share: float, colour: str, width: float, dash: str = "solid") -> dict[str, object]:
    """A line from top to bottom, under everything else; of two at one place the later one is seen."""
    line = {"color": colour, "width": width, "dash": dash}
    ends = {"xref": "x", "yref": "paper", "x0": share, "x1": share, "y0": 0, "y1": 1}
    return {"type": "line", "layer": "below", **ends, "line": line}
