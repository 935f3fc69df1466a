"""Covering: the cheapest parts to hide so that no cut is too light.

Every light cut must be mended, by a hidden atom that crosses it or by a hidden total on the other side of it than the total above, whose
nodes then fall together. So each cut that is found is a row of which at least one part has to be hidden, and the cheapest choice is a set
cover; rows are added until no light cut is left. Every row holds for any safe choice, so the last choice is the cheapest safe one.
(Implicit hitting set; after Fischetti and Salazar, "Solving the cell suppression problem on tabular data with linear constraints",
Management Science 47, 2001.)
"""

from __future__ import annotations

from hashlib import blake2b
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from analyzer.disclosure.complement.cuts import Cuts
from analyzer.disclosure.solver import cheapest_cover, quick_cover
from analyzer.model.segment import UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzer.disclosure.complement.cuts import Harmless, Side
    from analyzer.disclosure.complement.forest import Forest
    from analyzer.model.segment import Segment

    Parts = NDArray[np.bool_]
    Cost = NDArray[np.float64]

LINE = 3.0
"""How much dearer a total of a department or a level is than a crossed cell: more of the report rests on it."""

NEVER_SAID = 0.5
"""How much cheaper it is to hide the people who did not say where they belong: nobody looks for their results."""

ROUNDS = 8
"""How often the cheapest choice is looked for. Few organisations take so many; then the cheapest that was found and is safe is taken."""

SHUFFLE = 1e-3
"""By how much equal costs differ at most."""


def cost_of(segment: Segment, people: int) -> float:
    """What it costs to hide a segment.

    Segments of one size differ a little, by a digest of their names: the choice between them then does not follow from their order, while
    the same cells give the same report on every machine. A secret salt would hide the choice better, but no report could be made again.
    """
    named = "\n".join(f"{name}={label}" for name, label in segment.parts)
    shuffled = int.from_bytes(blake2b(named.encode(), digest_size=6).digest()) / 2**48
    cost = (1 + sqrt(people)) * (LINE if len(segment.parts) == 1 else 1.0) * (1 + SHUFFLE * shuffled)
    return cost * (NEVER_SAID if UNKNOWN in segment.where.values() else 1.0)


def safe_totals(forest: Forest, hidden: Parts, choice: Parts, cost: Cost, minimum: int) -> Parts:
    """Parts to hide so that every cut weighs ``minimum`` with all atoms hidden: ``hidden``, and the cheapest nodes of ``choice``."""
    return _covered(forest, hidden, choice, cost, minimum, lambda _side: False)


def safe_crossings(forest: Forest, hidden: Parts, choice: Parts, cost: Cost, minimum: int) -> Parts:
    """The same where crossed parts are shown as well; those of ``choice`` have ``minimum`` respondents or more each.

    A lighter cut that the totals alone allow needs no repair: it is there without any crossing, and is heavy enough for a total.
    """
    everything = hidden | choice
    everything[forest.nodes :] = True
    return _covered(forest, hidden, choice, cost, minimum, _told_by_totals(forest, forest.standing(everything), hidden))


def _covered(forest: Forest, hidden: Parts, choice: Parts, cost: Cost, minimum: int, harmless: Harmless) -> Parts:
    rows: dict[bytes, Parts] = {}
    repaired = []
    for _ in range(ROUNDS):
        chosen = hidden.copy()
        chosen[choice] |= cheapest_cover(cost[choice], list(rows.values()))
        safe, found = _repaired(forest, chosen, choice, cost, minimum, harmless)
        if not found:
            return chosen
        rows |= found
        repaired.append(safe)
    return min(repaired, key=lambda safe: float(cost[safe].sum()))


def _repaired(
    forest: Forest, chosen: Parts, choice: Parts, cost: Cost, minimum: int, harmless: Harmless
) -> tuple[Parts, dict[bytes, Parts]]:
    """A choice made safe quickly, with the rows that it did not meet, by their bytes; none where it was safe."""
    found: dict[bytes, Parts] = {}
    while sides := _light(forest, chosen, minimum, harmless):
        fresh = [forest.parted(side)[choice] for side in sides]
        found |= {row.tobytes(): row for row in fresh}
        chosen = chosen.copy()
        chosen[choice] |= quick_cover(cost[choice], fresh)
    return chosen, found


def _light(forest: Forest, hidden: Parts, minimum: int, harmless: Harmless) -> list[Side]:
    """Cuts that are too light, as the side of every node; nodes that fell together are on one side."""
    under = forest.standing(hidden)
    cuts = Cuts(forest.weights(hidden), minimum, lambda side: harmless(side[under]))
    return [side[under] for side in cuts.harmful()]


def _pieces(ones: NDArray[np.int64], others: NDArray[np.int64], among: Parts, nodes: int) -> NDArray[np.int32]:
    """The number of the piece that each node is in, with some parts tying nodes together."""
    graph = csr_array((np.ones(among.sum()), (ones[among], others[among])), shape=(nodes, nodes))
    piece: NDArray[np.int32] = connected_components(graph, directed=False)[1]
    return piece


def _told_by_totals(forest: Forest, under: NDArray[np.int64], hidden: Parts) -> Harmless:
    """Whether the people across a cut can be computed from the totals of lines alone.

    They can when without them the two sides are not connected, with all atoms hidden and all crossed totals fallen together (``under``):
    then no shown crossing lies between the sides. It takes a cut with both sides in one piece.
    """
    starts, ends, unseen = under[forest.starts], under[forest.ends], hidden[forest.nodes :]

    def told(side: Side) -> bool:
        across = (side[forest.starts] != side[forest.ends]) & unseen  # a chosen atom is too heavy to lie across
        piece, first = _pieces(starts, ends, ~across, forest.nodes), int(np.argmax(across))
        return bool(piece[starts[first]] != piece[ends[first]])

    return told
