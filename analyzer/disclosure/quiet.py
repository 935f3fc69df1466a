"""Quiet: what a solver written in C++ prints stays away from our own output.

HiGHS prints on the file descriptors of the process, past ``sys.stdout``, where an object of ``--json`` may be on its way. So the
descriptors themselves are led elsewhere for as long as a solver runs, for the whole process.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Iterator

_PRINTED_ON = (1, 2)
_TURN = threading.Lock()
_AWAY: list[dict[int, int]] = []
"""One for everybody that is inside; the first holds copies of the real descriptors and is the last to be taken away."""


@contextmanager
def quietly() -> Iterator[None]:
    """Keep away what is printed on descriptors 1 and 2 until the end of the block; they are put back whatever happens in it.

    May be nested and used by several threads: the first leads away, the last puts back. What Python's own streams were given before is
    written first, and what they still hold afterwards is kept. A descriptor that is closed stays closed. Raises OSError when the process
    has no descriptors left.
    """
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    with _TURN:
        if not _AWAY:
            _flush_ours()
            _flush_theirs()
        _AWAY.append({} if _AWAY else _led_away())


def _leave() -> None:
    with _TURN:
        kept = _AWAY.pop()
        if not _AWAY:
            _flush_theirs()
            _put_back(kept)


def _led_away() -> dict[int, int]:
    """Lead the descriptors that are open to nowhere; gives for each a copy of what it was."""
    kept: dict[int, int] = {}
    try:
        for printed_on in _PRINTED_ON:
            with suppress(OSError):  # closed: nothing can be printed there
                os.fstat(printed_on)
                kept[printed_on] = os.dup(printed_on)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            for printed_on in kept:
                os.dup2(nowhere, printed_on)
        finally:
            os.close(nowhere)
    except BaseException:
        _put_back(kept)
        raise
    return kept


def _put_back(kept: dict[int, int]) -> None:
    for printed_on, real in kept.items():
        os.dup2(real, printed_on)
        os.close(real)


def _flush_ours() -> None:
    """What Python still holds was printed before, by somebody else."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, broken, or none at all
            stream.flush()


def _flush_theirs() -> None:
    """C keeps what is printed in a buffer of its own, which would else come out once the descriptors are back."""
    library = _c_library()
    if library is not None:
        library.fflush(None)


@cache
def _c_library() -> ctypes.CDLL | None:
    import ctypes

    with suppress(OSError):
        return ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)
    return None
