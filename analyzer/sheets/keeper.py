"""The keeper of the child process that opens workbooks and zips: started with the first file, kept for the next, replaced when it dies.

Some files end the process that opens them, by asking for more memory than there is. That must never be the process that HR is looking at.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from analyzer import assets
from analyzer.model.problem import Unreadable
from analyzer.sheets import wire
from analyzer.sheets.refusal import unreadable
from analyzer.sheets.zipped import damaged
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.sheets.book import Book
    from analyzer.text import Sentence

SECONDS = 10
SECONDS_A_MEGABYTE = 6

_PROGRAM = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from analyzer.sheets.child import main; main()"
_GOODBYE = 2
_NO_ANSWER = (ValueError, TypeError, KeyError, AttributeError, RecursionError)  # from a child that a file has taken over
_TOO_LONG = 24  # SIGXCPU, which Windows has no name for
_UNUSED = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}  # a pool of threads takes memory and time


class Keeper:
    """One child process, for one file at a time; threads wait for each other."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._child: _Child | None = None
        self._owner = os.getpid()

    def book(self, path: Path, where: Sentence) -> Book:
        """What a workbook or a zip file holds. Raises Unreadable, also when the child died of it or took too long."""
        with self._turn:
            self._forget_ended()
            try:
                return self._asked(self._child or self._started(), path, where)
            except _Died as death:
                if death.of_time:
                    raise death.refusal(where) from death
            # It may have died of the files before this one, or before it was known how far this one reaches.
            try:
                return self._asked(self._started(), path, where, careful=True)
            except _Died as death:
                raise death.refusal(where) from death

    def close(self) -> None:
        """End the child, if there is one of this process."""
        child, self._child = self._child, None
        if child is not None and self._owner == os.getpid():
            child.end()

    def _forget_ended(self) -> None:
        """A child that ended while nothing was asked of it, or that belongs to the process this one was forked from."""
        if self._child is not None and self._owner != os.getpid():
            self._child = None
        elif self._child is not None and self._child.ended:
            self._drop(self._child)

    def _started(self) -> _Child:
        self._owner = os.getpid()
        self._child = _Child()
        return self._child

    def _asked(self, child: _Child, path: Path, where: Sentence, *, careful: bool = False) -> Book:
        try:
            return child.book(path, careful=careful)
        except Unreadable:
            raise
        except _NO_ANSWER as fault:
            self._drop(child)
            raise damaged(where) from fault
        except BaseException:
            self._drop(child)
            raise

    def _drop(self, child: _Child) -> None:
        """What it is doing now does not matter any more."""
        self._child = None
        child.end(at_once=True)


class _Died(Exception):
    """The child ended before its answer did."""

    def __init__(self, *, of_time: bool) -> None:
        self.of_time = of_time
        super().__init__("of time" if of_time else "of memory")

    def refusal(self, where: Sentence) -> Unreadable:
        """What the reader is told."""
        if self.of_time:
            message = sentence("Reading the file took far longer than a survey export takes, so it was stopped.")
        else:
            message = sentence("Reading the file takes far more memory than a survey export needs, so it was stopped.")
        return unreadable(where, message, sentence("Save only the sheet with the answers as CSV and choose that file."))


class _Child:
    """A running child, and what is said to it and by it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, json.dumps(_places())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_UNUSED},
            **_apart(),
        )
        self._ready = self._rang = False

    @property
    def ended(self) -> bool:
        """Whether it is there no more."""
        return self._process.poll() is not None

    def book(self, path: Path, *, careful: bool) -> Book:
        """Its answer about a file, which with ``careful`` is measured before it is read.

        Raises Unreadable as it says, `_Died` when it ends, RuntimeError for a fault that is ours.
        """
        seconds = SECONDS + SECONDS_A_MEGABYTE * path.stat().st_size // 2**20
        # A computer may be busy with other things, so where the system counts the time of computing, twice as much may pass.
        alarm = threading.Timer(seconds if sys.platform == "win32" else 2 * seconds, self._ring)
        alarm.daemon = True
        alarm.start()
        try:
            return self._answer({"path": str(path.absolute()), "seconds": seconds, "careful": careful})
        except (EOFError, OSError) as fault:
            raise self._death() from fault
        finally:
            alarm.cancel()

    def _answer(self, request: dict[str, object]) -> Book:
        said, heard = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)
        wire.send(said, json.dumps(request).encode())
        if not self._ready:
            wire.received(heard)
            self._ready = True
        header: Any = json.loads(wire.received(heard))
        if "fault" in header:
            raise RuntimeError(f"the child that opens files failed: {header['fault']}")
        if "problems" in header:
            raise Unreadable(wire.problems_of(header["problems"]))
        return wire.book_of(header, wire.received(heard))

    def _ring(self) -> None:
        self._rang = True
        self._process.kill()

    def _death(self) -> Exception:
        self.end()
        if not self._ready:
            return RuntimeError(f"the child that opens files does not start (status {self._process.returncode})")
        return _Died(of_time=self._rang or self._process.returncode == -_TOO_LONG)

    def end(self, *, at_once: bool = False) -> None:
        """Close its input, and do not wait long for it to go."""
        if at_once:
            self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                cast("BinaryIO", stream).close()
        try:
            self._process.wait(_GOODBYE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _places() -> list[str]:
    """Where the child looks for modules: where this process found its own, but never in whatever folder it happens to be."""
    root = str(Path(assets.__file__).parent.parent)
    places = [place for place in sys.path if place]
    return places if root in places else [root, *places]


def _apart() -> dict[str, Any]:
    """The child does not hear the Ctrl-C that is meant for us, and opens no window."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"process_group": 0}


KEEPER = Keeper()
atexit.register(KEEPER.close)
