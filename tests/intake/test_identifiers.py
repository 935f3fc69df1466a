from __future__ import annotations

from collections import Counter

import pytest

from analyzer.intake.identifiers import is_citizen_number, is_free_text, kind_by_values, kind_of_value, masked, shown
from analyzer.intake.naming import kind_by_heading, speaks_of_somebody


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("E-mailadres", "email"),
        ("Email Address", "email"),
        ("Wat is je e-mailadres?", "email"),
        ("Username", "username"),
        ("Naam", "name"),
        ("Voor- en achternaam (optioneel)", "name"),
        ("What is your name?", "name"),
        ("Naam leidinggevende", "name"),
        ("Wie is je directe leidinggevende?", "name"),
        ("Who are you?", "name"),
        ("Name of your team lead", "name"),
        ("Wer ist Ihr Vorgesetzter?", "name"),
        ("RecipientLastName", "name"),
        ("IP Address", "ip"),
        ("LocationLatitude", "location"),
        ("ID", "access code"),
        ("Respondent ID", "access code"),
        ("_uuid", "access code"),
        ("Personeelsnummer", "personnel number"),
        ("Employee ID", "personnel number"),
        ("Telefoonnummer (06)", "phone"),
        ("Geboortedatum", "date of birth"),
        ("Date of birth", "date of birth"),
        ("Postcode", "address"),
        ("BSN", "citizen number"),
        ("IBAN", "bank account"),
        ("Network ID", "device"),
        ("LinkedIn-profiel", "profile"),
        ("Naam2", "name"),
        ("Wat is je naam? 2", "name"),
        ("E-mail2", "email"),
    ],
)
def test_a_heading_that_asks_who_somebody_is(heading: str, kind: str) -> None:
    assert kind_by_heading(heading) == kind


@pytest.mark.parametrize(
    "heading",
    [
        "Name of Bachelor's degree(s)",
        "Hoe vaak gebruik je e-mail?",
        "Team",
        "Team name",
        "Leidinggevende",
        "Wie bepaalt dat?",
        "Team2",
        "2",
        "Vraag 2",
        "Afdeling",
        "LinkedIn",
        "Leeftijd",
        "",
        "What is it?",
        "Adresseren wij klanten goed?",
    ],
)
def test_a_heading_that_does_not(heading: str) -> None:
    assert kind_by_heading(heading) is None


@pytest.mark.parametrize(
    "heading", ["Manager", "Je leidinggevende", "Direct line manager", "Team lead", "Ben je leidinggevende?", "Vorgesetzter"]
)
def test_a_heading_that_speaks_of_somebody(heading: str) -> None:
    assert speaks_of_somebody(heading)


@pytest.mark.parametrize("heading", ["Team", "Mijn leidinggevende helpt mij", "", "Sales", "Wat is een manager waard?"])
def test_a_heading_that_speaks_of_something_else(heading: str) -> None:
    assert not speaks_of_somebody(heading)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("mail me: jan.jansen@bedrijf.nl!", "email"),
        ("Jan Jansen <jan.jansen@bedrijf.nl>", "email"),
        ("jan\u200b.jansen@\u200bbedrijf.nl", "email"),
        ("jan.jansen\uff20bedrijf.nl", "email"),
        ("jan.jansen [at] bedrijf.nl", "email"),
        ("jan.jansen&#64;bedrijf.nl", "email"),
        ("192.168.1.20", "ip"),
        ("2001:db8::1", "ip"),
        ("bel 06-12 34 56 78 even", "phone"),
        ("+31 (0)20 123 4567", "phone"),
        ("NL91 ABNA 0417 1643 00", "bank account"),
        ("mijn nummer is 111222333", "citizen number"),
        ("https://drive.example/open?id=1", "link"),
        ("5b2cc313-fc09-437e-8149-fcd32f695d41", "access code"),
    ],
)
def test_one_value_is_enough(value: str, kind: str) -> None:
    assert kind_of_value(value) == kind
    assert kind_by_values(Counter({"Ja": 50, value: 1})) == kind


@pytest.mark.parametrize(
    "value", ["Ja", "280", "999.999.999.999", "2026-09-01 12:30:45", "0.1234567890", "12:30:45", "1.000.000", "@work", "111222334"]
)
def test_an_innocent_value(value: str) -> None:
    assert kind_of_value(value) is None


def test_values_that_nearly_everybody_has_alone() -> None:
    assert kind_by_values(Counter(f"code{number}" for number in range(20))) == "nearly unique"
    assert kind_by_values(Counter(f"code{number % 15}" for number in range(20))) is None
    assert kind_by_values(Counter(f"code{number}" for number in range(9))) is None


def test_names_of_people() -> None:
    given, family = ["Jan", "Sanne", "Émile", "Ouassima"], ["Jansen", "de Vries", "van den Berg", "O'Neil", "Özgür"]
    names = Counter(f"{first} {last}" for first in given for last in family)
    assert kind_by_values(names) == "name"
    assert kind_by_values(Counter(["Associate Professor", "Research Fellow", "Lecturer"] * 10)) is None


def test_sentences_are_free_text() -> None:
    assert is_free_text(Counter(f"Ik vind dat we vaker moeten oefenen, {number} keer" for number in range(5)))
    assert not is_free_text(Counter({"Ik weet het niet, maar ik zou het graag willen leren": 40, "Ja": 20}))
    assert not is_free_text(Counter())


def test_the_eleven_test() -> None:
    assert is_citizen_number("111222333")
    assert is_citizen_number("123456782")
    assert not is_citizen_number("123456789")
    assert not is_citizen_number("000000000")


def test_a_heading_is_masked() -> None:
    assert masked("Vragen? Mail onderzoek@uni.nl of bel 06 12345678.") == "Vragen? Mail ••• of bel •••."


def test_an_address_is_masked_before_the_text_is_cut() -> None:
    begin = "Vragen over dit onderzoek? " * 7
    assert shown(f"{begin}Mail jan.jansen@kantoor.example") == f"{begin}Mail •••"
    assert "jan" not in shown(f"{begin[:-6]}Mail jan.jansen@kantoor.example")
    assert shown("<b>jan@\u200bkantoor.example</b>") == "•••"
