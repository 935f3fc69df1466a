"""A report is in its folder whole or not at all, whenever the work is cut off."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer.model.problem import Refused
from analyzer.report import is_unfinished, repair, write_folder
from analyzer.report.folder import UNFINISHED, keep_final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPORT = '{"schema_version": 1, "survey": {}, "groups": []}'


class Cut(BaseException):
    """The work is cut off."""


def report(mark: str) -> Callable[[Path], None]:
    """A writer of a report with a mark by which it is recognised."""

    def writer(folder: Path) -> None:
        (folder / "groups").mkdir()
        (folder / "findings.json").write_text(REPORT, "utf-8")
        (folder / "groups" / "mark.html").write_text(mark, "utf-8")

    return writer


def mark(out: Path) -> str:
    return (out / "groups" / "mark.html").read_text("utf-8")


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "reports" / "autumn"


def test_a_report_is_written_into_a_new_place(out: Path) -> None:
    write_folder(out, report("one"))
    assert mark(out) == "one"
    assert beside(out) == ["autumn"]
    assert not (out / UNFINISHED).exists()


def test_a_second_report_takes_the_place_of_the_first_with_nothing_left_of_it(out: Path) -> None:
    write_folder(out, report("one"))
    (out / "groups" / "gone.html").touch()
    write_folder(out, report("two"))
    assert (mark(out), beside(out)) == ("two", ["autumn"])
    assert not (out / "groups" / "gone.html").exists()


def test_an_empty_folder_is_filled(out: Path) -> None:
    out.mkdir(parents=True)
    write_folder(out, report("one"))
    assert mark(out) == "one"


@pytest.mark.parametrize("fault", [ValueError("no"), KeyboardInterrupt(), Cut()])
def test_a_writer_that_fails_leaves_the_earlier_report(out: Path, fault: BaseException) -> None:
    write_folder(out, report("one"))

    def failing(folder: Path) -> None:
        report("two")(folder)
        raise fault

    with pytest.raises(type(fault)):
        write_folder(out, failing)
    assert (mark(out), beside(out)) == ("one", ["autumn"])


def test_a_writer_must_leave_findings(out: Path) -> None:
    with pytest.raises(ValueError, match=r"the writer left no findings\.json"):
        write_folder(out, lambda folder: (folder / "index.html").touch())
    assert beside(out) == []


@pytest.mark.parametrize("content", [None, "{}", "[]", '{"name": "mine"}', "\x00"])
def test_a_folder_that_is_not_ours_is_never_replaced(out: Path, content: str | None) -> None:
    out.mkdir(parents=True)
    (out / "thesis.docx").write_text("years of work", "utf-8")
    if content is not None:
        (out / "findings.json").write_text(content, "utf-8")
    with pytest.raises(Refused) as refused:
        write_folder(out, report("one"))
    assert "we do not replace" in str(refused.value.problem.message)
    assert (out / "thesis.docx").read_text("utf-8") == "years of work"
    assert beside(out) == ["autumn"]


@pytest.mark.parametrize("ending", ["new", "old"])
def test_a_folder_beside_it_that_is_not_ours_is_left_alone(out: Path, ending: str) -> None:
    write_folder(out, report("one"))
    other = out.with_name(f"autumn.{ending}")
    other.mkdir()
    (other / "notes.txt").touch()
    with pytest.raises(Refused):
        write_folder(out, report("two"))
    assert (other / "notes.txt").exists()
    assert mark(out) == "one"


def test_a_file_is_never_replaced(out: Path) -> None:
    out.parent.mkdir()
    out.write_text("letter", "utf-8")
    with pytest.raises(Refused):
        write_folder(out, report("one"))
    assert out.read_text("utf-8") == "letter"


@pytest.mark.parametrize("lock", ["~$workbook.xlsx", ".~lock.workbook.xlsx#"])
def test_an_open_workbook_has_to_be_closed_first(out: Path, lock: str) -> None:
    write_folder(out, report("one"))
    (out / lock).touch()
    with pytest.raises(Refused) as refused:
        write_folder(out, report("two"))
    assert str(refused.value.problem.remedy).startswith("Close workbook.xlsx first.")
    assert lock in str(refused.value.problem.remedy)
    assert mark(out) == "one"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS])
def test_a_place_that_cannot_be_written_is_named(out: Path, number: int) -> None:
    write_folder(out, report("one"))

    def full(folder: Path) -> None:
        raise OSError(number, "no", str(folder))

    with pytest.raises(Refused) as refused:
        write_folder(out, full)
    assert "cannot be written" in str(refused.value.problem.message)
    assert (mark(out), beside(out)) == ("one", ["autumn"])


def test_another_fault_of_the_disk_is_our_fault(out: Path) -> None:
    def lost(folder: Path) -> None:
        raise FileNotFoundError(folder / "template.html")

    with pytest.raises(FileNotFoundError):
        write_folder(out, lost)


@pytest.mark.parametrize("step", [1, 2])
def test_a_swap_that_fails_halfway_is_undone(out: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    write_folder(out, report("one"))
    steps = iter(range(1, 10))
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if next(steps) == step:
            raise PermissionError(errno.EACCES, "in use", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(Refused):
        write_folder(out, report("two"))
    assert (mark(out), beside(out)) == ("one", ["autumn"])


KILL = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from analyzer.report import folder
step, out = int(sys.argv[1]), Path(sys.argv[2])
count = 0

def killed_at(owner, name):
    real = getattr(owner, name)
    def wrapped(*given, **known):
        global count
        count += 1
        if count == step:
            os._exit(9)
        return real(*given, **known)
    setattr(owner, name, wrapped)

for name in ("rename", "unlink", "touch", "rmdir"):
    killed_at(Path, name)
killed_at(folder.shutil, "rmtree")

def writer(new):
    (new / "groups").mkdir()
    (new / "groups" / "mark.html").write_text("two", "utf-8")
    (new / "findings.json").write_text({report!r}, "utf-8")

folder.write_folder(out, writer)
"""


