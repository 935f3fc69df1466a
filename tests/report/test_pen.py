"""The pen lets no number into a sentence without its place in the findings."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.report.document import Number, Phrase
from analyzer.report.pen import Pen
from analyzer.text import Text, sentence


@pytest.fixture
def pen() -> Pen:
    return Pen(Text("en"))


def test_a_phrase_carries_the_numbers_in_it(pen: Pen) -> None:
    count = pen.count("a.b", 1234)
    inside = pen.say("{share} {agree}", share=pen.share("a.c", 0.456), agree="agree")
    whole = pen.say("{where}: {n} hours", where=inside, n=count)
    assert whole == Phrase("46% agree: 1,234 hours", (Number("a.c", "46%", 0.46, "share"), Number("a.b", "1,234", 1234)))


@pytest.mark.parametrize("bare", [3, 0.5, True])
def test_a_bare_number_is_refused(pen: Pen, bare: float) -> None:
    with pytest.raises(TypeError, match="a number in a report needs its place in the findings"):
        pen.say("{n} things", n=bare)


@pytest.mark.parametrize(("count", "expected"), [(1, "1 hour."), (2, "2 hours."), (0, "0 hours.")])
def test_one_and_many(pen: Pen, count: int, expected: str) -> None:
    assert pen.say("{n} hour.", "{n} hours.", n=pen.count("x", count)).text == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [(0.004, "en", "<1%"), (0.0, "nl", "<1%"), (0.996, "en", ">99%"), (1.0, "nl", ">99%"), (0.99, "en", "99%"), (0.5, "nl", "50%")],
)
def test_an_estimate_is_never_nobody_or_everybody(value: float, language: str, expected: str) -> None:
    assert Pen(Text(language)).estimate("x", value).shown == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [(2, "nl", "2"), (2.5, "nl", "2,5"), (0.75, "nl", "0,75"), (0.75, "en", "0.75"), (1 / 3, "en", "0.33")],
)
def test_a_mean_has_the_decimals_it_needs(value: float, language: str, expected: str) -> None:
    assert Pen(Text(language)).mean("x", value).shown == expected


def test_parts_of_points_are_shown(pen: Pen) -> None:
    assert pen.count("x", 56.5).shown == "56.5"


def test_sentences_and_days_can_stand_in_a_sentence(pen: Pen) -> None:
    assert pen.say("{what} on {day}", what=sentence("Made"), day=date(2026, 1, 2)).text == "Made on 2 January 2026"


def test_a_name_with_braces_stays_what_it_is(pen: Pen) -> None:
    assert pen.say("{group}: {x}", group="{x} {0.__class__}", x="y").text == "{x} {0.__class__}: y"


def test_lists_keep_their_numbers(pen: Pen) -> None:
    listed = pen.listed(["a", pen.count("x.0", 2), pen.count("x.1", 3)])
    assert (listed.text, [number.path for number in listed.numbers]) == ("a, 2 and 3", ["x.0", "x.1"])
