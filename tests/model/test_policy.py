"""The policy: every judgement with its reason, and the ones about protection hold in the code."""

from __future__ import annotations

import pytest

from analyzer.disclosure.earlier import banding
from analyzer.disclosure.primary import edge
from analyzer.model.policy import Policy
from analyzer.model.release import Release, ReleasedSegment
from analyzer.model.segment import ORGANISATION, Segment
from analyzer.report.sections.comparisons import chance
from analyzer.report.story import Story
from analyzer.text import LANGUAGES, Text
from tests.report.handmade import findings

FIXED = {
    "most_cuts": 3,
    "narrowing": 0,
    "narrowing_share": 0.25,
    "edge_step": 0.01,
    "response_step": 0.01,
    "min_response": 1,
    "chance_bands": 100,
    "later_step": 0.01,
    "later_people": 1,
    "open_answers": 1,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_title_and_a_reason_of_its_own(language: str) -> None:
    text = Text(language)
    titles = [text.say(title) for _, _, title, _ in Policy().rules()]
    reasons = [text.say(reason) for *_, reason in Policy().rules()]
    assert len(set(titles)) == len(titles)
    assert len(set(reasons)) == len(reasons)
    assert all(reason.endswith(".") for reason in reasons)


@pytest.mark.parametrize(("name", "value"), FIXED.items())
def test_what_protects_people_cannot_be_loosened(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        Policy(**{name: value})  # type: ignore[arg-type]


def test_the_minimum_can_be_raised_and_never_lowered() -> None:
    assert Policy.with_minimum(9).min_crossed == 9
    with pytest.raises(ValueError, match="min_group is 4"):
        Policy.with_minimum(4)
    with pytest.raises(ValueError, match="min_crossed is 5"):
        Policy(min_crossed=5)


def test_a_reason_is_found_by_name() -> None:
    assert {name: reason for name, _, _, reason in Policy().rules()}["insiders"] == Policy.reason("insiders")
    with pytest.raises(KeyError):
        Policy.reason("nothing")


def test_the_edge_is_told_in_the_steps_of_the_policy() -> None:
    policy = Policy()
    shares = {edge(count, people, 1, policy)[0] for people in range(5, 60) for count in (0, 1, people - 1, people)}
    assert {round(share / policy.edge_step, 9) % 1 for share in shares} == {0.0}


def test_a_later_wave_is_told_in_the_steps_of_the_policy() -> None:
    assert max(banding.STEPS) == round(1 / Policy().later_step)
    assert Policy().later_people == banding.PEOPLE_IN_A_STEP


def test_there_are_as_many_words_for_a_chance_as_the_policy_says() -> None:
    story = Story.of(findings(), Text("en"))
    assert len({chance(story, p / 10_000) for p in range(10_001)}) == Policy().chance_bands


def test_no_more_ways_to_divide_people_than_the_policy_says() -> None:
    crossed = Segment.of(**{f"way{number}": "a" for number in range(Policy().most_cuts + 1)})
    with pytest.raises(ValueError, match="crosses at most two"):
        Release((ReleasedSegment(ORGANISATION, 20, {}), ReleasedSegment(crossed, 10, {})), (), (), 1, 5)