def killed(step: int, out: Path) -> bool:
    """Write a second report in another process that is killed just before its next change to the disk."""
    root = str(Path(__file__).parents[2])
    code = KILL.format(root=root, report=REPORT)
    return subprocess.run([sys.executable, "-c", code, str(step), str(out)], check=False).returncode == 9


def test_whenever_it_is_killed_there_is_a_whole_report_after_the_next_start(out: Path) -> None:
    seen = set()
    for step in range(1, 30):
        write_folder(out, report("one"))
        was_killed = killed(step, out)
        repair(out)
        assert mark(out) in {"one", "two"}
        assert beside(out) == ["autumn"]
        assert not (out / UNFINISHED).exists()
        seen.add(mark(out))
        write_folder(out, report("three"))
        assert (mark(out), beside(out)) == ("three", ["autumn"])
        if not was_killed:
            break
    else:
        pytest.fail("the last step was never reached")
    assert seen == {"one", "two"}
    assert step > 8


def test_a_first_report_that_was_killed_leaves_nothing_or_all(out: Path) -> None:
    for step in range(1, 30):
        was_killed = killed(step, out)
        repair(out)
        assert not out.exists() or mark(out) == "two"
        assert beside(out) in ([], ["autumn"])
        if not was_killed:
            break
        write_folder(out, report("three"))
        assert mark(out) == "three"
        shutil.rmtree(out)


def test_repair_touches_nothing_that_is_not_ours(out: Path) -> None:
    for name in ("autumn", "autumn.new", "autumn.old"):
        folder = out.with_name(name)
        folder.mkdir(parents=True)
        (folder / "letter.txt").touch()
    repair(out)
    assert beside(out) == ["autumn", "autumn.new", "autumn.old"]
    assert all((out.with_name(name) / "letter.txt").exists() for name in beside(out))


def test_a_link_to_a_folder_is_followed(out: Path, tmp_path: Path) -> None:
    write_folder(out, report("one"))
    link = tmp_path / "latest"
    link.symlink_to(out)
    write_folder(link, report("two"))
    assert link.is_symlink()
    assert mark(out) == "two"


def test_what_goes_with_a_report_happens_with_it_or_not_at_all(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[str] = []

    @contextmanager
    def around() -> Iterator[None]:
        assert is_unfinished(out)
        happened.append("begun")
        try:
            yield
        except OSError:
            happened.append("undone")
            raise
        assert not is_unfinished(out)
        happened.append("done")

    write_folder(out, report("one"), around())
    monkeypatch.setattr(Path, "rename", _no_rename)
    with pytest.raises(OSError, match="no"):
        write_folder(out, report("two"), around())
    assert happened == ["begun", "done", "begun", "undone"]
    assert mark(out) == "one"
    assert beside(out) == ["autumn"]


def _no_rename(self: Path, target: Path) -> Path:
    raise OSError("no")


def test_nothing_goes_with_a_report_that_could_not_be_written(out: Path) -> None:
    def fails(folder: Path) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        write_folder(out, fails, nullcontext(pytest.fail))
    assert beside(out) == []


@pytest.mark.parametrize("status", ["final", "concept"])
def test_a_concept_keeps_off_a_final_report(out: Path, status: str) -> None:
    keep_final(out)
    write_folder(out, lambda folder: (folder / "findings.json").write_text(REPORT.replace("{", f'{{"status": "{status}", ', 1), "utf-8"))
    if status == "concept":
        keep_final(out)
        return
    with pytest.raises(Refused, match="a concept does not take its place"):
        keep_final(out)
