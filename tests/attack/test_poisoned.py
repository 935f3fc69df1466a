"""An export full of names, numbers, free text and odd times of day goes through everything, and none of it comes out."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from starlette.testclient import TestClient

from analyzer import api, organisation, surveys
from analyzer.cli import main
from analyzer.model.company import Group
from analyzer.model.release import Counted
from analyzer.model.request import Figure
from analyzer.model.segment import Segment
from analyzer.web import application
from tests.attack.poisoned import FEW, HEADINGS, everything, poison
from tests.attack.test_release import Attacker
from tests.house.source import CHECKOUT
from tests.report.test_html import page_texts, parsed
from tests.sample import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.attack.poisoned import Poison

COMMANDS = (
    ("check", "antwoorden.csv", "--company", str(COMPANY)),
    ("check", "antwoorden.csv", "--company", str(COMPANY), "--json"),
    ("report", "antwoorden.csv", "--company", str(COMPANY), "--out", "rapport"),
    ("report", "antwoorden.csv", "--company", str(COMPANY), "--out", "rapport", "--json"),
    ("render", "rapport/findings.json", "--out", "nogmaals"),
)

WATCHED = """
import logging, os, sys
logging.basicConfig(level=0)
def watch(event, details):
    if event == "open" and not isinstance(details[0], int) and details[2] & (os.O_WRONLY | os.O_RDWR):
        sys.__stderr__.write(f"written: {os.fsdecode(details[0])}\\n")
sys.addaudithook(watch)
from analyzer.cli import main
main(sys.argv[1:])
"""
"""The command line as a program that tells of every file that it opens to write; a number is a pipe, or a file that was told of already."""


@pytest.fixture
def poisoned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Poison:
    """The export, in the folder where the work is done; temporary files end up beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return poison(tmp_path)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Poison]:
    """A report of the export, in Dutch."""
    folder = tmp_path_factory.mktemp("released")
    export = poison(folder)
    api.render(api.analyze(export.export, company=_company(folder)), folder / "rapport")
    return folder / "rapport", export


def _company(folder: Path) -> Path:
    """The company workbook, with the department of the four people in it."""
    survey = surveys.load("social-media")
    known, _ = organisation.read(COMPANY, survey)
    path = folder / "bedrijf.xlsx"
    path.write_bytes(organisation.write(replace(known, groups=(*known.groups, Group(FEW, "staff", 9))), survey, "nl"))
    return path


def test_the_search_finds_all_that_it_should(poisoned: Poison) -> None:
    found = poisoned.found([poisoned.export.read_text(encoding="utf-8")])
    assert found >= poisoned.secrets
    assert len([leak for leak in found if leak.startswith("a row: ")]) > 90, "as many as there are different ones"
    assert poisoned.found(["om 03:17:41", "<td>om 3:17</td>"]) == {"03:17:41", "3:17"}
    assert not poisoned.found(["2000-01-01T00:00:00Z", "BW art. 7:611", "ECLI:NL:RBROT:2024:571"])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_command_prints_logs_or_writes_any_of_it(
    poisoned: Poison, language: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.NOTSET)
    for command in COMMANDS:
        with pytest.raises(SystemExit) as end:
            main([*command, "--language", language])
        assert end.value.code == 0
    printed = "".join(capfd.readouterr())
    written = everything(tmp_path, poisoned.export)
    assert HEADINGS[0] in printed
    assert len(written) > 40
    assert poisoned.found([printed, caplog.text]) == set()
    assert {name: leaks for name, text in written.items() if (leaks := poisoned.found([text]))} == {}
    assert list((tmp_path / "temporary").iterdir()) == []


