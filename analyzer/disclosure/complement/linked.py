"""Linked tables: which segments must stay hidden where tables of three segmentations and more hang together.

Look for a group of too few people that can be worked out, take the published segments it rests on, and see to it that one of them is
hidden; which ones is the cheapest choice that breaks all that was found. Repeat until nothing can be found. Segments of one segmentation
come first, then those of two within what they leave.

Source: implicit hitting sets, as in Moreno-Centeno and Karp (2013), The implicit hitting set approach to solve combinatorial optimization
problems. Withholding as few and as small segments as possible is the cell suppression problem of Fischetti and Salazar (2001).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.complement.spans import Span
from analyzer.disclosure.lattice import rests, rows_of
from analyzer.disclosure.primary import too_few
from analyzer.disclosure.solver import NO_PROOF, cheapest_cover
from analyzer.model.problem import Unsafe
from analyzer.model.segment import ORGANISATION, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from analyzer.disclosure.lattice import Lattice
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.segment import Segment

ROUNDS = 60
"""How often segments are hidden and the rest is searched again before fewer tables are tried."""

NEVER = 1e4
"""The price of a segment that is not to be hidden."""

Segments = frozenset["Segment"]


def linked(lattice: Lattice, company: Company, policy: Policy) -> Segments:
    """The segments besides the organisation that may be shown, as far as the number of people in them goes.

    Where no proof is found in time the crossed segments go, then one segmentation after the other, the last first: fewer tables rather
    than less safe ones. Raises Unsafe where even a single segmentation has no proof.
    """
    tables = _Tables(lattice, company, policy)
    names = tables.names()
    for kept in range(len(names), 0, -1):
        try:
            lines = tables.lines(names[:kept])
        except Unsafe:
            continue
        try:
            return lines | tables.crossed(lines)
        except Unsafe:
            return lines
    raise Unsafe(NO_PROOF)


@dataclass(frozen=True, slots=True, eq=False)
class _Tables:
    """All that might be shown, and the rules for it."""

    lattice: Lattice
    company: Company
    policy: Policy

    def names(self) -> tuple[str, ...]:
        """The segmentations, those that are crossed first."""
        crossed = {name for segment in self.lattice.segments if len(segment.parts) > 1 for name in segment.by}
        single = {segment.by[0] for segment in self.lattice.segments if len(segment.parts) == 1}
        return tuple(sorted(single, key=lambda name: (name not in crossed, name)))

    def lines(self, names: tuple[str, ...]) -> Segments:
        """The segments of some segmentations, one at a time, that may be shown. Raises Unsafe."""
        wanted = [one for one in self.lattice.segments if len(one.parts) == 1 and one.by[0] in names]
        large = self._large(wanted, self.policy.min_group)
        return self._kept(frozenset({ORGANISATION}), large, []) - {ORGANISATION}

    def crossed(self, lines: Segments) -> Segments:
        """The segments of two shown segmentations that may be shown beside ``lines``, if enough survive. Raises Unsafe."""
        shown = {line.parts[0] for line in lines}
        filled = [one for one in self.lattice.segments if len(one.parts) > 1]
        large = self._large((one for one in filled if shown.issuperset(one.parts)), self.policy.min_crossed)
        small = [one for one in filled if self.lattice.on(one) < self.policy.min_crossed]
        kept = self._kept(lines | {ORGANISATION}, large, small) - lines - {ORGANISATION}
        return kept if len(kept) >= self.policy.crossed_share * len(filled) else frozenset()

    def _large(self, segments: Iterable[Segment], minimum: int) -> Segments:
        return frozenset(one for one in segments if not too_few(self.lattice.on(one), one, self.company, minimum))

    def _kept(self, shown: Segments, wanted: Segments, secret: list[Segment]) -> Segments:
        """What is shown and as much more of what is wanted as stays safe. ``secret`` may not be worked out even where it is not small."""
        order = sorted(wanted, key=lambda one: (len(one.parts), one))
        price = np.array([self._price(one) for one in order])
        needed: list[NDArray[np.bool_]] = []
        hidden = np.zeros(len(order), dtype=bool)
        for _ in range(ROUNDS):
            left = np.flatnonzero(~hidden)
            found = self._resting_on(sorted(shown), [order[place] for place in left], secret)
            if not found:
                return shown | {order[place] for place in left}
            needed += [np.isin(np.arange(len(order)), left[sorted(one)]) for one in found]
            hidden = cheapest_cover(price, needed)
        raise Unsafe(NO_PROOF)

    def _resting_on(self, shown: list[Segment], wanted: list[Segment], secret: list[Segment]) -> list[frozenset[int]]:
        """For everything too small that can be worked out the segments it rests on, by their place among what is ``wanted``."""
        named = [*shown, *wanted]
        span = Span(rows_of(self.lattice, named).astype(float), self.lattice.people)
        price = [*[NEVER] * len(shown), *(self._price(one) for one in wanted)]
        found = []
        for sums in self._leaks(span, named, secret):
            taken = frozenset(row - len(shown) for row in span.certificate(sums, price) if row >= len(shown))
            if taken:
                found.append(taken)
            elif np.abs(sums) @ span.people < self.policy.min_group:
                raise Unsafe(NO_PROOF)
            # What else rests on nothing that can be hidden is a secret that is the same people as a segment that is shown anyway.
        return found

    def _price(self, segment: Segment) -> float:
        """What it costs to hide a segment: more for many people, less for those who did not say where they belong."""
        return (1 + sqrt(self.lattice.on(segment))) * (0.5 if UNKNOWN in segment.where.values() else 1)

    def _leaks(self, span: Span, named: list[Segment], secret: list[Segment]) -> list[NDArray[np.float64]]:
        """Sums of too few people that can be worked out: the likely ones at once, or else any other group."""
        likely = np.array([*self._likely(span, named), *rows_of(self.lattice, secret)], dtype=float).reshape(-1, len(span.people))
        found = list(likely[span.holds(likely)])
        if found:
            return found
        other = span.small(self.policy.min_group)
        return [] if other is None else [other.astype(float)]

    def _likely(self, span: Span, named: list[Segment]) -> Iterator[NDArray[np.float64]]:
        """Atoms and segments with too few people in them, and published groups that differ by too few people."""
        minimum = self.policy.min_group
        yield from np.eye(len(span.people))[span.people < minimum]
        inside = self.lattice.inside
        yield from inside[inside @ span.people < minimum].astype(float)
        shown = np.vstack([span.rows, rests(self.lattice, named)])
        size = shown @ span.people
        apart = size[:, None] + size[None, :] - 2 * (shown * span.people) @ shown.T
        for one, other in np.argwhere(np.triu((apart > 0) & (apart < minimum), 1)):
            yield shown[one] - shown[other]
