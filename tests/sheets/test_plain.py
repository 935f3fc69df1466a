from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.sheets.plain import is_blank, plain, tidy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ja\u00a0zeker", "ja  zeker"),
        ("Ik weet het niet.", "ik weet het niet"),
        ("What\u2019s new?", "What's new"),
        ("\u201cBreaking news\u201d", '"Breaking news"'),
        ("3\u20135", "3-5"),
        ("Caf\u00e9", "Cafe\u0301"),
        ("Wat is een <strong>hashtag</strong>?", "Wat is een hashtag"),
        ("Regels &amp; afspraken", "Regels & afspraken"),
        ("\ufeffTimestamp", "timestamp"),
        ("soft\u00adware", "software"),
        ("\uff39\uff45\uff53", "yes"),
        ("Vraag\nop twee regels *", "vraag op twee regels"),
    ],
)
def test_the_same_text_written_in_two_ways(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("140", "280"), ("C#", "C"), ("Ja", "Nee"), ("5 < 6", "5 > 6")])
def test_different_texts_stay_different(one: str, other: str) -> None:
    assert plain(one) != plain(other)


def test_a_text_of_punctuation_only_is_not_lost() -> None:
    assert plain("?") == "?"


@settings(deadline=None)
@given(st.text())
def test_the_plain_form_is_final(text: str) -> None:
    once = plain(text)
    assert plain(unicodedata.normalize("NFC", once).upper().casefold()) in {once, plain(once)}


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0", "\u200b\ufeff", "\u3000\u00ad"])
def test_what_nobody_sees_is_blank(text: str) -> None:
    assert is_blank(text)


def test_a_shown_text_is_one_short_line_without_marks_that_turn_it_round() -> None:
    shown = tidy("invoice\u202egpj.exe\x07 <b>for</b>\n you " + "x" * 300)
    assert shown.startswith("invoicegpj.exe for you x")
    assert len(shown) == 200
    assert shown.endswith("…")
    assert not set(shown) & {"\u202e", "\x07", "\n"}
