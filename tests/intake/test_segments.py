from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from analyzer.intake.segments import label_segments
from analyzer.model.company import Company, Group
from analyzer.model.segment import UNKNOWN
from analyzer.text import Text, sentence
from tests.intake.examples import HEADINGS, SURVEY, answered, messages, people, reading_of

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.intake.labelled import Labelled
    from analyzer.model.question import Question

WHERE = sentence("Column {column}", column="Afdeling")
DEPARTMENT, LEVEL = SURVEY.segmentations


def labelled(cells: dict[str, int], company: Company | None = None, decisions: dict[str, str] | None = None) -> Labelled:
    return label_segments(DEPARTMENT, Counter(cells), SURVEY, company or Company(), WHERE, decisions or {})


def levelled(cells: dict[str, int], decisions: dict[str, str] | None = None) -> Labelled:
    return label_segments(LEVEL, Counter(cells), SURVEY, Company(), WHERE, decisions or {})


def company_of(*names: str) -> Company:
    return Company(tuple(Group(name, "", 9) for name in names))


def values(question: Question) -> list[str]:
    return [choice.value for choice in question.choices]


def said(question: Question) -> str:
    """All that the reader sees, in both languages."""
    texts = [question.where, question.message, *(choice.label for choice in question.choices)]
    return " ".join(Text(language).say(text) for language in ("en", "nl") for text in texts)


# Spelling


def test_spelling_is_that_of_most_people() -> None:
    found = labelled({"Sales": 2, "sales ": 1, " SALES": 1, "Sales\u00a0": 1, "R&D": 1, "r&d": 4})
    assert dict(found.labels) == {
        **dict.fromkeys(["Sales", "sales ", " SALES", "Sales\u00a0"], "Sales"),
        **dict.fromkeys(["R&D", "r&d"], "r&d"),
    }
    assert found.categories == ("r&d", "Sales")
    assert not found.problems
    assert not found.questions


def test_spellings_that_many_gave_are_told() -> None:
    found = labelled({"Klanten-service": 7, "klanten service": 5, "KLANTEN SERVICE": 4, "HR": 9})
    assert set(found.labels.values()) == {"Klanten-service", "HR"}
    (note,) = found.problems
    assert str(note.message) == "1 group is written in several ways, which count as one."
    assert note.values == ("Klanten-service", "klanten service")


def test_the_company_decides_on_spelling_and_on_merging() -> None:
    company = Company((Group("SALES", "", 40), Group("Binnendienst", "", 5, report_as="Zorg")))
    found = labelled({"Sales": 1, "sales": 1, "binnendienst": 1, "zorg": 1}, company)
    assert dict(found.labels) == {"Sales": "SALES", "sales": "SALES", "binnendienst": "Zorg", "zorg": "Zorg"}
    assert found.categories == ("SALES", "Zorg")
    assert not found.problems
    assert not found.questions


def test_what_few_people_typed_is_no_label_unless_the_company_knows_it() -> None:
    cells = {"Sales": 5, "Zorg": 2, "ik zit naast Jan aan de balie": 1}
    found = labelled(cells, company_of("Zorg", "Sales"))
    assert list(found.labels.values()) == ["Sales", "Zorg", UNKNOWN]
    (folded,) = found.problems
    assert str(folded.message) == "1 group with fewer than 5 answers is not in the company workbook. Its people count as unknown."
    assert folded.values == ()
    unknown = labelled(cells)
    assert unknown.categories == ("Sales", UNKNOWN)
    assert [str(problem.message) for problem in unknown.problems] == ["2 groups have fewer than 5 answers. Their people count as unknown."]


def test_blank_declined_and_personal_answers_are_unknown() -> None:
    found = labelled({"": 1, "Zeg ik liever niet": 1, "prefer not to say.": 6, "N.v.t.": 1, "-": 8, "jan@bedrijf.nl": 1, "Sales": 5})
    assert {cell for cell, label in found.labels.items() if label != UNKNOWN} == {"Sales"}


# Departments with two names


