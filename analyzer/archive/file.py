"""The file ``findings.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from analyzer.archive.recalled import from_json
from analyzer.archive.told import as_json
from analyzer.model.findings import SCHEMA_VERSION
from analyzer.model.problem import Problem, Unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.findings import Findings
    from analyzer.text import Sentence

LARGEST = 64 * 2**20
"""Bytes; many times what the findings on hundreds of groups take."""


def write(findings: Findings, path: Path) -> None:
    """Write the findings into a file."""
    path.write_text(json.dumps(as_json(findings), ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8", newline="\n")


def read(path: Path) -> Findings:
    """The findings in a file that `write` made. Raises Unreadable where it is something else or was made by another version."""
    written = _json(path)
    if not isinstance(written, dict) or "schema_version" not in written:
        raise _unreadable(path, sentence("This file holds no findings of the analyzer."))
    if written["schema_version"] != SCHEMA_VERSION:
        raise _unreadable(path, sentence("These findings were made by another version of the analyzer."))
    try:
        return from_json(written)
    except ValueError:
        raise _unreadable(path, sentence("A part of these findings is missing or was changed.")) from None


def _json(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST:
            raise _unreadable(path, sentence("This file is too large to hold findings of the analyzer."))
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise _unreadable(path, sentence("This file cannot be opened.")) from None
    except (ValueError, RecursionError):
        raise _unreadable(path, sentence("This file is damaged, or it is not a file of the analyzer.")) from None


def _unreadable(path: Path, message: Sentence) -> Unreadable:
    remedy = sentence("Choose the file findings.json of a report, or make the report again from the export.")
    return Unreadable([Problem("stop", sentence("The file {name}", name=path.name), message, remedy)])
