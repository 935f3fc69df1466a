"""From upload to report: each state has its page, one job runs at a time, and what is over is erased."""

from __future__ import annotations

import logging
import time
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from analyzer.model.problem import Problem, Refused, TooSmall, Unreadable, Unsafe
from analyzer.text import sentence
from tests.web.stand_in import Found, problem, recognised

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from tests.web.stand_in import StandIn

CSV = {"export": ("answers.csv", b"a,b\n1,2\n", "text/csv")}
SECRET = "what Anna wrote about her manager"


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_the_whole_way(visitor: TestClient, api: StandIn, app: Starlette, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=CSV)
    settled()
    page = visitor.get("/").text
    assert "This was recognised" in page
    assert "Google Forms" in page
    assert "230 people" in page
    assert "e-mail address" in page
    assert "empty forms: 2" in page
    assert "Make the report" in page
    assert visitor.post("/report").headers["location"] == "/"
    settled()
    page = visitor.get("/").text
    assert "The report is ready" in page
    index = f"/report/{app.state.desk.run.ticket}/index.html"
    assert f'href="{index}"' in page
    assert "<h1>Report</h1>" in visitor.get(index).text
    assert visitor.get(index.replace("index.html", "assets/report.js")).headers["content-type"].startswith("text/javascript")
    assert [name for name, _ in api.calls] == ["check", "analyze", "render"]


