"""What a form brings: stored under names of our own, refused with a reason, shown and nothing more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from analyzer.web import limit
from analyzer.web.uploads import MOST_FILES, shown_name
from tests.web.stand_in import problem, recognised

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from tests.web.stand_in import StandIn

POISON = [
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "C:\\fakepath\\answers.csv",
    "/etc/cron.d/evil",
    "<img src=x onerror=alert(1)>.csv",
    "</title><script>alert(1)</script>",
    "\u202egnp.exe",
    "{{ 7 * 7 }}.csv",
    "{n}{reference}.csv",
    "%s%n.csv",
    "a" * 300 + ".csv",
    "CON",
    "-rf",
    "naam met 'quote\".csv",
    ".",
    "..",
]


def _export(content: bytes = b"a,b\n1,2\n", name: str = "answers.csv") -> tuple[str, tuple[str, bytes, str]]:
    return "export", (name, content, "text/csv")


def test_files_and_wishes_reach_the_api(visitor: TestClient, api: StandIn, settled: Callable[[], None]) -> None:
    company = ("company", ("company.xlsx", b"PK company", "application/zip"))
    sent = visitor.post(
        "/files",
        files=[_export(b"one"), _export(b"two", "more.csv"), company],
        data={"language": "nl", "min_group": "8", "fieldwork": "2026-10-05"},
    )
    assert sent.status_code == 303
    assert sent.headers["location"] == "/"
    settled()
    name, asked = api.calls[0]
    assert (name, asked["files"], asked["language"]) == ("check", [b"one", b"two"], "en")
    assert asked["company"].read_bytes() == b"PK company"
    assert "answers.csv" in visitor.get("/").text
    assert "company.xlsx" in visitor.get("/").text
    visitor.post("/report")
    settled()
    assert api.calls[1][1]["min_group"] == 8
    assert api.calls[1][1]["fieldwork"] == date(2026, 10, 5)
    assert api.calls[1][1]["company"] == asked["company"]
    assert api.calls[2] == ("render", {"language": "nl"})


def test_without_wishes_the_usual_holds(visitor: TestClient, api: StandIn, settled: Callable[[], None]) -> None:
    empty = ("company", ("", b"", "application/octet-stream"))
    visitor.post("/files", files=[_export(), empty], data={"min_group": " "})
    settled()
    visitor.post("/report")
    settled()
    assert api.calls[0][1]["company"] is None
    assert api.calls[1][1]["min_group"] == 5
    assert api.calls[1][1]["fieldwork"] is None
    assert api.calls[2][1]["language"] == "nl"


@pytest.mark.parametrize("name", POISON)
def test_a_file_name_is_shown_and_nothing_else(
    visitor: TestClient, api: StandIn, folder: Path, settled: Callable[[], None], name: str
) -> None:
    api.checked = lambda files: recognised(problems=[problem("note", f"File {files[0].name}")])
    before = {path for path in folder.parent.rglob("*") if folder not in path.parents}
    assert visitor.post("/files", files=[_export(name=name)]).status_code == 303
    settled()
    page = visitor.get("/").text
    stored = [path.name for path in folder.rglob("*") if path.is_file()]
    assert len(stored) == 1
    assert stored[0].startswith("upload-")
    assert stored[0] not in page
    assert "<img" not in page
    assert "alert(1)</script>" not in page
    assert "\u202e" not in page
    assert "etc/passwd" not in page
    assert "fakepath" not in page
    assert {path for path in folder.parent.rglob("*") if folder not in path.parents} == before


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("answers.csv", "answers.csv"),
        ("C:\\fakepath\\answers.csv", "answers.csv"),
        ("a/b/c.csv", "c.csv"),
        ("a\x00b\u202ec\n.csv", "a\ufffdb\ufffdc\ufffd.csv"),
        ("Enquête 2026 é.csv", "Enquête 2026 é.csv"),
        ("antwoorden jan@bedrijf.nl (1).csv", "antwoorden ••• (1).csv"),
    ],
)
def test_the_shown_name_is_clean(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_long_name_keeps_its_end() -> None:
    assert len(shown_name("x" * 300 + ".csv")) == 80
    assert shown_name("x" * 300 + ".csv").endswith("x.csv")


@pytest.mark.parametrize(
    ("files", "wishes", "message"),
    [
        ([("export", ("", b"", "text/csv"))], {}, "No file was chosen."),
        ([("company", ("c.xlsx", b"PK", "text/csv"))], {}, "No file was chosen."),
        ([_export()] * (MOST_FILES + 1), {}, f"You chose {MOST_FILES + 1} files; at most {MOST_FILES} fit in one report."),
        ([_export()] * 40, {}, "The files did not arrive whole."),
        ([_export(), ("company", ("a.xlsx", b"x", "")), ("company", ("b.xlsx", b"x", ""))], {}, "You chose 2 company workbooks."),
        ([_export()], {"min_group": "4"}, "The smallest group must be a whole number from 5 to 100."),
        ([_export()], {"min_group": "-9"}, "The smallest group must be a whole number from 5 to 100."),
        ([_export()], {"min_group": "9" * 900}, "The smallest group must be a whole number from 5 to 100."),
        ([_export()], {"min_group": "5.5"}, "The smallest group must be a whole number from 5 to 100."),
        ([_export()], {"fieldwork": "next week"}, "This is not a date."),
        ([_export()], {"fieldwork": "2026-02-30"}, "This is not a date."),
        ([_export()], {"min_group": "x" * 5000}, "The files did not arrive whole."),
    ],
)
def test_what_is_wrong_with_an_upload_is_said_above_the_form(
    visitor: TestClient, api: StandIn, folder: Path, files: list[tuple[str, tuple[str, bytes, str]]], wishes: dict[str, str], message: str
) -> None:
    answer = visitor.post("/files", files=files, data=wishes)
    assert answer.status_code == 400
    assert message in answer.text
    assert 'action="/files"' in answer.text
    assert not api.calls
    assert not list(folder.iterdir())


def test_all_that_is_wrong_is_said_at_once(visitor: TestClient) -> None:
    answer = visitor.post("/files", files=[("export", ("", b"", "text/csv"))], data={"min_group": "1"})
    assert "No file was chosen." in answer.text
    assert "The smallest group must be" in answer.text


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded", "", "multipart/mixed; boundary=x"])
def test_what_is_no_form_is_refused(visitor: TestClient, folder: Path, kind: str) -> None:
    answer = visitor.post("/files", content=b"export=x", headers={"content-type": kind})
    assert answer.status_code == 400
    assert "What was sent is not the form of this page." in answer.text
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    "body", [b"", b"nonsense", b"--x\r\nnonsense", b'--x\r\nContent-Disposition: form-data; name="export"; filename="a"\r\n\r\nhalf']
)
@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # Starlette leaves half a file to the garbage collector
def test_a_broken_form_is_refused(visitor: TestClient, api: StandIn, folder: Path, body: bytes) -> None:
    answer = visitor.post("/files", content=body, headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 400
    assert not api.calls
    assert not list(folder.iterdir())


def test_a_form_without_a_boundary_is_refused(visitor: TestClient) -> None:
    assert visitor.post("/files", content=b"x", headers={"content-type": "multipart/form-data"}).status_code == 400


@pytest.mark.parametrize("announced", [True, False])
def test_too_large_is_said_and_not_kept(
    visitor: TestClient, api: StandIn, folder: Path, monkeypatch: pytest.MonkeyPatch, announced: bool
) -> None:
    monkeypatch.setattr(limit, "LARGEST", 2**20)
    visitor.app.middleware_stack = visitor.app.build_middleware_stack()  # type: ignore[attr-defined]
    head = b'--x\r\nContent-Disposition: form-data; name="export"; filename="a.csv"\r\n\r\n'
    pieces = [head, *([b"y" * 2**16] * 32), b"\r\n--x--\r\n"]
    body = b"".join(pieces) if announced else iter(pieces)
    answer = visitor.post("/files", content=body, headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 413
    assert "These files are too large" in answer.text
    assert not api.calls
    assert not list(folder.iterdir())


def test_an_earlier_upload_stays_when_the_next_is_refused(visitor: TestClient, app: Starlette, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=[_export()])
    settled()
    run = app.state.desk.run
    visitor.post("/files", files=[("export", ("", b"", ""))])
    assert app.state.desk.run is run
    assert run.folder.exists()
