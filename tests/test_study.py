"""The corridor: batches of people go in, findings come out, and every count can be found again in the people."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from analyzer.archive import as_json
from analyzer.model.company import Company, Group
from analyzer.model.findings import Band
from analyzer.model.policy import Policy
from analyzer.model.problem import Problem, TooSmall
from analyzer.model.segment import ORGANISATION, REST, UNKNOWN, Segment
from analyzer.study import Wave, _response, study
from analyzer.text import sentence
from tests.scoring.tiny import STEPS, Person, responses, survey

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from analyzer.model.findings import Findings

SURVEY = survey()
LABELS = {"department": ("Finance", "Sales", "Tiny", "unknown"), "level": ("staff", "management", "unknown")}
COMPANY = Company(
    (
        Group("Finance", "staff", 60),
        Group("Finance", "management", 12),
        Group("Sales", "staff", 48),
        Group("Sales", "management", 9),
        Group("Tiny", "staff", 6),
    )
)
WAVE = Wave("autumn", SURVEY, COMPANY, Policy(), LABELS, date(2026, 10, 5), date(2026, 11, 25))


def people(count: int = 80, seed: int = 1) -> list[Person]:
    """People of two departments and three of a tiny one, who know about two thirds and leave something open now and then."""
    random = Random(seed)

    def person(number: int) -> Person:
        where = {
            "department": "Tiny" if number < 3 else random.choice(["Finance", "Sales"]),
            "level": random.choice(["staff"] * 4 + ["management"]),
        }
        known = {
            item.id: random.choices(["b", "a", "c", "dont_know", None], [60, 12, 12, 12, 4])[0] for item in SURVEY.items if item.module
        }
        return where | known | {item.id: random.choice(STEPS) for item in SURVEY.items if item.scale}

    return [person(number) for number in range(count)]


def found(everybody: Sequence[Person], *cuts: int, wave: Wave = WAVE) -> Findings:
    """Findings on these people, given in batches cut at these places."""
    ends = [0, *cuts, len(everybody)]
    return study((responses(everybody[begin:end], SURVEY) for begin, end in pairwise(ends)), wave)


@pytest.fixture(scope="module")
def everybody() -> list[Person]:
    return people()


@pytest.fixture(scope="module")
def findings(everybody: list[Person]) -> Findings:
    return found(everybody)


def inside(everybody: Sequence[Person], segment: Segment, withheld: Collection[Segment]) -> list[Person]:
    """The people of a segment; of the small ones together those whose own segment is withheld."""

    def belongs(person: Person, name: str, label: str) -> bool:
        own = str(person[name] or UNKNOWN)
        return Segment.of(**{name: own}) in withheld if label == REST else own == label

    return [person for person in everybody if all(belongs(person, name, label) for name, label in segment.parts)]


def test_batches_and_their_order_make_no_difference(everybody: list[Person], findings: Findings) -> None:
    shuffled = Random(3).sample(everybody, len(everybody))
    assert as_json(found(shuffled, 7, 8, 50)) == as_json(findings)


def test_the_organisation_comes_first_and_what_is_small_is_withheld(findings: Findings) -> None:
    segments = [group.segment for group in findings.groups]
    assert segments[0] == ORGANISATION
    assert Segment.of(department="Tiny") in findings.withheld
    assert not set(segments) & set(findings.withheld)


def test_every_count_is_that_of_the_people(everybody: list[Person], findings: Findings) -> None:
    checked = 0
    for group in findings.groups:
        there = inside(everybody, group.segment, findings.withheld)
        assert group.respondents == len(there)
        for module, figures in group.modules.items():
            answers = [person[item.id] for person in there for item in SURVEY.items_of(module)]
            assert figures.shown in {None, len(answers)}
            assert figures.right in {None, answers.count("b")}
            assert figures.dont_know in {None, answers.count("dont_know")}
            checked += figures.right is not None
    assert checked > 9


def test_the_answers_to_an_item_add_up(everybody: list[Person], findings: Findings) -> None:
    assert [item.id for item in findings.items] == [item.id for item in SURVEY.items if item.module]
    for item in findings.items:
        given = [person[item.id] or "blank" for person in everybody]
        assert item.shown == len(everybody) == sum(item.answers.values()) + item.other
        assert all(count == given.count(option) for option, count in item.answers.items())
        assert item.right == given.count("b")
        assert item.dont_know in {None, given.count("dont_know")}
        assert item.wrong == (None if item.dont_know is None else given.count("a") + given.count("c") + given.count("blank"))
    assert any(item.wrong for item in findings.items)


def test_an_answer_of_too_few_is_only_told_with_others(everybody: list[Person]) -> None:
    rare = [person | {"L1": "a" if number < 2 else "b"} for number, person in enumerate(everybody)]
    item = found(rare).items[0]
    assert (item.id, "a" in item.answers) == ("L1", False)


def test_what_is_withheld_in_a_published_group_has_no_number_left(everybody: list[Person]) -> None:
    knowing = [
        person | {item.id: "b" for item in SURVEY.items_of("linkedin")} if person["department"] == "Sales" else person
        for person in everybody
    ]
    figures = found(knowing).group(Segment.of(department="Sales")).modules["linkedin"]
    assert figures.right is None
    assert figures.withheld or (figures.side, figures.edge is not None) == ("high", True)


def test_the_facts_of_the_wave_pass_through(everybody: list[Person]) -> None:
    note = Problem("note", sentence("Here"), sentence("Odd."), sentence("Look."))
    told = found(everybody, wave=replace(WAVE, not_scored=("L9",), problems=(note,), company=Company()))
    assert (told.wave, told.fieldwork, told.made_on, told.status) == ("autumn", date(2026, 10, 5), date(2026, 11, 25), "concept")
    assert (told.not_scored, told.problems, told.company_known) == (("L9",), (note,), False)
    assert all(group.response is None for group in told.groups)


@pytest.mark.parametrize(
    ("respondents", "headcount", "band"),
    [
        (20, None, None),
        (5, 9, None),
        (31, 30, None),
        (30, 30, Band(0.9, 1.0)),
        (29, 30, Band(0.9, 1.0)),
        (15, 30, Band(0.5, 0.6)),
        (1, 30, Band(0.0, 0.1)),
    ],
)
def test_the_response_is_told_in_steps_of_ten_and_not_for_few_people(respondents: int, headcount: int | None, band: Band | None) -> None:
    assert _response(respondents, headcount, Policy()) == band


def test_more_answers_than_people_is_a_note(everybody: list[Person]) -> None:
    small = replace(COMPANY, groups=tuple(replace(group, headcount=10) for group in COMPANY.groups))
    told = found(everybody, wave=replace(WAVE, company=small))
    said = [str(problem.message) for problem in told.problems]
    assert "More people answered than work in Sales." in said
    assert "More people answered than work in the organisation." in said
    assert {problem.severity for problem in told.problems} == {"note"}
    assert told.group(Segment.of(department="Sales")).response is None


def test_too_few_people_are_not_shown_at_all(everybody: list[Person]) -> None:
    with pytest.raises(TooSmall):
        found(everybody[:4])


def test_a_notebook_shows_who_answered_and_what_is_not_shown_and_escapes_it(findings: Findings) -> None:
    note = Problem("note", sentence("Column {column}", column="<b>"), sentence("Odd & <i>."), sentence("Look."))
    shown = replace(findings, wave="<script>", withheld=(Segment.of(department="<img src=x>"),), problems=(note,))._repr_html_()
    assert "80 people answered" in shown
    assert "wave &lt;script&gt;" in shown
    assert "&lt;img src=x&gt;" in shown
    assert "Column &lt;b&gt;: Odd &amp; &lt;i&gt;. Look." in shown
    assert set(re.findall("<[^>]*>", shown)) == {"<ul>", "</ul>", "<li>", "</li>"}
