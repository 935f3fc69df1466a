from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer import simulation
from analyzer.simulation import Scenario
from analyzer.simulation.layout import as_csv, as_xlsx

if TYPE_CHECKING:
    from analyzer.model.survey import Survey


@pytest.mark.parametrize(("language", "time", "word"), [("nl", "Tijdstempel", "Vraag"), ("en", "Timestamp", "Question")])
def test_columns_are_the_questions_in_the_order_asked(survey: Survey, language: str, time: str, word: str) -> None:
    headings = simulation.simulate(survey, Scenario(), seed=1).export(language).headings
    assert headings == [time, *(f"{word} {item.id}?" for item in survey.items), f"{word}: waar?", "level"]


@pytest.mark.parametrize(("language", "silent"), [("nl", "Zeg ik liever niet"), ("en", "Rather not say")])
def test_answers_are_the_words_of_the_options(survey: Survey, language: str, silent: str) -> None:
    export = simulation.simulate(survey, Scenario(rather_not_say=0.1), seed=1).export(language)
    wording = survey.wording(language)
    columns = list(zip(*export.rows, strict=True))
    for item, column in zip(survey.items, columns[1:], strict=False):
        assert set(column) == {"", *wording.items[item.id].options.values()}
    assert set(columns[-2]) == {*Scenario().departments, silent}
    assert set(columns[-1]) == {"S", "T", "M", silent}


@pytest.mark.parametrize(
    ("language", "pattern", "order"),
    [("nl", r"(\d+)-(\d+)-2026 \d\d:\d\d:\d\d", "dm"), ("en", r"(\d+)/(\d+)/2026 \d{1,2}:\d\d:\d\d", "md")],
)
def test_times_are_written_as_the_language_does(survey: Survey, language: str, pattern: str, order: str) -> None:
    export = simulation.simulate(survey, Scenario(), seed=1).export(language)
    found = [re.fullmatch(pattern, row[0]) for row in export.rows]
    days = [dict(zip(order, map(int, match.groups()), strict=True)) for match in found if match]
    assert [date(2026, day["m"], day["d"]) for day in days] == [moment.date() for moment in export.moments]


def test_fieldwork_is_two_working_weeks(survey: Survey) -> None:
    moments = simulation.simulate(survey, Scenario(size=5000), seed=1).export("nl").moments
    assert moments == sorted(moments)
    assert {moment.date() for moment in moments} == {date(2026, 10, day) for day in (5, 6, 7, 8, 9, 12, 13, 14, 15, 16)}


def test_the_csv_is_as_the_tool_writes_it(survey: Survey) -> None:
    export = simulation.simulate(survey, Scenario(), seed=1).export("nl")
    written = as_csv(export)
    assert written.startswith(b"Tijdstempel,Vraag S0?,")
    assert list(csv.reader(io.StringIO(written.decode("utf-8"), newline=""))) == [export.headings, *export.rows]


def test_the_workbook_holds_the_same_with_real_times(survey: Survey) -> None:
    export = simulation.simulate(survey, Scenario(), seed=1).export("nl")
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(export)))
    rows = list(book["Formulierreacties 1"].iter_rows(values_only=True))
    assert [heading or "" for heading in rows[0]] == export.headings
    assert [[cell or "" for cell in row[1:]] for row in rows[1:]] == [row[1:] for row in export.rows]
    assert [row[0] for row in rows[1:]] == export.moments
    assert all(isinstance(row[0], datetime) for row in rows[1:])
    assert as_xlsx(export) == as_xlsx(export)


def test_an_unknown_language_is_refused(survey: Survey) -> None:
    with pytest.raises(ValueError, match="language is 'fy'"):
        simulation.simulate(survey, Scenario(), seed=1).export("fy")
