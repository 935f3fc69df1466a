from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.model.company import Company, Group
from analyzer.model.problem import Unreadable
from analyzer.organisation import read
from tests.intake.examples import SURVEY
from tests.sheets.books import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADINGS = ["Afdeling", "Niveau", "Aantal medewerkers", "Rapporteren als", "Functiegroep"]


def company(folder: Path, *rows: Sequence[object], needs: Sequence[Sequence[object]] = (), headings: Sequence[str] = HEADINGS) -> Company:
    sheets: dict[str, Sequence[Sequence[object]]] = {"Groepen": [headings, *rows]}
    if needs:
        sheets["Behoeften"] = needs
    return read(workbook(folder / "company.xlsx", sheets), SURVEY)[0]


def faults(folder: Path, *rows: Sequence[object], needs: Sequence[Sequence[object]] = (), headings: Sequence[str] = HEADINGS) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        company(folder, *rows, needs=needs, headings=headings)
    assert all(problem.severity == "stop" and str(problem.remedy) for problem in caught.value.problems)
    return [f"{str(problem.where).removeprefix('Company workbook, sheet ')}: {problem.message}" for problem in caught.value.problems]


def test_a_dutch_workbook(tmp_path: Path) -> None:
    found = company(
        tmp_path,
        ["Sales ", "Medewerker", 40, None, "Kantoor"],
        ["Sales", "teamleider", 3.0, None, "kantoor"],
        ["Binnendienst", None, "12", "Sales", None],
        ["Totaal", None, 55, None, None],
        needs=[["Functiegroep", "LinkedIn voor je vak", "Privacy"], ["Kantoor", 1, None], ["HR", "nee", "expert"]],
    )
    assert found.groups == (
        Group("Sales", "staff", 40, "", "office"),
        Group("Sales", "team_lead", 3, "", "office"),
        Group("Binnendienst", "", 12, "Sales", ""),
    )
    assert found.needs == {("office", "linkedin"): 1, ("hr", "linkedin"): 0, ("hr", "privacy"): 3}


def test_an_english_workbook_with_ids(tmp_path: Path) -> None:
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "groups": [["department", "level", "headcount", "report_as", "role_family"], ["Sales", "staff", 40, "", "hr"]],
        "needs": [["role_family", "privacy", "LinkedIn at work"], ["hr", "advanced", "0"]],
    }
    found, notes = read(workbook(tmp_path / "a.xlsx", sheets), SURVEY)
    assert found.groups == (Group("Sales", "staff", 40, "", "hr"),)
    assert found.needs == {("hr", "privacy"): 3, ("hr", "linkedin"): 0}
    assert notes == ()


def test_columns_that_may_be_left_out(tmp_path: Path) -> None:
    assert company(tmp_path, ["Sales", 4], headings=["Afdeling", "Aantal"]).groups == (Group("Sales", "", 4),)


def test_a_single_sheet_may_have_any_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [["Afdeling", "Aantal medewerkers"], ["Sales", 4]]})
    assert read(path, SURVEY)[0].groups == (Group("Sales", "", 4),)


