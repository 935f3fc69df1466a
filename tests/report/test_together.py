"""Groups without a name of their own get a page that says who they are and what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.model.segment import REST, UNKNOWN, Segment
from analyzer.report import compose
from analyzer.report.document import Heading, Page
from analyzer.text import LANGUAGES, Text
from tests.report.handmade import MODULES, department, findings, group, sales, silent, small
from tests.report.test_group_pages import said

SMALL_ONES = Segment.of(department=REST)
UNSTATED = Segment.of(department=UNKNOWN)
HIDDEN = (Segment.of(department="Directie"), UNSTATED)


def pages(language: str = "en", *, withheld: tuple[Segment, ...] = HIDDEN, first: bool = True) -> dict[str, Page]:
    rest = replace(sales(), segment=SMALL_ONES) if first else group(SMALL_ONES, 12)
    told = replace(findings(sales(), rest), withheld=withheld)
    return {page.path: page for page in compose(told, Text(language)).pages}


def rest_page(**known: object) -> Page:
    return pages(**known)["groups/department-small-together.html"]  # type: ignore[arg-type]


def test_the_small_ones_together_say_who_they_are() -> None:
    told = said(rest_page(), "together")
    assert "the people of all groups that are not shown by themselves: Directie and whoever did not say their department." in told
    assert "For one of these groups by itself it can be different" in told


def test_they_are_told_what_to_do() -> None:
    told = said(rest_page(), "monday")
    assert f"Give “{MODULES[sales().first[0]][1]}” once for all of them" in told
    assert "self-check" in told
    assert "So open the training to everybody as well." in told
    assert "open the training" not in said(rest_page(withheld=HIDDEN[:1]), "monday")
    assert "Let them join the training of a larger group" in said(rest_page(first=False), "monday")


def test_without_a_name_to_give_they_are_still_explained() -> None:
    assert "all groups that are not shown by themselves." in said(rest_page(withheld=()), "together")


def test_who_did_not_say_cannot_be_invited() -> None:
    told = findings(sales(), replace(sales(), segment=UNSTATED))
    page = next(page for page in compose(told, Text("en")).pages if page.path == "groups/department-unknown.html")
    assert "did not say what their department is" in said(page, "together")
    assert "Do not try to find out who they are." in said(page, "together")
    assert "also where it says that the whole group joins" in said(page, "monday")


def test_who_cannot_be_invited_is_offered_nothing_as_a_group() -> None:
    page = compose(findings(replace(small(), segment=UNSTATED)), Text("en")).pages[1]
    assert page.path == "groups/department-unknown.html"
    assert "too few for an advice" in said(page, "too-few")
    assert "Ask the group" not in said(page, "too-few")


def test_a_group_with_a_name_needs_no_such_words() -> None:
    page = pages()["groups/department-verkoop.html"]
    assert [block for block in page.blocks if isinstance(block, Heading) and block.id in {"together", "monday"}] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_leads_to_them(language: str) -> None:
    name = {"en": "Small departments together", "nl": "Kleine afdelingen samen"}[language]
    told = said(pages(language)["index.html"], "hidden")
    assert name in told
    assert "groups/department-small-together.html" in told


def test_the_first_page_says_what_to_do_for_who_is_not_shown() -> None:
    told = said(compose(findings(), Text("en")).pages[0], "hidden")
    assert "Let them join the training for the whole organisation, beginning with “Privacy matters”." in told
    assert "two reports can be subtracted" in told
    without = compose(findings(department(), whole=group(respondents=60)), Text("en")).pages[0]
    assert "Let them join the training of another group if they want to." in said(without, "hidden")


def test_a_page_without_any_figure_says_what_to_do() -> None:
    quiet = group(Segment.of(department="Stil"), 9, {id: silent() for id in MODULES})
    page = compose(findings(quiet), Text("en")).pages[1]
    told = said(page, "instead")
    assert "That does not mean that this group knows little of it, or enough." in told
    assert "Offer everybody in this group the self-check." in told
    assert "Let people join the training for the whole organisation." in told
