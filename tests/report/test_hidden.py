"""What is not shown: the same sign and the same note everywhere, and a row for every group."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from analyzer.model.segment import Segment
from analyzer.report import compose
from analyzer.report.cells import HIDDEN
from analyzer.report.document import Document, Table
from analyzer.report.sections.hidden import note
from analyzer.report.story import Story
from analyzer.text import LANGUAGES, Text
from tests.report.handmade import MODULES, department, findings, group, sales, silent, small
from tests.report.walk import parts

QUIET = group(Segment.of(department="Stil"), 9, {id: silent() for id in MODULES})
WITHHELD = (Segment.of(department="Aardvark"), Segment.of(department="Zebra"), Segment.of(level="lead"))
FOUND = replace(findings(department("Midden"), sales(), small(), QUIET), withheld=WITHHELD)


@cache
def composed(language: str) -> Document:
    return compose(FOUND, Text(language))


def tables(document: Document) -> list[Table]:
    return list({part.id + str(id(part)): part for part in parts(document) if isinstance(part, Table)}.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_sign_and_one_note_whatever_the_reason(language: str) -> None:
    explained = note(Story.of(FOUND, Text(language))).text
    concealed = [table for table in tables(composed(language)) if any(cell.hidden for row in table.rows for cell in row)]
    assert len(concealed) > 4
    assert {cell.text.text for table in concealed for row in table.rows for cell in row if cell.hidden} == {HIDDEN}
    assert [table.id for table in concealed if table.note is None or explained not in table.note.text] == []


def rows(table: Table) -> list[str]:
    return [row[0].text.text for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_group_is_missing_from_a_table_of_groups(language: str) -> None:
    known = {"Midden", "Verkoop", "Stil", "Aardvark", "Zebra"}
    first = [table for table in tables(composed(language)) if {"Midden", "Verkoop"} <= set(rows(table)) and table.id != "actions"]
    assert len(first) >= 4
    assert [table.id for table in first if not known <= set(rows(table)) and table.id != "audience-table"] == []


def test_hidden_groups_stand_in_the_order_of_the_alphabet() -> None:
    for table in tables(composed("nl")):
        hidden = [row[0].text.text for row in table.rows if row[0].text.text in {"Aardvark", "Zebra"}]
        assert hidden == sorted(hidden)


def test_a_row_of_a_hidden_group_is_hidden_all_along() -> None:
    for table in tables(composed("nl")):
        for row in table.rows:
            if row[0].text.text == "Zebra":
                assert [number for cell in row for number in cell.text.numbers if not number.path.startswith("survey.")] == []
