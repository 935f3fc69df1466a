from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from analyzer.model.problem import Unreadable
from analyzer.sheets import keeper
from analyzer.sheets.keeper import Keeper
from analyzer.sheets.refusal import named
from tests.house.source import CHECKOUT
from tests.sheets.books import workbook, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = [["Timestamp", "Afdeling", "Vraag"], ["x", "HR", "ja"], ["y", "IT", "nee"]]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture
def own() -> Iterator[Keeper]:
    made = Keeper()
    yield made
    made.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook(tmp_path / "a.xlsx", {"Blad1": ROWS})


def number(own: Keeper) -> int:
    assert own._child is not None
    return own._child._process.pid


def refusal(own: Keeper, path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        own.book(path, named(path))
    (problem,) = caught.value.problems
    return str(problem.message)


def replaced(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Have another program started in the place of the child."""
    start = subprocess.Popen
    monkeypatch.setattr(keeper.subprocess, "Popen", lambda _, **options: start([sys.executable, "-c", program], **options))


def answering(*messages: bytes) -> str:
    """A child that says this, whatever it is asked."""
    said = [len(message).to_bytes(8, "little") + message for message in (b"ready", *messages)]
    return f"import sys, time\nsys.stdout.buffer.write({b''.join(said)!r})\nsys.stdout.flush()\ntime.sleep(60)"


def test_the_child_is_kept_for_the_next_file(own: Keeper, path: Path) -> None:
    assert own.book(path, named(path)).sheets[0].rows == ROWS
    first = number(own)
    assert own.book(path, named(path)).sheets[0].rows == ROWS
    assert number(own) == first


def test_a_refusal_is_not_the_end_of_the_child(own: Keeper, path: Path, tmp_path: Path) -> None:
    assert "no table" in refusal(own, zipped(tmp_path / "b.zip", {"x.docx": b""}))
    first = number(own)
    assert own.book(path, named(path)).sheets[0].rows == ROWS
    assert number(own) == first


@posix
def test_a_child_that_was_ended_between_two_files_is_replaced(own: Keeper, path: Path) -> None:
    own.book(path, named(path))
    first = number(own)
    os.kill(first, signal.SIGKILL)
    assert own.book(path, named(path)).sheets[0].rows == ROWS
    assert number(own) != first


def test_a_child_that_dies_of_a_file_ends_in_a_sentence(own: Keeper, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        replaced(patched, answering().replace("time.sleep(60)", "sys.stdin.buffer.read(9)"))
        assert refusal(own, path) == "Reading the file takes far more memory than a survey export needs, so it was stopped."
    assert own.book(path, named(path)).sheets[0].rows == ROWS


def test_a_child_that_takes_too_long_is_ended(own: Keeper, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "SECONDS", 1)
    with monkeypatch.context() as patched:
        replaced(patched, answering())
        begun = time.monotonic()
        assert refusal(own, path) == "Reading the file took far longer than a survey export takes, so it was stopped."
        assert time.monotonic() - begun < 10
    monkeypatch.undo()
    assert own.book(path, named(path)).sheets[0].rows == ROWS


@posix
def test_too_much_computing_is_told_apart_from_too_much_memory(own: Keeper, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(monkeypatch, answering().replace("time.sleep(60)", "import os; sys.stdin.buffer.read(9); os.kill(os.getpid(), 24)"))
    assert "far longer" in refusal(own, path)


@posix
def test_the_child_has_limits(own: Keeper, path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("read from /proc")
    own.book(path, named(path))
    from pathlib import Path as Place

    limits = Place(f"/proc/{number(own)}/limits").read_text(encoding="utf-8")
    spaces = {line[:26].strip(): line[26:47].strip() for line in limits.splitlines()}
    assert spaces["Max address space"] == str(3 * 2**29)
    assert 10 <= int(spaces["Max cpu time"]) <= 20


def test_a_child_that_does_not_start_is_our_fault(own: Keeper, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(monkeypatch, "raise SystemExit(3)")
    with pytest.raises(RuntimeError, match="does not start"):
        own.book(path, named(path))


@pytest.mark.parametrize(
    "messages",
    [
        (b"{",),
        (b"[]", b""),
        (b"{}", b""),
        (b'{"sheets": [], "hidden": [], "notes": []}', b""),
        (b'{"problems": [{"severity": "stop"}]}',),
        (b'{"sheets": [{"name": "x", "height": 9, "columns": [1], "distinct": [["a"]]}], "hidden": [], "notes": []}', b"\x01\x00\x00\x00"),
    ],
)
def test_an_answer_that_is_none_is_not_believed(
    own: Keeper, path: Path, monkeypatch: pytest.MonkeyPatch, messages: tuple[bytes, ...]
) -> None:
    replaced(monkeypatch, answering(*messages))
    assert refusal(own, path) == "The file is damaged or incomplete."
    assert own._child is None


def test_a_fault_of_ours_is_told_without_what_was_in_the_file(own: Keeper, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(monkeypatch, answering(b'{"fault": "TypeError at opening.py:7"}'))
    with pytest.raises(RuntimeError, match="TypeError at opening"):
        own.book(path, named(path))
    assert own._child is None


def test_threads_wait_for_each_other(own: Keeper, tmp_path: Path) -> None:
    paths = [workbook(tmp_path / f"{place}.xlsx", {"Blad1": [["a", "b"], [place, "x"]]}) for place in range(6)]
    found: dict[Path, str] = {}

    def ask(path: Path) -> None:
        found[path] = own.book(path, named(path)).sheets[0].rows[1][0]

    threads = [threading.Thread(target=ask, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[path] for path in paths] == [str(place) for place in range(6)]


@posix
def test_the_child_ends_with_its_parent(tmp_path: Path, path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from analyzer.sheets.reading import read; from analyzer.sheets.keeper import KEEPER\n"
        "read(Path(sys.argv[1])); sys.stdout.write(str(KEEPER._child._process.pid))"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(path)], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert not ended.stderr
    with pytest.raises(ProcessLookupError):
        os.kill(int(ended.stdout), 0)


def test_a_module_beside_the_file_is_not_imported(path: Path, tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit(1)")
    (tmp_path / "json.py").write_text("raise SystemExit(1)")
    program = (
        f"import os, sys; sys.path.insert(0, {str(CHECKOUT)!r})\n"
        "from pathlib import Path; from analyzer.sheets.reading import read\n"
        "os.chdir(sys.argv[1]); sys.stdout.write(str(read(Path('a.xlsx')).height))"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert ended.stdout == "3"


def test_what_a_library_prints_does_not_spoil_the_answer() -> None:
    program = (
        "import os, sys; from analyzer.sheets import child\n"
        "answers = child._own_output(); print('noise', flush=True); os.write(1, b'noise'); answers.write(b'answer'); answers.flush()"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, check=True)
    assert ended.stdout == b"answer"
