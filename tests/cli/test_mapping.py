"""Questions about a file on the command line: asked by check, written to a workbook, answered with it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer import api
from tests.cli.conftest import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]

RESPONSES = SAMPLE / "responses.csv"


@pytest.fixture
def own_words(tmp_path: Path) -> Path:
    """The sample, in which everybody who chose the most frequent answer to the first question said it in other words."""
    with RESPONSES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    answers = [row[1] for row in rows[1:]]
    frequent = max(set(answers) - {""}, key=answers.count)
    for row in rows[1:]:
        row[1] = f"{row[1]}, denk ik" if row[1] == frequent else row[1]
    path = tmp_path / "words.csv"
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    return path


def test_check_asks_and_says_how_to_answer(run: Run, own_words: Path) -> None:
    told = json.loads(run("check", own_words, "--json").out)
    (question,) = told["questions"]
    assert question.keys() == {"key", "where", "message", "choices", "guess"}
    ended = run("check", own_words, "--language", "en")
    assert ended.code == 3
    assert "One question about this file must be answered first:" in ended.out
    assert "\n1. " in ended.out
    assert "(our guess)" in ended.out
    assert "--write-mapping" in ended.out


def test_the_workbook_answers_the_question(run: Run, own_words: Path) -> None:
    ended = run("check", own_words, "--write-mapping", "answers.xlsx", "--language", "en")
    assert ended.code == 3
    assert "Fill in this workbook: answers.xlsx" in ended.err
    assert run("check", own_words, "--mapping", "answers.xlsx").code == 0
    made = run("report", own_words, "--mapping", "answers.xlsx", "--json")
    assert made.code == 0
    assert json.loads(made.out)["respondents"] == 230


def test_an_answer_changes_the_findings(run: Run, own_words: Path) -> None:
    (question,) = json.loads(run("check", own_words, "--json").out)["questions"]
    rights = set()
    for choice in question["choices"]:
        findings = api.analyze(own_words, mapping={question["key"]: choice["value"]})
        rights.add(str(findings.organisation))
    assert len(rights) > 1


def test_an_open_question_stops_the_report(run: Run, own_words: Path, tmp_path: Path) -> None:
    ended = run("report", own_words, "--json", "--language", "en")
    assert ended.code == 3
    (problem,) = json.loads(ended.out)["problems"]
    assert problem["severity"] == "ask"
    assert problem["remedy"].startswith("Answer this first")
    assert not (tmp_path / "reports").exists()
    with pytest.raises(api.Unreadable):
        api.score_rows(own_words)


def test_a_wrong_answer_is_told_by_cell(run: Run, own_words: Path, tmp_path: Path) -> None:
    run("check", own_words, "--write-mapping", "answers.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "answers.xlsx")
    workbook["vragen"]["D2"].value = "misschien"
    workbook.save(tmp_path / "answers.xlsx")
    ended = run("report", own_words, "--mapping", "answers.xlsx", "--language", "en")
    assert ended.code == 3
    assert "sheet vragen, cell D2" in ended.err


@pytest.mark.parametrize(("name", "said"), [("mine.xlsx", "mine.xlsx"), ("mine.csv", ".xlsx")])
@pytest.mark.parametrize("option", ["--write-mapping", "--write-company"])
def test_nothing_is_written_over(run: Run, tmp_path: Path, name: str, said: str, option: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    ended = run("check", RESPONSES, option, name)
    assert ended.code == 3
    assert said in ended.err
    assert (tmp_path / name).read_bytes() == b"mine"


def test_without_a_question_there_is_no_workbook(run: Run, tmp_path: Path) -> None:
    ended = run("check", RESPONSES, "--write-mapping", "answers.xlsx", "--language", "en")
    assert ended.code == 0
    assert "no workbook was written" in ended.err
    assert not (tmp_path / "answers.xlsx").exists()


def test_the_groups_are_written_to_a_company_workbook(run: Run, tmp_path: Path) -> None:
    ended = run("check", RESPONSES, "--write-company", "company.xlsx")
    assert ended.code == 0
    assert (tmp_path / "company.xlsx").exists()


def test_a_file_that_cannot_be_reached_is_told_as_json_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "D:\\anna\\answers.csv")

    monkeypatch.setattr(api, "check", refuse)
    ended = run("check", RESPONSES, "--json", "--language", "en")
    assert ended.code == 3
    told = json.loads(ended.out)
    assert (told["respondents"], told["questions"]) == (0, [])
    assert [(problem["where"], problem["severity"]) for problem in told["problems"]] == [("File answers.csv", "stop")]
    assert "Permission denied" in told["problems"][0]["message"]
    assert "anna" not in ended.out + ended.err
    plain = run("check", RESPONSES, "--language", "en")
    assert (plain.code, plain.out) == (3, "")
    assert "close it in Excel" in plain.err
