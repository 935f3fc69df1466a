"""A TOML file as plain content, or the reason why it cannot be read."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from analyzer.surveys.faults import Place
from analyzer.text import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.surveys.faults import Faults

LARGEST = 2_000_000
"""Bytes. A survey of a thousand items stays far below it; anything larger is another kind of file."""


def read(path: Path, faults: Faults) -> dict[str, object] | None:
    """The content of the file, or None after naming what is wrong with it."""
    place = Place(path.name)
    try:
        written = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        remedy = sentence("Put it in the folder of the survey, under this name.")
        faults.stop(place, sentence("This file is missing or cannot be opened."), remedy)
        return None
    if written is None:
        faults.stop(place, sentence("This file is too large for a survey."), sentence("Check that it is the right file."))
        return None
    return _parsed(written, place, faults)


def _parsed(written: bytes, place: Place, faults: Faults) -> dict[str, object] | None:
    """Read as utf-8-sig, because Notepad may write a byte order mark that TOML does not allow.

    ValueError is what the parser raises, and what a number of more digits than Python reads raises through it.
    """
    try:
        return tomllib.loads(written.decode("utf-8-sig"))
    except UnicodeDecodeError:
        faults.stop(place, sentence("This file is not written in UTF-8."), sentence("Save it again and choose the encoding UTF-8."))
    except ValueError as error:
        _name_line(str(error), place, faults)
    except RecursionError:
        faults.stop(place, sentence("This file has brackets within brackets, far too deep."), sentence("Check that it is the right file."))
    return None


def _name_line(message: str, place: Place, faults: Faults) -> None:
    """The line is all we take from the English message of the parser; what it says there helps nobody who does not know TOML."""
    line = re.search(r"at line (\d+)", message)
    found = (
        sentence("The file cannot be read any further than line {line}.", line=line[1])
        if line
        else sentence("The file cannot be read to its end.")
    )
    faults.stop(place, found, sentence("Look there for a missing quotation mark, bracket or comma, or for a name that occurs twice."))
