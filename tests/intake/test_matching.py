from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.intake.changes import changed
from analyzer.intake.heading import Heading
from analyzer.intake.matching import Questions, find_survey
from analyzer.intake.target import Target
from analyzer.model.survey import ItemWording
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


def test_a_question_that_was_drafted_without_the_address_in_it_is_still_known() -> None:
    words = replace(NL.items["K1"], text="Vragen? Mail •••. Hoeveel tekens mag een bericht hebben?")
    drafted = Questions(replace(SURVEY, wordings={"nl": replace(NL, items={**NL.items, "K1": words})}))
    assert drafted.target("Vragen? Mail jan@kantoor.example. Hoeveel tekens mag een bericht hebben?") == Target("item", "K1")


def test_the_survey_is_found_by_half_of_its_scored_items() -> None:
    other = replace(SURVEY, id="other", wordings={"nl": NL}, items=(*ITEMS, *(replace(ITEMS[0], id=f"X{number}") for number in range(9))))
    headings = ["Timestamp", "How long may a post be?", "Wat is een hashtag?"]
    assert find_survey(headings, [other, SURVEY]) is SURVEY
    assert find_survey(headings[:2], [other, SURVEY]) is None
    assert find_survey(["F1", "F2"], [SURVEY]) is None
    assert find_survey(headings, []) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Hoeveel tekens mag een bericht zijn? / How long may a post be?",
        "Hoeveel tekens mag een bericht zijn? | How long may a post be?",
        "Hoeveel tekens mag een bericht zijn?\nHow long may a post be?",
        "Hoeveel tekens mag een bericht zijn? (How long may a post be?)",
        "Hoeveel tekens mag een bericht zijn? [How long may a post be?]",
        "Hoeveel tekens mag een bericht zijn? How long may a post be?",
        "How long may a post be? / Combien de signes ?",
        "3. Hoeveel tekens mag een bericht zijn? / How long may a post be? (verplicht)",
        "**Hoeveel tekens** mag een bericht zijn?",
        "###### Hoeveel tekens mag een bericht zijn?",
        "Hoeveel tekens mag een bericht zijn?10 - heel veel",
        "Q12: Hoeveel tekens mag een bericht zijn?",
        "K1: Hoeveel tekens mag een bericht zijn?",
    ],
)
def test_a_question_in_two_languages_or_with_marks(heading: str) -> None:
    assert QUESTIONS.target(heading) == Target("item", "K1")


@pytest.mark.parametrize(
    "heading",
    [
        "Hoeveel tekens mag een bericht zijn? / Wat is een hashtag?",
        "Hoeveel tekens mag een bericht zijn? (2)",
        "How long may a post be? | Score",
    ],
)
def test_a_heading_of_two_questions_or_of_a_mark_is_none(heading: str) -> None:
    assert QUESTIONS.target(heading) is None


@pytest.mark.parametrize(
    ("heading", "option"),
    [
        (Heading("Waar kun je delen? [Verhaal]", "Waar kun je delen?", "Verhaal"), "story"),
        (Heading("Where can you share? - Post, long or short", "Where can you share?", "Post, long or short"), "post"),
        (Heading("Where can you share? / Waar kun je delen?", "Where can you share? / Waar kun je delen?", "Story / Verhaal"), "story"),
        (Heading("K3[SQ002]", "K3", "SQ002", "K3[SQ002]"), "story"),
        (Heading("K3_SQ003", "K3_SQ003", "", "K3_SQ003"), "both"),
        (Heading("k3/both", "k3", "both", "k3/both"), "both"),
        (Heading("k3___1", "k3", "1", "k3___1"), "post"),
        ("K3[SQ004]", "dk"),
    ],
)
def test_a_column_for_each_option(heading: Heading | str, option: str) -> None:
    assert QUESTIONS.target(heading) == Target("item", "K3", option)


@pytest.mark.parametrize(
    "heading",
    [
        Heading("Eens of oneens? [Ik durf het niet.]", "Eens of oneens?", "Ik durf het niet."),
        Heading("Ik durf - het niet", "Ik durf", "het niet"),
        Heading("I do not dare. - Response", "I do not dare.", "Response"),
        Heading("Q7_2", "Eens of oneens?", "I do not dare", "Q7_2"),
        Heading("ATT[F2]", "ATT", "F2", "ATT[F2]"),
    ],
)
def test_a_column_for_each_statement(heading: Heading) -> None:
    assert QUESTIONS.target(heading) == Target("item", "F2")


