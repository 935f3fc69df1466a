"""Sending flow around a group of hidden cells: how much it can rise or fall while everything published stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from analyzer.disclosure.figures.network import ENDLESS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.disclosure.figures.network import Network


@dataclass(frozen=True, slots=True)
class Group:
    """Hidden pipes at one node, taken together: one cell, some cells of a line, all of them, or hidden totals at a pool."""

    node: int
    ends: tuple[int, ...]


class Around:
    """A flow that leaves through the pipes of a group and comes back to its node by any other way; against the stream for a falling sum.

    While it is open the network holds the flow; ``shut`` takes it out again. One at a time.
    """

    def __init__(self, network: Network, group: Group, *, rising: bool) -> None:
        self.network, self.group = network, group
        self.forward = rising == network.runs_out(group.node)
        self.amount = 0
        self.own = {end: self._room(group.node, end) for end in group.ends}
        self._out = dict.fromkeys(group.ends, 0)
        self._rising = rising
        self._pushed: list[tuple[int, int, int]] = []

    def most(self, limit: int) -> int:
        """The largest flow, at most ``limit``, without leaving a trace."""
        self.enter()
        self.send(limit)
        self.shut()
        return self.amount

    def enter(self) -> None:
        """Take the pipes of the group out of the network: they are only the way out."""
        for end in self.group.ends:
            self.network.mark(self.group.node, end, usable=False)

    def shut(self) -> None:
        """Take the flow out of the network and put the pipes of the group back."""
        for start, end, amount in reversed(self._pushed):
            self.network.push(end, start, amount)
        for end in self.group.ends:
            self.network.mark(self.group.node, end, usable=True)

    def lift(self) -> None:
        """Let the pipes of the group carry any amount, as far as they can carry something at all."""
        self.own = {end: ENDLESS for end in self.group.ends if self._room(self.group.node, end) > 0}

    def send(self, limit: int) -> None:
        """Send flow until it amounts to ``limit`` or no more can be sent (Ford and Fulkerson, shortest ways first)."""
        while self.amount < limit and (way := self._way()):
            self._along(way, limit - self.amount)

    def used(self) -> int:
        """A bit for every pipe that the flow has touched."""
        bits = sum(1 << self.network.number[self.group.node, end] for end, amount in self._out.items() if amount)
        for start, end, _ in self._pushed:
            bits |= 1 << self.network.number[start, end]
        return bits

    def moved(self) -> dict[int, int]:
        """By how much what flows through every pipe would change, by its number."""
        counted, node = self.network.counted, self.group.node
        change = {self.network.number[node, end]: amount if self._rising else -amount for end, amount in self._out.items() if amount}
        for start, end, amount in self._pushed:
            number = self.network.number[start, end]
            change[number] = change.get(number, 0) + (amount if (start, end) in counted else -amount)
        return change

    def ways(self) -> tuple[list[int], list[int]]:
        """Per node the nodes that can be reached from it, and from which it can be reached, in the direction of this flow."""
        onward, back = self.network.onward, self.network.back
        return (onward, back) if self.forward else (back, onward)

    def _room(self, start: int, end: int) -> int:
        return self.network.left[start][end] if self.forward else self.network.left[end][start]

    def _way(self) -> list[int]:
        """A shortest way from the ends of the group to its node along what is still free; empty when there is none."""
        ways, into = self.ways()
        last = into[self.group.node]
        queue = [end for end, room in self.own.items() if room > 0]
        starts = sum(1 << end for end in queue)
        if hit := starts & last:
            return [(hit & -hit).bit_length() - 1, self.group.node]
        came = dict.fromkeys(queue, -1)
        unseen = ~starts
        for node in queue:
            fresh = ways[node] & unseen
            if hit := fresh & last:
                return [*_back_from(node, came), (hit & -hit).bit_length() - 1, self.group.node]
            unseen &= ~fresh
            while fresh:
                bit = fresh & -fresh
                fresh ^= bit
                place = bit.bit_length() - 1
                came[place] = node
                queue.append(place)
        return []

    def _along(self, way: list[int], limit: int) -> None:
        steps = list(pairwise(way))
        amount = min(limit, self.own[way[0]], *(self._room(start, end) for start, end in steps))
        for start, end in steps:
            pushed = (start, end, amount) if self.forward else (end, start, amount)
            self.network.push(*pushed)
            self._pushed.append(pushed)
        self.own[way[0]] -= amount
        self._out[way[0]] += amount
        self.amount += amount


def _back_from(node: int, came: Mapping[int, int]) -> list[int]:
    """The way that led to a node."""
    way = []
    while node >= 0:
        way.append(node)
        node = came[node]
    return way[::-1]
