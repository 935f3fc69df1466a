"""What a check promises about privacy is short, true to the policy, and tells of no group."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analyzer.intake.column import Column
from analyzer.intake.promises import RULES, promises
from analyzer.model.policy import Policy
from analyzer.text import LANGUAGES, Text
from tests.intake.examples import people, reading_of

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.intake.reading import Reading

POLICY = Policy.with_minimum(8)


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return reading_of(tmp_path, people(6))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_at_most_eight_sentences(reading: Reading, language: str) -> None:
    summary = promises(reading, Text(language), POLICY)["summary"]
    assert 5 <= len(summary) <= 8
    assert all(len(line.split()) < 40 for line in summary)


def test_the_rules_are_those_of_the_policy(reading: Reading) -> None:
    told = promises(reading, Text("en"), POLICY)
    assert set(told) == {*RULES, "summary"}
    assert {name: told[name]["value"] for name in RULES} == {name: getattr(POLICY, name) for name in RULES}
    assert all(told[name]["title"] and told[name]["reason"] for name in RULES)


def test_it_is_ready_for_json(reading: Reading) -> None:
    assert json.loads(json.dumps(promises(reading, Text("nl"), POLICY))) == promises(reading, Text("nl"), POLICY)


def test_it_depends_on_no_group(reading: Reading) -> None:
    fewer = replace(reading, respondents=7, segment_labels={"department": {"Sales": 1, "Legal": 2}})
    assert promises(fewer, Text("en"), POLICY) == promises(reading, Text("en"), POLICY)


def test_it_says_how_many_columns_are_left_out(reading: Reading) -> None:
    known = tuple(Column(heading, "identifier", None, kind) for heading, kind in (("Naam", "name"), ("E-mailadres", "email")))
    several = promises(replace(reading, columns=(*reading.columns, *known)), Text("en"), POLICY)["summary"]
    assert any(line.startswith("2 columns may say who somebody is") for line in several)
    nothing = replace(reading, columns=tuple(column for column in reading.columns if column.role != "identifier"))
    assert any(line.startswith("We found no columns") for line in promises(nothing, Text("en"), POLICY)["summary"])
