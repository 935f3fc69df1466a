from __future__ import annotations

import pytest

from analyzer.intake.department_words import SYNONYMS
from analyzer.intake.spelling import Spelling, closeness


def near(one: str, other: str) -> float:
    found = closeness(Spelling.of(one), Spelling.of(other))
    assert found == closeness(Spelling.of(other), Spelling.of(one))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marketing", "Marketting"),
        ("Klantenservice", "Klantenservise"),
        ("Marketing Communicatie", "Marketing Comunicatie"),
        ("HR", "HR afdeling"),
        ("HR", "Afd. HR"),
        ("Sales", "Sales team"),
        ("Verkoop", "Verkoopafdeling"),
        ("Back office", "Backoffice"),
        ("Financiën", "Financien"),
        ("Fin.", "Financiën"),
        ("Prod.", "Productie"),
        ("Research and Development", "R&D"),
        ("Sales & Marketing", "Marketing en sales"),
        ("Verkoop", "Sales"),
        ("P&O", "Human Resources"),
        ("Personeelszaken", "HR"),
        ("Inkoop", "Procurement"),
        ("Klantenservice", "Customer Service"),
        ("ICT", "IT-afdeling"),
        ("IT support", "ICT support"),
        ("Directie", "Management team"),
        ("Juridische zaken", "Legal"),
    ],
)
def test_the_same_department_in_other_words(one: str, other: str) -> None:
    assert near(one, other) >= 0.88


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sales Noord", "Sales Zuid"),
        ("Sales Noord", "Sales"),
        ("Team A", "Team B"),
        ("Regio 1", "Regio 2"),
        ("Regio 10", "Regio 11"),
        ("Klantenservice NL", "Klantenservice BE"),
        ("Klantenservice NL", "Klantenservice"),
        ("Noordwest", "Noordoost"),
        ("Sales binnendienst", "Sales buitendienst"),
        ("Interne communicatie", "Externe communicatie"),
        ("Marketing", "Marketing & Communicatie"),
        ("Sales", "Sales manager"),
        ("Inkoop", "Verkoop"),
        ("HR", "IT"),
        ("Neurologie", "Urologie"),
        ("Radiologie", "Cardiologie"),
        ("Sales", "Sale B"),
        ("Zorg", "Zort"),
        ("Sales.", "Salesforce"),
        ("Productie", "Product"),
        ("Facilitair", "Financiën"),
        ("", "Sales"),
        ("???", "!!!"),
        ("a b c d e f g h i", "a b c d e f g h i"),
    ],
)
def test_different_departments(one: str, other: str) -> None:
    assert near(one, other) == 0


def test_other_words_are_nearer_than_a_typing_error() -> None:
    assert near("Marketing team", "Marketing") == 1 > near("Marketting", "Marketing")


def test_no_word_has_two_meanings_and_no_meaning_is_near_another() -> None:
    words = [word for name in SYNONYMS for word in SYNONYMS[name]]
    assert len(words) == len(set(words))
    names = list(SYNONYMS)
    assert [(one, other) for one in names for other in names if one < other and near(one, other)] == []
    assert [word for name in SYNONYMS for word in SYNONYMS[name] if near(word, name) != 1] == []
