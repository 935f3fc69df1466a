"""What the answers to one question mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.model.question import Question


@dataclass(frozen=True, slots=True, eq=False)
class Meant:
    """The answers in one column, each distinct text once.

    ``options`` has the option id of every answer (for a ``multiple`` item the combination), None where it is none. ``missing`` counts the
    texts that say that there is no answer, ``strange`` those that mean nothing to us; ``ask`` is what only the reader can decide.
    """

    options: dict[str, str | None]
    missing: Counter[str]
    strange: Counter[str]
    ask: list[Question] = field(default_factory=list)


def united(parts: Sequence[Meant], counts: Counter[str]) -> Meant:
    """The answers in the same column of several files, each of which was understood on its own; ``counts`` are respondents over all files.

    Tools differ in how they write choices: with another separator, or as numbers. A text that means one thing in one file and another in
    the next means nothing.
    """
    said: dict[str, set[str | None]] = {}
    for part in parts:
        for answer, option in part.options.items():
            said.setdefault(answer, set()).add(option)
    options = {answer: means.copy().pop() if len(means) == 1 else None for answer, means in said.items()}
    missing = Counter({answer: counts[answer] for part in parts for answer in part.missing})
    strange = Counter({answer: counts[answer] for answer, option in options.items() if option is None and answer not in missing})
    ask = {question.key: question for part in parts for question in part.ask}
    return Meant(options, missing, strange, list(ask.values()))
