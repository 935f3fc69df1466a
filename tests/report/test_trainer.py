"""The trainer's page: for whom, what people can do afterwards, what they missed most and why that is so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.report import compose
from analyzer.report.document import Chart, Facts, Heading, Listing, Page, Table
from analyzer.text import Text
from tests.report.handmade import findings, group, items, module, survey
from tests.report.test_group_pages import said
from tests.report.walk import parts


def page_of(path: str, **known: object) -> Page:
    document = compose(findings(**known), Text("en"))  # type: ignore[arg-type]
    return next(page for page in document.pages if page.path == path)


def table(page: Page, id: str) -> list[list[str]]:
    found = next(part for part in parts(page) if isinstance(part, Table) and part.id == id)
    return [[cell.text.text for cell in row] for row in found.rows]


def test_there_is_a_page_for_every_module_advised_anywhere_and_no_other() -> None:
    paths = [page.path for page in compose(findings(), Text("en")).pages if page.kind == "trainer"]
    assert paths == ["trainer/network.html", "trainer/privacy.html", "trainer/images.html"]


def test_it_says_for_whom_in_which_form_and_for_how_many() -> None:
    workshop, enrolment = "2.5 hours. In groups of 8 to 14 people.", "2 hours. In groups of 6 to 12 people."
    assert table(page_of("trainer/privacy.html"), "audience-table") == [
        [
            "The whole organisation",
            "Open enrolment with a self-check",
            "80",
            "60",
            "100",
            "40%",
            enrolment,
            "1",
        ],
        ["Verkoop", "Open enrolment with a self-check", "12", "8", "16", "45%", enrolment, "2"],
        ["Staff", "Open enrolment with a self-check", "", "", "", "41%", enrolment, "1"],
        ["Verkoop · Staff", "Workshop for the whole group", "", "", "", "66%", workshop, "1"],
    ]


def test_objectives_what_comes_before_and_the_first_exercise() -> None:
    page = page_of("trainer/images.html")
    assert next(block for block in page.blocks if isinstance(block, Listing)).lines[0].text == "You can do it."
    assert "First “Privacy matters”, for whoever needs that too." in said(page, "before")
    assert "Start together." in said(page, "exercise")
    assert "Nothing: people can start with this module." in said(page_of("trainer/network.html"), "before")


def test_the_five_most_missed_questions_are_there_hardest_first() -> None:
    page = page_of("trainer/network.html")
    headings = [block.text.text for block in page.blocks if isinstance(block, Heading) and block.level == 3]
    assert headings == [f"Question {name} on network?" for name in ("eerste", "tweede", "derde", "vierde", "vijfde")]
    told = {term: what.text for term, what in next(block for block in page.blocks if isinstance(block, Facts)).pairs}
    assert told == {
        "Right answer": "The right one",
        "Why": "Feit.",
        "What people answered": "20 of 120 had it right, 25 did not know, 75 had it wrong or left it open.",
        "Most chosen wrong answer": "The wrong one (65 of 120).",
        "Source": "Bron; checked on 1 November 2026.",
    }


def test_the_chart_shows_right_not_known_and_wrong() -> None:
    chart = next(block for block in page_of("trainer/network.html").blocks if isinstance(block, Chart))
    assert chart.title.text == "The hardest question: 17% right"
    assert table(page_of("trainer/network.html"), "answers-table")[0] == ["Question eerste on network?", "17%", "21%", "62%"]


def test_a_wrong_answer_that_few_people_gave_is_not_told() -> None:
    asked = replace(items()[0], answers={"a": 20, "dont_know": 25}, other=75)
    facts = next(block for block in page_of("trainer/network.html", items=(asked, *items()[1:])).blocks if isinstance(block, Facts))
    assert "Most chosen wrong answer" not in [term for term, _ in facts.pairs]


def test_a_module_without_a_question_that_may_be_told() -> None:
    hidden = tuple(replace(item, right=None, wrong=None, dont_know=None, answers={}, other=120) for item in items())
    assert "No single question of this module can be shown." in said(page_of("trainer/network.html", items=hidden), "missed")


@pytest.mark.parametrize(
    ("right", "unknown", "heading"),
    [
        (20, 80, "Networking: mostly unknown, so start with explaining"),
        (20, 10, "Networking: start with what people think now"),
        (20, 50, "Networking: partly unknown, partly wrong ideas"),
        (None, None, "Networking: for the trainer"),
    ],
)
def test_the_heading_says_what_is_missing(right: int | None, unknown: int | None, heading: str) -> None:
    edge = {"edge": 0.1, "side": "low"} if right is None else {}
    whole = group(modules={"network": module("whole_group", 0.6, rank=1, right=right, dont_know=unknown, **edge)}, respondents=120)
    assert page_of("trainer/network.html", whole=whole).heading.text == heading


def test_who_would_rather_not_post_is_respected() -> None:
    assert "nobody has to post" in said(page_of("trainer/network.html"), "tone")


def test_an_earlier_key_counts_on_the_day_of_the_survey() -> None:
    from datetime import date

    from analyzer.model.survey import EarlierKey

    asked = survey()
    changed = replace(asked.items[0], earlier_keys=(EarlierKey(("c",), date(2026, 12, 31)),))
    page = page_of("trainer/network.html", survey=replace(asked, items=(changed, *asked.items[1:])))
    facts = next(block for block in page.blocks if isinstance(block, Facts))
    assert dict(facts.pairs)["Right answer"].text == "Something else"


def test_a_module_with_an_odd_name_stays_in_its_folder() -> None:
    from analyzer.report import addresses

    assert addresses.trainers(["../../evil", "a/b", "A b", "", "x" * 200]) == {
        "../../evil": "trainer/evil.html",
        "a/b": "trainer/a-b.html",
        "A b": "trainer/a-b-2.html",
        "": "trainer/module.html",
        "x" * 200: f"trainer/{'x' * 60}.html",
    }


def test_sizes_that_are_not_known_have_no_columns() -> None:
    whole = group(modules={"network": module("whole_group", 0.6, rank=1)}, respondents=120)
    page = compose(replace(findings(differences=()), groups=(whole,)), Text("en"))
    trainer = next(each for each in page.pages if each.path == "trainer/network.html")
    columns = next(part for part in parts(trainer) if isinstance(part, Table) and part.id == "audience-table").columns
    assert [column.text for column in columns] == ["Group", "Form", "Below the norm", "What it takes", "Its place in the order"]


def test_answers_that_are_each_right_are_alternatives() -> None:
    known = findings()
    asked = [replace(item, key=("a", "b"), dont_know=None) if item.id == "network0" else item for item in known.survey.items]
    page = compose(replace(known, survey=replace(known.survey, items=tuple(asked))), Text("en"))
    trainer = next(each for each in page.pages if each.path == "trainer/network.html")
    told = {term: what.text for term, what in next(block for block in trainer.blocks if isinstance(block, Facts)).pairs}
    assert told["Right answer"] == "The right one or The wrong one"
    assert told["What people answered"] == "20 of 120 had it right, 75 had it wrong or left it open."
