"""A question: something ambiguous in a file that only the reader can decide, with the answers there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.text import Sentence


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: the value that is kept, and what it is called for the reader."""

    value: str
    label: Sentence | str


@dataclass(frozen=True, slots=True)
class Question:
    """What must be decided before a report can be made.

    ``key`` is the same each time the same files are read (``department:Sales``); ``guess`` is the value of the choice that we would take,
    or empty. ``message`` quotes an answer only when five or more respondents gave it.
    """

    key: str
    where: Sentence
    message: Sentence
    choices: tuple[Choice, ...]
    guess: str = ""

    def __post_init__(self) -> None:
        values = [choice.value for choice in self.choices]
        if len(values) < 2 or len(set(values)) < len(values):
            raise ValueError(f"{self.key} has the choices {values}; there must be two or more, each once")
        if self.guess and self.guess not in values:
            raise ValueError(f"{self.key} has the guess {self.guess!r}; it must be one of {values}")

    def decided(self, decisions: Mapping[str, str]) -> str | None:
        """The value that was chosen, or None while nothing usable was."""
        chosen = decisions.get(self.key)
        return chosen if any(choice.value == chosen for choice in self.choices) else None
