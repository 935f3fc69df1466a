"""Outcomes: how a piece of work ended, good or bad; each has a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analyzer.model.problem import Problem
    from analyzer.model.survey import Survey


@dataclass(frozen=True, slots=True)
class Recognised:
    """The files were read; ``check`` is what ``analyzer check --json`` says of them, ``survey`` what they answer, if known."""

    check: Mapping[str, Any]
    survey: Survey | None

    @property
    def can_go_on(self) -> bool:
        """Whether a report can be made: a survey was recognised, nothing stops the work and nothing has to be answered first."""
        return not self.is_stopped and not self.questions

    @property
    def is_stopped(self) -> bool:
        """Whether no answer can help: no survey was recognised, or there is something to mend first."""
        return self.survey is None or any(problem["severity"] != "note" for problem in self.check["problems"])

    @property
    def questions(self) -> Sequence[Mapping[str, Any]]:
        """What is asked about the files and was not answered."""
        asked: Sequence[Mapping[str, Any]] = self.check["questions"]
        return asked


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing can be made of the files; ``problems`` says why."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class TooFew:
    """Fewer people answered than may be shown."""

    minimum: int


@dataclass(frozen=True, slots=True)
class Unproven:
    """It was not proven that nobody can be recognised, so nothing was written; ``reference`` stands in the log."""

    reference: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Our fault; ``reference`` stands in the log."""

    reference: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The report is there: its files by their place in it, the same packed, and the name to save it under."""

    files: Mapping[str, Path]
    packed: Path
    name: str


Outcome = Recognised | Refused | TooFew | Unproven | Broken | Ready
