"""A questionnaire is drafted from what people answered: somebody who typed a name, once or twice, is not found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from analyzer import api
from tests.sample import saved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = ("Timestamp", "Welk netwerk gebruik je het meest?")
OPTIONS = ("LinkedIn", "Instagram", "Geen van deze")


def _drafted(folder: Path, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, set[str]]:
    """The drafted questions with everything that stands beside each."""
    stamped = [[f"2026/09/14 9:{number % 60:02}:00 AM GMT+2", *row] for number, row in enumerate(rows)]
    export = saved([["Timestamp", *heads], *stamped], folder / "antwoorden.csv")
    sheet = load_workbook(api.draft(export, folder / "vragenlijst.xlsx")).worksheets[1]
    return {str(row[0]): {str(cell) for cell in row[1:] if cell} for row in list(sheet.values)[1:] if row[0]}


def _choices(count: int = 40) -> list[str]:
    return [OPTIONS[number % 3] for number in range(count)]


@pytest.mark.parametrize(
    "typed",
    [
        "Xibovu Qafezy",
        "Anders: Xibovu Qafezy",
        "Anders, namelijk Xibovu Qafezy",
        "Qafezy, Xibovu",
        "X. Qafezy",
        "mevrouw Qafezy",
        "Xibovu van der Qafezy (Verkoop)",
        "Fatima",
        "fatima qafezy",
        "qafezy@kantoor.example",
        "qafezy (at) kantoor.example",
        "qaf\u200bezy@\u200bkantoor.example",
        "bel 06-12345678 voor qafezy",
    ],
)
@pytest.mark.parametrize("people", [1, 2, 4])
def test_a_name_that_some_people_typed_is_no_answer(typed: str, people: int, tmp_path: Path) -> None:
    answers = [*_choices(), *[typed] * people]
    drafted = _drafted(tmp_path, HEAD[1:], [[answer] for answer in answers])
    told = {cell for cells in drafted.values() for cell in cells}
    assert typed not in told
    assert not any("qafezy" in cell.casefold() or "fatima" in cell.casefold() for cell in told)


def test_other_answers_of_two_people_and_of_many_are_kept(tmp_path: Path) -> None:
    answers = [*_choices(), *["Een vakblad"] * 2, *["Rode Hoed"] * 5, "iets anders"]
    (cells,) = _drafted(tmp_path, HEAD[1:], [[answer] for answer in answers]).values()
    assert {*OPTIONS, "Een vakblad", "Rode Hoed"} <= cells
    assert "iets anders" not in cells


def test_who_types_a_name_twice_in_one_cell_is_one_person(tmp_path: Path) -> None:
    answers = [f"{one};{OPTIONS[number // 3 % 3]};Een vakblad;" for number, one in enumerate(_choices())] + [
        "bijnaam de kikker;bijnaam de kikker;"
    ]
    drafted = _drafted(tmp_path, ["Waar lees je over je vak?", *"ABCD"], [[answer, *"abcd"] for answer in answers])
    cells = drafted["Waar lees je over je vak?"]
    assert {*OPTIONS, "Een vakblad"} <= cells
    assert not any("kikker" in cell for cell in cells)


def test_a_name_that_the_file_marks_as_right_is_not_written(tmp_path: Path) -> None:
    heads = (HEAD[1], f"{HEAD[1]} [Score]")
    rows = [[answer, "1.00 / 1" if answer == "LinkedIn" else "0.00 / 1"] for answer in _choices()]
    rows += [["Xibovu Qafezy", "1.00 / 1"]]
    drafted = _drafted(tmp_path, heads, rows)
    assert "LinkedIn" in drafted[HEAD[1]]
    assert not any("Qafezy" in cell for cells in drafted.values() for cell in cells)


@pytest.mark.parametrize(
    "heading",
    [
        "Naam van je leidinggevende",
        "Wie is je leidinggevende?",
        "Leidinggevende",
        "Je teamleider",
        "Team lead (name)",
        "Line manager",
        "Who is your manager?",
        "Wer ist Ihr Vorgesetzter?",
        "Afdelingshoofd",
    ],
)
def test_managers_whose_names_come_back_are_no_question(heading: str, tmp_path: Path) -> None:
    names = ["Xibovu", "Qafezy", "Wyduko", "Gezavi"]
    drafted = _drafted(tmp_path, [heading, HEAD[1]], [[names[number % 4], answer] for number, answer in enumerate(_choices())])
    assert set(drafted) == {HEAD[1]}


def test_full_names_that_come_back_are_no_question_under_any_heading(tmp_path: Path) -> None:
    names = ["Xibovu Qafezy", "Wyduko de Gezavi", "Kyxaro El Bufydi", "weet ik niet"]
    rows = [[names[number % 4], answer] for number, answer in enumerate(_choices())]
    assert set(_drafted(tmp_path, ["Bij wie meld je een fout?", HEAD[1]], rows)) == {HEAD[1]}


def test_given_names_that_come_back_are_no_question(tmp_path: Path) -> None:
    names = ["Jan", "Fatima", "sanne", "Kees", "Mohammed", "Ouassima"]
    rows = [[names[number % 6], answer] for number, answer in enumerate(_choices())]
    assert set(_drafted(tmp_path, ["Hoe mogen we je noemen?", HEAD[1]], rows)) == {HEAD[1]}


def test_options_that_are_colleagues_are_no_question(tmp_path: Path) -> None:
    heads = [f"Met wie werk je samen? [{name}]" for name in ("Jan Jansen", "Xibovu Qafezy", "Wyduko Gezavi")]
    rows = [["Ja" if (number + place) % 2 else "" for place in range(3)] + [answer] for number, answer in enumerate(_choices())]
    assert all("Met wie" not in heading for heading in _drafted(tmp_path, [*heads, HEAD[1]], rows))


def test_whether_somebody_is_a_manager_is_a_question(tmp_path: Path) -> None:
    rows = [["Ja" if number % 4 == 0 else "Nee", answer] for number, answer in enumerate(_choices())]
    assert set(_drafted(tmp_path, ["Leidinggevende", HEAD[1]], rows)) == {"Leidinggevende", HEAD[1]}


@pytest.mark.parametrize(
    "departments",
    [
        ("Human Resources", "Customer Service", "Supply Chain", "Legal Affairs"),
        ("Klantenservice", "Financiën", "Raad van Bestuur", "Burgerzaken", "Sociaal Domein"),
        ("Forschung und Entwicklung", "Personalabteilung", "Vertrieb Süd", "Rechnungswesen"),
        ("Marketing & Communicatie", "IT", "HR NL", "Sales"),
    ],
)
def test_departments_are_no_names(departments: Sequence[str], tmp_path: Path) -> None:
    rows = [[departments[number % len(departments)], answer] for number, answer in enumerate(_choices())]
    drafted = _drafted(tmp_path, ["Afdeling", HEAD[1]], rows)
    assert set(departments) <= drafted["Afdeling"]


def test_names_that_only_stand_in_the_second_file_are_no_answers(tmp_path: Path) -> None:
    names = ["Xibovu Qafezy", "Wyduko de Gezavi", "Kyxaro El Bufydi", "Fybaxo Wezuki"]
    days = [f"2026/09/{14 + number % 5} 9:{number:02}:{{}} AM GMT+2" for number in range(40)]
    heads = ["Timestamp", HEAD[1], "Via wie kwam je hier?"]
    first = [
        [day.format("01"), answer, ("Intranet", "Mail")[number % 2]]
        for number, (day, answer) in enumerate(zip(days, _choices(), strict=True))
    ]
    second = [[day.format("02"), answer, names[number % 4]] for number, (day, answer) in enumerate(zip(days, _choices(), strict=True))]
    exports = [saved([heads, *rows], tmp_path / f"{number}.csv") for number, rows in enumerate((first, second))]
    sheet = load_workbook(api.draft(exports, tmp_path / "vragenlijst.xlsx")).worksheets[1]
    told = {str(cell) for row in sheet.values for cell in row}
    assert HEAD[1] in told
    assert told & {heads[-1], *names} == set()


def test_an_address_that_stands_below_the_first_rows_is_not_written(tmp_path: Path) -> None:
    rows = [[answer] for answer in [*_choices(3_000), *["qafezy@kantoor.example"] * 2]]
    drafted = _drafted(tmp_path, HEAD[1:], rows)
    assert not any("@" in cell for cells in drafted.values() for cell in cells)
