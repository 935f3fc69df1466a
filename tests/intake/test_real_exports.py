"""Real exports; they are not kept here, and ``ANALYZER_REAL_EXPORTS`` says where they are. Respondents were counted by hand."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from analyzer.intake import describe, survey_the_file
from analyzer.intake.identifiers import kind_of_value
from analyzer.model.company import Company
from analyzer.model.problem import Unreadable
from analyzer.text import Text

PLACE = os.environ.get("ANALYZER_REAL_EXPORTS")
FILES = sorted(path for path in Path(PLACE, "samples").iterdir() if path.suffix != ".md") if PLACE else []
GOOGLE_FORMS = {
    # by a part of the file name: rows below the headings, less those that are no respondent
    "ystouthart": (57, {}, "2020-08-31"),
    "Southampton": (594, {}, "2019-06-10"),
    "wjsutton": (119, {}, "2022-01-10"),
    "results-h1-2017": (20 - 1, {"total": 1}, "2017-09-18"),  # the last row is the mean of the first question
    "2021-user-survey": (247, {}, "2021-05-10"),
    "2019-user-survey": (259 - 1, {"empty_form": 1}, "2019-06-24"),  # one row has a moment and nothing else
}

pytestmark = pytest.mark.skipif(not PLACE, reason="ANALYZER_REAL_EXPORTS does not say where the collected files are")


@pytest.mark.parametrize("path", [path for path in FILES if path.name.startswith("googleforms")], ids=lambda path: path.name)
def test_google_forms(path: Path) -> None:
    respondents, dropped, week = next(known for part, known in GOOGLE_FORMS.items() if part in path.name)
    reading = survey_the_file([path], None, Company())
    assert reading.platform == "google-forms"
    assert reading.respondents == respondents
    assert reading.dropped_rows == dropped
    assert reading.week is not None
    assert reading.week.isoformat() == week


@pytest.mark.parametrize("path", [path for path in FILES if not path.name.startswith(("googleforms", "spss"))], ids=lambda path: path.name)
def test_other_tools_are_described_as_tables(path: Path) -> None:
    reading = survey_the_file([path], None, Company())
    assert reading.platform == "generic"
    assert reading.respondents > 0


@pytest.mark.parametrize("path", [path for path in FILES if path.name.startswith("spss")], ids=lambda path: path.name)
def test_spss_files_are_named(path: Path) -> None:
    with pytest.raises(Unreadable, match="an SPSS file"):
        survey_the_file([path], None, Company())


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".csv"], ids=lambda path: path.name)
def test_no_value_of_an_identifier_or_a_time_is_told(path: Path) -> None:
    reading = survey_the_file([path], None, Company())
    told = json.dumps(describe(reading, Text("en")), ensure_ascii=False)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t" if "ystouthart" in path.name else ";" if "dfuchss" in path.name else ","))
    assert not {cell for row in rows[1:] for cell in row if kind_of_value(cell) and len(cell) > 6 and cell in told}
    personal = {column.heading for column in reading.columns if column.role in {"metadata", "identifier"}}
    columns = [number for number, heading in enumerate(rows[0]) if heading in personal]
    values = {row[number] for row in rows[1:] for number in columns if len(row) > number and len(row[number]) > 6}
    asked = " ".join(rows[0])
    assert not {cell for cell in values if cell in told and cell not in asked}
