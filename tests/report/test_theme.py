"""The colours of the style sheet, computed: readable in the light and in the dark, and told apart."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from analyzer import assets
from analyzer.charts.canvas import COLOURS, DARK, DEEP, FONT, GROUND, INK, MUTED, WARM

SHEET = (assets.theme() / "report.css").read_text(encoding="utf-8")


def variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = variables(SHEET[: SHEET.index("@media screen")])
SCHEMES = {"light": LIGHT, "dark": {**LIGHT, **variables(SHEET[SHEET.index("@media screen") : SHEET.index("/* Ground and column */")])}}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=SCHEMES)
def colours(request: pytest.FixtureRequest) -> dict[str, str]:
    return SCHEMES[request.param]


@pytest.mark.parametrize("ground", ["ground", "panel"])
@pytest.mark.parametrize("ink", ["ink", "muted", "link", "strong"])
def test_text_can_be_read(ink: str, ground: str, colours: dict[str, str]) -> None:
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("step", range(5))
def test_numbers_can_be_read_on_every_step_of_heat(step: int, colours: dict[str, str]) -> None:
    assert contrast(colours[f"on-heat-{step}"], colours[f"heat-{step}"]) >= 4.5


def test_the_steps_of_heat_go_one_way(colours: dict[str, str]) -> None:
    steps = [contrast(colours[f"heat-{step}"], colours["ground"]) for step in range(5)]
    assert steps == sorted(steps)
    assert all(after / before > 1.15 for before, after in pairwise(steps))


@pytest.mark.parametrize("sign", ["strong", "warm", "cool", "deep", "neutral", "edge"])
@pytest.mark.parametrize("ground", ["ground", "panel"])
def test_signs_and_edges_can_be_seen(sign: str, ground: str, colours: dict[str, str]) -> None:
    assert contrast(colours[sign], colours[ground]) >= 3


def test_a_text_on_a_hatched_cell_can_be_read(colours: dict[str, str]) -> None:
    assert contrast(colours["muted"], colours["hatch"]) >= 4.5


@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_of_a_figure_has_its_variable(colour: str) -> None:
    assert LIGHT[f"plot-{colour[1:]}"] == colour
    assert f"--plot-{colour[1:]}:" in SHEET[SHEET.index("@media screen") :]


@pytest.mark.parametrize(("ink", "ground"), [(INK, GROUND), (MUTED, GROUND), (GROUND, DEEP), (DARK, WARM)])
def test_text_in_a_figure_can_be_read(ink: str, ground: str, colours: dict[str, str]) -> None:
    assert contrast(colours[f"plot-{ink[1:]}"], colours[f"plot-{ground[1:]}"]) >= 4.5


def test_page_and_figures_have_one_typeface() -> None:
    assert f"font: 1rem/1.6 {FONT};" in SHEET
