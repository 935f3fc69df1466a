"""The folder of a report: written whole or not at all.

A report is written beside its place, as ``<name>.new``, and swapped in by renaming; the earlier one waits as ``<name>.old`` until that
is done. So whenever the work is cut off there is a whole report, and the next start finishes or undoes the swap. A folder that is not
ours is never replaced, and a concept does not take the place of a final report.
"""

from __future__ import annotations

import errno
import json
import shutil
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from analyzer.model.problem import Problem, Refused
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analyzer.text import Sentence

FINDINGS = "findings.json"

UNFINISHED = ".analyzer-unfinished"
"""Stands in a folder for as long as it is being filled or emptied."""

OPEN_WORKBOOK = ("~$workbook.xlsx", ".~lock.workbook.xlsx#")
"""What Excel and LibreOffice leave beside a workbook while it is open."""

NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}


def write_folder(out: Path, writer: Callable[[Path], None], around: AbstractContextManager[object] | None = None) -> None:
    """Let ``writer`` fill a new folder and put it at ``out``, in the place of an earlier report.

    ``around`` is entered when all is written and left when it is in its place, or with what went wrong.

    Raises Refused where something else stands there, where its workbook is open, or where nothing can be written; ValueError when the
    writer leaves no ``findings.json``. Whatever is raised, by the writer too, an earlier report stays as it was.
    """
    out = out.resolve()
    repair(out)
    _check(out)
    new = _beside(out, "new")
    try:
        _fill(new, writer)
        with around or nullcontext():
            _swap(out)
    except OSError as error:
        _discard(new)
        if error.errno in NOT_WRITABLE:
            raise _not_writable(out) from error
        raise
    except BaseException:
        _discard(new)
        raise
    _discard(_beside(out, "old"))


def repair(out: Path) -> None:
    """Finish or undo a swap that was cut off, and clear away what was half written. Touches nothing that is not ours."""
    out = out.resolve()
    new, old = _beside(out, "new"), _beside(out, "old")
    for whole in (new, old):
        if not out.exists() and _is_whole(whole):
            whole.rename(out)
    if out.exists():
        _discard(old)
    _discard(new)


def is_unfinished(out: Path) -> bool:
    """Whether a report for this place was cut off before it was whole."""
    return (_beside(out.resolve(), "new") / UNFINISHED).exists()


def is_report(folder: Path) -> bool:
    """Whether a folder holds a report of the analyzer."""
    return {"schema_version", "survey", "groups"} <= _written(folder).keys()


def keep_final(out: Path) -> None:
    """Raises Refused where a final report stands: a concept does not take its place."""
    repair(out)
    if is_report(out) and _written(out).get("status") == "final":
        raise _refused(
            out,
            sentence("A final report is there already, and a concept does not take its place."),
            sentence("Choose another folder for the concept with --out."),
        )


def _written(folder: Path) -> dict[str, Any]:
    """The findings in a folder; empty where there are none."""
    try:
        written = json.loads((folder / FINDINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return written if isinstance(written, dict) else {}


def _fill(new: Path, writer: Callable[[Path], None]) -> None:
    new.mkdir(parents=True)
    (new / UNFINISHED).touch()
    writer(new)
    if not is_report(new):
        raise ValueError(f"the writer left no {FINDINGS}; without it the folder could never be replaced")


def _swap(out: Path) -> None:
    """The mark off, then two renames; if one fails all is undone."""
    new, old = _beside(out, "new"), _beside(out, "old")
    (new / UNFINISHED).unlink()
    try:
        if out.exists():
            out.rename(old)
        new.rename(out)
    except BaseException:
        (new / UNFINISHED).touch()
        if old.exists():
            old.rename(out)
        raise


def _beside(out: Path, ending: str) -> Path:
    return out.with_name(f"{out.name}.{ending}")


def _is_whole(folder: Path) -> bool:
    return is_report(folder) and not (folder / UNFINISHED).exists()


def _is_ours(folder: Path) -> bool:
    """A report, one that is being filled or emptied, or nothing at all."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return is_report(folder) or (folder / UNFINISHED).exists() or not any(folder.iterdir())


def _discard(folder: Path) -> None:
    """Remove a folder of ours; its mark goes last, so that it is still known as ours if this is cut off too."""
    if not _is_ours(folder):
        return
    mark = folder / UNFINISHED
    mark.touch()
    for part in folder.iterdir():
        if part.is_dir() and not part.is_symlink():
            shutil.rmtree(part)
        elif part != mark:
            part.unlink()
    mark.unlink()
    folder.rmdir()


def _check(out: Path) -> None:
    """Raises Refused where the report would replace something else, or something that is in use."""
    for place in (out, _beside(out, "new"), _beside(out, "old")):
        if place.exists() and not _is_ours(place):
            raise _refused(
                place,
                sentence("Something else is there already, and we do not replace what is not a report of the analyzer."),
                sentence("Choose another folder for the report, or move what is there."),
            )
    for name in OPEN_WORKBOOK:
        if (out / name).exists():
            raise _refused(
                out,
                sentence("The workbook of the earlier report is open."),
                sentence("Close workbook.xlsx first. Is it not open? Then delete the file {name} in this folder.", name=name),
            )


def _not_writable(out: Path) -> Refused:
    return _refused(
        out,
        sentence("The report cannot be written here."),
        sentence(
            "Close workbook.xlsx and the pages of an earlier report if they are open. Is there room on the disk, and may you write here?"
        ),
    )


def _refused(place: Path, message: Sentence, remedy: Sentence) -> Refused:
    return Refused(Problem("stop", sentence("The folder {name}", name=str(place)), message, remedy))
