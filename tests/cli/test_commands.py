"""The commands, run as a user would run them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]

RESPONSES, COMPANY = SAMPLE / "responses.csv", SAMPLE / "company.xlsx"
KEYS = ("schema_version", "platform", "respondents", "columns", "matched", "unmatched", "dropped_identifiers", "dropped_rows", "questions")


def test_demo_writes_a_report_and_a_second_one_over_it(run: Run, tmp_path: Path) -> None:
    for _ in range(2):
        ended = run("demo", "--no-open")
        assert ended.code == 0
        assert (tmp_path / ended.out.strip()).is_file()
    assert not list((tmp_path / "reports").glob("*.new"))
    assert not list((tmp_path / "reports").glob("*.old"))


def test_an_interrupted_demo_is_repaired_by_the_next(run: Run, tmp_path: Path) -> None:
    run("demo", "--no-open")
    (tmp_path / "reports/demo").rename(tmp_path / "reports/demo.old")
    (tmp_path / "reports/demo.new").mkdir()
    assert run("demo", "--no-open").code == 0
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["demo"]


def test_check_prints_the_contract(run: Run) -> None:
    ended = run("check", RESPONSES, "--company", COMPANY, "--json")
    told = json.loads(ended.out)
    assert ended.code == 0
    assert told.keys() >= {*KEYS, "problems"}
    assert (told["platform"], told["respondents"]) == ("google-forms", 230)
    assert told["unmatched"] == []


def test_check_speaks_to_people_as_well(run: Run) -> None:
    assert "230" in run("check", RESPONSES, "--language", "en").out


def test_report_writes_everything_and_says_where(run: Run) -> None:
    ended = run("report", RESPONSES, "--company", COMPANY, "--wave", "Najaar 2026", "--json")
    told = json.loads(ended.out)
    assert ended.code == 0
    assert told["report"].endswith("reports/social-media-najaar-2026/index.html")
    assert told["status"] == "concept"
    written = json.loads(_read(told["findings"]))
    assert written["groups"][0]["respondents"] == 230


def _read(path: str) -> str:
    from pathlib import Path

    return Path(path).read_text(encoding="utf-8")


def test_render_writes_the_same_findings_in_another_language(run: Run) -> None:
    run("report", RESPONSES, "--out", "first")
    ended = run("render", "first/findings.json", "--language", "en", "--out", "second")
    assert ended.code == 0
    assert _read("first/findings.json") == _read("second/findings.json")
    assert 'lang="nl"' in _read("first/index.html")
    assert 'lang="en"' in _read("second/index.html")


def test_single_file_pages_stand_alone(run: Run, tmp_path: Path) -> None:
    assert run("report", RESPONSES, "--single-file", "--out", "alone").code == 0
    assert "assets/" not in (tmp_path / "alone/index.html").read_text(encoding="utf-8")


def test_surveys_are_listed_shown_and_verified(run: Run) -> None:
    assert "social-media" in run("survey", "list").out
    shown = run("survey", "show", "social-media", "--language", "en").out
    assert "K001" in shown
    assert "* 280" in shown
    assert run("survey", "verify", SAMPLE.parent).code == 0


def test_a_survey_with_faults_names_them_all(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for name in ("survey.toml", "wording.nl.toml", "wording.en.toml"):
        text = (SAMPLE.parent / name).read_text(encoding="utf-8")
        faults = {'module = "linkedin"': 'module = "linkedn"', "cut_score = 0.60": "cut_score = 60", 'key = ["b"]': 'key = ["z"]'}
        for right, wrong in faults.items() if name == "survey.toml" else ():
            assert right in text
            text = text.replace(right, wrong, 1)
        (broken / name).write_text(text, encoding="utf-8")
    ended = run("survey", "verify", broken, "--language", "en")
    assert ended.code == 3
    assert ended.err.count("→") >= 3


def test_sample_is_reproducible_and_can_be_reported(run: Run, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert run("sample", "--respondents", 60, "--seed", 7, "--out", folder, "--language", "en").code == 0
    assert (tmp_path / "one/responses.csv").read_bytes() == (tmp_path / "two/responses.csv").read_bytes()
    assert json.loads(run("check", "one/responses.csv", "--company", "one/company.xlsx", "--json").out)["respondents"] == 60
    assert run("report", "one/responses.csv", "--company", "one/company.xlsx").code == 0


def test_sample_can_write_a_workbook(run: Run) -> None:
    assert run("sample", "--respondents", 40, "--seed", 7, "--xlsx", "--out", "book").code == 0
    assert json.loads(run("check", "book/responses.xlsx", "--json").out)["respondents"] == 40


def test_a_higher_minimum_shows_fewer_groups(run: Run) -> None:
    usual = json.loads(run("report", RESPONSES, "--json", "--out", "usual").out)
    strict = json.loads(run("report", RESPONSES, "--json", "--out", "strict", "--min-group", 30).out)
    assert len(strict["groups"]) < len(usual["groups"])


def test_wrong_use_is_two(run: Run) -> None:
    assert run("report").code == 2
    assert run("report", RESPONSES, "--min-group", 4).code == 2
    assert run("nonsense").code == 2


@pytest.mark.parametrize(("language", "word"), [("nl", "Minder dan"), ("en", "Fewer than")])
def test_too_few_people_is_four_and_nothing_is_written(run: Run, tmp_path: Path, language: str, word: str) -> None:
    rows = list(csv.reader(io.StringIO(RESPONSES.read_text(encoding="utf-8-sig"))))
    with (tmp_path / "few.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows[:5])
    ended = run("report", "few.csv", "--language", language)
    assert ended.code == 4
    assert word in ended.err
    assert not (tmp_path / "reports").exists()


def test_the_key_of_a_survey_is_a_workbook_that_can_be_used(run: Run) -> None:
    ended = run("survey", "key", "social-media", "--out", "made/key.xlsx", "--language", "en")
    assert (ended.code, ended.out.strip()) == (0, "made/key.xlsx")
    assert run("survey", "verify", "made/key.xlsx").code == 0
    assert len(run("survey", "show", "made/key.xlsx").out.splitlines()) > 100


@pytest.mark.parametrize(("name", "said"), [("key.xlsx", "key.xlsx"), ("key.csv", ".xlsx")])
def test_a_survey_workbook_is_never_written_over_anything(run: Run, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    ended = run("survey", "key", "social-media", "--out", name)
    assert ended.code == 3
    assert said in ended.err
    assert (tmp_path / name).read_bytes() == b"mine"


def test_a_drafted_survey_holds_the_questions_of_the_export(run: Run) -> None:
    import openpyxl

    ended = run("survey", "draft", RESPONSES, "--out", "own.xlsx", "--language", "en")
    assert (ended.code, ended.out.strip()) == (0, "own.xlsx")
    with RESPONSES.open(encoding="utf-8", newline="") as lines:
        headings = next(csv.reader(lines))
    questions = [row[0] for row in openpyxl.load_workbook("own.xlsx")["questions"].iter_rows(min_row=2, values_only=True) if row[0]]
    assert set(questions) <= set(headings)
    assert len(questions) > 30
    unfinished = run("survey", "verify", "own.xlsx", "--language", "en")
    assert unfinished.code == 3
    assert unfinished.err.count("sheet questions, cells D2, D3, D4 and more") == 1


def test_a_report_is_made_with_a_survey_workbook(run: Run) -> None:
    run("survey", "key", "social-media", "--out", "key.xlsx")
    own = json.loads(run("report", RESPONSES, "--survey", "key.xlsx", "--out", "own", "--json").out)
    bundled = json.loads(run("report", RESPONSES, "--out", "bundled", "--json").out)
    assert own["respondents"] == bundled["respondents"] == 230
    figures = [
        [module["right"] for module in json.loads(_read(told["findings"]))["groups"][0]["modules"].values()] for told in (own, bundled)
    ]
    assert figures[0] == figures[1]
