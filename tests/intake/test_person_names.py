from __future__ import annotations

from collections import Counter

import pytest

from analyzer.intake.name_words import COMMON, ENDINGS, GIVEN
from analyzer.intake.person_names import are_names, is_like_a_name, names_somebody


@pytest.mark.parametrize(
    "text",
    [
        "Jan Jansen",
        "Jansen, Jan",
        "J. Jansen",
        "A.B. de Boer",
        "Vries, Anna de",
        "de Vries, Anna",
        "Anna van der Berg",
        "Ouassima El Khattabi",
        "Mary-Ann O'Neil",
        "Şule Öztürk",
        "Zoë Bakker",
        "Xu Wei",
        "jan jansen",
        "JAN JANSEN",
        "Fatima",
        "Dr. Xibovu",
        "mevrouw Qafezy",
        "Xibovu Qafezy (HR)",
        "Xibovu Qafezy - Verkoop",
    ],
)
def test_written_as_a_name(text: str) -> None:
    assert is_like_a_name(text)
    assert names_somebody(f"Anders, namelijk: {text}")


@pytest.mark.parametrize(
    "text",
    [
        *("Human Resources", "Customer Service", "Finance & Control", "Raad van Bestuur", "HR NL", "GBs, TBs", "Team Zuid", "Team Jansen"),
        *("Associate Professor", "Senior Manager", "Strongly Agree", "Every Day", "Google Forms", "Microsoft Teams", "New York"),
        *("Kwaliteitsbeheer Noord", "Öffentlichkeitsarbeit", "Forschung und Entwicklung", "Juridische Zaken", "Verkoop", "Eens", "Ja"),
        *("", "3 - Neutraal", "weet ik niet", "Om het bericht vindbaar te maken", "Een Heel Lange Zin Met Hoofdletters"),
        "Dr. " + "Xibovu" * 20,
    ],
)
def test_not_written_as_a_name(text: str) -> None:
    assert not is_like_a_name(text)


def test_names_that_come_back_are_still_names() -> None:
    assert are_names(Counter({"Xibovu Qafezy": 40, "Wyduko de Gezavi": 30, "weet niet": 10}))
    assert not are_names(Counter({"Xibovu Qafezy": 40, "Verkoop": 30, "Inkoop": 10, "Beheer": 10}))


def test_given_names_are_names_where_there_are_several() -> None:
    assert are_names(Counter({"Jan": 4, "fatima": 3, "Xibovu": 2, "Qafezy": 2}))
    assert not are_names(Counter({"Jan": 4, "soms": 3, "vaak": 2}))


def test_one_word_is_a_name_where_the_heading_speaks_of_somebody() -> None:
    words = Counter({"Xibovu": 20, "Qafezy": 10, "Verkoop": 3})
    assert are_names(words, of_somebody=True)
    assert not are_names(words)
    assert not are_names(Counter({"Ja": 3, "Nee": 30}), of_somebody=True)


def test_one_value_says_nothing() -> None:
    assert not are_names(Counter({"Xibovu Qafezy": 100}))
    assert not are_names(Counter())


def test_no_word_is_both_common_and_a_given_name() -> None:
    assert not GIVEN & COMMON
    assert [name for name in GIVEN if name.endswith(ENDINGS)] == []
    assert all(word == word.casefold() for word in COMMON | GIVEN)