def test_the_zip_holds_the_report_in_a_folder_and_no_time_of_day(visitor: TestClient, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    answer = visitor.get("/report.zip")
    assert answer.headers["content-disposition"] == 'attachment; filename="social-media-2026-11.zip"'
    with zipfile.ZipFile(BytesIO(answer.content)) as parcel:
        assert parcel.testzip() is None
        assert "social-media-2026-11/index.html" in parcel.namelist()
        assert "social-media-2026-11/groups/sales.html" in parcel.namelist()
        assert {member.date_time for member in parcel.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parcel.read("social-media-2026-11/problems.txt") == b"File answers.csv", "the report calls a file what the reader calls it"


def test_names_inside_names_are_the_readers_too(visitor: TestClient, api: StandIn, app: Starlette, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=CSV)
    settled()
    stored = app.state.desk.run.submission.exports[0].path.name
    inner = sentence("{some} and {last}", some=[sentence("file {file}", file=stored)], last="x")
    api.found = Found((Problem("note", sentence("In {what}", what=inner), sentence("Odd."), sentence("Look."), ()),))
    visitor.post("/report")
    settled()
    with zipfile.ZipFile(BytesIO(visitor.get("/report.zip").content)) as parcel:
        assert parcel.read("social-media-2026-11/problems.txt").startswith(b"In file answers.csv and x")


def test_while_it_works_the_page_says_so_and_looks_again_without_scripts(
    visitor: TestClient, api: StandIn, settled: Callable[[], None]
) -> None:
    api.go.clear()
    visitor.post("/files", files=CSV)
    page = visitor.get("/").text
    assert 'role="status"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert visitor.get("/status").json() == {"working": True, "stage": "Your file is being read …"}
    api.go.set()
    settled()
    assert visitor.get("/status").json() == {"working": False, "stage": ""}
    api.go.clear()
    visitor.post("/report")
    assert visitor.get("/status").json() == {"working": True, "stage": "The answers are being counted, protected and weighed …"}
    visitor.post("/report")
    api.go.set()
    settled()
    assert [name for name, _ in api.calls] == ["check", "analyze", "render"], "a second click does nothing"


@pytest.mark.parametrize(
    "checked",
    [
        recognised(problems=[problem("stop", message="Only one column was found.")]),
        recognised(problems=[problem("note"), problem("ask", message="Only one column was found.")]),
        recognised(survey=None, matched=[], problems=[problem("stop", message="Only one column was found.")]),
    ],
)
def test_what_stops_the_work_stops_it(visitor: TestClient, api: StandIn, settled: Callable[[], None], checked: dict[str, object]) -> None:
    api.checked = checked
    visitor.post("/files", files=CSV)
    settled()
    page = visitor.get("/").text
    assert ("We cannot go on with this file" if checked["survey"] else "We do not know these questions yet") in page
    assert "Only one column was found." in page
    assert "Choose another file" in page
    assert "Make the report" not in page
    visitor.post("/report")
    settled()
    assert [name for name, _ in api.calls] == ["check"]


def test_an_unknown_questionnaire_is_said_even_if_nothing_else_is_wrong(
    visitor: TestClient, api: StandIn, settled: Callable[[], None]
) -> None:
    api.checked = recognised(survey=None, matched=[], problems=[problem("note")])
    visitor.post("/files", files=CSV)
    settled()
    page = visitor.get("/").text
    assert "We do not know these questions yet" in page
    assert "not those of a questionnaire that we know" in page
    assert "Make the report" not in page


def test_the_gravest_comes_first(visitor: TestClient, api: StandIn, settled: Callable[[], None]) -> None:
    api.checked = recognised(problems=[problem("note", message="N."), problem("stop", message="S."), problem("ask", message="A.")])
    visitor.post("/files", files=CSV)
    settled()
    page = visitor.get("/").text
    assert page.index("S.</p>") < page.index("A.</p>") < page.index("N.</p>")


@pytest.mark.parametrize("step", ["checked", "found"])
def test_what_cannot_be_read_is_told_with_a_remedy(visitor: TestClient, api: StandIn, settled: Callable[[], None], step: str) -> None:
    problems = [
        Problem("stop", sentence("File {file}", file="answers.csv"), sentence("The file is empty."), sentence("Export again."), ("<b>",)),
        Problem("stop", sentence("Company workbook"), sentence("There is no sheet groups."), sentence("Add it.")),
    ]
    setattr(api, step, Unreadable(problems))
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    page = visitor.get("/").text
    for said in ("The file is empty.", "Export again.", "There is no sheet groups.", "Add it.", "Choose a file again", "&lt;b&gt;"):
        assert said in page


def test_a_release_that_stands_in_the_way_is_told_with_a_remedy(visitor: TestClient, api: StandIn, settled: Callable[[], None]) -> None:
    api.found = Refused(Problem("stop", sentence("Measurement {wave}", wave="2026-11"), sentence("It is final."), sentence("Keep it.")))
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    page = visitor.get("/").text
    assert all(said in page for said in ("Measurement 2026-11", "It is final.", "Keep it."))
    assert dict(api.calls)["analyze"]["ledger"].as_posix() == "reports/.ledger"


def test_the_report_is_a_concept_and_the_page_says_how_a_final_one_is_made(
    visitor: TestClient, api: StandIn, settled: Callable[[], None]
) -> None:
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    assert "analyzer report FILE --final" in visitor.get("/").text


def test_too_few_people_is_said_without_a_number_of_people(visitor: TestClient, api: StandIn, settled: Callable[[], None]) -> None:
    api.found = TooSmall(7)
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    assert "Fewer than 7 people answered. Then nothing is shown" in visitor.get("/").text
    assert visitor.get("/report.zip").status_code == 404


@pytest.mark.parametrize("step", ["found", "rendered"])
def test_what_is_not_proven_is_not_made(
    visitor: TestClient, api: StandIn, settled: Callable[[], None], caplog: pytest.LogCaptureFixture, step: str
) -> None:
    setattr(api, step, Unsafe(SECRET))
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    answer = visitor.get("/")
    assert answer.status_code == 500
    assert "This report cannot be made safely" in answer.text
    assert "a larger smallest group" in answer.text
    assert caplog.records[-1].getMessage().split()[1].rstrip(":") in answer.text
    assert SECRET not in answer.text + caplog.text
    assert visitor.get("/report.zip").status_code == 404


class _Panic(BaseException):
    """What a reader written in Rust throws."""


@pytest.mark.parametrize("fault", [KeyError(SECRET), _Panic(SECRET), MemoryError(SECRET), SystemExit(SECRET)])
@pytest.mark.parametrize("step", ["checked", "found", "rendered"])
def test_a_crash_tells_nothing(
    visitor: TestClient,
    api: StandIn,
    settled: Callable[[], None],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    step: str,
    fault: BaseException,
) -> None:
    setattr(api, step, fault)
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    answer = visitor.get("/")
    assert answer.status_code == 500
    assert "Something went wrong in this program" in answer.text
    assert "Choose another file" in answer.text
    assert type(fault).__name__ in caplog.text
    reference = caplog.records[-1].getMessage().split()[1].rstrip(":")
    assert reference in answer.text
    everything = answer.text + caplog.text + "".join(capfd.readouterr())
    assert SECRET not in everything
    assert "Traceback" not in everything
    assert "answers.csv" not in caplog.text


def test_a_crash_of_a_page_tells_nothing(visitor: TestClient, app: Starlette, caplog: pytest.LogCaptureFixture) -> None:
    def break_down() -> None:
        raise ValueError(SECRET)

    app.state.desk.clear = break_down
    answer = visitor.post("/again")
    assert answer.status_code == 500
    assert "Something went wrong in this program" in answer.text
    assert SECRET not in answer.text + caplog.text
    assert "ValueError at test_jobs.py:" in caplog.text
    app.state.desk.clear = lambda: None


def test_nothing_is_logged_when_all_is_well(visitor: TestClient, settled: Callable[[], None], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    visitor.get("/report.zip")
    assert "answers.csv" not in caplog.text
    assert not [record for record in caplog.records if record.name.startswith("analyzer")]


def test_two_uploads_after_each_other(visitor: TestClient, api: StandIn, app: Starlette, folder: Path, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    first = app.state.desk.run
    visitor.post("/files", files={"export": ("second.csv", b"c,d\n", "text/csv")})
    settled()
    assert not first.folder.exists()
    assert visitor.get(f"/report/{first.ticket}/index.html").status_code == 403
    assert visitor.get("/report.zip").status_code == 404
    assert "second.csv" in visitor.get("/").text
    assert len(_files(folder)) == 1
    visitor.post("/report")
    settled()
    assert app.state.desk.run.ticket != first.ticket
    assert api.calls[-2][1]["files"] == [b"c,d\n"]


def test_starting_again_erases_everything(visitor: TestClient, app: Starlette, folder: Path, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    assert "report.zip" in _files(folder)
    ticket = app.state.desk.run.ticket
    visitor.post("/again")
    assert list(folder.iterdir()) == []
    gone = visitor.get(f"/report/{ticket}/index.html")
    assert gone.status_code == 403
    assert "This report is no longer here" in gone.text
    assert "Drop your export here" in visitor.get("/").text


def test_work_that_is_given_up_leaves_nothing(
    visitor: TestClient, api: StandIn, app: Starlette, folder: Path, settled: Callable[[], None]
) -> None:
    visitor.post("/files", files=CSV)
    settled()
    api.go.clear()
    visitor.post("/report")
    given_up = app.state.desk._thread
    visitor.post("/files", files={"export": ("second.csv", b"c,d\n", "text/csv")})
    assert app.state.desk.run.outcome is None
    assert [name for name, _ in api.calls] == ["check", "analyze"], "one job at a time: the second file waits"
    api.go.set()
    settled()
    given_up.join(20)
    assert "second.csv" in visitor.get("/").text
    assert len(_files(folder)) == 1, "what the first job wrote after it was given up is erased"
    assert len(list(folder.iterdir())) == 1


def test_closing_waits_a_moment_for_work(
    visitor: TestClient, api: StandIn, app: Starlette, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analyzer.web.jobs._PATIENCE", 0.2)
    api.go.clear()
    visitor.post("/files", files=CSV)
    begun = time.monotonic()
    app.state.desk.close()
    assert 0.15 < time.monotonic() - begun < 5
    assert list(folder.iterdir()) == []


def test_stopping_erases_and_ends(visitor: TestClient, app: Starlette, folder: Path, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=CSV)
    settled()
    answer = visitor.post("/stop")
    assert answer.status_code == 200
    assert "The program has stopped" in answer.text
    assert list(folder.iterdir()) == []


def test_nothing_to_do_is_no_fault(visitor: TestClient) -> None:
    assert visitor.post("/report").status_code == 303
    assert visitor.post("/again").status_code == 303
    assert visitor.get("/status").json() == {"working": False, "stage": ""}
    assert visitor.get("/report.zip").status_code == 404
