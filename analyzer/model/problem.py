"""A problem: something to tell the reader about their file, as what, where and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.text import Sentence

Severity = Literal["stop", "ask", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found in a file.

    ``stop`` ends the work, ``ask`` must be answered first, ``note`` is a repair the reader should know about. ``values`` quotes what stood
    there, and only when five or more respondents gave it or when it is not an answer at all (a heading, a cell of a survey definition).
    """

    severity: Severity
    where: Sentence
    message: Sentence
    remedy: Sentence
    values: tuple[str, ...] = ()


class Unreadable(Exception):
    """Nothing can be made of the file; ``problems`` says why, all at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.where}: {problem.message}" for problem in self.problems))


class Refused(Exception):
    """A report cannot be put where it was asked; ``problem`` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(f"{problem.where}: {problem.message}")


class TooSmall(Exception):
    """Fewer people answered than may be shown; nothing is reported, not even for the whole organisation."""

    def __init__(self, minimum: int) -> None:
        self.minimum = minimum
        super().__init__(f"fewer than {minimum} people answered")


class Unsafe(Exception):
    """What was to be shown could not be proven safe, so nothing is shown. The message holds no number and no name of a group."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"the release was not proven safe: {reason}")
