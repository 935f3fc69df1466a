"""Whatever goes wrong between the counts and the report: nothing is written, and what is said tells nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import scipy.optimize

from analyzer import api
from analyzer.cli import main
from analyzer.disclosure import door
from analyzer.disclosure.audit import Leak, Verdict
from analyzer.report import excel, html
from tests.sample import COMPANY, RESPONSES, findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECRET = "3 of the 4 people of Directie"


class Ended(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that was made before."""
    out = tmp_path_factory.mktemp("earlier") / "mine"
    api.render(findings(), out)
    return out


@pytest.fixture
def place(earlier: Path, tmp_path: Path) -> Path:
    shutil.copytree(earlier, tmp_path / "reports/mine")
    return tmp_path / "reports/mine"


@pytest.fixture(autouse=True, scope="module")
def drafted_once() -> Iterator[None]:
    """The draft of the release of the sample is the same in every test, and takes long."""
    make = door._Draft.of
    made: list[Any] = []

    def once(*given: Any) -> Any:
        if not made:
            made.append(make(*given))
        return made[0]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(door._Draft, "of", once)
        yield


def ends(verdict: Verdict | BaseException) -> Callable[[pytest.MonkeyPatch], None]:
    """An audit that ends like this."""

    def audit(*_given: object, **_more: object) -> Verdict:
        if isinstance(verdict, BaseException):
            raise verdict
        return verdict

    return lambda patch: patch.setattr(door, "audit", audit)


def without_proof(patch: pytest.MonkeyPatch) -> None:
    """A solver that stops at its time limit, and prints in looking for whole numbers."""

    def milp(*_given: object, integrality: object = None, **_more: object) -> SimpleNamespace:
        if integrality is not None:
            os.write(1, SECRET.encode())
        return SimpleNamespace(status=1, x=None, success=False, message=SECRET, fun=None, mip_dual_bound=None, mip_gap=None)

    patch.setattr(scipy.optimize, "milp", milp)


def adds_a_number(patch: pytest.MonkeyPatch) -> None:
    """A renderer that adds to a page what it should not."""
    ends(Verdict("OK"))(patch)  # to get there sooner
    write = html.write

    def more(document: Any, folder: Path, **how: Any) -> None:
        write(document, folder, **how)
        page = folder / "index.html"
        page.write_text(page.read_text("utf-8").replace("</main>", f"<p>{SECRET}</p></main>"), "utf-8")

    patch.setattr(html, "write", more)


def breaks_off(patch: pytest.MonkeyPatch) -> None:
    """A renderer that does not get to its end."""
    ends(Verdict("OK"))(patch)

    def write(*_given: object) -> None:
        raise MemoryError(SECRET)

    patch.setattr(excel, "write", write)


UNSAFE: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "a leak that withholding figures does not help": ends(Verdict("LEAK", (Leak("pinned", certificate=SECRET),))),
    "a leak without anything": ends(Verdict("LEAK")),
    "no decision": ends(Verdict("UNDECIDED")),
    "a solver without proof": without_proof,
    "a renderer that adds a number": adds_a_number,
}
BROKEN: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "a fault in the audit": ends(ValueError(SECRET)),
    "no memory in the audit": ends(MemoryError(SECRET)),
    "no end in the audit": ends(RecursionError(SECRET)),
    "a library that is missing": ends(ImportError(SECRET)),
    "a panic": ends(BaseException(SECRET)),
    "no memory while writing": breaks_off,
}


def everything_under(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def report(out: Path, capfd: pytest.CaptureFixture[str], *more: str) -> Ended:
    with pytest.raises(SystemExit) as end:
        main(["report", str(RESPONSES), "--company", str(COMPANY), "--out", str(out), *more])
    said = capfd.readouterr()
    return Ended(int(end.value.code or 0), said.out, said.err)


@pytest.mark.parametrize("how", [*UNSAFE, *BROKEN])
def test_nothing_is_written_and_nothing_told(
    how: str, place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (UNSAFE | BROKEN)[how](monkeypatch)
    before = everything_under(place.parent)
    ended = report(place, capfd, "--language", "en")
    assert ended.code == 1
    assert everything_under(place.parent) == before, "the earlier report stands as it was, and nothing lies beside it"
    assert ended.out == ""
    assert ended.err.count("→") == 1
    assert "othing was written" in ended.err
    assert "Traceback" not in ended.err
    assert not re.search(r"\d|Directie|Verkoop", ended.err), "no number and no group"
    assert ("proven" in ended.err) == (how in UNSAFE)


@pytest.mark.parametrize("how", ["no decision", "a solver without proof", "a renderer that adds a number", "no memory in the audit"])
def test_json_stays_one_object(how: str, place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    (UNSAFE | BROKEN)[how](monkeypatch)
    ended = report(place, capfd, "--json", "--language", "nl")
    assert ended.code == 1
    (problem,) = json.loads(ended.out)["problems"]
    assert problem["severity"] == "stop"
    assert problem["remedy"]
    assert not re.search(r"\d|Directie", problem["message"] + problem["remedy"])
    assert ended.err == ""


def test_a_first_report_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    adds_a_number(monkeypatch)
    assert report(tmp_path / "new", capfd).code == 1
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_final_report_that_is_not_proven_is_on_no_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    adds_a_number(monkeypatch)
    assert report(tmp_path / "new", capfd, "--final").code == 1
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_there_is_no_way_around_it(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["report", "--help"])
    assert not re.search(r"force|unsafe|ignore|skip", capfd.readouterr().out, re.IGNORECASE)


@pytest.mark.parametrize("how", UNSAFE)
def test_the_api_raises_unsafe(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    UNSAFE[how](monkeypatch)
    with pytest.raises(api.Unsafe) as found:
        api.write_report(RESPONSES, tmp_path / "new", company=COMPANY)
    assert not re.search(r"\d|Directie", str(found.value))
