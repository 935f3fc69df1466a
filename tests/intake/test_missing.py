from __future__ import annotations

import pytest

from analyzer.intake.missing import is_missing


@pytest.mark.parametrize(
    "text",
    [
        "-99",
        "-1",
        "-99.0",
        "999",
        "99",
        ".",
        "?",
        "-",
        "n.v.t.",
        "N/A",
        "n/a ",
        "NA",
        "None",
        "null",
        "Geen antwoord",
        "#N/A",
        "#REF!",
        "#DIV/0!",
    ],
)
def test_a_code_for_no_answer(text: str) -> None:
    assert is_missing(text, ())


@pytest.mark.parametrize("text", ["Not Applicable (8)", "9 - N/A", "weet niet", "I don\u2019t know"])
def test_a_code_with_a_number_and_somebody_who_does_not_know(text: str) -> None:
    assert is_missing(text, ())


@pytest.mark.parametrize("text", ["1", "0", "Geen", "Neutraal", "Ja", "no", "-99 of meer", "Ik antwoord niet graag"])
def test_an_answer_is_none(text: str) -> None:
    assert not is_missing(text, ())


@pytest.mark.parametrize("text", ["None", "NA", "null", "Weet niet", "3) Weet niet"])
def test_an_option_is_an_option_whatever_it_is_called(text: str) -> None:
    assert not is_missing(text, {"none", "na", "null", "weet niet"})


def test_a_tool_has_codes_of_its_own() -> None:
    assert is_missing("Niet getoond!", (), {"niet getoond"})
    assert not is_missing("Niet getoond!", ())
