"""Files that nothing can be made of: one clear message with a remedy, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer.intake import nothing_matches, read, survey_the_file
from analyzer.model.company import Company
from analyzer.model.problem import Unreadable
from analyzer.text import LANGUAGES, Text, sentence
from tests.intake.examples import HEADINGS, SURVEY, answered, people, saved
from tests.sheets.books import workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def empty(folder: Path) -> Path:
    (folder / "leeg.csv").write_bytes(b"")
    return folder / "leeg.csv"


def headings_only(folder: Path) -> Path:
    return saved(folder, [])


def headings_only_in_a_workbook(folder: Path) -> Path:
    return workbook(folder / "a.xlsx", {"Formulierreacties 1": [HEADINGS]})


def wrong_delimiter(folder: Path) -> Path:
    path = folder / "a.csv"
    path.write_text("\n".join("^".join(row) for row in [["a", "b", "c"], ["1", "2", "3"]]), "utf-8")
    return path


def password(folder: Path) -> Path:
    path = folder / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    return path


def picture(folder: Path) -> Path:
    path = folder / "a.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return path


def stray_cell(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for row in [HEADINGS, *people(3)]:
        book.worksheets[0].append(row)
    book.worksheets[0]["XFD1048576"] = " "
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def another_survey(folder: Path) -> Path:
    return saved(folder, [["1-9-2026 9:00:00", "pizza", "rood"]] * 9, ["Tijdstempel", "Wat eet je graag?", "Welke kleur?"])


BAD = [
    (empty, "The file is empty."),
    (headings_only, "There are 10 headings, but no answers below them."),
    (headings_only_in_a_workbook, "There are 10 headings, but no answers below them."),
    (wrong_delimiter, "Only one column was found, so the answers cannot be told apart."),
    (password, "The workbook is protected with a password."),
    (picture, "This is a picture, not a table with answers."),
    (stray_cell, "The sheet reaches as far as cell XFD1048576, much further than a table with answers. Often it is a stray space."),
    (another_survey, "None of the questions in this file is known."),
]


@pytest.mark.parametrize(("make", "message"), BAD, ids=[make.__name__ for make, _ in BAD])
def test_one_message_with_a_remedy(tmp_path: Path, make: Callable[[Path], Path], message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        survey_the_file([make(tmp_path)], SURVEY, Company())
    (problem,) = caught.value.problems
    assert (problem.severity, str(problem.message)) == ("stop", message)
    said = {language: [Text(language).say(part) for part in (problem.message, problem.remedy)] for language in LANGUAGES}
    assert all(text for texts in said.values() for text in texts)
    assert all(dutch != english for dutch, english in zip(said["nl"], said["en"], strict=True))


def test_rows_in_which_nobody_answered_stop_the_report(tmp_path: Path) -> None:
    blank = answered(**dict.fromkeys(["K1", "K2", "K3", "K4", "F1", "F2"], ""))
    reading = survey_the_file([saved(tmp_path, [blank, blank])], SURVEY, Company())
    assert (reading.respondents, reading.dropped_rows) == (0, {"empty_form": 2})
    (problem,) = [problem for problem in reading.problems if problem.severity == "stop"]
    assert str(problem.message) == "There are rows, but none of them is the finished response of a person."
    assert list(read(reading)) == [] or all(len(batch) == 0 for batch in read(reading))


def test_without_a_survey_that_matches_there_is_a_message_too() -> None:
    (problem,) = nothing_matches([sentence("File {file}", file="a.csv")]).problems
    assert str(problem.where) == "File a.csv"
    assert "the full question above each column" in str(problem.remedy)
