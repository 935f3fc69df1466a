"""A group page answers alone, and names no other group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analyzer.model.advice import Advice, Seats
from analyzer.model.estimates import Interval, ModuleEstimate
from analyzer.model.segment import Segment
from analyzer.report import compose
from analyzer.report.document import Cards, Chart, Facts, Heading, Listing, Paragraph, Table
from analyzer.text import LANGUAGES, Text
from tests.report.handmade import MODULES, department, findings, group, module, sales, silent, small
from tests.report.walk import parts, texts

if TYPE_CHECKING:
    from analyzer.model.findings import GroupFinding
    from analyzer.report.document import Page


def page_of(*groups: GroupFinding, language: str = "en") -> Page:
    """The page of the first of these groups."""
    return compose(findings(*groups), Text(language)).pages[1]


def said(page: Page, id: str) -> str:
    """Everything under the heading with that id, as running text."""
    blocks = list(page.blocks)
    start = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.id == id)
    end = next((place for place in range(start + 1, len(blocks)) if isinstance(blocks[place], Heading)), len(blocks))
    return " ".join(sorted(text for block in blocks[start:end] for text in texts(block)))


def cards(page: Page) -> Cards:
    return next(block for block in page.blocks if isinstance(block, Cards))


def facts(page: Page, card: int) -> dict[str, str]:
    return {term: what.text for term, what in cards(page).cards[card].facts.pairs}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_no_other_group(language: str) -> None:
    names = {
        "groups/department-verkoop.html": "Verkoop",
        "groups/department-juridisch.html": "Juridisch",
        "groups/department-angstroms-lab.html": "Ängstroms",
        "groups/level-lead.html": "Teamleider" if language == "nl" else "Team leader",
    }
    hidden = "Directie"
    pages = {page.path: page for page in compose(findings(), Text(language)).pages if page.kind == "group"}
    for path, own in names.items():
        everything = " ".join(texts(pages[path]))
        assert own in everything
        assert {other for other in (*names.values(), hidden) if other != own and other in everything} == set()


def test_a_page_has_no_number_of_another_group() -> None:
    for place, page in enumerate((page for page in compose(findings(), Text("nl")).pages if page.kind == "group"), start=1):
        owners = {part.path.split(".")[1] for part in parts(page) if getattr(part, "path", "").startswith("groups.")}
        assert owners <= {"0", str(place)}


def test_heading_and_lead_say_it_in_plain_sentences() -> None:
    page = page_of(sales())
    assert page.heading.text == "Verkoop: start with “Networking”"
    assert page.standfirst.text == "Department: Verkoop. 23 people answered. That is between 50% and 60% of the group."
    lead = page.blocks[0]
    assert isinstance(lead, Paragraph)
    assert lead.text.text == (
        "Start with “Networking: whom do you know?”, as a workshop for the whole group. "
        "Then comes “Privacy matters”, for those who need it, by open enrolment. Count on about 12 people for that. "
        "After that “Images and sound”, for people to learn alone, at their own pace. Count on about 3 people for that. "
        "Before people post for work, see to clear rules and time to try things out."
    )


def test_cards_carry_all_it_takes_to_decide() -> None:
    page = page_of(sales())
    first, second, third = cards(page).cards
    assert [card.rank for card in (first, second, third)] == ["1", "2", "3"]
    assert [card.mark for card in (first, second, third)] == ["whole_group", "targeted", "self_paced"]
    assert first.lead.text == (
        "An estimated 72% of the people are below the norm, with a margin of 59% to 84%. "
        "On average people have 52% of the questions right; the norm is 60%."
    )
    told = facts(page, 1)
    assert told["For how many"] == "About 12 people (8 to 16). That is estimated for everybody in the group, also for who did not answer."
    assert told["How sure"] == "Clear: the chance is at least 80% that more than 30% are below the norm."
    assert told["What it takes"] == "2 hours. In groups of 6 to 12 people."
    assert told["What comes first"] == "Nothing: this can start right away."
    assert facts(page, 2)["What it takes"] == "45 minutes."


def test_what_people_post_waits_for_rules_and_those_who_decline_are_not_counted() -> None:
    told = facts(page_of(sales()), 0)
    assert told["What comes first"] == "First see to clear rules and time to try things out."
    assert told["For how many"] == (
        "The whole group; about 18 of them (14 to 21) are below the norm. "
        "That is estimated for everybody in the group, also for who did not answer. "
        "People who would rather not post about work are not counted."
    )


def test_a_module_comes_after_what_it_builds_on() -> None:
    advice = Advice("targeted", "clear", Seats(9, 9, 9), 2, ("privacy",))
    page = page_of(department(images=module("targeted", 0.5, advice=advice), privacy=module("targeted", 0.4, rank=1)))
    assert facts(page, 1)["What comes first"] == "First “Privacy matters”."
    assert facts(page, 1)["For how many"] == "About 9 people. That is estimated for everybody in the group, also for who did not answer."


@pytest.mark.parametrize(
    ("right", "unknown", "begins"),
    [(20, 80, "People more often do not know"), (20, 10, "People more often have it wrong"), (20, 50, "Partly people do not know")],
)
def test_what_is_missing_tells_not_knowing_from_thinking_wrong(right: int, unknown: int, begins: str) -> None:
    page = page_of(department(privacy=module("targeted", 0.5, rank=1, right=right, dont_know=unknown)))
    assert facts(page, 0)["Not known, or wrong?"].startswith(begins)


def test_questions_that_were_left_open_tell_of_no_wrong_ideas() -> None:
    whole = findings(department(privacy=module("targeted", 0.5, rank=1, right=20, dont_know=10)))
    left = tuple(replace(item, answers={"a": 20, "dont_know": 25, "blank": 60}, wrong=75, right=20, dont_know=25) for item in whole.items)
    page = compose(replace(whole, items=left), Text("en")).pages[1]
    assert facts(page, 0)["Not known, or wrong?"].startswith("That cannot be told")


def test_a_margin_that_is_too_narrow_to_write_is_left_out() -> None:
    certain = ModuleEstimate(Interval(0.1, 0.05, 0.15), Interval(0.999, 0.998, 0.9999), 0.99, 0.98)
    page = page_of(department(privacy=module("whole_group", 0.9, rank=1, estimate=certain)))
    lead = cards(page).cards[0].lead.text
    assert lead.startswith("An estimated >99% of the people are below the norm. ")
    assert "margin" not in lead


def test_without_head_counts_the_share_is_told() -> None:
    page = page_of(department(privacy=module("targeted", 0.46, rank=1), safety=module("whole_group", 0.7, rank=2)))
    unknown = "How many people that are is not known: the size of the group was not given."
    assert facts(page, 0)["For how many"] == f"Count on about 46% of the people. {unknown}"
    assert facts(page, 1)["For how many"] == f"The whole group. {unknown}"


def test_at_most_the_first_screen_is_shown_and_the_rest_is_later() -> None:
    modules = {id: module("targeted", 0.5, rank=rank) for rank, id in enumerate(MODULES, start=1)}
    page = page_of(department(**modules))
    assert len(cards(page).cards) == 3
    later = next(block for block in page.blocks if isinstance(block, Listing))
    assert [line.text for line in later.lines] == ["Staying safe: for those who need it, by open enrolment."]


def test_a_percentage_of_a_few_people_has_their_number_beside_it() -> None:
    page = page_of(department("A", 9, privacy=module("targeted", 0.5, rank=1)))
    assert cards(page).cards[0].lead.text.endswith("This is estimated from the answers of 9 people.")


def test_an_edge_is_said_instead_of_a_share() -> None:
    told = module("whole_group", 0.9, rank=1, right=None, edge=0.15, side="low", dont_know=None)
    page = page_of(department("A", 12, privacy=told))
    assert "At most 15% of the answers were right; the norm is 60%." in cards(page).cards[0].lead.text
    assert "Not known, or wrong?" not in facts(page, 0)
    table = next(part for part in parts(page) if isinstance(part, Table) and part.id == "need-table")
    assert "at most 15%" in {cell.text.text for cell in table.rows[0]}


def test_a_band_is_said_instead_of_a_share() -> None:
    told = module("whole_group", 0.9, rank=1, right=None, edge=0.4, side="within", until=0.5, dont_know=None)
    page = page_of(department("A", 12, privacy=told))
    assert "Between 40% and 50% of the answers were right; the norm is 60%." in cards(page).cards[0].lead.text
    table = next(part for part in parts(page) if isinstance(part, Table) and part.id == "need-table")
    assert "40% to 50%" in {cell.text.text for cell in table.rows[0]}


def test_every_module_that_is_not_advised_has_its_reason() -> None:
    modules = {
        "network": module("not_needed"),
        "privacy": module("nothing", grade="weak"),
        "images": module("nothing", 0.02, grade="in_order"),
    }
    page = page_of(department(**modules))
    told = next(block for block in page.blocks if isinstance(block, Facts) and any(term == "In order" for term, _ in block.pairs))
    assert {term: what.text.split(".")[0] for term, what in told.pairs} == {
        "Weak sign of a need": "“Privacy matters”",
        "No clear need": "“Staying safe”",
        "In order": "“Images and sound”",
        "Not needed in these jobs": "“Networking: whom do you know?”",
    }


def test_a_group_with_too_few_answers_gets_a_way_on_and_not_the_advice_of_others() -> None:
    page = page_of(small())
    assert page.heading.text == "Juridisch: too few answers for an advice of its own"
    assert not [block for block in page.blocks if isinstance(block, Cards)]
    told = said(page, "too-few")
    assert "Offer everybody in this group the self-check." in told
    assert "That is the advice for everybody together; for this group it was not measured." in told


def test_a_group_with_an_advice_of_its_own_is_not_sent_to_that_of_everybody() -> None:
    page = page_of(department(network=module("whole_group", 0.7, rank=1), privacy=module("too_few", 0.3)))
    assert "That is too few for an advice about “Privacy matters”." in said(page, "too-few")
    assert "for the whole organisation" not in said(page, "too-few")


def test_too_few_answers_where_nobody_needs_anything() -> None:
    whole = group(respondents=90)
    page = compose(findings(small(), whole=whole), Text("en")).pages[1]
    assert "For the organisation as a whole no training is clearly needed. For this group that was not measured." in said(page, "too-few")


@pytest.mark.parametrize(
    ("modules", "heading", "lead"),
    [
        ({}, "A: no training is clearly needed now", "For this group no training is clearly needed now."),
        (
            {id: module("nothing", 0.01, grade="in_order") for id in MODULES},
            "A: no training is clearly needed now",
            "This group needs no training now: enough people reach the norm in what could be shown.",
        ),
        (
            {id: silent() for id in MODULES},
            "A: no module can be shown",
            "For this group no module can be shown, so there is no advice either.",
        ),
    ],
)
def test_a_group_without_advice_says_why(modules: dict[str, object], heading: str, lead: str) -> None:
    page = page_of(department(**modules))  # type: ignore[arg-type]
    assert page.heading.text == heading
    assert page.blocks[0] == Paragraph(page.blocks[0].text, "lead")  # type: ignore[union-attr]
    assert page.blocks[0].text.text == lead  # type: ignore[union-attr]


def test_the_chart_goes_from_most_to_least_needed_beside_the_organisation() -> None:
    chart = next(block for block in page_of(sales()).blocks if isinstance(block, Chart) and block.id == "need-chart")
    assert chart.title.text == "The need is largest in “Networking”"
    assert [row[0].text.text for row in chart.table.rows] == [
        "Networking: whom do you know?",
        "Privacy matters",
        "Images and sound",
        "Staying safe",
    ]
    assert [row[4].text.text for row in chart.table.rows] == ["55%", "40%", "20%", "20%"]
    assert [cell.hidden for cell in chart.table.rows[3]] == [False, True, True, True, False, True, False, False]


def test_what_is_about_a_person_is_not_on_the_page_of_a_department() -> None:
    assert "is supported" not in " ".join(texts(page_of(sales())))
    assert "is supported" in " ".join(texts(page_of(group(Segment.of(level="staff"), 40))))


def test_conditions_come_with_their_figure_and_what_to_do() -> None:
    told = said(page_of(sales()), "conditions")
    for expected in (
        "40% knows the rules, with a margin of 34% to 46%.",
        "Nobody posts in public as the first exercise.",
        "nobody has to post",
    ):
        assert expected in told


def test_names_that_look_alike_have_their_own_page() -> None:
    groups = [group(Segment.of(department=name), 20) for name in ("Verkoop & Co", "Verkoop / Co", "verkoop co", "日本", "中国")]
    paths = [page.path for page in compose(findings(*groups), Text("nl")).pages if page.kind == "group"]
    assert paths == [
        "groups/department-verkoop-co.html",
        "groups/department-verkoop-co-2.html",
        "groups/department-verkoop-co-3.html",
        "groups/department.html",
        "groups/department-2.html",
    ]


def test_a_workshop_for_everybody_says_how_sure_it_is_that_most_need_it() -> None:
    page = page_of(department(privacy=module("whole_group", 0.6, rank=1), safety=module("targeted", 0.4, rank=2)))
    assert facts(page, 0)["How sure"].endswith("That it is even more than 50%: at least 25%.")
    assert "even more" not in facts(page, 1)["How sure"]