def test_a_larger_department_that_is_nearly_the_same_is_asked_about_once() -> None:
    cells = {"Marketing": 8, "Marketting": 6, "HR": 9}
    (asked,) = labelled(cells).questions
    assert asked.key == "department:Marketting"
    assert (values(asked), asked.guess) == (["Marketing", "own"], "Marketing")
    assert str(asked.message) == "6 people answered 'Marketting'. Is that the same department as 'Marketing'?"
    assert labelled(cells, decisions={asked.key: "Marketing"}).categories == ("HR", "Marketing")
    assert labelled(cells, decisions={asked.key: "own"}).categories == ("HR", "Marketing", "Marketting")
    assert labelled(cells, decisions={asked.key: "HR"}).categories == labelled(cells).categories


def test_merges_are_followed_to_the_end() -> None:
    found = labelled({"Sales": 9, "Verkoop": 8, "Verkop": 7}, decisions={"department:Verkoop": "Sales", "department:Verkop": "Verkoop"})
    assert set(found.labels.values()) == {"Sales"}


@pytest.mark.parametrize("pair", [("Sales Noord", "Sales Zuid"), ("Team A", "Team B"), ("Regio 1", "Regio 2"), ("Inkoop", "Verkoop")])
def test_different_departments_are_not_asked_about(pair: tuple[str, str]) -> None:
    assert labelled(dict.fromkeys(pair, 8)).questions == []
    assert labelled({pair[0]: 8, pair[1]: 2}).questions == []


def test_a_department_that_is_not_in_the_workbook_is_asked_about() -> None:
    cells = {"Sales": 2, "Inkoop": 5, "Verkoop": 6, "Balie": 1}
    company = company_of("Sales", "Zorg")
    found = labelled(cells, company)
    near, far = found.questions
    assert (near.key, values(near), near.guess) == ("department:Verkoop", ["Sales", "Zorg", "own"], "Sales")
    assert (far.key, values(far), far.guess) == ("department:Inkoop", ["Sales", "Zorg", "own"], "own")
    assert "Balie" not in said(near) + said(far)
    assert [str(problem.message)[:7] for problem in found.problems] == ["1 group"]
    ruled = labelled(cells, company, {near.key: "Sales", far.key: "own"})
    assert dict(ruled.labels) == {"Sales": "Sales", "Inkoop": "Inkoop", "Verkoop": "Sales", "Balie": UNKNOWN}
    strange, _ = ruled.problems
    assert str(strange.message) == "1 department in the answers is not in the company workbook, so its size is not known."
    assert strange.values == ("Inkoop",)


def test_what_was_decided_is_reported_under_the_name_of_the_company() -> None:
    company = Company((Group("Binnendienst", "", 5, report_as="Verkoop"), Group("HR", "", 5)))
    decisions = {"department:Balie": "Binnendienst"}
    assert labelled({"Balie": 5, "HR": 5}, company, decisions).categories == ("HR", "Verkoop")


def test_two_departments_of_the_workbook_are_never_the_same() -> None:
    assert labelled({"Marketing": 8, "Marketting": 6}, company_of("Marketing", "Marketting")).questions == []


def test_misspellings_of_few_are_asked_about_together_and_never_quoted() -> None:
    cells = {"Marketing": 8, "Marketting": 4, "Marketng": 1, "mijn baas heet Piet": 1}
    (asked,) = labelled(cells).questions
    assert (asked.key, values(asked), asked.guess) == ("department:~Marketing", ["yes", "no"], "yes")
    assert str(asked.message) == "5 answers look like a misspelling of 'Marketing'. Count them with 'Marketing'?"
    assert not any(text in said(asked) for text in ("Marketting", "Marketng", "Piet"))
    assert list(labelled(cells, decisions={asked.key: "yes"}).labels.values()) == ["Marketing"] * 3 + [UNKNOWN]
    for decisions in ({}, {asked.key: "no"}):
        assert list(labelled(cells, decisions=decisions).labels.values()) == ["Marketing"] + [UNKNOWN] * 3


def test_a_misspelling_goes_along_where_its_department_goes() -> None:
    decisions = {"department:Verkoop": "Sales", "department:~Verkoop": "yes"}
    assert set(labelled({"Sales": 9, "Verkoop": 6, "Verkop": 1}, decisions=decisions).labels.values()) == {"Sales"}


