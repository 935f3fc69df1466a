"""The mark-up that pages are made of: the elements, their attributes and their fixed values. Anything else could carry something."""

from __future__ import annotations

import re

_ELEMENTS = """
html head meta title link style body a header div p nav ol ul li main h1 h2 h3 h4 h5 footer script dl dt dd span svg path circle
table thead tbody tr th td details summary
"""
_CLASSES = """
index group trainer works_council method skip masthead column report-title stamp trail standfirst contents plain lead note warning
small ways way listing facts cards card rank badge card-lead card-way legend swatch heat tabled wide stack caption scroll number
words unseen signed under chart drawing subtitle plot behind fold sign no-inline-styles none
"""
ELEMENTS = frozenset(_ELEMENTS.split())
CLASSES = frozenset(_CLASSES.split())
VOID = frozenset({"meta", "link"})
SIGNS = frozenset({"whole_group", "targeted", "self_paced", "nothing", "too_few", "not_needed", "not_shown"})
HEAT = re.compile(r"heat-([0-4])")

ROLES = "table|rowgroup|row|columnheader|rowheader|cell|region|img"

FIXED = {
    "aria-current": "page",
    "aria-hidden": "true",
    "charset": "utf-8",
    "cx": "8",
    "cy": "8",
    "height": "16",
    "r": "5.5",
    "rel": "stylesheet",
    "role": ROLES,
    "scope": "col|row",
    "tabindex": "0|-1",
    "type": "application/json",
    "viewbox": "0 0 16 16",
    "width": "16",
}
"""What the value of an attribute must be, whatever the page says; the choices lie between upright lines."""

STROKES = frozenset(
    {
        "M2 2h12v12H2z",
        "M8 .5 15.5 8 8 15.5.5 8z",
        "M8 1.5 15.5 14.5H.5z",
        "M8 1.5 13.6 4.75v6.5L8 14.5l-5.6-3.25v-6.5z",
        "M3 13 13 3",
        "M3 3l10 10M13 3 3 13",
    }
)
"""The shapes of the signs."""

META = {
    "viewport": "width=device-width, initial-scale=1",
    "color-scheme": "light dark",
    "referrer": "no-referrer",
    "robots": "noindex",
}


def is_fixed(name: str, value: str) -> bool:
    """Whether an attribute has one of the values that it can have on every page."""
    return name in FIXED and value in FIXED[name].split("|")
