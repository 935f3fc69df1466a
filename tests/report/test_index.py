"""The first page: the plain answer, what to start with, who needs what, and what is not shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.model.advice import Difference
from analyzer.model.segment import Segment
from analyzer.report import compose
from analyzer.report.document import Cards, Document, Fold, Heading, Number, Page, Paragraph, Table
from analyzer.report.sections.heat_map import step
from analyzer.text import Text
from tests.report.handmade import MODULES, department, findings, group, sales, silent
from tests.report.seen import seen
from tests.report.test_group_pages import said
from tests.report.walk import parts


def index(*groups: object, **known: object) -> Page:
    return compose(findings(*groups, **known), Text("en")).pages[0]  # type: ignore[arg-type]


def table(page: Page, id: str) -> Table:
    return next(part for part in parts(page) if isinstance(part, Table) and part.id == id)


def test_groups_that_differ() -> None:
    page = index()
    assert page.heading.text == "Training needs differ by department"
    assert said(page, "answer").startswith(
        "No. The need clearly differs by department in “Networking: whom do you know?”. By level we see no clear difference."
    )


def test_one_offer_for_everybody() -> None:
    page = index(differences=(Difference("department", ()), Difference("level", ())))
    assert page.heading.text == "One offer for everybody: start with “Privacy matters”"
    assert "Yes. The groups do not clearly differ in what they need." in said(page, "answer")
    assert "That can be chance." in said(page, "answer")


def test_no_groups_to_compare() -> None:
    page = index(differences=())
    assert page.heading.text == "Start with “Privacy matters”"
    assert "That cannot be told: there are no two groups that we may compare." in said(page, "answer")


def test_without_groups_there_is_no_map_and_no_heading_for_one() -> None:
    alone = replace(findings(withheld=(), differences=()), groups=(findings().organisation,))
    page = compose(alone, Text("en")).pages[0]
    assert not [part for part in parts(page) if isinstance(part, Heading) and part.id == "needs"]
    assert [part for part in parts(index()) if isinstance(part, Heading) and part.id == "needs"]


def test_nothing_needed_anywhere() -> None:
    page = index(department(), whole=group(respondents=60), differences=(Difference("department", ()),))
    assert page.heading.text == "No training is clearly needed now"
    assert not [block for block in page.blocks if isinstance(block, Cards)]
    assert "For the organisation as a whole no training is clearly needed now." in said(page, "start")
    assert [page.kind for page in compose(findings(department(), whole=group(respondents=60)), Text("en")).pages] == [
        "index",
        "group",
        "works_council",
        "method",
    ]


def test_where_nothing_may_be_shown_a_need_is_not_denied() -> None:
    hidden = {id: silent() for id in MODULES}
    page = compose(replace(findings(differences=()), groups=(group(modules=hidden, respondents=7),)), Text("en")).pages[0]
    assert page.heading.text == "No advice can be given yet"
    assert "To protect people we show nothing here" in said(page, "answer")
    assert said(page, "start").startswith("Invite more people to answer.")


def test_only_some_groups_need_something() -> None:
    page = index(sales(), whole=group(respondents=60), differences=(Difference("department", ()),))
    assert page.heading.text == "Only some groups need a training"
    assert "Some groups do need one: see the table." in said(page, "start")


def test_headings_are_short() -> None:
    assert all(len(index(**known).heading.text.split()) <= 10 for known in ({}, {"differences": ()}))  # type: ignore[arg-type]


def test_cards_of_the_organisation_lead_to_the_trainer() -> None:
    cards = next(block for block in index().blocks if isinstance(block, Cards)).cards
    assert [(card.title, card.link and card.link.target) for card in cards] == [
        ("Privacy matters", "trainer/privacy.html"),
        ("Networking: whom do you know?", "trainer/network.html"),
    ]


def test_the_heat_map_has_the_organisation_on_top_then_the_alphabet_then_what_is_hidden() -> None:
    heat = table(index(), "needs-1")
    assert [row[0].text.text for row in heat.rows] == ["The whole organisation", "Ängstroms Lab", "Juridisch", "Verkoop", "Directie"]
    assert [row[0].link and row[0].link.target for row in heat.rows][3] == "groups/department-verkoop.html"
    assert [cell.text.text for cell in heat.rows[3]] == ["Verkoop", "23", "72%", "45%", "37%", "·"]
    assert [cell.heat for cell in heat.rows[3]] == [None, None, 4, 2, 2, None]
    assert [cell.mark for cell in heat.rows[3][2:5]] == ["whole_group", "targeted", "self_paced"]
    assert all(cell.hidden for cell in heat.rows[4][1:])
    assert heat.note is not None
    assert {mark for mark, _ in heat.legend} == {0, 1, 2, 3, 4, "whole_group", "targeted", "self_paced", "hidden"}


def test_levels_keep_the_order_of_the_survey_and_combinations_are_folded_away() -> None:
    page = index()
    assert [row[0].text.text for row in table(page, "needs-2").rows] == ["The whole organisation", "Staff", "Team leader"]
    folded = {part.id for block in page.blocks if isinstance(block, Fold) for part in block.blocks if isinstance(part, Table)}
    assert {"needs-3", "groups-3"} <= folded
    combined = [row[0].text.text for row in table(page, "needs-3").rows]
    assert combined == ["The whole organisation", "Verkoop · Staff", "Juridisch · Team leader"]


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 0), (0.14, 0), (0.15, 1), (0.29, 1), (0.3, 2), (0.49, 2), (0.5, 3), (0.69, 3), (0.7, 4), (1.0, 4)]
)
def test_the_steps_of_the_heat_map_are_fixed(share: float, expected: int) -> None:
    assert step(Number("", "", share, "share")) == expected


def test_the_overview_says_what_each_group_starts_with() -> None:
    rows = {row[0].text.text: [cell.text.text for cell in row[1:]] for row in table(index(), "groups-1").rows}
    assert rows["Verkoop"] == ["23", "50%–60%", "Networking: whom do you know?", "Privacy matters", "Images and sound"]
    assert rows["Juridisch"] == ["7", "", "Too few answers", "", ""]
    assert rows["Ängstroms Lab"] == ["40", "50%–60%", "No clear need", "", ""]
    assert rows["Directie"] == ["·"] * 5


def test_attitudes_about_a_person_are_told_by_level_only() -> None:
    page = index()
    assert "Support" not in [column.text for column in table(page, "attitudes-1").columns]
    assert "Support" in [column.text for column in table(page, "attitudes-2").columns]
    assert "Support" not in [column.text for column in table(page, "attitudes-3").columns]


def test_groups_that_are_not_shown_are_named_without_a_reason_of_their_own() -> None:
    told = said(index(), "hidden")
    assert "· Not shown: Directie." in told
    assert "Some combinations are not shown either." in told
    assert told.count("· means: not shown.") == 1
    assert "All groups are shown." in said(index(withheld=()), "hidden")


def test_it_says_who_may_read_what() -> None:
    assert "You can give it to the group itself." in said(index(), "readers")


def test_sixty_departments_are_all_there() -> None:
    groups = [group(Segment.of(department=f"Team {chr(65 + place // 26)}{chr(65 + place % 26)}"), 12) for place in reversed(range(60))]
    page = index(*groups)
    names = [row[0].text.text for row in table(page, "needs-1").rows]
    assert names == ["The whole organisation", *sorted(names[1:-1]), "Directie"]
    assert len(names) == 62


def test_a_concept_is_stamped_and_a_final_report_is_not() -> None:
    assert compose(findings(), Text("nl")).stamp == "CONCEPT"
    final = compose(findings(status="final"), Text("nl"))
    assert final.stamp == ""
    assert "concept" not in " ".join(phrase.text for phrase in final.footer).lower()


def test_the_footer_names_no_group() -> None:
    footer = " ".join(phrase.text for phrase in compose(findings(), Text("nl")).footer)
    assert "2026.1" in footer
    assert "25 november 2026" in footer
    assert not any(name in footer for name in ("Verkoop", "Juridisch", "Medewerker"))


def documents() -> list[Document]:
    return [compose(findings(), Text("en")), compose(findings(), Text("nl"))]


def test_no_codes_on_any_page() -> None:
    codes = {"network0", "privacy0", "rule_clarity", "threshold_fear", "whole_group", "dont_know", "not_shown", "K014"}
    for document in documents():
        for page in document.pages:
            assert {text for text, _ in seen(page) if codes & set(text.split())} == set()


def test_dutch_and_english_share_no_sentence() -> None:
    english, dutch = ({text for text, _ in seen(document)} for document in documents())
    assert {text for text in english & dutch if len(text.split()) > 3} == set()


def test_a_paragraph_is_never_empty_without_a_link() -> None:
    for document in documents():
        assert [part for part in parts(document) if isinstance(part, Paragraph) and not part.text.text and not part.links] == []


def test_response_of_nearly_everybody_is_the_top_band() -> None:
    found = findings(replace(sales(), response=replace(sales().response, low=0.9, high=1.0)))  # type: ignore[type-var]
    page = compose(found, Text("en")).pages[1]
    assert page.standfirst.text.endswith("That is 90% of the group or more.")


def test_modules_that_can_be_shown_nowhere_make_no_chart() -> None:
    nothing = dict.fromkeys(MODULES, silent())
    page = index(department(**nothing), whole=group(respondents=60, modules=nothing))
    assert "No module can be shown here." in said(page, "need")
