"""Figures: what was found about a group, a module in a group, a scale or a question, as numbers with their place in ``findings.json``.

A figure that is not shown is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.model.advice import GRADES
from analyzer.model.estimates import MAJORITIES

if TYPE_CHECKING:
    from analyzer.model.advice import Advice
    from analyzer.model.estimates import Interval
    from analyzer.model.findings import GroupFinding, ItemFinding, ModuleFinding, ScaleFinding
    from analyzer.model.segment import Segment
    from analyzer.report.document import Number
    from analyzer.report.pen import Pen


@dataclass(frozen=True, slots=True)
class Margin:
    """An estimated share with the margin around it."""

    value: Number
    low: Number
    high: Number


@dataclass(frozen=True, slots=True)
class Places:
    """People to expect: about how many, and the margin around it."""

    expected: Number
    low: Number
    high: Number


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """A published group, ``place`` in the list of groups."""

    pen: Pen
    place: int
    found: GroupFinding

    @property
    def segment(self) -> Segment:
        """Who they are."""
        return self.found.segment

    @property
    def respondents(self) -> Number:
        """How many people answered."""
        return self.pen.count(f"groups.{self.place}.respondents", self.found.respondents)

    @property
    def response(self) -> tuple[Number, Number] | None:
        """The share of the group that answered, as a band."""
        band, path = self.found.response, f"groups.{self.place}.response_band"
        return None if band is None else (self.pen.share(f"{path}.low", band.low), self.pen.share(f"{path}.high", band.high))

    def module(self, id: str) -> ModuleFigures:
        """A module in this group."""
        return ModuleFigures(self.pen, f"groups.{self.place}.modules.{id}", id, self.found.modules[id])

    def scale(self, id: str) -> ScaleFigures:
        """A scale in this group."""
        return ScaleFigures(self.pen, f"groups.{self.place}.scales.{id}", id, self.found.scales[id])

    @property
    def advised(self) -> tuple[ModuleFigures, ...]:
        """The modules that are advised, in order."""
        return tuple(self.module(id) for id in (*self.found.first, *self.found.later))

    @property
    def small(self) -> bool:
        """Whether so few people answered that a percentage needs the number of people beside it."""
        return self.found.respondents < 10


@dataclass(frozen=True, slots=True)
class ModuleFigures:
    """One module in one group, at ``path``."""

    pen: Pen
    path: str
    id: str
    found: ModuleFinding

    @property
    def advice(self) -> Advice:
        """What is advised."""
        return self.found.advice

    @property
    def below(self) -> Margin | None:
        """The share of people below the norm."""
        known = self.found.estimate
        return None if known is None else _margin(self.pen, self.path, known.share_below, ("share_below", "share_low", "share_high"))

    @property
    def mean(self) -> Margin | None:
        """The share of the questions that a person has right on average."""
        known = self.found.estimate
        return None if known is None else _margin(self.pen, self.path, known.mean, ("mean", "low", "high"))

    @property
    def right(self) -> Number | None:
        """Answers that were right."""
        return None if self.found.right is None else self.pen.count(f"{self.path}.right", round(self.found.right, 2))

    @property
    def shown(self) -> Number | None:
        """Answers that could have been right."""
        return None if self.found.shown is None else self.pen.count(f"{self.path}.shown", self.found.shown)

    @property
    def edge(self) -> Number | None:
        """What the share right is at least or at most, where no more can be told."""
        return None if self.found.edge is None else self.pen.share(f"{self.path}.edge", self.found.edge)

    @property
    def until(self) -> Number | None:
        """The upper end where the share right is only told between two."""
        return None if self.found.until is None else self.pen.share(f"{self.path}.until", self.found.until)

    @property
    def counted(self) -> tuple[Number | None, Number | None, Number | None]:
        """Right answers, all answers, and the edge of the share where the first may not be told."""
        return self.right, self.shown, self.edge

    @property
    def dont_know(self) -> Number | None:
        """Answers that were 'don't know'."""
        return None if self.found.dont_know is None else self.pen.count(f"{self.path}.dont_know", self.found.dont_know)

    @property
    def need(self) -> Number | None:
        """The chance that there is a need, at least."""
        grade = self.advice.grade
        return None if grade is None else self.pen.share(f"{self.path}.need", GRADES[grade])

    @property
    def most(self) -> Number | None:
        """The chance that even most people are below the norm, at least; told where the whole group is trained for that reason."""
        known = self.found.estimate
        if known is None or self.advice.form != "whole_group":
            return None
        return self.pen.share(f"{self.path}.most", next(edge for edge in MAJORITIES if known.most >= edge))

    @property
    def rank(self) -> Number | None:
        """How soon it comes."""
        return None if self.advice.rank is None else self.pen.count(f"{self.path}.advice.rank", self.advice.rank)

    @property
    def places(self) -> Places | None:
        """How many people to expect."""
        seats, path = self.advice.seats, f"{self.path}.advice.seats"
        if seats is None:
            return None
        return Places(
            self.pen.count(f"{path}.expected", seats.expected),
            self.pen.count(f"{path}.low", seats.low),
            self.pen.count(f"{path}.high", seats.high),
        )


