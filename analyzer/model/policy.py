"""The policy: every number that is a judgement, with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from analyzer.text import Sentence, sentence


def _rule(default: Any, title: Sentence, reason: Sentence) -> Any:
    return field(default=default, metadata={"title": title, "reason": reason, "fixed": False})


def _fixed(value: Any, title: Sentence, reason: Sentence) -> Any:
    """A rule that no run may be made without: another value is refused."""
    return field(default=value, metadata={"title": title, "reason": reason, "fixed": True})


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules a run was made under; the method section prints them all."""

    min_group: int = _rule(
        5,
        sentence("Smallest group shown"),
        sentence("With fewer people a colleague can work out who answered what. It can be raised, never lowered."),
    )
    min_crossed: int = _rule(
        7,
        sentence("Smallest group shown for a department and a level together"),
        sentence("The more you cut up a group, the easier it is to recognise somebody."),
    )
    insiders: int = _rule(
        1,
        sentence("People who may combine their own answer with the report"),
        sentence("Everybody knows their own answer, so a figure must stay more than one person away from none and from all."),
    )
    min_moments: int = _rule(
        50,
        sentence("Smallest group of which the spread of scores is used"),
        sentence(
            "How scores are spread says more about single people than a total does. In a group of this size a few people more or less "
            "hardly change a total, so a later wave may tell it exactly."
        ),
    )
    crossed_share: float = _rule(
        0.5,
        sentence("Share of the crossed groups that must survive before they are shown"),
        sentence("A table with more holes than figures helps nobody; departments and levels side by side say more."),
    )
    most_cuts: int = _fixed(
        2,
        sentence("Most ways to divide people that are used at once"),
        sentence("Department, level and years of service together point at single people."),
    )
    narrowing: int = _fixed(
        1,
        sentence("People by which the total of a group that is too small stays open, up and down"),
        sentence("Nobody may work out more exactly than that what such a group answered."),
    )
    narrowing_share: float = _fixed(
        0.5,
        sentence("Or, where that is less, the part of all possible totals that stays open"),
        sentence("One, two or three people have few possible totals."),
    )
    edge_step: float = _fixed(
        0.05,
        sentence("Steps in which “at most” and “at least” are told"),
        sentence("Where nearly everybody answered the same, the exact figure would tell who did not."),
    )
    response_step: float = _fixed(
        0.10,
        sentence("Steps in which the response is told"),
        sentence("An exact response tells how many people did not take part. The highest step does not say whether everybody did."),
    )
    min_response: int = _fixed(
        10,
        sentence("Smallest group of which the response is told"),
        sentence("In a small group everybody would know who did not take part."),
    )
    chance_bands: int = _fixed(
        4,
        sentence("Words in which the chance of a difference between groups is told"),
        sentence("An exact chance can be turned back into the figures behind it."),
    )
    later_step: float = _fixed(
        0.10,
        sentence("Smallest steps in which figures are told where only a few people came or went since another wave"),
        sentence("The difference between two exact figures would tell what these few answered."),
    )
    later_people: int = _fixed(
        3,
        sentence("Fewest people that fit in such a step"),
        sentence("In a small group a step for one person would be an exact figure."),
    )
    open_answers: int = _fixed(
        0,
        sentence("Open answers in the report"),
        sentence("Somebody can be recognised by what they tell and by how they write."),
    )
    min_items: int = _rule(
        3,
        sentence("Fewest questions that can speak for a module"),
        sentence("One or two questions say something about those questions, not about the subject."),
    )
    tolerance: float = _rule(
        0.30,
        sentence("Share of a group that may be below the norm before training is needed"),
        sentence("In every group some people know less; a training pays off when it is more than three in ten."),
    )
    sure_need: float = _rule(
        0.80,
        sentence("How sure we must be of a need before we advise a training"),
        sentence("A training that nobody needs costs time and goodwill."),
    )
    whole_group_share: float = _rule(
        0.50,
        sentence("Share below the norm from which the whole group is trained"),
        sentence("If most people need it, teaching them together is simpler and nobody stands out."),
    )
    sure_whole_group: float = _rule(
        0.75,
        sentence("How sure we must be that it is most people"),
        sentence("A workshop for everyone takes the time of people who do not need it."),
    )
    little_need: float = _rule(
        0.20,
        sentence("Below this chance of a need we say that it is in order"),
        sentence("Between this and the previous limit we say that we cannot tell, and do not guess."),
    )
    min_answers: int = _rule(
        15,
        sentence("Fewest people for a firm 'no need'"),
        sentence("With fewer people an unclear result means too few answers, not that all is well."),
    )
    first_screen: int = _rule(
        3,
        sentence("Most modules advised first"),
        sentence("Nobody starts eight trainings at once; the rest comes later."),
    )
    agree_from: float = _rule(
        3.5,
        sentence("Mean score on a scale of 1 to 5 from which somebody agrees"),
        sentence("Above the middle, so that 'neither agree nor disagree' does not count as agreeing."),
    )
    answered_share: float = _rule(
        2 / 3,
        sentence("Share of the statements of a scale that must be answered"),
        sentence("Half an answer is not an opinion."),
    )
    interval: float = _rule(
        0.90,
        sentence("How sure the margins are"),
        sentence("Nine times out of ten the true value lies within the margin."),
    )
    false_alarm: float = _rule(
        0.05,
        sentence("Chance of calling groups different when they are not"),
        sentence("Counted over all modules and segmentations together."),
    )
    majority: float = _rule(
        0.50,
        sentence("Share of a group that must know the rules and feel the room before a training can work"),
        sentence("When most people do not know what is allowed, training alone does not help."),
    )

    decliners: float = _rule(
        0.25,
        sentence("Share who keep work and their own social media apart from which another way to take part is offered"),
        sentence("Their choice is respected; nobody has to post."),
    )
    straight_line_items: int = _rule(
        5,
        sentence("Fewest statements with the same answer that look like answering without reading"),
        sentence("With statements in both directions such a row contradicts itself; where all point the same way it takes twice as many."),
    )
    long_string: float = _rule(
        0.50,
        sentence("Share of the questions with an answer at the same place, in a row, that looks like answering without reading"),
        sentence("Half of the questions in a row is more than chance explains (Johnson 2005; Curran 2016). A right answer does not count."),
    )
    seconds_per_item: float = _rule(
        2.0,
        sentence("Seconds per answer below which somebody cannot have read the question"),
        sentence("Nobody reads and answers a question faster than this (Huang and others 2012)."),
    )

    def __post_init__(self) -> None:
        if self.min_group < 5:
            raise ValueError(f"min_group is {self.min_group}; it must be 5 or more")
        if self.min_crossed < max(7, self.min_group):
            raise ValueError(f"min_crossed is {self.min_crossed}; it must be 7 or more and not below min_group")
        for rule in fields(self):
            if rule.metadata["fixed"] and getattr(self, rule.name) != rule.default:
                raise ValueError(f"{rule.name} is {getattr(self, rule.name)}; it must be {rule.default}")

    @classmethod
    def with_minimum(cls, min_group: int) -> Policy:
        """The default policy with a higher smallest group. Raises ValueError below 5."""
        return cls(min_group=min_group, min_crossed=max(7, min_group))

    @classmethod
    def reason(cls, name: str) -> Sentence:
        """Why there is a rule of this name. Raises KeyError where there is none."""
        reasons: dict[str, Sentence] = {rule.name: rule.metadata["reason"] for rule in fields(cls)}
        return reasons[name]

    def rules(self) -> tuple[tuple[str, object, Sentence, Sentence], ...]:
        """Name, value, title and reason of every rule, in the order of the file."""
        return tuple((rule.name, getattr(self, rule.name), rule.metadata["title"], rule.metadata["reason"]) for rule in fields(self))
