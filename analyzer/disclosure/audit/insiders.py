"""Insiders: people who answered themselves, and so know one part of the total of their own group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.figure import NEVER
from analyzer.disclosure.audit.ranges import Demand, Ranges
from analyzer.disclosure.audit.verdict import Leak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from analyzer.disclosure.audit.figure import Attack
    from analyzer.disclosure.audit.puzzle import Puzzle

SAMPLED = 100
"""How many groups are looked at from the inside in one run, over all figures."""


def inside_jobs(attack: Attack, worlds: Sequence[NDArray[np.int64]], turn: int, turns: int) -> Iterator[Leak]:
    """Small groups of others that become known exactly to somebody who knows their own answer.

    The sampled atoms are the smallest that the figure is not told of; every figure (``turn`` out of ``turns``) begins at another one, the
    same in every run. ``worlds`` were found before and spare programmes.
    """
    rows = attack.totals.rows[attack.totals.exact]
    told = rows[rows.sum(axis=1) == 1].any(axis=0) if len(rows) else np.zeros(len(attack.known.people), dtype=bool)
    order = np.lexsort((np.arange(len(told)), attack.known.people, told))
    hidden = order[: int((~told).sum())]
    share = max(1, SAMPLED // turns)
    for atom in np.roll(hidden, -turn * share)[:share]:
        yield from _from_within(attack, worlds, int(atom))


def _from_within(attack: Attack, worlds: Sequence[NDArray[np.int64]], atom: int) -> Iterator[Leak]:
    """First with what every answer possible there has in common, which needs one look; then answer by answer, if that is not enough."""
    groups = _others(attack, atom)
    own = _possible(attack, atom)
    if not len(groups) or not len(_exact(attack, worlds, atom, groups, own)):
        return
    before = set(_known_to_all(attack, worlds, groups).tolist())
    for value in own:
        for group in _exact(attack, worlds, atom, groups, range(value, value + 1)):
            if int(group) not in before:
                name = attack.known.name(attack.small.mask(int(groups[group])))
                yield Leak("insider", attack.figure, f"others in {name}, for somebody with {value} points")
                return


def _possible(attack: Attack, atom: int) -> range:
    """What one of the people in an atom may have answered, in units."""
    total, ceiling = int(attack.known.truth[attack.figure][atom]), attack.ceiling
    return range(max(0, total - ceiling * (int(attack.known.people[atom]) - 1)), min(ceiling, total) + 1)


def _others(attack: Attack, atom: int) -> NDArray[np.intp]:
    """The small groups that leave 1 to the minimum less two others: with one more the minimum itself gives it away."""
    member = np.asarray(attack.small.inside[:, [atom]].toarray())[:, 0]
    others = attack.small.people - member
    return np.flatnonzero((others > 0) & (others < attack.known.policy.min_group - 1))


def _exact(attack: Attack, worlds: Iterable[NDArray[np.int64]], atom: int, groups: NDArray[np.intp], own: range) -> NDArray[np.intp]:
    """Which of the groups are known exactly by somebody who only knows that each of these own answers is possible."""
    puzzle = attack.puzzle
    floor, roof = puzzle.floor.copy(), puzzle.roof.copy()
    floor[atom] = own[-1]
    roof[atom] = own[0] + attack.ceiling * (int(attack.known.people[atom]) - 1)
    return _unmoved(attack, replace(puzzle, floor=floor, roof=roof), worlds, groups)


def _known_to_all(attack: Attack, worlds: Iterable[NDArray[np.int64]], groups: NDArray[np.intp]) -> NDArray[np.intp]:
    return _unmoved(attack, attack.puzzle, worlds, groups)


def _unmoved(attack: Attack, puzzle: Puzzle, worlds: Iterable[NDArray[np.int64]], groups: NDArray[np.intp]) -> NDArray[np.intp]:
    """The groups that have one and the same total in all worlds."""
    none = np.full(len(groups), NEVER, dtype=np.int64)
    ranges = Ranges(puzzle, attack.small.inside[groups], Demand(np.ones(len(groups), dtype=np.int64), -none, none))
    for world in worlds:
        if puzzle.allows(world):
            ranges.add(world)
    return ranges.narrow(lambda chosen: np.full(len(chosen), NEVER, dtype=np.int64))
