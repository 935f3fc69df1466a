"""The questions about departments that may have two names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.question import Choice, Question
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.text import Sentence

OWN = "own"
YES = "yes"
NO = "no"
USE = "use"
UNUSED = "unused"


def looks_like(label: str, people: int, near: tuple[str, ...], where: Sentence) -> Question:
    """Whether a label that ``people`` gave is another name of one of the labels ``near``, nearest first."""
    return Question(
        f"department:{label}",
        where,
        sentence("{n} people answered '{label}'. Is that the same department as '{other}'?", n=people, label=label, other=near[0]),
        _choices(near),
        _guess(near),
    )


def not_in_workbook(label: str, people: int, near: tuple[str, ...], departments: tuple[str, ...], where: Sentence) -> Question:
    """Which department of the company workbook is meant by a label that it does not have."""
    return Question(
        f"department:{label}",
        where,
        sentence(
            "{n} people answered '{label}', which is not in the company workbook. Which department is it?",
            n=people,
            label=label,
        ),
        _choices(dict.fromkeys([*near, *departments])),
        _guess(near),
    )


def misspelling(label: str, answers: int, where: Sentence) -> Question:
    """Whether answers that few people gave, and that are not quoted, are a known label."""
    return Question(
        f"department:~{label}",
        where,
        sentence(
            "{n} answer looks like a misspelling of '{label}'. Count it with '{label}'?",
            "{n} answers look like a misspelling of '{label}'. Count them with '{label}'?",
            n=answers,
            label=label,
        ),
        (Choice(YES, sentence("Yes, it is the same department")), Choice(NO, sentence("No, count these people as unknown"))),
        YES,
    )


def all_alone(segmentation: str, where: Sentence) -> Question:
    """Whether a column in which nearly everybody gave an answer of their own holds groups at all."""
    return Question(
        f"alone:{segmentation}",
        where,
        sentence("Nearly everybody gave an answer of their own here. Do these answers say in which group people work?"),
        (
            Choice(UNUSED, sentence("No, do not use this column")),
            Choice(USE, sentence("Yes, these are groups")),
        ),
        UNUSED,
    )


def _choices(labels: Iterable[str]) -> tuple[Choice, ...]:
    """A choice for each label, and one for a department of its own."""
    with_others = [Choice(label, sentence("Count with {label}", label=label)) for label in labels]
    return (*with_others, Choice(OWN, sentence("It is a department of its own")))


def _guess(near: tuple[str, ...]) -> str:
    return near[0] if near else OWN
