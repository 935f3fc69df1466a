"""What the bundled questionnaire promises to those who fill it in, and to those who trust its key."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from analyzer import surveys

if TYPE_CHECKING:
    from analyzer.model.survey import Item, Wording

SURVEY = surveys.load("social-media")
KNOWLEDGE = [item for item in SURVEY.items if item.module]
LANGUAGES = [SURVEY.wording(language) for language in SURVEY.languages]
BY_LANGUAGE = pytest.mark.parametrize("wording", LANGUAGES, ids=SURVEY.languages)


def _lengths(item: Item, wording: Wording) -> dict[str, int]:
    return {option: len(text) for option, text in wording.items[item.id].options.items() if option != item.dont_know}


def test_seven_modules_of_four_or_five_items() -> None:
    counts = {module.id: len(SURVEY.items_of(module.id)) for module in SURVEY.modules}
    assert counts.keys() == {"linkedin", "conversations", "content", "privacy", "rules", "copyright", "security"}
    assert set(counts.values()) <= {4, 5}
    assert 28 <= len(KNOWLEDGE) <= 30


def test_ten_statements_in_five_scales() -> None:
    counts = {scale.id: len(SURVEY.items_of(scale.id)) for scale in SURVEY.scales}
    assert counts.keys() == {"threshold_fear", "own_boundary", "rule_clarity", "management_support", "room"}
    assert sum(counts.values()) == 10
    assert [scale.id for scale in SURVEY.scales if scale.about_a_person] == ["management_support"]
    assert {scale.id: scale.high for scale in SURVEY.scales}["own_boundary"] == "neutral"


def test_a_statement_about_my_manager_is_in_a_scale_about_a_person() -> None:
    for item in SURVEY.items:
        if item.scale and any("leidinggevende" in w.items[item.id].text or "manager" in w.items[item.id].text for w in LANGUAGES):
            assert SURVEY.scale(item.scale).about_a_person


def test_every_fact_was_seen_at_a_source_and_is_scored() -> None:
    for item in KNOWLEDGE:
        assert item.verified is not None
        assert item.verified >= date(2026, 11, 1)
        assert item.source
        assert not re.search(r"\b[SZ]\d{2,3}\b", item.source)
        assert item.key


def test_the_length_of_a_tweet_was_140_until_november_2017() -> None:
    tweet = SURVEY.item("K001")
    options = SURVEY.wording("nl").items["K001"].options
    assert [options[key] for key in tweet.key_on(date(2017, 11, 6))] == ["140"]
    assert [options[key] for key in tweet.key_on(date(2017, 11, 7))] == ["280"]
    assert [options[key] for key in tweet.key_on(None)] == ["280"]


def test_every_knowledge_item_has_three_answers_and_dont_know() -> None:
    for item in KNOWLEDGE:
        assert item.kind == "single"
        assert len(item.options) == 4
        assert item.options[-1] == item.dont_know


def test_basic_items_come_first_in_each_module() -> None:
    order = ("basic", "intermediate", "advanced")
    for module in SURVEY.modules:
        tiers = [order.index(item.tier or "") for item in SURVEY.items_of(module.id)]
        assert tiers == sorted(tiers)
        assert tiers[0] == 0


@BY_LANGUAGE
def test_the_right_answer_does_not_stand_out_by_its_length(wording: Wording) -> None:
    longest = shortest = 0
    for item in KNOWLEDGE:
        lengths = _lengths(item, wording)
        others = [length for option, length in lengths.items() if option not in item.key]
        longest += lengths[item.key[0]] > max(others)
        shortest += lengths[item.key[0]] < min(others)
    assert 0.20 <= longest / len(KNOWLEDGE) <= 0.45
    assert shortest / len(KNOWLEDGE) <= 0.45


def test_the_right_answers_are_spread_over_the_places() -> None:
    places = Counter(item.options.index(item.key[0]) for item in KNOWLEDGE)
    assert set(places) == {0, 1, 2}
    assert all(0.20 <= count / len(KNOWLEDGE) <= 0.45 for count in places.values())


@BY_LANGUAGE
def test_no_question_asks_for_what_is_not(wording: Wording) -> None:
    negative = re.compile(r"\b(niet|geen|nooit|niemand|zonder|behalve|not|no|never|nobody|without|except)\b", re.IGNORECASE)
    for item in KNOWLEDGE:
        asked = re.findall(r"[^.?!:]*\?", re.sub(r"'[^']*'", "", wording.items[item.id].text))
        assert asked
        assert not negative.search(asked[-1]), item.id


@BY_LANGUAGE
def test_numbers_stand_in_order(wording: Wording) -> None:
    for item in KNOWLEDGE:
        texts = [wording.items[item.id].options[option] for option in item.options[:-1]]
        if all(text.isdigit() for text in texts):
            assert texts == sorted(texts, key=int)


@BY_LANGUAGE
def test_every_key_is_explained_in_one_or_two_sentences_without_codes(wording: Wording) -> None:
    for item in KNOWLEDGE:
        fact = wording.items[item.id].fact
        assert 1 <= len(re.findall(r"[.?!](?:\s|$)", fact)) <= 3
        assert len(fact) <= 220
        assert not re.search(r"\b[A-Z]{1,2}\d{2,3}\b", fact)


@BY_LANGUAGE
def test_every_module_can_be_taught_from_its_texts(wording: Wording) -> None:
    for module in SURVEY.modules:
        texts = wording.modules[module.id]
        assert texts.summary
        assert texts.first_exercise
        assert 3 <= len(texts.objectives) <= 4


@BY_LANGUAGE
def test_what_agreeing_means_ends_a_sentence(wording: Wording) -> None:
    for scale in SURVEY.scales:
        agree = wording.scales[scale.id].agree
        assert agree[0].islower()
        assert not agree.endswith(".")


def test_dutch_says_je_and_not_u() -> None:
    texts = [part.text for part in SURVEY.wording("nl").items.values()]
    said = " ".join(re.sub(r"'[^']*'", "", text) for text in texts)
    assert not re.search(r"\b(u|uw)\b", said, re.IGNORECASE)


def test_every_module_is_given_in_three_forms() -> None:
    for module in SURVEY.modules:
        assert module.cut_score == 0.60
        assert [form.form for form in module.forms] == ["workshop", "targeted", "self_paced"]
        for form in module.forms:
            assert (form.max is None) == (form.form == "self_paced")


def test_everybody_needs_privacy_security_and_the_rules() -> None:
    assert {module.id for module in SURVEY.modules if "*" in module.needed_by} == {"privacy", "security", "rules"}
    assert {module.id for module in SURVEY.modules if module.posting} == {"linkedin", "content"}


@BY_LANGUAGE
def test_people_may_keep_their_level_to_themselves(wording: Wording) -> None:
    level = {cut.id: cut for cut in SURVEY.segmentations}["level"]
    assert level.options == ("staff", "team_lead", "management", "rather_not_say")
    assert wording.segmentations["level"].options.keys() == set(level.options)
    assert {cut.id: cut for cut in SURVEY.segmentations}["department"].options == ()
