"""The child process that opens workbooks and zip files, one after the other. `keeper` starts it.

A request is a JSON object with ``path``, ``seconds`` and ``careful``; the answer is a book or a refusal, see `wire`. Memory and computing
time have limits where the system knows them (POSIX). Windows has none of these: there the sizes of a file are limited before it is opened,
its extent is measured before it is read, and the parent ends a child that takes too long.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.model.problem import Unreadable
from analyzer.sheets import wire

if TYPE_CHECKING:
    from typing import BinaryIO

MOST_MEMORY = 3 * 2**29
"""Bytes of addresses that the child may use: 1.5 GiB."""

OUT_OF_MEMORY = 12
"""The exit status of a child that noticed itself that its memory is used up."""


def main() -> None:
    """Answer requests until the parent closes its end."""
    answers = _own_output()
    limited = _limit_memory()
    from analyzer.sheets.opening import opened

    gc.disable()  # millions of cells make no circles, and looking for them takes a third of the time
    wire.send(answers, b"ready")
    while True:
        try:
            request = json.loads(wire.received(sys.stdin.buffer))
        except EOFError:
            return
        _limit_time(request["seconds"])
        try:
            book = opened(Path(request["path"]), limited=limited and not request["careful"])
        except Unreadable as refusal:
            wire.send_refusal(answers, refusal.problems)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except Exception as fault:  # noqa: BLE001 - told to the parent, which raises it
            wire.send(answers, json.dumps({"fault": _told(fault)}).encode())
        else:
            wire.send_book(answers, book)
            del book
        gc.collect()


def _own_output() -> BinaryIO:
    """The standard output for answers only: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return answers


def _limit_memory() -> bool:
    """Whether the system holds this process to its limit."""
    if sys.platform == "win32":
        return False
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):  # macOS knows the limit and may refuse it
        return False
    return sys.platform != "darwin"


def _limit_time(seconds: int) -> None:
    """Seconds of computing from now on, after which the system ends this process."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(time.process_time()) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))


def _told(fault: Exception) -> str:
    """What kind of fault it was, and where in the program; its message is left out, for it may quote a cell."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)]
    return f"{type(fault).__name__} at {' > '.join(places)}"
