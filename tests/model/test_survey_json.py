"""A survey survives the journey through JSON."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

import pytest

from analyzer import surveys
from analyzer.model.survey import (
    EarlierKey,
    Item,
    ItemWording,
    Module,
    Scale,
    ScaleWording,
    Segmentation,
    Survey,
    TrainingForm,
    Wording,
)
from analyzer.model.survey_json import as_json, from_json


def test_the_bundled_survey_comes_back_the_same() -> None:
    survey = surveys.load("social-media")
    assert from_json(json.loads(json.dumps(as_json(survey)))) == survey


def test_every_field_of_a_survey_comes_back_the_same() -> None:
    item = Item(
        "Q",
        "multiple",
        ("a", "b"),
        None,
        "s",
        "advanced",
        ("a",),
        {"a": 0.5},
        "b",
        True,
        date(2026, 1, 2),
        "book",
        "NL",
        "radio",
        (EarlierKey(("b",), date(2020, 1, 1)),),
        0.25,
    )
    wording = Wording(
        "fr",
        "t",
        "i",
        {"Q": ItemWording("q", {"a": "A"}, ("r",), {"a": ("AA",)}, "f")},
        {},
        {"s": ScaleWording("S", "agrees")},
        {},
        {"r": "R"},
    )
    module = Module("m", 0.5, ("r",), ("n",), (TrainingForm("micro", 0.5, 1, None),), posting=True)
    survey = Survey(
        "x",
        "9",
        ("fr",),
        (Segmentation("d", ("o",)),),
        (module,),
        (Scale("s", "ability", "bad", about_a_person=True),),
        (item,),
        {"fr": wording},
        ("r",),
    )
    assert from_json(json.loads(json.dumps(as_json(survey)))) == survey


def test_dates_are_written_as_dates() -> None:
    written = {item["id"]: item for item in as_json(surveys.load("social-media"))["items"]}
    assert written["K001"]["verified"] == "2026-11-25"
    assert written["K001"]["earlier_keys"] == [{"key": ["a"], "until": "2017-11-06"}]
    assert written["TF01"]["verified"] is None


def test_every_field_is_written() -> None:
    assert set(as_json(surveys.load("social-media"))) == {part.name for part in fields(Survey)}


@pytest.mark.parametrize("missing", ["id", "items", "wordings"])
def test_something_else_is_refused(missing: str) -> None:
    written = as_json(surveys.load("social-media"))
    del written[missing]
    with pytest.raises(ValueError, match="not a survey"):
        from_json(written)


def test_a_date_that_is_none_is_refused() -> None:
    written = as_json(surveys.load("social-media"))
    written["items"][0]["verified"] = "yesterday"
    with pytest.raises(ValueError, match="yesterday"):
        from_json(written)
