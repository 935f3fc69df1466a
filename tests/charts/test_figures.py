from __future__ import annotations

import json
import re
from typing import Any

import plotly.graph_objects as go
import pytest

from analyzer.charts import CHARTS, agreement, answers, need
from analyzer.charts.answers import Bar
from analyzer.charts.canvas import COLOURS, FONT, WIDTH, plot_lines, plot_text
from analyzer.charts.dots import MARKS, Dot

LONG = "Beeld, tekst en muziek van anderen gebruiken: wat mag wel en wat mag niet?"
DOTS = [Dot(f"{mark} {LONG if mark == 'none' else ''}", 0.4, 0.25, 0.6, mark, "40% (25%–60%)") for mark in MARKS]
BARS = [Bar(LONG, 0.5, 0.2, 0.3), Bar("2026", 0.05, 0.0, 0.95)]
FIGURES: dict[str, dict[str, Any]] = {
    "need": need.figure(DOTS, 0.3, "tot hier geen training", "nl"),
    "need, few": need.figure(DOTS[:1], 0.9, "2026", "en"),
    "need, none": need.figure([], 0.5, "", "nl"),
    "agreement": agreement.figure(DOTS[:3], 0.5, "de helft", "nl"),
    "answers": answers.figure(BARS, ("goed", "weet ik niet", "fout"), "nl"),
}


def inside(part: Any) -> list[Any]:
    children = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [part, *(deeper for child in children for deeper in inside(child))]


def test_every_chart_is_listed() -> None:
    assert {name: module.figure for name, module in CHARTS.items()} == {
        "need": need.figure,
        "agreement": agreement.figure,
        "answers": answers.figure,
    }


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
class TestEveryFigure:
    def test_plotly_accepts_it(self, figure: dict[str, Any]) -> None:
        assert go.Figure(figure).layout.template.layout.to_plotly_json() == {}

    def test_it_is_plain_data(self, figure: dict[str, Any]) -> None:
        assert json.loads(json.dumps(figure, allow_nan=False)) == figure
        assert {type(part) for part in inside(figure)} <= {dict, list, str, int, float, bool, type(None)}

    def test_it_is_made_of_bars_and_points_only(self, figure: dict[str, Any]) -> None:
        assert {trace["type"] for trace in figure["data"]} <= {"bar", "scatter"}

    def test_it_stands_still(self, figure: dict[str, Any]) -> None:
        layout = figure["layout"]
        assert layout["xaxis"]["fixedrange"]
        assert layout["yaxis"]["fixedrange"]
        assert layout["dragmode"] is False
        assert layout["hovermode"] is False
        assert layout["autotypenumbers"] == "strict"

    def test_it_has_the_typeface_of_the_page_and_colours_of_the_palette(self, figure: dict[str, Any]) -> None:
        assert figure["layout"]["font"]["family"] == FONT
        assert {part for part in inside(figure) if isinstance(part, str) and part.startswith("#")} <= set(COLOURS)

    def test_it_has_no_more_values_than_rows(self, figure: dict[str, Any]) -> None:
        rows = max(len(figure["data"][-1]["x"]), 1)
        for trace in figure["data"]:
            assert len([value for value in trace["x"] if value is not None]) <= 2 * rows


def test_numbers_are_drawn_as_they_were_given() -> None:
    figure = need.figure([Dot("x", 0.412345, 0.3, 0.5, "none", "")], 0.3, "", "nl")
    assert figure["data"][0]["x"] == [0.3, 0.5, None]  # type: ignore[index]
    assert figure["data"][1]["x"] == [0.412345]  # type: ignore[index]


def test_names_stand_above_their_dots_and_within_the_canvas() -> None:
    figure = FIGURES["need"]
    names = [note for note in figure["layout"]["annotations"] if note.get("xshift", 0) < 0]
    middles = figure["data"][1]["y"]
    assert len(names) == len(middles)
    for name, middle in zip(names, middles, strict=True):
        lines = name["text"].split("<br>")
        assert name["y"] + 19 * len(lines) <= middle - 7
        assert all(len(line) <= WIDTH for line in lines)
    assert max(middles) < figure["layout"]["yaxis"]["range"][0]


def test_figures_that_are_too_long_to_stand_beside_their_dot_stand_under_the_name() -> None:
    text = "ongeveer 62% van de groep (48%–74%)"
    notes = need.figure([Dot("Sales", 0.6, 0.5, 0.7, "none", text)], 0.3, "", "nl")["layout"]["annotations"]  # type: ignore[index]
    shown = next(note for note in notes if note["text"] == text)
    assert (shown["xanchor"], shown["y"]) == ("left", 19)


def test_every_mark_has_a_shape_of_its_own() -> None:
    assert len({shape for shape, _ in MARKS.values()} - {"circle"}) == len(MARKS) - 2  # "none" is a full circle, "nothing" an empty one


def test_a_bar_says_its_shares_in_the_language() -> None:
    assert [trace["text"] for trace in FIGURES["answers"]["data"]] == [["50%", "5%"], ["20%", "0%"], ["30%", "95%"]]
    assert [trace["name"].strip() for trace in FIGURES["answers"]["data"]] == ["goed", "weet ik niet", "fout"]


@pytest.mark.parametrize(("label", "lines"), [("fout", 1), ("fout, of helemaal niet ingevuld", 3)])
def test_names_of_the_parts_stand_above_each_other_where_a_phone_has_no_room(label: str, lines: int) -> None:
    layout: Any = answers.figure(BARS, ("goed", "weet ik niet", label), "nl")["layout"]
    assert len({note["y"] for note in layout["annotations"][:3]}) == lines
    assert [shape["fillcolor"] for shape in layout["shapes"]] == [trace["marker"]["color"] for trace in FIGURES["answers"]["data"]]
    assert layout["annotations"][3]["y"] >= max(shape["y1"] for shape in layout["shapes"])


@pytest.mark.parametrize(("low", "value", "high"), [(0.5, 0.4, 0.6), (0.3, 0.4, 0.35), (-0.1, 0.4, 0.6), (0.1, 0.4, 1.1)])
def test_a_margin_must_lie_around_its_value(low: float, value: float, high: float) -> None:
    with pytest.raises(ValueError, match="must rise from 0 to 1"):
        Dot("x", value, low, high, "none", "")


def test_an_unknown_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="mark is 'star'; it must be one of none, "):
        Dot("x", 0.5, 0.4, 0.6, "star", "")


@pytest.mark.parametrize("shares", [(0.5, 0.5, 0.5), (-0.1, 0.5, 0.5)])
def test_parts_of_a_bar_make_one_whole(shares: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="together 1 at most"):
        Bar("x", *shares)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('<a href="https://example.org">Sales</a>', '&lt;a href="https://example.org"&gt;Sales&lt;/a&gt;'),
        ("R&D &lt;", "R&amp;D &amp;lt;"),
        ("$x$", "&#36;x&#36;"),
        ("a\u202eb\u200bc\x00", "abc"),
        ("one\ntwo\t three", "one two three"),
    ],
)
def test_text_is_shown_as_it_is(text: str, shown: str) -> None:
    assert plot_text(text) == shown


def test_a_text_is_never_cut_inside_an_escape() -> None:
    for line in plot_lines("<&$>" * 40):
        assert re.fullmatch(r"(&lt;|&amp;|&gt;|&#36;)+", line)
