"""Files of which nothing can be made: one clear message in the reader's language, the right exit code, and nothing half written."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer.intake.identifiers import kind_of_value
from tests.cli import broken
from tests.intake.test_real_exports import TABLES, filled_rows, known
from tests.sample import RESPONSES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]

PLACE = os.environ.get("ANALYZER_REAL_EXPORTS")
FOUND = (
    {folder: sorted(path for path in Path(PLACE, folder).iterdir() if path.suffix != ".md") for folder in ("samples", "messy")}
    if PLACE
    else {}
)
real = pytest.mark.skipif(not PLACE, reason="ANALYZER_REAL_EXPORTS does not say where the collected files are")

UNREADABLE = {
    broken.empty: "The file is empty.",
    broken.header_only: "There are 43 headings, but no answers below them.",
    broken.odd_delimiter: "more cells than there are headings",
    broken.password: "The workbook is protected with a password.",
    broken.picture: "This is a picture, not a table with answers.",
    broken.stray_cell: "The sheet reaches as far as cell XFD1048576, much further than a table with answers.",
}
"""What is said in English about each of them."""

PATIENCE = 5
"""Seconds of work, not of waiting: a file that cannot be read must be refused before it is read."""


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def messages(ended: Ended) -> list[tuple[str, str]]:
    """The messages on stderr: where and what is wrong, and what to do about it."""
    lines = [line for line in ended.err.splitlines() if line]
    assert all(line.startswith(("- ", "  ")) for line in lines), ended.err
    found = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
    remedies = [line.removeprefix("  → ") for line in lines if line.startswith("  → ")]
    return list(zip(found, remedies, strict=True))


def clean(ended: Ended) -> bool:
    return not any(sign in ended.out + ended.err for sign in ("Traceback", "Error", "Exception", 'File "', "<", "None", "{"))


@pytest.mark.parametrize("command", ["report", "check"])
@pytest.mark.parametrize(("make", "message"), UNREADABLE.items(), ids=[make.__name__ for make in UNREADABLE])
def test_one_message_says_what_where_and_what_to_do(
    run: Run, tmp_path: Path, command: str, make: Callable[[Path], Path], message: str
) -> None:
    path = make(tmp_path)
    before = listed(tmp_path)
    begun = time.process_time()
    dutch, english = (run(command, path.name, "--language", language) for language in ("nl", "en"))
    assert time.process_time() - begun < PATIENCE
    assert (dutch.code, english.code, dutch.out, english.out) == (3, 3, "", "")
    ((what, remedy),) = messages(english)
    assert what.startswith(f"File {path.name}: ")
    assert message in what
    ((wat, raad),) = messages(dutch)
    assert wat.startswith(f"Bestand {path.name}: ")
    assert (wat.partition(": ")[2], raad) != (what.partition(": ")[2], remedy)
    assert wat.partition(": ")[2] != what.partition(": ")[2]
    assert raad != remedy
    assert clean(dutch)
    assert clean(english)
    assert listed(tmp_path) == before


@pytest.mark.parametrize("command", ["report", "check"])
@pytest.mark.parametrize("make", UNREADABLE, ids=[make.__name__ for make in UNREADABLE])
def test_a_program_that_asks_gets_the_same_as_an_object(run: Run, tmp_path: Path, command: str, make: Callable[[Path], Path]) -> None:
    ended = run(command, make(tmp_path).name, "--json", "--language", "en")
    told = json.loads(ended.out)
    assert (ended.code, ended.err) == (3, "")
    assert (told["platform"], told["respondents"], told["matched"]) == (None, 0, [])
    (problem,) = told["problems"]
    assert problem["severity"] == "stop"
    assert UNREADABLE[make] in problem["message"]
    assert problem["where"]
    assert problem["remedy"]


@pytest.mark.parametrize("command", ["report", "check"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_survey_with_five_faults_names_all_five(run: Run, tmp_path: Path, command: str, language: str) -> None:
    survey = broken.faulty_survey(tmp_path)
    before = listed(tmp_path)
    ended = run(command, RESPONSES, "--survey", survey, "--language", language)
    assert (ended.code, ended.out) == (3, "")
    found = messages(ended)
    assert len(found) == len(broken.FAULTS) == 5
    assert all(what.startswith("survey.toml, ") for what, _ in found)
    assert [sum(wrong in what for what, _ in found) for wrong in ("'linkedn'", "60", "'z'", "'bassic'", "'rate'")] == [1] * 5
    assert clean(ended)
    assert listed(tmp_path) == before


def test_the_faults_of_a_survey_are_told_in_both_languages(run: Run, tmp_path: Path) -> None:
    survey = broken.faulty_survey(tmp_path)
    dutch, english = (messages(run("survey", "verify", survey, "--language", language)) for language in ("nl", "en"))
    assert all(wat != what and raad != remedy for (wat, raad), (what, remedy) in zip(dutch, english, strict=True))


def test_an_export_that_matches_nothing_is_described_but_not_reported(run: Run, tmp_path: Path) -> None:
    path = broken.something_else(tmp_path)
    before = listed(tmp_path)
    described = {language: run("check", path.name, "--language", language) for language in ("nl", "en")}
    assert [ended.code for ended in described.values()] == [0, 0]
    assert "Wat eet je graag?" in described["en"].out
    assert "no report can be made" in described["en"].out
    assert "no report can be made" not in described["nl"].out
    refused = {language: run("report", path.name, "--language", language) for language in ("nl", "en")}
    assert [ended.code for ended in refused.values()] == [3, 3]
    ((wat, raad),), ((what, remedy),) = messages(refused["nl"]), messages(refused["en"])
    assert what == f"File {path.name}: None of the questions in this file is known."
    assert wat.startswith(f"Bestand {path.name}: ")
    assert wat.partition(": ")[2] != what.partition(": ")[2]
    assert raad != remedy
    assert "pizza" not in "".join(ended.out + ended.err for ended in (*described.values(), *refused.values()))
    assert listed(tmp_path) == before


def test_a_survey_that_is_given_but_not_asked_stops_a_check_too(run: Run, tmp_path: Path) -> None:
    ended = run("check", broken.something_else(tmp_path).name, "--survey", "social-media", "--language", "en")
    assert ended.code == 3
    assert "None of the questions in this file is known." in ended.err


def test_an_organisation_that_is_too_small_has_a_code_of_its_own(run: Run, tmp_path: Path) -> None:
    path = broken.handful(tmp_path)
    before = listed(tmp_path)
    assert run("check", path.name).code == 0
    dutch, english = (run("report", path.name, "--language", language) for language in ("nl", "en"))
    assert (dutch.code, english.code, dutch.out, english.out) == (4, 4, "", "")
    ((what, remedy),), ((wat, raad),) = messages(english), messages(dutch)
    assert what == "The whole organisation: Fewer than 5 people answered. To protect them, nothing is shown."
    assert "ask more people to take part" in remedy
    assert wat != what
    assert raad != remedy
    asked = run("report", path.name, "--json")
    assert (asked.code, asked.err) == (4, "")
    assert [problem["severity"] for problem in json.loads(asked.out)["problems"]] == ["stop"]
    assert listed(tmp_path) == before


def test_all_files_are_named_at_once(run: Run, tmp_path: Path) -> None:
    first = broken.empty(tmp_path).rename(tmp_path / "eerste.csv")
    second = broken.picture(tmp_path).rename(tmp_path / "tweede.xlsx")
    ended = run("report", first.name, RESPONSES, second.name, "--language", "en")
    assert ended.code == 3
    assert [what.partition(":")[0] for what, _ in messages(ended)] == ["File eerste.csv", "File tweede.xlsx"]


def test_a_file_that_is_not_there_is_said_without_its_place(run: Run, tmp_path: Path) -> None:
    ended = run("report", tmp_path / "geheim" / "weg.csv", "--language", "en")
    assert ended.code == 3
    assert "weg.csv" in ended.err
    assert "geheim" not in ended.err


def test_an_earlier_report_survives_a_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    assert run("report", RESPONSES, "--out", "rapport").code == 0
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "rapport").rglob("*")}
    assert run("report", broken.password(tmp_path).name, "--out", "rapport").code == 3
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "rapport").rglob("*")} == before
    assert listed(tmp_path)[:2] == ["antwoorden.xlsx", "rapport"]


@real
@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_real_exports_are_recognised_and_counted(run: Run, path: Path) -> None:
    expected = known(path)
    ended = run("check", path, "--json")
    told = json.loads(ended.out)
    assert (ended.code, ended.err) == (3 if told["questions"] or not expected.respondents else 0, "")
    assert (told["platform"], told["respondents"], told["dropped_rows"], told["fieldwork_week"]) == (
        expected.tool,
        expected.respondents,
        dict(expected.dropped),
        expected.week,
    )
    assert not identifiers(path, ended.out)
    assert not identifiers(path, run("check", path).out)


def identifiers(path: Path, printed: str) -> set[str]:
    """Addresses, numbers and times of respondents in the file that were printed as well."""
    below = filled_rows(path)[known(path).headings :]
    cells = {cell.strip() for row in below for cell in row}
    moments = {cell for cell in cells if cell[:1].isdigit() and cell.count(":") > 1}
    return {cell for cell in {cell for cell in cells if kind_of_value(cell)} | moments if len(cell) > 6 and cell in printed}


@real
@pytest.mark.parametrize("path", [path for paths in FOUND.values() for path in paths], ids=lambda path: path.name)
def test_no_real_file_is_our_fault(run: Run, path: Path) -> None:
    ended = run("check", path, "--json")
    told = json.loads(ended.out)
    assert ended.code in {0, 3}
    assert ended.err == ""
    assert (ended.code == 3) == (any(problem["severity"] != "note" for problem in told["problems"]) or bool(told.get("questions")))
    assert all(problem["where"] and problem["message"] and problem["remedy"] for problem in told["problems"])
