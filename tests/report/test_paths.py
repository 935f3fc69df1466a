"""Every number in a document stands in the findings, at its path, with the value that the reader sees."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from analyzer import archive
from analyzer.model.screening import Change, Screening
from analyzer.model.segment import Segment
from analyzer.report import compose
from analyzer.report.document import Cell, Document, Link, Number, Phrase, Table
from analyzer.text import LANGUAGES, Text
from tests.report.handmade import department, findings, group, sales, silent, small
from tests.report.seen import seen
from tests.report.walk import parts

if TYPE_CHECKING:
    from analyzer.model.findings import Findings

MANY = tuple(group(Segment.of(department=f"Afdeling {chr(65 + place // 26)}{chr(65 + place % 26)}"), 12 + place) for place in range(60))

SCREENED = Screening(
    ("long_string", "speeding", "straight_lining"),
    14,
    "",
    {"network": Change("up", 1, 3), "privacy": Change("up", 1, 3), "images": Change("down", 3, None), "safety": Change("either", 0, 1)},
)

KINDS: dict[str, Findings] = {
    "all kinds": findings(),
    "no groups": replace(findings(), groups=findings().groups[:1], withheld=(), comparisons=(), differences=(), problems=()),
    "same for all": findings(differences=()),
    "nothing advised": findings(department("Rust"), whole=group(respondents=90)),
    "no company": findings(replace(sales(response=None), response=None), small(), company_known=False),
    "all withheld": findings(group(Segment.of(department="Stil"), 9, {"privacy": silent()})),
    "sixty departments": findings(*MANY),
    "screened": findings(screening=SCREENED),
    "screened, too few": findings(screening=Screening(("long_string",), None, "low", {})),
    "screened, too many": findings(screening=Screening(("long_string", "speeding"), None, "high", {})),
    "not scored": findings(not_scored=("network0",), status="final", fieldwork=None),
}


def find(told: Any, path: str) -> Any:
    """What stands at a path."""
    for part in path.split("."):
        told = told[int(part)] if isinstance(told, list) else told[part]
    return told


@cache
def _composed(name: str, language: str) -> tuple[Document, dict[str, Any]]:
    return compose(KINDS[name], Text(language)), json.loads(json.dumps(archive.as_json(KINDS[name])))


@pytest.fixture(params=[(name, language) for name in KINDS for language in LANGUAGES], ids=lambda param: f"{param[0]}, {param[1]}")
def composed(request: pytest.FixtureRequest) -> tuple[Document, dict[str, Any]]:
    return _composed(*request.param)


def test_every_number_stands_at_its_path(composed: tuple[Document, dict[str, Any]]) -> None:
    document, told = composed
    numbers = {part for part in parts(document) if isinstance(part, Number)}
    assert numbers
    assert [number for number in numbers if find(told, number.path) != number.value] == []


def test_every_number_is_written_as_its_value_says(composed: tuple[Document, dict[str, Any]]) -> None:
    document, _ = composed
    text = Text(document.language)
    for number in {part for part in parts(document) if isinstance(part, Number)}:
        if number.kind == "share":
            edges = {0.0: f"<{text.percent(0.01)}", 1.0: f">{text.percent(0.99)}"}
            assert number.shown in {text.percent(number.value), edges.get(number.value)}
        elif number.kind == "count":
            assert number.shown == text.number(number.value, 0 if number.value == int(number.value) else 1)
        elif number.kind == "minutes":
            assert number.shown == text.number(60 * number.value)
        else:
            assert number.shown in {text.number(number.value, decimals) for decimals in (0, 1, 2)}


def test_numbers_stand_in_their_phrase(composed: tuple[Document, dict[str, Any]]) -> None:
    document, _ = composed
    phrases = [part for part in parts(document) if isinstance(part, Phrase)]
    assert [phrase for phrase in phrases for number in phrase.numbers if number.shown not in phrase.text] == []


def test_no_digit_is_without_a_path(composed: tuple[Document, dict[str, Any]]) -> None:
    """Digits come from numbers with a path, or from names, dates, questions, sources and the wording of a rule."""
    document, told = composed
    given = sorted(_given(told, document.language), key=len, reverse=True)
    left = [(said, rest) for said, numbers in seen(document) if re.search(r"\d", rest := _without(said, [*given, *numbers]))]
    assert left == []


def _given(told: dict[str, Any], language: str) -> set[str]:
    text = Text(language)
    rules = {text.say(part) for _, _, title, reason in findings().policy.rules() for part in (title, reason)}
    days = {
        text.date(day) for day in (findings().fieldwork, findings().made_on, *(item.verified for item in findings().survey.items)) if day
    }
    labels = {label for one in (*told["groups"], *told["withheld"]) for label in one["where"].values()}
    law = {"article 27, first paragraph", "artikel 27, eerste lid"}
    return {*rules, *days, *labels, *law, told["survey"]["version"]}


def _without(said: str, known: list[str]) -> str:
    for piece in sorted(known, key=len, reverse=True):
        said = said.replace(piece, "")
    return said


def test_findings_from_a_file_give_the_same_document(composed: tuple[Document, dict[str, Any]]) -> None:
    document, told = composed
    assert compose(archive.from_json(told), Text(document.language)) == document


def test_tables_are_whole(composed: tuple[Document, dict[str, Any]]) -> None:
    document, _ = composed
    tables = [part for part in parts(document) if isinstance(part, Table)]
    assert [table.id for table in tables for row in table.rows if len(row) != len(table.columns)] == []
    assert [table.id for table in tables if any(cell.hidden for row in table.rows for cell in row) and not table.note] == []
    assert {cell.text.text for table in tables for row in table.rows for cell in row if cell.hidden} <= {"·"}


def test_every_link_leads_somewhere(composed: tuple[Document, dict[str, Any]]) -> None:
    document, _ = composed
    paths = {page.path for page in document.pages} | {"workbook.xlsx"}
    assert len(paths) == len(document.pages) + 1
    assert {part.target for part in parts(document) if isinstance(part, Link)} <= paths


def test_ids_on_a_page_are_its_own(composed: tuple[Document, dict[str, Any]]) -> None:
    document, _ = composed
    for page in document.pages:
        ids = [part.id for part in parts(page) if getattr(part, "id", "") and not isinstance(part, Cell)]
        assert len(ids) == len(set(ids)), page.path