def test_nothing_is_written_outside_the_report_not_even_for_a_moment(poisoned: Poison, tmp_path: Path) -> None:
    home = {name: str(tmp_path / "temporary") for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "APPDATA", "USERPROFILE")}
    surroundings = os.environ | home | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(CHECKOUT)}
    ended = subprocess.run(
        [sys.executable, "-c", WATCHED, *COMMANDS[2], "--language", "nl"],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0
    written = {line.removeprefix("written: ") for line in ended.stderr.splitlines() if line.startswith("written: ")}
    assert any("findings.json" in path for path in written)
    assert {path for path in written if not _expected(Path(path), tmp_path)} == set()
    assert poisoned.found([ended.stdout, ended.stderr]) == set()
    assert list((tmp_path / "temporary").iterdir()) == []


def _expected(path: Path, folder: Path) -> bool:
    """The folder that becomes the report, what openpyxl needs to put together the sheets of our workbook, and nowhere.

    Python looks for a folder for temporary files by making one with a name of eight signs, which it takes away at once.
    """
    if path == Path(os.devnull):
        return True
    place = path.relative_to(folder) if path.is_absolute() else path
    return (
        place.parts[0].startswith("rapport")
        or place == Path("temporary")
        or any(place.match(name) for name in ("temporary/openpyxl.*", "temporary/????????"))
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_upload_page_says_and_keeps_none_of_it(
    poisoned: Poison, language: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.NOTSET)
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    app = application("link", private, language)
    visitor = TestClient(app, base_url="http://127.0.0.1:8000", headers={"sec-fetch-site": "same-origin"})
    shown = [visitor.get("/link/link").text]
    upload = {"export": ("antwoorden.csv", poisoned.export.read_bytes(), "text/csv")}
    shown += [visitor.post("/files", files=upload).text, _at_rest(visitor), visitor.post("/report").text, _at_rest(visitor)]
    parcel = visitor.get("/report.zip")
    assert parcel.status_code == 200
    assert HEADINGS[0] in shown[2]
    (folder,) = private.iterdir()
    (export,) = folder.glob("upload-*")
    written = everything(folder, export)
    assert any("report.zip/" in name for name in written)
    assert {name: leaks for name, text in written.items() if (leaks := poisoned.found([text]))} == {}
    visitor.post("/stop")
    app.state.desk.close()
    assert list(private.iterdir()) == []
    assert poisoned.found([*shown, *capfd.readouterr(), caplog.text]) == set()
    assert list((tmp_path / "temporary").iterdir()) == []


def _at_rest(visitor: TestClient) -> str:
    """The page when there is no work going on any more."""
    end = time.monotonic() + 120
    while visitor.get("/status").json()["working"]:
        assert time.monotonic() < end
        time.sleep(0.05)
    return str(visitor.get("/").text)


def test_no_list_and_no_table_is_as_long_as_there_are_people(released: tuple[Path, Poison]) -> None:
    folder, export = released
    kept = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    longest = max(len(vector) for vector in _vectors(kept))
    assert longest < len(export.rows) / 2
    for page in folder.rglob("*.html"):
        assert sum(1 for _ in parsed(page).iter("tr")) < len(export.rows)


def _vectors(kept: object) -> Iterator[list[object] | dict[str, object]]:
    if isinstance(kept, (list, dict)):
        yield kept
        for part in kept if isinstance(kept, list) else kept.values():
            yield from _vectors(part)


def test_four_people_are_named_as_not_shown_and_nowhere_else(released: tuple[Path, Poison]) -> None:
    folder, _ = released
    kept = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    assert {"where": {"department": FEW}} in kept["withheld"]
    assert not [group for group in kept["groups"] if FEW in group["where"].values()]
    assert json.dumps(kept | {"withheld": []}).count(FEW) == 0
    named = [path for path in folder.rglob("*.html") if FEW in path.read_text(encoding="utf-8")]
    beside = {path.name for path in named if path.parent.name != "rapport"}
    assert beside <= {"department-small-together.html"}, "the pages of other groups do not name them"
    for page in map(parsed, named):
        rows = [row for row in page.iter("tr") if FEW in "".join(row.itertext())]
        assert all(not any(sign.isdigit() for sign in "".join(row.itertext())) for row in rows)
        pieces = [piece for piece in page_texts(page) if FEW in piece]
        assert all(not any(sign.isdigit() for sign in piece) for piece in pieces)


def test_a_department_that_only_four_people_name_is_nowhere(tmp_path: Path) -> None:
    api.render(api.analyze(poison(tmp_path).export, company=COMPANY), tmp_path / "rapport")
    named = [
        path.name for path in (tmp_path / "rapport").rglob("*") if path.suffix in {".html", ".json"} and FEW in path.read_text("utf-8")
    ]
    assert named == []


def test_what_four_people_answered_cannot_be_worked_out(released: tuple[Path, Poison]) -> None:
    """Somebody has the findings, and knows who answered and where they work."""
    folder, export = released
    kept = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    rows = api.score_rows(export.export, company=folder.parent / "bedrijf.xlsx")
    people = pd.crosstab(rows["department"].astype(object), rows["level"].astype(object))
    labels = (tuple(people.index), tuple(people.columns))
    four, many = (np.array([[label == department] * people.shape[1] for label in labels[0]], float) for department in (FEW, "Verkoop"))
    assert (four * people.to_numpy()).sum() == 4
    known = 0
    for figure in _figures(kept):
        ceiling = len([item for item in kept["survey"]["items"] if item["module"] == figure.id]) or 1
        attacker = Attacker(_published(kept, figure), figure, labels, people.to_numpy(), ceiling)  # type: ignore[arg-type]
        known += len(set(attacker.range(many.ravel()))) == 1
        low, high = attacker.range(four.ravel())
        assert high - low >= 2 * ceiling, f"{figure.path}: of {4 * ceiling} it was {low} to {high}"
    assert known > 15, "the attacker knows what is told"


def _figures(kept: Any) -> list[Figure]:
    """All that is told of groups."""
    whole = kept["groups"][0]
    modules = [Figure("module", module, outcome) for module in whole["modules"] for outcome in ("right", "dont_know")]
    return [*modules, *(Figure("scale", scale, "agree") for scale in whole["scales"])]


def _published(kept: Any, figure: Figure) -> SimpleNamespace:
    """The findings as the attacker takes them: groups, and what is told of one figure."""
    segments = [SimpleNamespace(segment=Segment.of(**group["where"]), figures={figure: _told(group, figure)}) for group in kept["groups"]]
    return SimpleNamespace(segments=segments, by=lambda *names: [one for one in segments if one.segment.by == names])


def _told(group: Any, figure: Figure) -> Counted | None:
    told = group[f"{figure.about}s"][figure.id]
    count, out_of = told[figure.outcome], told.get("shown", told.get("asked"))
    edge = told["edge"] if figure.outcome != "dont_know" else None
    if count is None and edge is None:
        return None
    ends = {"low": (0.0, edge), "high": (edge, 1.0)}.get(told["side"], (edge, told["until"]))
    return Counted(out_of, count) if count is not None else Counted(out_of, None, *ends)
