"""The method page prints every rule with its reason, and says what does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.model.policy import Policy
from analyzer.report import compose
from analyzer.report.document import Heading, Listing, Table
from analyzer.text import LANGUAGES, Text
from tests.report.handmade import findings
from tests.report.test_group_pages import said
from tests.report.walk import parts

if TYPE_CHECKING:
    from analyzer.report.document import Page


def page_of(language: str = "en", **known: object) -> Page:
    return compose(findings(**known), Text(language)).pages[-1]  # type: ignore[arg-type]


def table(page: Page, id: str) -> list[list[str]]:
    found = next(part for part in parts(page) if isinstance(part, Table) and part.id == id)
    return [[cell.text.text for cell in row] for row in found.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_there_with_its_reason(language: str) -> None:
    text = Text(language)
    rules = Policy().rules()
    rows = table(page_of(language), "rules-table")
    assert [(row[0], row[2]) for row in rows] == [(text.say(title), text.say(reason)) for _, _, title, reason in rules]


def test_the_rules_are_those_of_the_run() -> None:
    rows = table(page_of(policy=Policy.with_minimum(9)), "rules-table")
    assert [row[1] for row in rows][:3] == ["9", "9", "1"]
    assert "A group of fewer than 9 people is not shown at all." in said(page_of(policy=Policy.with_minimum(9)), "protection")
    values = {row[0]: row[1] for row in rows}
    assert values["Share of a group that may be below the norm before training is needed"] == "30%"
    assert values["Mean score on a scale of 1 to 5 from which somebody agrees"] == "3.5"
    assert values["Share of the statements of a scale that must be answered"] == "67%"


def test_the_norm_is_called_provisional() -> None:
    assert "voorlopige norm" in said(page_of("nl"), "norms")
    assert table(page_of(), "norms-table")[0] == ["Networking: whom do you know?", "60%", "6", "12%"]


def test_a_module_whose_spread_is_unknown_has_an_empty_cell() -> None:
    assert table(page_of(spreads={}), "norms-table")[0] == ["Networking: whom do you know?", "60%", "", ""]


def test_comparisons_are_told_in_bands() -> None:
    assert table(page_of(), "comparisons-table") == [
        ["Networking: whom do you know?", "Department", "3", "12%", "less than one in a thousand"],
        ["Networking: whom do you know?", "Level", "2", "1%", "no clear difference"],
    ]
    assert "That cannot be told" in said(page_of(comparisons=()), "comparisons")


def test_questions_that_do_not_count_are_named_by_their_text() -> None:
    assert "Question eerste on network?" in said(page_of(not_scored=("network0",)), "unscored")
    assert [block for block in page_of().blocks if isinstance(block, Heading) and block.id == "unscored"] == []


def test_what_was_noticed_is_told_with_its_numbers() -> None:
    notices = next(block for block in page_of().blocks[-1:] if isinstance(block, Listing))
    assert notices.lines[0].text == "The file answers.csv: 3 hours. No."
    assert [number.path for number in notices.lines[0].numbers] == ["problems.0.message.places.n"]
