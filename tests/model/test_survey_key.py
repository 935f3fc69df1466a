"""The answer key that was right on a day."""

from __future__ import annotations

from datetime import date

from analyzer.surveys import load

CHANGED = date(2017, 11, 6)


def test_a_survey_holds_the_key_of_the_fieldwork_and_no_other() -> None:
    survey = load("social-media")
    assert survey.item("K001").earlier_keys, "the length of a post changed once"
    before, after = survey.keyed_on(CHANGED).item("K001"), survey.keyed_on(date(2017, 11, 7)).item("K001")
    assert before.key != after.key
    assert after.key == survey.item("K001").key == survey.keyed_on(None).item("K001").key
    assert before.earlier_keys == after.earlier_keys == ()
