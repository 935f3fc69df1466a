"""Proofs: flows that show that a demand is met, kept so that only what rests on a changed pipe is looked at again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.disclosure.figures.around import Around

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.disclosure.figures.demands import Demand
    from analyzer.disclosure.figures.network import Network


@dataclass(frozen=True, slots=True)
class Proof:
    """``rests_on`` has a bit for every pipe that the flows went through; ``worlds`` are changes of all pipes that fit what is published."""

    rests_on: int
    worlds: tuple[Mapping[int, int], ...] = ()
    passing: int = 0

    def on(self, pipe: int) -> bool:
        """Whether it rests on the pipe of this number."""
        return bool(self.rests_on >> pipe & 1)


@dataclass(slots=True)
class _Measured:
    """What one direction gives: within what the group holds, and with its own pipes lifted."""

    within: int
    lifted: int
    used: int
    moved: Mapping[int, int] = field(default_factory=dict)


def proof(network: Network, demand: Demand) -> Proof | None:
    """A proof that a demand is met, or None."""
    rises = _measure(network, demand, rising=True)
    if _met(demand, rises, None):
        return _proof(demand, rises)
    falls = _measure(network, demand, rising=False)
    return _proof(demand, rises, falls) if _met(demand, rises, falls) else None


def _met(demand: Demand, rises: _Measured, falls: _Measured | None) -> bool:
    fall = falls.within if falls else 0
    return (
        rises.within >= demand.rise
        and fall >= demand.fall
        and rises.within + fall >= demand.width
        and _known_to_nobody(demand, rises.lifted, falls.lifted if falls else 0)
    )


def _known_to_nobody(demand: Demand, rises: int, falls: int) -> bool:
    enough = max(rises, falls) >= demand.either
    return enough or (demand.alone is not None and rises >= demand.alone[0] and falls >= demand.alone[1])


def _measure(network: Network, demand: Demand, *, rising: bool) -> _Measured:
    around = Around(network, demand.group, rising=rising)
    around.enter()
    around.send(demand.most)
    measured = _Measured(around.amount, around.amount, 0, around.moved() if around.amount else {})
    if around.amount < demand.either:
        around.lift()
        around.send(demand.either)
        measured.lifted = around.amount
    measured.used = around.used()
    around.shut()
    return measured


def _proof(demand: Demand, *measured: _Measured) -> Proof:
    used, passing = 0, 0
    for one in measured:
        used |= one.used
        if one.lifted >= demand.either:
            passing = passing or one.used
    return Proof(used, tuple(one.moved for one in measured if one.moved), passing)
