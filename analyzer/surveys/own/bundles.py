"""The same fault in many cells of the survey workbook, told once: a workbook that nobody completed has one in every row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.problem import Problem
    from analyzer.text import Sentence

MANY = 4
"""From so many cells on the same fault is told once."""

_SHOWN = 3
_Kind = tuple[str, str, str, str]


def bundled(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, those that say the same of four or more cells of one sheet made into one that tells the first cells and how many."""
    kinds: dict[_Kind, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_kind(problem), []).append(problem)
    found: list[Problem] = []
    for alike in kinds.values():
        found += [_bundle(alike)] if len(alike) >= MANY and _is_cell(alike[0].where) else alike
    return found


def _kind(problem: Problem) -> _Kind:
    """What problems have in common that differ by their cell only; a problem without a cell is told by its whole place."""
    place = str(problem.where.places["sheet"] if _is_cell(problem.where) else problem.where)
    return problem.severity, place, str(problem.message), str(problem.remedy)


def _is_cell(where: Sentence) -> bool:
    return {"sheet", "cell"} <= where.places.keys()


def _bundle(alike: list[Problem]) -> Problem:
    first = alike[0]
    cells = ", ".join(str(problem.where.places["cell"]) for problem in alike[:_SHOWN])
    where = sentence("Survey workbook, sheet {sheet}, cells {cells} and more", sheet=first.where.places["sheet"], cells=cells)
    return replace(first, where=where, message=_counted(first.message, len(alike)))


def _counted(message: Sentence, n: int) -> Sentence:
    return sentence("{message} This is so in {n} cells.", message=message, n=n)
