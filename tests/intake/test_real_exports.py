"""Real exports; they are not kept here, and ``ANALYZER_REAL_EXPORTS`` says where they are. Respondents were counted by hand."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import openpyxl
import pytest

from analyzer.intake import describe, survey_the_file
from analyzer.intake.column import Role
from analyzer.intake.identifiers import kind_of_value
from analyzer.model.company import Company
from analyzer.model.problem import Unreadable
from analyzer.text import LANGUAGES, Text

PLACE = os.environ.get("ANALYZER_REAL_EXPORTS")
FILES = sorted(path for path in Path(PLACE, "samples").iterdir() if path.suffix != ".md") if PLACE else []
TABLES = [path for path in FILES if path.suffix in {".csv", ".xlsx"}]
ROLES = set(get_args(Role))

pytestmark = pytest.mark.skipif(not PLACE, reason="ANALYZER_REAL_EXPORTS does not say where the collected files are")


@dataclass(frozen=True)
class Known:
    """What one file holds: rows that are filled, those of them that are headings, and why others are nobody's response."""

    tool: str
    rows: int
    headings: int = 1
    dropped: tuple[tuple[str, int], ...] = ()
    week: str | None = None
    blank_columns: int = 0

    @property
    def respondents(self) -> int:
        return self.rows - self.headings - sum(count for _, count in self.dropped)


KNOWN = {
    # by a part of the file name
    "20160115235816-SurveyExport": Known("alchemer", 1707, 1, (("unfinished", 927), ("empty_form", 5)), "2015-12-21"),
    "Cleaning-of-Uni-Soton": Known("google-forms", 595, week="2019-06-10"),
    "results-h1-2017": Known("google-forms", 21, 1, (("total", 1),), "2017-09-18", blank_columns=1),  # the last row is the mean
    "2019-user-survey": Known("google-forms", 260, 1, (("empty_form", 1),), "2019-06-24"),  # one row has a moment and nothing else
    "2021-user-survey": Known("google-forms", 248, week="2021-05-10"),
    "Drawful_Quiz": Known("google-forms", 120, week="2022-01-10"),
    "Antwoorden_ADS": Known("google-forms", 58, week="2020-08-31"),
    "transportation.csv": Known("kobo", 5, week="2013-02-11", blank_columns=1),
    "transportation_export": Known("kobo", 5, week="2013-02-11"),
    "survey_100001": Known("limesurvey", 4, 1, (("unfinished", 1),), "2022-03-14"),
    "survey_998192": Known("limesurvey", 8, 1, (("unfinished", 5),), "2021-09-20"),
    "results-survey.csv": Known("limesurvey", 47, 2),
    "results-survey.xlsx": Known("limesurvey", 47, 2),
    "Category-1": Known("microsoft-forms", 8, week="2020-05-18"),
    "Better_Sample_Survey": Known("qualtrics", 13, 3, (("test", 10),)),
    "Multiple_Answer_MC": Known("qualtrics", 8, 3, (("test", 5),)),
    "Text_Entry_Components": Known("qualtrics", 18, 3, (("test", 15),)),
    "Sample_Survey_(Insights)": Known("qualtrics", 8, 3, (("test", 5),)),
    "Single_Answer_Matrix": Known("qualtrics", 8, 3, (("test", 5),)),
    "checkboxes-1": Known("redcap", 5),
    "decimal-comma-and-dot": Known("redcap", 5),
    "Observability_Microsurvey": Known("surveymonkey", 188, 2),
    "Ambassadors_Survey_2021": Known("surveymonkey", 46, 2, week="2021-09-13"),
    "FinOps_Microsurvey": Known("surveymonkey", 104, 2),
    "Maintainers_Survey_2022": Known("surveymonkey", 101, 2, blank_columns=2),
    "Maintainers_Survey_2023": Known("surveymonkey", 147, 2),
    "TOC_Survey_2020": Known("surveymonkey", 30, 2, week="2020-02-24"),
    "Strimzi_Survey_2022": Known("surveymonkey", 43, 2),
    "maintainer-survey-results-2019": Known("surveymonkey", 66, 2, week="2019-02-18"),
    "comma-survey": Known("surveymonkey", 1130),
    "Survey_Monkey_Output": Known("surveymonkey", 200, 2, week="2021-01-11"),
    "contribex-survey-2018": Known("surveymonkey", 161),
    "aalto-may": Known("typeform", 49, week="2018-04-23"),
    "espoo-dec": Known("typeform", 26, week="2016-10-17"),
}


def known(path: Path) -> Known:
    (name,) = [part for part in KNOWN if part in path.name]
    return KNOWN[name]


def filled_rows(path: Path) -> list[list[str]]:
    """The rows in which something stands, read without our own code; of a workbook those of the sheet with most rows."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        sheets = [[["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book]
        rows = max(sheets, key=len)
    else:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines, delimiter="\t" if "ystouthart" in path.name else ";" if "dfuchss" in path.name else ","))
    return [row for row in rows if any(cell.strip() for cell in row)]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_the_tool_and_the_respondents(path: Path) -> None:
    expected = known(path)
    rows = filled_rows(path)
    assert len(rows) == expected.rows
    reading = survey_the_file([path], None, Company())
    assert reading.platform == expected.tool
    assert reading.respondents == expected.respondents
    assert reading.dropped_rows == dict(expected.dropped)
    assert (reading.week.isoformat() if reading.week else None) == expected.week


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_column_is_accounted_for(path: Path) -> None:
    """Only a column without a heading and without a value is nothing."""
    reading = survey_the_file([path], None, Company())
    rows = filled_rows(path)
    width = max(map(len, rows))
    blank = [place for place in range(width) if not any(row[place].strip() for row in rows if place < len(row))]
    assert len(blank) == known(path).blank_columns
    assert sum(len(each.columns) for each in reading.forms) == width - len(blank)
    assert {column.role for column in reading.columns} <= ROLES
    assert all(column.kind for column in reading.columns if column.role in {"identifier", "metadata"})


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_nothing_is_asked_of_a_single_table(path: Path) -> None:
    """Nor of the workbook that has a sheet with remarks of its owner besides."""
    assert survey_the_file([path], None, Company()).asked == ()


@pytest.mark.parametrize("path", [path for path in FILES if path.name.startswith("spss")], ids=lambda path: path.name)
def test_spss_files_are_named(path: Path) -> None:
    with pytest.raises(Unreadable, match="an SPSS file"):
        survey_the_file([path], None, Company())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_no_value_of_an_identifier_or_a_time_is_told(path: Path, language: str) -> None:
    reading = survey_the_file([path], None, Company())
    described = describe(reading, Text(language))
    del described["privacy"]  # the same sentences for any file
    told = json.dumps(described, ensure_ascii=False) + repr(reading).removeprefix("Reading")
    rows = filled_rows(path)
    headings, below = rows[: known(path).headings], rows[known(path).headings :]
    asked = " ".join([path.name, *(cell for row in headings for cell in row)])
    assert not {cell for row in below for cell in row if kind_of_value(cell) and len(cell) > 6 and cell in told}
    width = max(map(len, rows))
    kept = [place for place in range(width) if any(row[place].strip() for row in rows if place < len(row))]
    (form,) = reading.forms
    personal = [place for place, column in zip(kept, form.columns, strict=True) if column.role in {"metadata", "identifier", "free_text"}]
    values = {row[place].strip() for row in below for place in personal if place < len(row)}
    assert not {value for value in values if len(value) > 6 and value in told and value not in asked}
