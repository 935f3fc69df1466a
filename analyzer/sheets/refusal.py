"""Saying no to a file: what it is called for the reader, and the one problem that ends the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.model.problem import Problem, Unreadable
from analyzer.sheets.plain import tidy
from analyzer.text import sentence

if TYPE_CHECKING:
    from pathlib import Path, PurePath

    from analyzer.text import Sentence


_ADDRESS = re.compile(r"[\w.+'-]+@[\w.-]+")


def named(path: Path) -> Sentence:
    """The file, as the reader knows it."""
    return sentence("File {file}", file=shown_name(path))


def shown_name(path: PurePath) -> str:
    """A file name fit to be shown, see `shown`. Never for a path."""
    return shown(path.name)


def shown(name: str) -> str:
    """The name of a file or a sheet, fit to be shown: no control or direction marks, no e-mail address, at most 80 characters."""
    bare = _ADDRESS.sub("•••", tidy(name))
    return bare if len(bare) <= 80 else bare[:60] + "…" + bare[-19:]


def unreadable(where: Sentence, message: Sentence, remedy: Sentence | None = None) -> Unreadable:
    """The file cannot be used; without a remedy of its own the reader is asked to export again."""
    return Unreadable([Problem("stop", where, message, remedy or export_again())])


def export_again() -> Sentence:
    """What nearly always helps."""
    return sentence("Export the answers from the survey tool again, as CSV or Excel (.xlsx), and choose that file.")


def not_opened(where: Sentence) -> Unreadable:
    """The system does not let us at the file."""
    return unreadable(
        where,
        sentence("The file cannot be opened."),
        sentence("Check that it is there and that no other program has it open, then choose it again."),
    )