@pytest.mark.parametrize(
    "heading",
    [
        Heading("Waar kun je delen? [Other (please specify)]", "Waar kun je delen?", "Other (please specify)"),
        Heading("Waar kun je delen? - Anders, namelijk: - Tekst", "Waar kun je delen?", "Anders, namelijk: - Tekst"),
        Heading("Waar kun je delen? [Anders]", "Waar kun je delen?", "Anders"),
        Heading("K3[other]", "K3", "other", "K3[other]"),
        Heading("K3_4_TEXT", "Where can you share?", "Story", "K3_4_TEXT"),
        Heading("K1 - Points", "Hoeveel tekens mag een bericht zijn?", "Points"),
        Heading("Hoeveel tekens mag een bericht zijn? [Een hekje]", "Hoeveel tekens mag een bericht zijn?", "Een hekje"),
    ],
)
def test_what_people_typed_and_what_is_no_part_is_no_answer(heading: Heading) -> None:
    assert QUESTIONS.target(heading) is None


def test_a_decision_wins() -> None:
    said = {"column:How long may a post be?": "unused", "column:Werkplek": "department", "column:Hashtags?": "K2", "column:Kanalen": "K3"}
    questions = Questions(SURVEY, said)
    assert questions.target("How long may a post be?") is None
    assert questions.target("Werkplek") == Target("segmentation", "department")
    assert questions.target("Hashtags?") == Target("item", "K2")
    assert questions.target(Heading("Kanalen [Story]", "Kanalen", "Story")) == Target("item", "K3", "story")
    assert questions.target("Wat is een hashtag?") == Target("item", "K2")


def asked(*headings: str, decisions: dict[str, str] | None = None) -> list[tuple[str, list[str]]]:
    questions = changed(headings, [QUESTIONS.target(heading) for heading in headings], SURVEY, decisions or {})
    return [(question.key, [choice.value for choice in question.choices]) for question in questions]


def test_a_question_in_nearly_the_same_words_is_asked_about() -> None:
    assert asked("Hoeveel tekens mag een berichtje zijn?") == [("column:Hoeveel tekens mag een berichtje zijn?", ["K1", "unused"])]
    assert asked("Mag een bericht hoeveel tekens zijn?") == [("column:Mag een bericht hoeveel tekens zijn?", ["K1", "unused"])]


def test_another_question_is_not_asked_about_nor_one_that_is_there_or_was_decided() -> None:
    near = "Hoeveel tekens mag een berichtje zijn?"
    assert asked("Wie is je favoriete collega?", "Timestamp") == []
    assert asked(near, "How long may a post be?") == []
    assert asked(near, decisions={f"column:{near}": "unused"}) == []


def test_a_heading_near_to_two_questions_is_left_alone() -> None:
    twin = replace(NL.items["K2"], text="Hoeveel tekens mag een bericht hebben?")
    twins = replace(SURVEY, wordings={"nl": replace(NL, items={**NL.items, "K2": twin})})
    assert changed(["Hoeveel tekens mag een bericht zijn of hebben?"], [None], twins, {}) == []


def test_the_survey_is_found_by_headings_with_parts() -> None:
    headings = [
        Heading("Timestamp"),
        Heading("K3[SQ001]", "K3", "SQ001", "K3[SQ001]"),
        Heading("How long may a post be?", "How long may a post be?"),
    ]
    assert find_survey(headings, [SURVEY]) is SURVEY


@pytest.mark.parametrize("heading", ["K3[SQ005]", "K3[other]", "K1[SQ001]", "K12[SQ001]"])
def test_a_code_of_no_option_is_none(heading: str) -> None:
    assert QUESTIONS.target(heading) is None


def test_a_sign_inside_a_wording_does_not_hide_its_other_language() -> None:
    words = {"nl": "Waarvoor is een hashtag (#) of trefwoord/label?", "en": "What is a hashtag (#) for?"}
    wordings = {
        language: replace(SURVEY.wordings[language], items={**SURVEY.wordings[language].items, "K2": ItemWording(text)})
        for language, text in words.items()
    }
    questions = Questions(replace(SURVEY, wordings=wordings))
    assert questions.target(" / ".join(words.values())) == Target("item", "K2")
    assert questions.target(f"{words['en']} ({words['nl']})") == Target("item", "K2")