@dataclass(frozen=True, slots=True)
class ScaleFigures:
    """One scale in one group, at ``path``."""

    pen: Pen
    path: str
    id: str
    found: ScaleFinding

    @property
    def share(self) -> Margin | None:
        """The share of people who agree."""
        known = self.found.estimate
        return None if known is None else _margin(self.pen, self.path, known.agree, ("share", "low", "high"))

    @property
    def agree(self) -> Number | None:
        """People who agree."""
        return None if self.found.agree is None else self.pen.count(f"{self.path}.agree", self.found.agree)

    @property
    def edge(self) -> Number | None:
        """What the share is at least or at most, where no more can be told."""
        return None if self.found.edge is None else self.pen.share(f"{self.path}.edge", self.found.edge)

    @property
    def until(self) -> Number | None:
        """The upper end where the share is only told between two."""
        return None if self.found.until is None else self.pen.share(f"{self.path}.until", self.found.until)

    @property
    def asked(self) -> Number | None:
        """People who were asked."""
        return None if self.found.asked is None else self.pen.count(f"{self.path}.asked", self.found.asked)

    @property
    def counted(self) -> tuple[Number | None, Number | None, Number | None]:
        """People who agree, people who were asked, and the edge of the share where the first may not be told."""
        return self.agree, self.asked, self.edge


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One question over the whole organisation, ``place`` in the list of questions."""

    pen: Pen
    place: int
    found: ItemFinding

    @property
    def shown(self) -> Number:
        """People who were asked it."""
        return self.pen.count(f"items.{self.place}.shown", self.found.shown)

    def count(self, outcome: str) -> Number | None:
        """People whose answer was ``right``, ``wrong`` or ``dont_know``."""
        value = getattr(self.found, outcome)
        return None if value is None else self.pen.count(f"items.{self.place}.{outcome}", round(value, 2))

    @property
    def shares(self) -> tuple[Number, Number, Number] | None:
        """Right, don't know and the rest, in parts of one whole; None where they may not be told."""
        found, path = self.found, f"items.{self.place}"
        if found.right is None or found.dont_know is None or found.wrong is None:
            return None
        right = self.pen.share(f"{path}.right_share", found.right / max(found.shown, 1))
        most = round(1 - right.value, 2)
        unknown = self.pen.share(f"{path}.dont_know_share", min(round(found.dont_know / max(found.shown, 1), 2), most))
        return right, unknown, self.pen.share(f"{path}.wrong_share", 1 - right.value - unknown.value)

    def given(self, option: str) -> Number:
        """People who gave one answer. Raises KeyError where that is not told."""
        return self.pen.count(f"items.{self.place}.answers.{option}", self.found.answers[option])


def _margin(pen: Pen, path: str, known: Interval, names: tuple[str, str, str]) -> Margin:
    value, low, high = (
        pen.estimate(f"{path}.{name}", part) for name, part in zip(names, (known.value, known.low, known.high), strict=True)
    )
    return Margin(value, low, high)
