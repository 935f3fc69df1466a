"""Two tables in one sheet."""

from __future__ import annotations

import pytest

from analyzer.intake.apart import one_table
from analyzer.sheets.sheet import Sheet, squared
from analyzer.text import sentence

WHERE = sentence("File {file}", file="export.xlsx")
HEAD = ["Tijdstempel", "Afdeling", "Vraag"]
OTHER = ["Maand", "Deelnemers van HR", "Opmerking"]


def people(count: int, department: str = "Sales") -> list[list[str]]:
    return [[f"31-8-2026 9:00:{number:02}", department, "Ja"] for number in range(count)]


def sheet(rows: list[list[str]]) -> Sheet:
    return squared("Blad1", list(enumerate(rows, start=1)))


BESIDE = sheet([[*HEAD, "", *HEAD], *([*one, "", *other] for one, other in zip(people(5), people(5, "HR"), strict=True))])
BELOW = sheet([HEAD, *people(5), [], OTHER, ["mei", "3", "goed"], ["juni", "4", "matig"]])


def chosen(source: Sheet, decision: str) -> list[list[str]]:
    _, (asked,) = one_table(source, WHERE, {})
    found, (again,) = one_table(source, WHERE, {asked.key: decision})
    assert again.key == asked.key
    assert isinstance(found, Sheet)
    return found.rows


def test_one_table_raises_nothing() -> None:
    source = sheet([HEAD, *people(5)])
    assert one_table(source, WHERE, {}) == (source, ())


def test_side_by_side() -> None:
    found, (asked,) = one_table(BESIDE, WHERE, {})
    assert isinstance(found, Sheet)
    assert found.rows == BESIDE.rows
    assert "column E" in str(asked.message)
    assert [choice.value for choice in asked.choices] == ["first", "second", "both"]
    assert chosen(BESIDE, "first") == [HEAD, *people(5)]
    assert chosen(BESIDE, "second") == [HEAD, *people(5, "HR")]
    assert chosen(BESIDE, "both") == BESIDE.rows


def test_below_each_other() -> None:
    _, (asked,) = one_table(BELOW, WHERE, {})
    assert "row 8" in str(asked.message)
    assert chosen(BELOW, "first") == [HEAD, *people(5)]
    assert chosen(BELOW, "second") == [OTHER, ["mei", "3", "goed"], ["juni", "4", "matig"]]
    assert chosen(BELOW, "both") == BELOW.rows


def test_the_second_table_keeps_its_places_in_the_file() -> None:
    _, (asked,) = one_table(BELOW, WHERE, {})
    found, _ = one_table(BELOW, WHERE, {asked.key: "second"})
    assert isinstance(found, Sheet)
    assert found.place(0, 0) == "A8"
    _, (asked,) = one_table(BESIDE, WHERE, {})
    found, _ = one_table(BESIDE, WHERE, {asked.key: "second"})
    assert isinstance(found, Sheet)
    assert found.place(1, 0) == "E2"


@pytest.mark.parametrize(
    "rows",
    [
        [[*HEAD, "", "Opmerking", "Score"], *([*row, "", "x", "3"] for row in people(5))],  # a blank column, and other headings after it
        [HEAD, *people(3), [], *people(2)],  # a blank row in between, and people after it
        [HEAD, *people(5), [], ["Totaal", "", "5"]],
        [["Resultaten"], [], HEAD, *people(5)],  # a title
        [HEAD, *people(5), [], ["Einde"]],
        [HEAD, *people(5), [], ["Gemaakt door", "Anna"], ["Nagekeken door", "Bob"]],
        [[*HEAD, *HEAD], *([*row, *row] for row in people(5))],  # the same questions once more, without a blank column
    ],
)
def test_what_only_looks_like_two_tables(rows: list[list[str]]) -> None:
    source = sheet(rows)
    assert one_table(source, WHERE, {}) == (source, ())
