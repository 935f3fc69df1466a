"""Sentences, numbers and dates, as a Dutch and an English reader see them."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.text import LANGUAGES, Sentence, Text, sentence

NL, EN = Text("nl"), Text("en")
SPACE = "\N{NO-BREAK SPACE}"


def test_there_are_two_languages_and_dutch_comes_first() -> None:
    assert LANGUAGES == ("nl", "en")


@pytest.mark.parametrize("language", ["de", "NL", "", "nl_NL", "../nl"])
def test_another_language_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="it must be one of nl, en"):
        Text(language)


def test_english_is_the_key_and_dutch_is_looked_up() -> None:
    said = sentence("{some} and {last}", some="a", last="b")
    assert (EN.say(said), NL.say(said), str(said)) == ("a and b", "a en b", "a and b")


@pytest.mark.parametrize("text", [EN, NL])
def test_a_sentence_without_a_translation_is_said_in_english(text: Text) -> None:
    assert text.say("Nobody will ever translate {this}.", this="this one") == "Nobody will ever translate this one."


@pytest.mark.parametrize(("n", "said"), [(0, "0 cows"), (1, "1 cow"), (2, "2 cows"), (1000, "1,000 cows")])
def test_the_count_decides_between_one_and_many(n: int, said: str) -> None:
    assert EN.say("{n} cow", "{n} cows", n=n) == said
    assert EN.say(sentence("{n} cow", plural="{n} cows", n=n)) == said


def test_the_dutch_of_a_plural_follows_the_count() -> None:
    one, many = (NL.say("{n} person answered, {period}.", "{n} people answered, {period}.", n=n, period="x") for n in (1, 2))
    assert one.startswith("1 ")
    assert many.startswith("2 ")
    assert one.removeprefix("1 ") != many.removeprefix("2 ")


@pytest.mark.parametrize("place", ["{other}", "{0}", "{other.__class__}", "{", "}}", "%s", "{n}"])
def test_what_fills_a_place_is_never_a_sentence_itself(place: str) -> None:
    assert EN.say("Column {column}", column=place, other="secret", n=3) == f"Column {place}"


def test_a_place_can_be_a_sentence() -> None:
    inner = sentence("{some} and {last}", some="a", last="b")
    assert NL.say("Column {column}", column=inner) == "Kolom a en b"
    assert EN.say("Column {column}", column=(inner, "c", 7)) == "Column a and b, c and 7"


def test_a_missing_place_is_our_fault() -> None:
    with pytest.raises(KeyError, match="column"):
        EN.say("Column {column}")


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (1234567, "1.234.567", "1,234,567"),
        (2.4, "2", "2"),
        (True, "True", "True"),
        (date(2026, 11, 25), "25 november 2026", "25 November 2026"),
        ("as it is", "as it is", "as it is"),
        ([1, 2000], "1 en 2.000", "1 and 2,000"),
        ([], "", ""),
    ],
)
def test_a_place_is_written_by_the_rules_of_the_language(value: object, dutch: str, english: str) -> None:
    assert (NL.place(value), EN.place(value)) == (dutch, english)


@pytest.mark.parametrize(
    ("value", "decimals", "dutch", "english"), [(1234.56, 1, "1.234,6", "1,234.6"), (0.5, 2, "0,50", "0.50"), (-3, 0, "-3", "-3")]
)
def test_numbers(value: float, decimals: int, dutch: str, english: str) -> None:
    assert (NL.number(value, decimals), EN.number(value, decimals)) == (dutch, english)


@pytest.mark.parametrize(("share", "shown"), [(0, "0%"), (0.455, "46%"), (1, "100%")])
def test_shares_are_whole_percentages(share: float, shown: str) -> None:
    assert [text.percent(share).replace(SPACE, "") for text in (NL, EN)] == [shown, shown]


@pytest.mark.parametrize(("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")])
def test_a_listing(parts: list[str], said: str) -> None:
    assert NL.listing(parts) == said


def test_a_sentence_keeps_its_places_until_it_is_said() -> None:
    said = sentence("Column {column}", column="Naam")
    assert said == Sentence("Column {column}", None, {"column": "Naam"})
    assert {Text(language).say(said) for language in LANGUAGES} == {"Column Naam", "Kolom Naam"}
