"""The private folder: where uploads and reports lie while the page runs, and nowhere else; gone when it stops."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

PREFIX = "analyzer-upload-"
HOLD = "in-use"

_YOUNG = 60.0
_TRIES = 20


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only this user can open (mode 0700), erased at the end however that comes.

    A run that was killed could not tidy up; what such runs left is erased first.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _abandoned(left):
            erase(left)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        with (folder / HOLD).open("w") as hold:
            _held(hold)
            yield folder
    finally:
        erase(folder)


def erase(folder: Path) -> None:
    """Erase a folder and all in it; one that is still being written to is tried again for a second."""
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)


def _abandoned(folder: Path) -> bool:
    """Whether a folder of ours has no living process: it is ours, not brand new, and nobody holds it."""
    with suppress(OSError):
        found = folder.lstat()
        mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
        if folder.is_symlink() or not mine or time.time() - found.st_mtime < _YOUNG:
            return False
        with (folder / HOLD).open("a") as hold:
            return _held(hold)
    return False


def _held(hold: IO[str]) -> bool:
    """Take hold of an open file until it is closed; False when another process has it. The hold ends with its process, in any case."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(hold.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
