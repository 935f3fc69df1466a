"""The page for the works council: true for the run, complete, and safe to give to anybody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analyzer.model.policy import Policy
from analyzer.report import compose
from analyzer.report.document import Chart, Document, Facts, Heading, Link, Number, Paragraph, Table
from analyzer.text import LANGUAGES, Text
from tests.report.handmade import MODULES, findings
from tests.report.test_group_pages import said
from tests.report.walk import parts, texts

if TYPE_CHECKING:
    from analyzer.report.document import Page

PATH = "works-council.html"


def document(language: str = "en", **known: object) -> Document:
    return compose(findings(**known), Text(language))  # type: ignore[arg-type]


def page_of(language: str = "en", **known: object) -> Page:
    return next(page for page in document(language, **known).pages if page.kind == "works_council")


def answers(page: Page) -> dict[str, str]:
    start = next(place for place, block in enumerate(page.blocks) if isinstance(block, Heading) and block.id == "questions")
    facts = page.blocks[start + 1]
    assert isinstance(facts, Facts)
    return {question: answer.text for question, answer in facts.pairs}


def test_it_is_in_every_report_under_one_name() -> None:
    assert page_of().path == PATH
    assert (page_of().heading.text, page_of("nl").heading.text) == ("For the works council", "Voor de ondernemingsraad")
    alone = compose(replace(findings(differences=()), groups=findings().groups[:1], withheld=()), Text("en"))
    assert [page.kind for page in alone.pages].count("works_council") == 1


@pytest.mark.parametrize("kind", ["index", "group", "method"])
def test_it_can_be_found_from(kind: str) -> None:
    page = next(page for page in document().pages if page.kind == kind)
    assert PATH in {link.target for link in parts(page) if isinstance(link, Link)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_no_group_and_tells_no_figure(language: str) -> None:
    page = page_of(language)
    everything = " ".join(texts(page))
    segments = [*(group.segment for group in findings().groups), *findings().withheld]
    names = [segment.where["department"] for segment in segments if "department" in segment.where]
    assert len(names) > 3
    assert [name for name in names if name in everything] == []
    assert {number.path.split(".")[0] for number in parts(page) if isinstance(number, Number)} == {"policy"}
    assert [block for block in page.blocks if isinstance(block, (Chart, Table))] == []


def test_the_numbers_are_the_rules_of_the_run() -> None:
    page = page_of(policy=Policy.with_minimum(11))
    shown = {number.path: number.shown for number in parts(page) if isinstance(number, Number)}
    assert shown == {
        "policy.min_group": "11",
        "policy.min_crossed": "11",
        "policy.min_response": "10",
        "policy.response_step": "10%",
        "policy.later_step": "10%",
    }
    assert "in this report it is 11." in answers(page)["Can the minimum be lowered?"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_answers_fifteen_questions(language: str) -> None:
    told = answers(page_of(language))
    assert len(told) == 15
    assert [question for question in told if not question.endswith("?")] == []
    assert all(answer.endswith(".") for answer in told.values())
    assert max(len(answer.split()) for answer in told.values()) < 80


def test_it_says_plainly_what_the_minimum_concedes() -> None:
    conceded = said(page_of(), "minimum")
    assert "in a group of five a colleague can work out what the other four have right together" in conceded
    assert "A group is shown from 5 people." in conceded


def test_it_says_what_is_asked() -> None:
    asked = said(page_of(), "asked")
    assert all(title in asked for _, title in MODULES.values())
    assert "Department and level. Whoever leaves that open takes part all the same." in asked
    bare = replace(findings().survey, scales=(), segmentations=())
    quiet = replace(findings(differences=(), comparisons=()), survey=bare, groups=findings().groups[:1], withheld=())
    page = next(page for page in compose(quiet, Text("en")).pages if page.kind == "works_council")
    assert "That is not asked." in said(page, "asked")
    assert "What people think and do" not in said(page, "asked")


def test_the_law_is_told_with_care() -> None:
    law = said(page_of("nl"), "law")
    assert "geen juridisch advies" in law
    assert "vertrouwelijk verwerkt, anoniem gerapporteerd" in law
    assert "artikel 27, eerste lid, onder k en l" in law


def test_what_is_not_shown_has_its_reason() -> None:
    withheld = said(page_of(), "protection")
    assert "A group of fewer than 5 people is not shown at all. With fewer people a colleague can work out who answered what." in withheld
    assert str(Policy.reason("open_answers")) in withheld


def test_every_part_has_a_heading_of_its_own() -> None:
    ids = [block.id for block in page_of().blocks if isinstance(block, Heading)]
    assert ids == ["short", "asked", "seen", "protection", "minimum", "kept", "law", "questions", "agreed"]


def test_a_final_report_says_that_it_is_one() -> None:
    pages = {status: document(status=status).pages[-1] for status in ("concept", "final")}
    assert "This report is a concept." in said(pages["concept"], "versions")
    assert "This report is final." in said(pages["final"], "versions")


def test_the_check_is_told_without_anything_of_the_run() -> None:
    page = document().pages[-1]
    start = next(place for place, block in enumerate(page.blocks) if isinstance(block, Heading) and block.id == "checked")
    told = page.blocks[start : start + 6]
    assert isinstance(told[1], Paragraph)
    assert [number for number in parts(told) if isinstance(number, Number)] == []
