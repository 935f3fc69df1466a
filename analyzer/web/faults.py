"""Faults of ours: where it went wrong is logged, what it said is not, since an error message may quote an answer."""

from __future__ import annotations

import logging
import secrets
import traceback
from pathlib import Path

_LOG = logging.getLogger("analyzer.web")


def reported(fault: BaseException) -> str:
    """Log the kind of fault and the lines of code that led to it; gives the reference under which it stands in the log."""
    reference = secrets.token_hex(4)
    _LOG.error("fault %s: %s at %s", reference, type(fault).__name__, " < ".join(_places(fault)))
    return reference


def _places(fault: BaseException) -> list[str]:
    """``file:line`` of the last ten calls, the innermost first."""
    frames = traceback.extract_tb(fault.__traceback__)[-10:]
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)]
