from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.company import Company, Group
from analyzer.model.segment import UNKNOWN
from tests.intake.examples import HEADINGS, answered, messages, people, reading_of

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.intake.reading import Reading


def in_department(*names: str) -> list[list[str]]:
    return [answered(day=f"31-8-2026 14:00:{number:02}", department=name) for number, name in enumerate(names)]


def labels(reading: Reading, segmentation: str = "department") -> list[str]:
    coded = reading.segments[segmentation]
    return [coded.categories[code] for code in coded.codes]


def test_spelling_is_that_of_most_people(tmp_path: Path) -> None:
    names = ["Sales", "sales ", "Sales", " SALES", "Sales\u00a0", "R&D", *["r&d"] * 4]
    assert labels(reading_of(tmp_path, in_department(*names))) == ["Sales"] * 5 + ["r&d"] * 5


def test_the_company_decides_on_spelling_and_on_merging(tmp_path: Path) -> None:
    company = Company((Group("SALES", "", 40), Group("Binnendienst", "", 5, report_as="Zorg")))
    reading = reading_of(tmp_path, in_department("Sales", "sales", "binnendienst", "Zorg"), company=company)
    assert labels(reading) == ["SALES", "SALES", "Zorg", "Zorg"]
    assert reading.segment_labels["department"] == ("SALES", "Zorg")
    assert messages(reading) == []


def test_a_department_that_the_company_does_not_know_is_named_when_five_gave_it(tmp_path: Path) -> None:
    company = Company((Group("Sales", "", 40),))
    reading = reading_of(tmp_path, in_department("Sales", *["Inkoop"] * 5, "Directie"), company=company)
    strange, folded = reading.problems
    assert str(strange.message) == "2 departments in the answers are not in the company workbook, so their size is not known."
    assert strange.values == ("Inkoop",)
    assert str(folded.message) == "1 group with fewer than 5 answers is not in the company workbook. Its people count as unknown."
    assert folded.values == ()


def test_what_few_people_typed_is_no_label_unless_the_company_knows_it(tmp_path: Path) -> None:
    names = [*["Sales"] * 5, *["Zorg"] * 2, "ik zit naast Jan aan de balie"]
    company = Company((Group("Zorg", "", 9),))
    assert labels(reading_of(tmp_path, in_department(*names), company=company)) == ["Sales"] * 5 + ["Zorg"] * 2 + [UNKNOWN]
    assert reading_of(tmp_path, in_department(*names)).segment_labels["department"] == ("Sales", UNKNOWN)


def test_blank_declined_and_personal_answers_are_unknown(tmp_path: Path) -> None:
    names = ["", "Zeg ik liever niet", "prefer not to say.", "N.v.t.", "jan@bedrijf.nl", *["Sales"] * 5]
    assert labels(reading_of(tmp_path, in_department(*names))) == [UNKNOWN] * 5 + ["Sales"] * 5


def test_nobody_unknown_no_category_for_it(tmp_path: Path) -> None:
    assert reading_of(tmp_path, in_department(*["Sales", "HR"] * 5)).segment_labels["department"] == ("HR", "Sales")


def test_a_department_of_ones_own_is_a_question(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, in_department(*(f"P{number}" for number in range(12))))
    (problem,) = reading.questions
    assert problem.severity == "ask"
    assert problem.values == ()


def test_many_departments_of_a_known_company_are_none(tmp_path: Path) -> None:
    company = Company(tuple(Group(f"P{number}", "", 9) for number in range(12)))
    assert reading_of(tmp_path, in_department(*(f"P{number}" for number in range(12))), company=company).questions == ()


def test_levels_are_option_ids_in_the_order_of_the_survey(tmp_path: Path) -> None:
    levels = ["Teamleider", "Werknemer", "staff", "Team lead", "Dat houd ik voor mij", "I keep that to myself", ""]
    rows = [answered(day=f"31-8-2026 14:00:{number:02}", level=level) for number, level in enumerate(levels)]
    reading = reading_of(tmp_path, rows)
    assert labels(reading, "level") == ["team_lead", "staff", "staff", "team_lead", UNKNOWN, UNKNOWN, UNKNOWN]
    assert reading.segment_labels["level"] == ("staff", "team_lead", UNKNOWN)
    assert messages(reading) == []


def test_a_level_that_does_not_exist_is_told(tmp_path: Path) -> None:
    rows = [*people(3), *(answered(day=f"1-9-2026 14:00:{number:02}", level="Baas") for number in range(5)), answered(level="Stagiair")]
    reading = reading_of(tmp_path, rows)
    (problem,) = reading.problems
    assert str(problem.message) == "6 respondents gave an answer that is none of the options and count as unknown."
    assert problem.values == ("Baas",)


def test_without_a_column_everybody_is_unknown(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [row[:1] + row[2:] for row in people(3)], HEADINGS[:1] + HEADINGS[2:])
    assert labels(reading) == [UNKNOWN] * 3
    assert "department" not in reading.matched
    assert "No column with the department was found" in messages(reading)[0]
    assert reading.questions == ()
