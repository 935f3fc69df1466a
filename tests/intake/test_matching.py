from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.intake.matching import Questions, Target, find_survey
from tests.intake.examples import ITEMS, NL, SURVEY

QUESTIONS = Questions(SURVEY)


@pytest.mark.parametrize(
    "heading",
    [
        "K1",
        "k1",
        "Hoeveel tekens mag een bericht zijn?",
        "HOEVEEL  tekens\u00a0mag een bericht zijn",
        "How long may a post be?",
        "Hoe lang mag een bericht zijn?",
        "<strong>Hoeveel</strong> tekens mag een bericht zijn? *",
        "3. Hoeveel tekens mag een bericht zijn?",
        "Vraag 3: Hoeveel tekens mag een bericht zijn?",
        "K1. Hoeveel tekens mag een bericht zijn?",
        "[K1] iets heel anders",
        "Hoeveel tekens mag een bericht zijn? (verplicht)",
        "Kies steeds één antwoord  [Hoeveel tekens mag een bericht zijn?]",
        "Choose [1. How long may a post be?]",
    ],
)
def test_a_question_is_known_in_all_its_shapes(heading: str) -> None:
    assert QUESTIONS.target(heading) == Target("item", "K1")


@pytest.mark.parametrize("heading", ["", "Hoeveel tekens?", "K12", "Timestamp", "Hoeveel tekens mag een bericht zijn? [Score]"])
def test_another_heading_is_not(heading: str) -> None:
    assert QUESTIONS.target(heading) is None


@pytest.mark.parametrize("heading", ["department", "Afdeling", "Op welke afdeling werk je?", "Which department do you work in? *"])
def test_the_department_is_known(heading: str) -> None:
    assert QUESTIONS.target(heading) == Target("segmentation", "department")


def test_a_wording_of_two_questions_belongs_to_neither() -> None:
    twin = replace(NL.items["K2"], text=NL.items["K1"].text)
    twins = replace(SURVEY, wordings={"nl": replace(NL, items={**NL.items, "K2": twin})})
    assert Questions(twins).target("Hoeveel tekens mag een bericht zijn?") is None


def test_the_survey_is_found_by_half_of_its_scored_items() -> None:
    other = replace(SURVEY, id="other", wordings={"nl": NL}, items=(*ITEMS, *(replace(ITEMS[0], id=f"X{number}") for number in range(9))))
    headings = ["Timestamp", "How long may a post be?", "Wat is een hashtag?"]
    assert find_survey(headings, [other, SURVEY]) is SURVEY
    assert find_survey(headings[:2], [other, SURVEY]) is None
    assert find_survey(["F1", "F2"], [SURVEY]) is None
    assert find_survey(headings, []) is None
