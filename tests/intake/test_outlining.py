"""What an unknown export asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.intake import outline
from analyzer.model.problem import Unreadable
from tests.intake.examples import saved

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.outline import Asked, Outline

HEAD = ["Tijdstempel", "Op welke afdeling werk je?", "Wat is je functieniveau?", "Hoeveel tekens?", "Welke media?", "Naam", "Nog iets?"]


def rows(count: int = 12) -> list[list[str]]:
    return [
        [
            f"31-8-2026 9:00:{place:02}",
            "Sales" if place % 3 else "HR",
            "Medewerker" if place % 4 else "Teamleider",
            "280" if place % 2 else "140",
            ("LinkedIn;X", "X;Instagram", "X")[place % 3],
            f"Jan Jansen de {place}e",
            f"Ik vind het lastig om dit goed te doen, en dat al {place} jaar achter elkaar",
        ]
        for place in range(count)
    ]


def outlined(folder: Path, content: list[list[str]], headings: list[str]) -> Outline:
    return outline([saved(folder, content, headings)])


def question(found: Outline, heading: str) -> Asked:
    return next(asked for asked in found.asked if asked.heading == heading)


def test_questions_with_the_answers_that_recur(tmp_path: Path) -> None:
    found = outlined(tmp_path, rows(), HEAD)
    assert (found.platform, found.respondents) == ("google-forms", 12)
    assert [asked.heading for asked in found.asked] == HEAD[1:5]
    assert [asked.use for asked in found.asked] == ["department", "level", "question", "question"]
    assert question(found, HEAD[1]).answers == ("Sales", "HR")
    assert question(found, HEAD[3]).answers == ("140", "280")
    media = question(found, HEAD[4])
    assert (media.answers, media.several, media.others) == (("X", "Instagram", "LinkedIn"), True, 0)


def test_nothing_of_a_person_is_in_it(tmp_path: Path) -> None:
    content = [[*row, "jan@bedrijf.example" if place < 6 else "geen"] for place, row in enumerate(rows())]
    found = outlined(tmp_path, content, [*HEAD, "Waar?"])
    assert "Jan" not in repr(found)
    assert "bedrijf" not in repr(found)
    assert "achter elkaar" not in repr(found)
    assert "9:00" not in repr(found)


def test_an_answer_of_one_person_is_counted_and_not_shown(tmp_path: Path) -> None:
    content = [[*row[:3], "driehonderd" if place == 5 else row[3], *row[4:]] for place, row in enumerate(rows())]
    tokens = question(outlined(tmp_path, content, HEAD), HEAD[3])
    assert (tokens.answers, tokens.others) == (("140", "280"), 1)


def test_what_the_points_say_is_right(tmp_path: Path) -> None:
    head = [*HEAD[:4], "Hoeveel tekens? [Score]", "Hoeveel tekens? [Feedback]"]
    content = [[*row[:4], "1.00 / 1" if row[3] == "280" else "0.00 / 1", ""] for row in rows()]
    tokens = question(outlined(tmp_path, content, head), HEAD[3])
    assert (tokens.right, tokens.doubtful) == (("280",), False)
    content[0][4] = "1.00 / 1"
    tokens = question(outlined(tmp_path, content, head), HEAD[3])
    assert (tokens.right, tokens.doubtful) == (("280",), True)


def test_columns_per_option_are_one_question(tmp_path: Path) -> None:
    own = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
    top = [*own, "Welke media?", "", "", "Welk team?"]
    second = ["", "", "", "", "LinkedIn", "X", "Other (please specify)", "Response"]
    content = [second]
    content += [
        [
            str(11_487_654_321 + place),
            "4",
            "09/14/2026 9:00:00 AM",
            "",
            "LinkedIn" if place % 2 else "",
            "X",
            "",
            "HR" if place % 2 else "ICT",
        ]
        for place in range(9)
    ]
    found = outlined(tmp_path, content, top)
    assert found.platform == "surveymonkey"
    assert [(asked.heading, asked.answers, asked.several, asked.use) for asked in found.asked] == [
        ("Welke media?", ("LinkedIn", "X"), True, "question"),
        ("Welk team?", ("ICT", "HR"), False, "department"),
    ]


def test_several_files_ask_the_same(tmp_path: Path) -> None:
    paths = [saved(tmp_path, rows(12), HEAD, "a.csv"), saved(tmp_path, rows(9), HEAD, "b.csv")]
    found = outline(paths)
    assert found.respondents == 21
    assert len(found.asked) == 4


def test_a_file_without_answers_has_no_outline(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no answers below them"):
        outlined(tmp_path, [], HEAD)


def test_marks_and_who_somebody_is_are_no_questions_on_what_people_know(tmp_path: Path) -> None:
    heads = ["Tijdstempel", "Welk cijfer geef je dit?", "Wat is je geslacht?", "Wie mag een foto plaatsen?"]
    content = [
        [f"31-8-2026 9:00:{place:02}", str(place % 4 + 5), ("man", "vrouw")[place % 2], ("Iedereen", "Niemand")[place % 2]]
        for place in range(12)
    ]
    assert [asked.use for asked in outlined(tmp_path, content, heads).asked] == ["unused", "unused", "question"]


def test_a_file_in_codes_is_not_taken_for_marks(tmp_path: Path) -> None:
    content = [[f"31-8-2026 9:00:{place:02}", str(place % 4 + 1), str(place % 5 + 1)] for place in range(20)]
    found = outlined(tmp_path, content, ["Tijdstempel", "Wie mag een foto plaatsen?", "Hoeveel tekens?"])
    assert [asked.use for asked in found.asked] == ["question", "question"]