def test_a_csv_of_groups(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Afdeling;Aantal medewerkers\nSales;4\n", "utf-8")
    assert read(tmp_path / "a.csv", SURVEY)[0].groups == (Group("Sales", "", 4),)


def test_a_role_that_the_sheet_with_needs_adds(tmp_path: Path) -> None:
    found = company(tmp_path, ["Zorg", None, 4, None, "Verpleging"], needs=[["Functiegroep", "Privacy"], ["Verpleging", 2]])
    assert found.groups[0].role_family == "Verpleging"
    assert found.needs == {("Verpleging", "privacy"): 2}


def test_a_name_to_report_under_counts_for_the_whole_department(tmp_path: Path) -> None:
    found = company(
        tmp_path, ["Balie", "Medewerker", 4, "Zorg", None], ["Balie", "Teamleider", 1, None, None], ["Zorg", None, 9, "Zorg", None]
    )
    assert [group.report_as for group in found.groups] == ["Zorg", "Zorg", "Zorg"]
    assert found.renames() == {"Balie": "Zorg"}


def test_all_faults_at_once_by_sheet_and_cell(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        ["", "Medewerker", 4, "", ""],
        ["Sales", "Directeur", -1, "", "Piloot"],
        ["HR", "", "ongeveer 10", "", ""],
        ["IT", "", "1,5", "", ""],
        ["Zorg", "", None, "", ""],
        needs=[["Functiegroep", "Privacy", "Koken"], ["Kantoor", "misschien", 1], ["Kantoor", 1, 1]],
    )
    assert found == [
        "Groepen, cell A2: The department is missing.",
        "Groepen, cell C3: The number of people must be a whole number of 0 or more.",
        "Groepen, cell B3: This level does not exist in the questionnaire.",
        "Groepen, cell E3: This role does not exist in the questionnaire or on the sheet with needs.",
        "Groepen, cell C4: The number of people must be a whole number of 0 or more.",
        "Groepen, cell C5: The number of people must be a whole number of 0 or more.",
        "Behoeften, cell C1: This is no module of the questionnaire, or it stands there twice.",
        "Behoeften, cell B2: A need is 0 (not needed), 1 (basic), 2 (intermediate) or 3 (advanced).",
        "Behoeften, cell A3: The role is missing or stands there twice.",
    ]


def test_the_remedy_names_the_choices_and_the_fault_its_text(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        company(tmp_path, ["Sales", "Directeur", 1, "", "Piloot"])
    level, role = caught.value.problems
    assert str(level.remedy) == "Choose one of Medewerker and Teamleider."
    assert level.values == ("Directeur",)
    assert str(role.remedy) == "Choose one of Kantoor and HR, or add the role to the sheet with needs."


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([["Sales", "", 4], ["Sales", "", 5]], "Groepen, cell A3: This group stands there twice."),
        (
            [["Sales", "", 4], ["Sales", "Medewerker", 5]],
            "Groepen, cell A3: This department stands there as a whole and by level; its people would count twice.",
        ),
        ([["Sales", "Medewerker", 4], ["SALES", "Teamleider", 5]], "Groepen, cell A3: This department is spelled in two ways."),
        ([["HR-advies", "Medewerker", 4], ["HR advies", "Teamleider", 5]], "Groepen, cell A3: This department is spelled in two ways."),
        (
            [["Sales", "", 4, "A"], ["A", "", 5, "B"]],
            "Groepen, cell D2: The department it is reported under is itself reported under another.",
        ),
    ],
)
def test_people_cannot_count_twice(tmp_path: Path, rows: list[list[object]], fault: str) -> None:
    assert faults(tmp_path, *rows) == [fault]


def test_one_department_under_two_names(tmp_path: Path) -> None:
    found = faults(tmp_path, ["Sales", "Medewerker", 4, "A"], ["Sales", "Teamleider", 4, "B"])
    assert found == [f"Groepen, cell D{row}: This department is reported under two names." for row in (2, 3)]


def test_a_name_to_report_under_is_spelled_one_way(tmp_path: Path) -> None:
    found = company(tmp_path, ["Balie", "", 4, " zorg"], ["Post", "", 3, "SERVICE"], ["Bode", "", 2, "Service"], ["Zorg", "", 9, None])
    assert [group.report_as for group in found.groups] == ["Zorg", "SERVICE", "SERVICE", ""]


def test_departments_that_the_answers_tell_apart_stand_apart(tmp_path: Path) -> None:
    assert [group.department for group in company(tmp_path, ["a_b", "", 4], ["a b", "", 5]).groups] == ["a_b", "a b"]


def test_a_blank_head_count_is_not_known(tmp_path: Path) -> None:
    rows = [HEADINGS, ["Sales", None, None, "Zorg", "Kantoor"], ["Zorg", None, 12, None, None], ["IT", None, " ", None, None]]
    found, (note,) = read(workbook(tmp_path / "a.xlsx", {"Groepen": rows}), SURVEY)
    assert found.groups == (Group("Sales", "", None, "Zorg", "office"), Group("Zorg", "", 12), Group("IT", "", None))
    assert found.renames() == {"Sales": "Zorg"}
    assert (note.severity, str(note.where)) == ("note", "Company workbook, sheet Groepen")
    assert str(note.message) == "The number of people of 2 groups is blank."
    assert note.values == ()


def test_a_note_is_not_among_the_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, ["Sales", "", None], ["IT", "", -1]) == [
        "Groepen, cell C3: The number of people must be a whole number of 0 or more."
    ]


def test_missing_columns_and_rows(tmp_path: Path) -> None:
    assert faults(tmp_path, ["Sales", 4], headings=["Sector", "Mensen"]) == [
        "Groepen: There is no column Department / Afdeling.",
        "Groepen: There is no column Headcount / Aantal medewerkers.",
    ]
    assert faults(tmp_path, ["Totaal", "", 4]) == ["Groepen: There are no groups below the headings."]
    assert faults(tmp_path, ["Sales", "", 4], needs=[["Rol", "Privacy"], ["Kantoor", 1]]) == [
        "Behoeften: There is no column Role family / Functiegroep."
    ]


def test_a_workbook_without_the_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Behoeften": [["Functiegroep", "Privacy"]], "Blad2": [["a", "b"]]})
    with pytest.raises(Unreadable, match="no sheet groups / groepen"):
        read(path, SURVEY)


def test_a_file_that_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(Unreadable, match="a picture"):
        read(tmp_path / "a.xlsx", SURVEY)
