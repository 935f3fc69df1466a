from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from analyzer.intake import describe, survey_the_file
from analyzer.model.company import Company
from analyzer.model.problem import Unreadable
from analyzer.text import Text
from tests.intake.examples import HEADINGS, SURVEY, answered, people, reading_of, saved

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = {
    "schema_version",
    "platform",
    "respondents",
    "columns",
    "matched",
    "unmatched",
    "dropped_identifiers",
    "dropped_rows",
    "questions",
    "problems",
}
POISON = {
    "E-mailadres": "poison.person@bedrijf.example",
    "Naam": "Poison Person",
    "Wat vind je ervan?": "poison: ik vind mijn baas Poison Person een ramp, en dat al jaren achter elkaar",
    "Vragen? Mail poison@bedrijf.example": "Ja",
    "": "poison@bedrijf.example",
    "Code": "poison-7731-{}",
}


def test_the_keys_of_the_contract(tmp_path: Path) -> None:
    told = describe(reading_of(tmp_path, people(6)), Text("en"))
    assert set(told) >= CONTRACT
    assert json.loads(json.dumps(told)) == told
    assert told["schema_version"] == 1
    assert told["respondents"] == 6
    assert told["columns"][3] == {"heading": HEADINGS[3], "role": "item", "target": "K1", "kind": "single"}
    assert told["fieldwork_week"] == "2026-08-31"


def test_identifiers_are_named_by_column_and_kind(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path, [[*row, f"{number}@bedrijf.nl"] for number, row in enumerate(people(6))], [*HEADINGS, "Wat is je e-mailadres?"]
    )
    told = describe(reading, Text("en"))
    assert told["dropped_identifiers"] == [{"column": "Wat is je e-mailadres?", "kind": "email"}]
    assert told["problems"][0]["where"] == "Columns Wat is je e-mailadres? (e-mail address)"


def test_labels_are_named_when_five_gave_them(tmp_path: Path) -> None:
    told = describe(reading_of(tmp_path, [*people(5), answered(department="Directie")]), Text("en"))
    assert told["segments"]["department"] == ["Sales"]


def test_questions_are_told_with_the_answers_there_are(tmp_path: Path) -> None:
    rows = [answered(day=f"31-8-2026 14:00:{number:02}", department=f"P{number}") for number in range(12)]
    (told,) = describe(reading_of(tmp_path, rows), Text("en"))["questions"]
    assert set(told) == {"key", "where", "message", "choices", "guess"}
    assert told["message"].startswith("Nearly everybody gave an answer of their own here.")
    assert [set(choice) for choice in told["choices"]] == [{"value", "label"}] * len(told["choices"])
    assert told["guess"] in {"", *(choice["value"] for choice in told["choices"])}
    assert json.loads(json.dumps(told)) == told
    decided = {told["key"]: told["choices"][0]["value"]}
    assert describe(survey_the_file([saved(tmp_path, rows)], SURVEY, Company(), (), decided), Text("nl"))["questions"] == []


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_of_a_person_is_in_it(tmp_path: Path, known: bool, language: str) -> None:
    rows = [[*row, *(value.format(number) for value in POISON.values())] for number, row in enumerate(people(20))]
    path = saved(tmp_path, rows, [*HEADINGS, *POISON])
    reading = survey_the_file([path], SURVEY if known else None, Company())
    told = json.dumps(describe(reading, Text(language)))
    assert "poison" not in told.lower()
    assert "14:0" not in told
    assert "poison" not in repr(reading).lower()
    assert {kind for _, kind in reading.dropped_identifiers} == {"email", "name", "nearly unique"}


def test_a_file_without_headings_is_not_shown_as_if_it_had_them(tmp_path: Path) -> None:
    rows = [["Sales", "Medewerker", "280", "Een hekje", "Ja"], ["HR", "Teamleider", "140", "Een hekje", "Nee"]] * 4
    rows += [["Inkoop", "Stagiair", "500", "Een label, met #", "Weet ik niet"]]
    with pytest.raises(Unreadable, match="looks like the answers of a person") as caught:
        survey_the_file([saved(tmp_path, rows, ["Sales", "Teamleider", "140", "Een hekje", "Nee"])], None, Company())
    assert "Teamleider" not in str(caught.value)
    with pytest.raises(Unreadable, match="looks like the answers of a person"):
        survey_the_file([saved(tmp_path, rows, ["31-8-2026 9:00:00", "a", "b", "c", "d"])], None, Company())
