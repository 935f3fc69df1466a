"""Mistakes that people make with their export: what is said once, and which step comes next."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    """Answers to a quiz that nobody knows."""
    path = tmp_path / "quiz.csv"
    questions = [f"Where do you report a problem of kind {number}?" for number in range(6)]
    answers = (("At once", "Later", "Never"), ("Later", "Never", "At once"))
    rows = [[f"2026-11-02 10:{person:02}:07", *answers[person % 2], *answers[person // 2 % 2]] for person in range(30)]
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([["Timestamp", *questions], *rows])
    return path


def test_questions_of_ones_own_lead_to_their_workbook(run: Run, quiz: Path) -> None:
    assert "analyzer survey draft FILE --out WORKBOOK" in run("check", str(quiz), "--language", "en").out
    assert "have a survey workbook made of them first" in run("report", str(quiz), "--language", "en").err


def test_a_workbook_that_nobody_completed_has_one_fault(run: Run, quiz: Path) -> None:
    run("survey", "draft", str(quiz), "--out", "own.xlsx", "--language", "nl")
    ended = run("report", str(quiz), "--survey", "own.xlsx", "--language", "nl")
    assert ended.code == 3
    assert ended.err.count("Er staat niet bij welk antwoord goed is. Dat geldt voor 6 cellen.") == 1
    assert ended.err.count("→") == 1


def test_how_to_answer_is_said_once_for_questions_in_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    from analyzer.cli import spoken

    kinds = ("ask", "ask", "stop", "stop")
    told = [{"severity": kind, "where": f"Column {n}", "message": "Odd.", "remedy": f"Do {kind}."} for n, kind in enumerate(kinds)]
    spoken.list_problems(told)
    asked = ["- Column 0: Odd.", "- Column 1: Odd.", "  → Do ask."]
    lines = [*asked, "- Column 2: Odd.", "  → Do stop.", "- Column 3: Odd.", "  → Do stop."]
    assert capsys.readouterr().err.splitlines() == lines
