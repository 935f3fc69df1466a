"""An outline: what an export asks and which answers occur, from which a questionnaire of one's own is drafted. Counts, no persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Use = Literal["question", "department", "level", "group", "unused"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of an export.

    ``answers`` are the answers that two or more respondents gave, or that the file itself marks as right, most frequent first; ``others``
    how many respondents gave another. ``several`` says that people could choose more than one, ``right`` which answers the file marks as
    right (empty where it has no points) and ``doubtful`` that its points contradict each other. ``use`` is a guess at what it is for.
    """

    heading: str
    answers: tuple[str, ...]
    others: int
    several: bool = False
    right: tuple[str, ...] = ()
    use: Use = "question"
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The questions of an export in the order of its columns; identifiers, free text and what the tool added are not in it."""

    platform: str
    respondents: int
    asked: tuple[Asked, ...]
