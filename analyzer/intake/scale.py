"""Answers on a scale: labels, numbers, or both.

A number inside an answer is believed only where, over the whole column, the labels beside the numbers run the same way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.intake.options import nth, spoken
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_NUMBER_FIRST = re.compile(r"^\(?(\d{1,2})(?:[.,]0+)?\)?\s*(?:[-:=.)]\s*)?(.*)$", re.DOTALL)
_NUMBER_LAST = re.compile(r"^(\S.*?)\s*[-:=]?\s*\(?(\d{1,2})\)?$", re.DOTALL)
_LONGEST = 500


def steps_of(answers: Collection[str], known: Mapping[str, str], steps: Sequence[str]) -> dict[str, str | None]:
    """The step of each answer: by label, else by the number in it, unless a number and its label contradict each other somewhere.

    ``known`` are options by plain wording, ``steps`` those that the numbers 1, 2, ... stand for.
    """
    found: dict[str, str | None] = {}
    numbers: dict[str, int | None] = {}
    contradicted = False
    for answer in answers:
        number, label = _number_and_label(answer, known)
        numbers[answer] = number
        found[answer] = spoken(label, known) if label else None
        if number is not None and found[answer] in steps:
            contradicted |= _step(known, steps, number) != found[answer]
    if contradicted:
        return found
    return {answer: option or _step(known, steps, numbers[answer]) for answer, option in found.items()}


def _step(known: Mapping[str, str], steps: Sequence[str], number: int | None) -> str | None:
    """The step that a number is the wording, the id or the place of."""
    return known.get(str(number)) or nth(steps, number)


def _number_and_label(answer: str, known: Mapping[str, str]) -> tuple[int | None, str]:
    said = plain(answer)
    if len(said) > _LONGEST:
        return None, ""
    if said in known and not said.isdigit():
        return None, said
    if found := _NUMBER_FIRST.match(said):
        return int(found[1]), plain(found[2]).strip("()").strip()
    if found := _NUMBER_LAST.match(said):
        return int(found[2]), plain(found[1]).strip("()").strip()
    return None, answer