def test_answering_every_question_leaves_none() -> None:
    cells = {"Sales": 9, "Verkoop": 6, "Verkop": 1, "Sales team": 7, "Marketing": 5, "Marketting": 3, "Personeel": 5, "H.R.": 5}
    company = company_of("Sales", "HR")
    decisions = {question.key: question.guess for question in labelled(cells, company).questions}
    again = labelled(cells, company, decisions)
    assert {question.key for question in again.questions} == set(decisions)
    assert all(question.decided(decisions) for question in again.questions)


def test_a_department_that_is_called_like_a_choice_does_no_harm() -> None:
    (asked,) = labelled({"Zorg": 6, "Own": 5}, company_of("own", "Sales")).questions
    assert values(asked) == ["Sales", "own"]
    assert labelled({"Zorg": 6}, company_of("own")).questions == []
    assert labelled({"own": 6, "own team": 5}).questions == []


# Columns that hold no groups


def test_a_department_of_ones_own_is_a_question() -> None:
    cells = {f"P{number}": 1 for number in range(12)} | {"Sales": 6}
    found = labelled(cells)
    (asked,) = found.questions
    assert (asked.key, values(asked), asked.guess) == ("alone:department", ["unused", "use"], "unused")
    assert found.categories == labelled(cells, decisions={asked.key: "unused"}).categories == (UNKNOWN,)
    assert labelled(cells, decisions={asked.key: "use"}).categories == ("Sales", UNKNOWN)
    assert "P1" not in said(asked)


def test_many_departments_of_a_known_company_are_none() -> None:
    names = [f"P{number}" for number in range(12)]
    assert labelled(dict.fromkeys(names, 1), company_of(*names)).questions == []


# Segmentations with options


def test_levels_are_option_ids_in_the_order_of_the_survey(tmp_path: Path) -> None:
    levels = ["Teamleider", "Werknemer", "staff", "Team lead", "Dat houd ik voor mij", "I keep that to myself", ""]
    found = levelled(dict.fromkeys(levels, 1))
    assert list(found.labels.values()) == ["team_lead", "staff", "staff", "team_lead", UNKNOWN, UNKNOWN, UNKNOWN]
    assert found.categories == ("staff", "team_lead", UNKNOWN)
    assert not found.problems
    assert not found.questions
    rows = [answered(day=f"31-8-2026 14:00:{number:02}", level=level) for number, level in enumerate(levels)]
    assert reading_of(tmp_path, rows).segment_labels["level"] == {"staff": 2, "team_lead": 2, UNKNOWN: 3}


def test_a_level_that_does_not_exist_is_told() -> None:
    (problem,) = levelled({"Medewerker": 3, "Baas": 5, "Stagiair": 1, "2": 4}).problems
    assert str(problem.message) == "10 respondents gave an answer that is none of the options and count as unknown."
    assert problem.values == ("Baas",)


@pytest.mark.parametrize("codes", [("1", "2", "3"), ("A1", "A2", "A3"), ("1.0", "2.0", "3.0")])
def test_numbers_are_levels_only_when_somebody_says_so(codes: tuple[str, str, str]) -> None:
    cells = dict.fromkeys([*codes, ""], 6)
    found = levelled(cells)
    (asked,) = found.questions
    assert (asked.key, values(asked), asked.guess) == ("numbers:level", ["in_order", "unused"], "in_order")
    assert found.problems == []
    assert set(found.labels.values()) == set(levelled(cells, {asked.key: "unused"}).labels.values()) == {UNKNOWN}
    assert list(levelled(cells, {asked.key: "in_order"}).labels.values()) == ["staff", "team_lead", UNKNOWN, UNKNOWN]


def test_numbers_beyond_the_options_are_no_levels() -> None:
    found = levelled({"1": 6, "4": 6})
    assert found.questions == []
    assert found.problems[0].values == ("1", "4")


def test_without_a_column_everybody_is_unknown(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [row[:1] + row[2:] for row in people(3)], HEADINGS[:1] + HEADINGS[2:])
    assert reading.segment_labels["department"] == {UNKNOWN: 3}
    assert "department" not in reading.matched
    assert "No column with the department was found" in messages(reading)[0]
    assert reading.asked == ()
