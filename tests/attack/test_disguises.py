"""Exports of five survey tools, full of whatever says who answered, go through every command and the upload page: none of it comes out."""

from __future__ import annotations

import csv
import json
import logging
import re
import tempfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from analyzer import api
from analyzer.cli import main
from analyzer.web import application
from tests.attack.disguised import ASKED_TWICE, PEOPLE, SHAPES, google_forms
from tests.attack.disguises import DISGUISES
from tests.attack.poisoned import everything
from tests.attack.test_poisoned import _at_rest
from tests.sample import saved

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.attack.disguised import Disguised

    Shape = Callable[[Path], Disguised]

every_shape = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where the work is done; temporary files end up in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path


@every_shape
def test_every_disguise_is_seen_through(shape: Shape, tmp_path: Path) -> None:
    export = shape(tmp_path)
    told = api.check(export.export)
    columns = told["columns"]
    assert told["respondents"] == PEOPLE
    disguises = columns[export.first : export.first + len(DISGUISES)]
    seen = {"identifier", "free_text"}
    assert {each.heading: column for each, column in zip(DISGUISES, disguises, strict=True) if column["role"] not in seen} == {}
    assert all(column["kind"] for column in disguises if column["role"] == "identifier")
    assert [columns[place] for place in export.own if columns[place]["role"] not in seen] == []


@every_shape
def test_the_search_finds_what_is_in_the_export(shape: Shape, tmp_path: Path) -> None:
    export = shape(tmp_path)
    everywhere = "\n".join(everything(tmp_path, tmp_path).values())
    assert export.found([everywhere]) >= export.words
    assert len(export.words) > len(DISGUISES) * 90


@every_shape
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_command_prints_logs_or_writes_any_of_it(
    shape: Shape, language: str, work: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.NOTSET)
    export = shape(work)
    for command in _commands(export.export.name):
        with pytest.raises(SystemExit) as end:
            main([*command, "--language", language])
        assert end.value.code == 0, command
    printed = "".join(capfd.readouterr())
    written = everything(work, export.export)
    assert len(written) > 60
    assert any("vragenlijst.xlsx" in name for name in written)
    assert any("bedrijf.xlsx" in name for name in written)
    assert export.found([printed, caplog.text]) == set()
    assert {name: leaks for name, text in written.items() if (leaks := export.found([text]))} == {}
    assert list((work / "temporary").iterdir()) == []


def _commands(export: str) -> Sequence[Sequence[str]]:
    return (
        ("check", export),
        ("check", export, "--json", "--write-mapping", "vragen.xlsx", "--write-company", "bedrijf.xlsx"),
        ("report", export, "--out", "rapport"),
        ("report", export, "--out", "rapport", "--json"),
        ("render", "rapport/findings.json", "--out", "nogmaals"),
        ("survey", "draft", export, "--out", "vragenlijst.xlsx"),
        ("survey", "key", "social-media", "--out", "sleutel.xlsx"),
    )


@every_shape
def test_scored_rows_hold_none_of_it(shape: Shape, tmp_path: Path) -> None:
    export = shape(tmp_path)
    assert export.found([api.score_rows(export.export).to_csv()]) == set()


@every_shape
def test_a_draft_asks_nothing_about_persons_and_quotes_none(shape: Shape, tmp_path: Path) -> None:
    export = shape(tmp_path)
    rows = list(load_workbook(api.draft(export.export, tmp_path / "vragenlijst.xlsx")).worksheets[1].values)
    asked = {str(row[0]): [str(cell) for cell in row if cell] for row in rows}
    (drafted,) = (cells for heading, cells in asked.items() if heading.endswith(ASKED_TWICE))
    assert {"LinkedIn", "Instagram", "Geen van deze"} <= set(drafted)
    disguised = {each.heading for each in DISGUISES if each.heading}
    assert disguised & set(asked) == set()
    assert export.found(cell for cells in asked.values() for cell in cells) == set()


def test_an_address_in_a_heading_is_not_told_and_the_drafted_question_is_still_found(tmp_path: Path) -> None:
    export = SHAPES[-1](tmp_path)
    told = api.check(export.export)["columns"][-1]["heading"]
    assert "@" not in told
    draft = api.draft(export.export, tmp_path / "vragenlijst.xlsx")
    (asked,) = (str(row[0]) for row in load_workbook(draft).worksheets[1].values if "dit onderzoek" in str(row[0]))
    assert re.findall("•••", asked) == ["•••", "•••"]


@pytest.mark.parametrize(("shape", "language"), list(zip(SHAPES, ["nl", "en", "nl", "en", "nl"], strict=True)))
def test_the_upload_page_says_and_keeps_none_of_it(
    shape: Shape, language: str, work: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.NOTSET)
    export = shape(work)
    private = work / "private"
    private.mkdir(mode=0o700)
    app = application("link", private, language)
    visitor = TestClient(app, base_url="http://127.0.0.1:8000", headers={"sec-fetch-site": "same-origin"})
    shown = [visitor.get("/link/link").text]
    shown += [visitor.post("/files", files={"export": (export.export.name, export.export.read_bytes(), "text/csv")}).text]
    shown += [_at_rest(visitor), visitor.post("/answers", data={}).text, _at_rest(visitor)]
    (work / "saved").mkdir()
    for door in ("draft", "company"):
        answer = visitor.post(f"/{door}")
        assert answer.status_code == 200
        (work / "saved" / f"{door}.xlsx").write_bytes(answer.content)
    shown += [visitor.post("/report").text, _at_rest(visitor), json.dumps(visitor.get("/status").json())]
    (work / "saved" / "report.zip").write_bytes(visitor.get("/report.zip").content)
    (folder,) = private.iterdir()
    (upload,) = folder.glob("upload-*")
    written = everything(folder, upload) | everything(work / "saved", upload)
    assert any("report.zip/" in name for name in written)
    assert {name: leaks for name, text in written.items() if (leaks := export.found([text]))} == {}
    visitor.post("/stop")
    app.state.desk.close()
    assert list(private.iterdir()) == []
    assert export.found([*shown, *capfd.readouterr(), caplog.text]) == set()
    assert list((work / "temporary").iterdir()) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_asked_quotes_nobody(language: str, work: Path) -> None:
    """Many people share a mailbox, and write it where they work and what they answer; others write their department in another way."""
    export = google_forms(work)
    heading, *rows = csv.reader(export.export.read_text(encoding="utf-8").splitlines())
    department = heading.index("Bij welke afdeling werk je?")
    for number, row in enumerate(rows[20:44]):
        row[department] = ("Salesafdeling", "verkoop@postbusje.example", "Verkoop", "Sales")[number % 4]
        row[-1] = ("Heel erg mee eens", "verkoop@postbusje.example", "mail verkoop@postbusje.example", row[-1])[number % 4]
    told = api.check(saved([heading, *rows], work / "vragen.csv"), language=language, write_mapping=work / "vragen.xlsx")
    asked = list(everything(work, work / "vragen.csv").items())
    assert {question["key"].partition(":")[0] for question in told["questions"]} >= {"department", "option"}
    written = [text for name, text in asked if "vragen.xlsx" in name]
    assert len(written) > 5
    assert export.found([json.dumps(told, ensure_ascii=False), *written]) == set()
    assert not any("postbusje" in text for text in [json.dumps(told), *written])
