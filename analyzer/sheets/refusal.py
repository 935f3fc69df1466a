"""Saying no to a file: what it is called for the reader, and the one problem that ends the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.model.problem import Problem, Unreadable
from analyzer.sheets.plain import tidy
from analyzer.text import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.text import Sentence


_ADDRESS = re.compile(r"[\w.+'-]+@[\w.-]+")


def named(path: Path) -> Sentence:
    """The file, as the reader knows it."""
    return sentence("File {file}", file=shown_name(path))


def shown_name(path: Path) -> str:
    """A file name fit to be shown: no control or direction marks, no e-mail address, at most 80 characters. Never for a path."""
    name = _ADDRESS.sub("•••", tidy(path.name))
    return name if len(name) <= 80 else name[:60] + "…" + name[-19:]


def unreadable(where: Sentence, message: Sentence, remedy: Sentence | None = None) -> Unreadable:
    """The file cannot be used; without a remedy of its own the reader is asked to export again."""
    return Unreadable([Problem("stop", where, message, remedy or export_again())])


def export_again() -> Sentence:
    """What nearly always helps."""
    return sentence("Export the answers from the survey tool again, as CSV or Excel (.xlsx), and choose that file.")
