"""A stand-in for the API, so that the page is tested apart from the sums: it answers what a test tells it to."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from analyzer import api
from analyzer.model.problem import Problem
from analyzer.text import Text, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Report</title>
<link rel="stylesheet" href="{up}assets/report.css"><script src="{up}assets/report.js" defer></script></head>
<body><h1>Report</h1><p id="drawn">not drawn</p><a href="groups/sales.html">Sales</a><a href="workbook.xlsx">Workbook</a></body>
</html>"""
SCRIPT = 'document.getElementById("drawn").textContent = "drawn";'


@dataclass(frozen=True)
class Found:
    """As much of the findings as the page looks at."""

    problems: tuple[Problem, ...] = ()
    survey: Any = field(default_factory=lambda: SimpleNamespace(id="social-media"))
    wave: str = "2026-11"


@dataclass
class StandIn:
    """What the API does: ``checked`` and ``found`` are given or raised; ``go`` holds the work until it is set; ``calls`` remembers."""

    checked: dict[str, Any] | BaseException | Callable[[list[Path]], dict[str, Any]] = field(default_factory=lambda: dict(recognised()))
    found: Found | BaseException = field(default_factory=Found)
    rendered: BaseException | None = None
    drafted: BaseException | None = None
    go: threading.Event = field(default_factory=threading.Event)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.go.set()

    def take_the_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put this where the API is."""
        for name in ("check", "analyze", "render", "draft"):
            monkeypatch.setattr(api, name, getattr(self, name), raising=False)

    def check(self, files: list[Path], **wishes: Any) -> dict[str, Any]:
        """What was recognised."""
        self._called("check", files=[path.read_bytes() for path in files], names=[path.name for path in files], **wishes)
        if isinstance(self.checked, BaseException):
            raise self.checked
        if wishes.get("write_company"):
            wishes["write_company"].write_bytes(b"PK company")
        return self.checked(files) if callable(self.checked) else self.checked

    def draft(self, files: list[Path], out: Path, **wishes: Any) -> Path:
        """A questionnaire to fill in."""
        self._called("draft", files=[path.read_bytes() for path in files], **wishes)
        if isinstance(self.drafted, BaseException):
            raise self.drafted
        out.write_bytes(b"PK questionnaire")
        return out

    def analyze(self, files: list[Path], **wishes: Any) -> Found:
        """The findings, with a problem that names the first file."""
        self._called("analyze", files=[path.read_bytes() for path in files], **wishes)
        if isinstance(self.found, BaseException):
            raise self.found
        note = Problem("note", sentence("File {file}", file=files[0].name), sentence("All is well."), sentence("Nothing to do."))
        return Found((*self.found.problems, note))

    def render(self, findings: Found, out: Path, **wishes: Any) -> Path:
        """A small report that has a page, another page, a style, a script, and a note on the problems of the findings."""
        self._called("render", **wishes)
        if self.rendered:
            raise self.rendered
        files = {
            "index.html": PAGE.format(up=""),
            "groups/sales.html": PAGE.format(up="../"),
            "assets/report.js": SCRIPT,
            "assets/report.css": "h1 { color: rgb(1, 2, 3); }",
            "workbook.xlsx": "PK",
            "findings.json": "{}",
            "problems.txt": " ".join(Text("en").say(problem.where) for problem in findings.problems),
        }
        for name, content in files.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_text(content, "utf-8")
        return out / "index.html"

    def _called(self, name: str, **what: Any) -> None:
        self.calls.append((name, what))
        if not self.go.wait(20):
            raise TimeoutError("a test forgot to let the work go on")


def recognised(**changes: Any) -> dict[str, Any]:
    """A check in which all is well."""
    return {
        "schema_version": 1,
        "platform": "google-forms",
        "survey": "social-media",
        "respondents": 230,
        "columns": [],
        "matched": ["K001", "K002", "department"],
        "unmatched": ["Welke lunch wil je?"],
        "dropped_identifiers": [{"column": "E-mailadres", "kind": "email"}],
        "dropped_rows": {"empty_form": 2},
        "questions": [],
        "problems": [],
        "privacy": {"summary": ["Small groups are not shown.", "Nothing goes over the network."]},
    } | changes


def question(key: str = "spelling:1", choices: int = 2, guess: str = "") -> dict[str, Any]:
    """A question as a check says it."""
    answers = [{"value": f"value {n}", "label": f"Answer {n} of {key}"} for n in range(1, choices + 1)]
    return {"key": key, "where": f"Column of {key}", "message": f"What is meant by {key}?", "choices": answers, "guess": guess}


def problem(
    severity: str = "note", where: str = "Column 3", message: str = "Something is odd.", remedy: str = "Look at it."
) -> dict[str, str]:
    """A problem as a check says it."""
    return {"severity": severity, "where": where, "message": message, "remedy": remedy}
