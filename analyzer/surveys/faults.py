"""Faults: what is wrong with a survey, each with its place, gathered until everything has been read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analyzer.model.problem import Problem
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.text import Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, and in it a table (``item``), the name of that table (``K009``) and a key (``cut_score``)."""

    file: str
    table: str = ""
    name: str | Sentence = ""
    key: str = ""

    def at(self, key: str) -> Place:
        """The same place, at one key; a key within a key is written ``score.a``."""
        return replace(self, key=f"{self.key}.{key}" if self.key else key)

    def said(self) -> Sentence:
        """The place in words."""
        if self.table and self.key:
            return sentence("{file}, {table} {name}, at '{key}'", file=self.file, table=self.table, name=self.name, key=self.key)
        if self.table:
            return sentence("{file}, {table} {name}", file=self.file, table=self.table, name=self.name)
        if self.key:
            return sentence("{file}, at '{key}'", file=self.file, key=self.key)
        return sentence("{file}", file=self.file)


@dataclass(slots=True)
class Faults:
    """The problems found so far, in the order in which they were met."""

    problems: list[Problem] = field(default_factory=list)

    def stop(self, place: Place, message: Sentence, remedy: Sentence) -> None:
        """A fault that keeps the survey from being used."""
        self.problems.append(Problem("stop", place.said(), message, remedy))

    def note(self, place: Place, message: Sentence, remedy: Sentence) -> None:
        """Something the author should know; the survey can be used."""
        self.problems.append(Problem("note", place.said(), message, remedy))

    def stops(self) -> tuple[Problem, ...]:
        """Only the faults that keep the survey from being used."""
        return tuple(problem for problem in self.problems if problem.severity == "stop")

    def not_among(self, place: Place, name: str, choices: tuple[str, ...]) -> None:
        """A name that stands for nothing: none of ``choices``."""
        remedy = (
            sentence("Use one of: {choices}.", choices=choices)
            if choices
            else sentence("Take the name out, or add what it should stand for.")
        )
        self.stop(place, sentence("'{name}' is not known here.", name=name), remedy)

    def repeated(self, place: Place, names: tuple[str, ...]) -> None:
        """One fault for every name that occurs more than once."""
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            message = sentence("'{name}' occurs more than once.", name=name)
            self.stop(place, message, sentence("Keep one of them, or give the other another name."))
