"""A company workbook to begin with: what stands in it, what never does, and what becomes of it when it is completed in part."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzer.model.company import Company, Group
from analyzer.organisation import prefilled, read
from analyzer.sheets.plain import is_blank, plain, tidy, unhyphened
from tests.intake.examples import SURVEY

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LABELS = {
    "department": {"zorg": 41, "=Sales": 5, "Binnendienst": 6789, "Directie": 4, "unknown": 12},
    "level": {"staff": 60, "team_lead": 9},
}
KNOWN = Company(
    (Group("Zorg", "staff", 30, "", "hr"), Group("Balie", "", 3, "binnendienst"), Group("Directie", "", None)), {("hr", "privacy"): 3}
)


def made(language: str = "nl", known: Company | None = None, labels: dict[str, dict[str, int]] | None = None) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(prefilled(LABELS if labels is None else labels, SURVEY, language, known)))


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(values_only=True))


def offered(book: Workbook, sheet: str, column: str) -> list[object]:
    """What the list below the first cell of a column holds, looked up where it points."""
    (formula,) = [choice.formula1 for choice in book[sheet].data_validations.dataValidation if f"{column}2" in choice.sqref]
    place, _, cells = formula.rpartition("!")
    return [cell.value for (cell,) in book[place.strip("'") or sheet][cells.replace("$", "")] if cell.value]


def test_a_row_for_each_department_that_five_people_gave() -> None:
    book = made()
    assert book.sheetnames == ["uitleg", "groepen", "behoeften"]
    assert rows(book["groepen"]) == [
        ("Afdeling", "Niveau", "Aantal medewerkers", "Rapporteren als", "Functiegroep"),
        ("=Sales", None, None, None, None),
        ("Binnendienst", None, None, None, None),
        ("zorg", None, None, None, None),
    ]
    assert book["groepen"]["A2"].data_type == "s"
    assert made("en").sheetnames == ["how to", "groups", "needs"]


def test_how_many_people_gave_a_label_stands_nowhere() -> None:
    written = " ".join(str(value) for sheet in made() for row in rows(sheet) for value in row if value is not None)
    assert "6789" not in written
    assert "41" not in written
    assert "Directie" not in written
    assert "unknown" not in written


def test_what_the_survey_says_that_each_role_needs() -> None:
    first, *others = SURVEY.modules
    survey = replace(SURVEY, modules=(replace(first, needed_by=("hr",)), *others))
    book = openpyxl.load_workbook(io.BytesIO(prefilled(LABELS, survey, "nl")))
    assert rows(book["behoeften"]) == [("Functiegroep", "LinkedIn voor je vak", "Privacy"), ("Kantoor", 0, 1), ("HR", 1, 1)]


def test_levels_roles_and_departments_can_be_chosen() -> None:
    book = made()
    assert offered(book, "groepen", "B") == ["Medewerker", "Teamleider"]
    assert offered(book, "groepen", "E") == ["Kantoor", "HR"]
    assert offered(book, "groepen", "D") == ["=Sales", "Binnendienst", "zorg"]
    assert all(len(choice.prompt or "") <= 255 for choice in book["groepen"].data_validations.dataValidation)


def test_without_roles_there_is_nothing_to_say_about_needs() -> None:
    book = openpyxl.load_workbook(io.BytesIO(prefilled(LABELS, replace(SURVEY, role_families=()), "en")))
    assert book.sheetnames == ["how to", "groups"]
    assert not any("needs" in str(row[0]) for row in rows(book["how to"]))


def test_levels_of_the_file_where_the_survey_lists_none() -> None:
    listed = tuple(replace(one, options=()) if one.id == "level" else one for one in SURVEY.segmentations)
    labels = {**LABELS, "level": {"junior": 20, "senior": 5, "chief": 1}}
    book = openpyxl.load_workbook(io.BytesIO(prefilled(labels, replace(SURVEY, segmentations=listed), "en")))
    assert offered(book, "groups", "B") == ["junior", "senior"]


def test_what_is_known_stays_and_new_departments_stand_below(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(prefilled(LABELS, SURVEY, "nl", KNOWN))
    found, _ = read(tmp_path / "a.xlsx", SURVEY)
    assert found.groups == (*KNOWN.groups, Group("=Sales", "", None))
    assert found.needs == {("office", "linkedin"): 1, ("office", "privacy"): 1, ("hr", "linkedin"): 1, ("hr", "privacy"): 3}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_can_be_read_before_anything_is_filled_in(tmp_path: Path, language: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(prefilled(LABELS, SURVEY, language))
    found, (note,) = read(tmp_path / "a.xlsx", SURVEY)
    assert [group.department for group in found.groups] == ["=Sales", "Binnendienst", "zorg"]
    assert str(note.message) == "The number of people of 3 groups is blank."


def test_it_can_be_completed_in_part(tmp_path: Path) -> None:
    book = made("en")
    groups = book["groups"]
    groups["B3"], groups["C3"], groups["E3"] = "Team lead", 12, "HR"
    groups["D2"] = groups["D4"] = "Together"
    book.save(tmp_path / "a.xlsx")
    found, (note,) = read(tmp_path / "a.xlsx", SURVEY)
    assert found.groups == (
        Group("=Sales", "", None, "Together"),
        Group("Binnendienst", "team_lead", 12, "", "hr"),
        Group("zorg", "", None, "Together"),
    )
    assert str(note.message) == "The number of people of 2 groups is blank."


def test_a_file_without_departments_gives_headings_to_write_under() -> None:
    assert len(rows(made(labels={})["groepen"])) == 1


def test_the_explanation_names_the_sheets_and_headings_of_its_language() -> None:
    for language, names in {"nl": ("groepen", "Rapporteren als", "Functiegroep"), "en": ("groups", "Report as", "Role family")}.items():
        book = made(language)
        said = " ".join(str(row[0]) for row in rows(book.worksheets[0]))
        assert all(name in said for name in names)
        assert "{" not in said


def test_the_same_file_gives_the_same_bytes_in_whatever_order_its_labels_come() -> None:
    turned = {name: dict(reversed(counts.items())) for name, counts in LABELS.items()}
    assert prefilled(LABELS, SURVEY, "nl") == prefilled(turned, SURVEY, "nl")


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=20).map(tidy)
DEPARTMENTS = NAMES.filter(lambda name: not is_blank(name) and "tota" not in plain(name) and plain(name) != "unknown")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(DEPARTMENTS, min_size=1, unique_by=unhyphened))
def test_any_department_can_be_read_again(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / "a.xlsx").write_bytes(prefilled({"department": dict.fromkeys(names, 5)}, SURVEY, "nl"))
    assert sorted(group.department for group in read(tmp_path / "a.xlsx", SURVEY)[0].groups) == sorted(names)
