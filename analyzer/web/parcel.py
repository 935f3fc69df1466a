"""The parcel: a report packed to be saved, in which files are called what the reader called them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from analyzer.text import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from analyzer.model.findings import Findings
    from analyzer.model.problem import Problem
    from analyzer.web.uploads import Submission


def with_names(findings: Findings, submission: Submission) -> Findings:
    """The findings with the reader's file names in the places where a problem says our own."""

    def named(problem: Problem) -> Problem:
        where, message, remedy = (_named(said, submission) for said in (problem.where, problem.message, problem.remedy))
        return replace(problem, where=where, message=message, remedy=remedy)

    return replace(findings, problems=tuple(named(problem) for problem in findings.problems))


def _named(said: Sentence, submission: Submission) -> Sentence:
    """A sentence with the reader's file names in its places, and in the sentences inside these."""

    def filled(value: object) -> object:
        if isinstance(value, str):
            return submission.named(value)
        if isinstance(value, Sentence):
            return _named(value, submission)
        return tuple(filled(part) for part in value) if isinstance(value, (tuple, list)) else value

    return replace(said, places={name: filled(value) for name, value in said.places.items()})


def files_of(report: Path) -> dict[str, Path]:
    """The files of a report by their place in it, such as ``groups/sales.html``."""
    return {path.relative_to(report).as_posix(): path for path in sorted(report.rglob("*")) if path.is_file()}


def pack(files: Mapping[str, Path], packed: Path, name: str) -> Path:
    """All files of a report in one zip, in a folder of that name; no times of day are written."""
    with ZipFile(packed, "w", ZIP_DEFLATED) as parcel:
        for place, path in files.items():
            member = ZipInfo(f"{name}/{place}")
            member.external_attr = 0o644 << 16
            parcel.writestr(member, path.read_bytes(), ZIP_DEFLATED)
    return packed


def slug(name: str) -> str:
    """A name fit for a file."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "report"
