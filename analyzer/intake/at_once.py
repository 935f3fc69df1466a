"""How many ways to divide people one report can take at once: each makes the groups that must be kept apart smaller, and more of them."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from analyzer.model.problem import Problem
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.text import Sentence

MOST = 4
"""With more, hardly any group could be shown without giving away a smaller one."""

_PLAIN = 2
"""So many are always taken: a department and a level can be kept apart whatever their number."""

_CELLS = 20_000
"""The most groups that people are counted in when every way to divide them is crossed with every other; all figures are kept for each."""


def at_once(asked: Sequence[str], labels: Mapping[str, int]) -> tuple[str, ...]:
    """The segmentations that are used of those ``asked``, in their order; ``labels`` says how many groups each has."""
    kept: list[str] = []
    for name in asked:
        if len(kept) < _PLAIN or (len(kept) < MOST and prod(labels[one] for one in (*kept, name)) <= _CELLS):
            kept.append(name)
    return tuple(kept)


def left_out(where: Sentence) -> Problem:
    """A way to divide people is not used; ``where`` is its column."""
    return Problem(
        "note",
        where,
        sentence("Dividing people in this way as well would make groups too small or too many, so this column is left out."),
        sentence("A report takes at most {n} ways to divide people. If you would rather see this one, leave out another.", n=MOST),
    )
