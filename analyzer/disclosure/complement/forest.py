"""The forest: who is counted where, as two families of totals with the finest groups in between.

Every atom lies between a node of the one family (such as departments under divisions) and a node of the other (such as levels). A node
stands for everybody below it of whom nothing finer is published. A total that is not published falls together with the node above it, up
to the root of its family; a root is always there, because the organisation is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """``parents[node]`` is the node above, a root its own; atom ``a`` has ``people[a]`` > 0 respondents between two nodes.

    What is hidden is told per part: all nodes first, then all atoms.
    """

    parents: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    people: NDArray[np.int64]

    @property
    def nodes(self) -> int:
        """How many nodes there are, roots included."""
        return len(self.parents)

    @property
    def parts(self) -> int:
        """How many parts: nodes and atoms."""
        return len(self.parents) + len(self.people)

    def sizes(self) -> NDArray[np.int64]:
        """Respondents per part."""
        total = np.zeros(self.nodes, dtype=np.int64)
        places, people = np.concatenate([self.starts, self.ends]), np.tile(self.people, 2)
        while len(places):
            np.add.at(total, places, people)
            rising = self.parents[places] != places
            places, people = self.parents[places[rising]], people[rising]
        return np.concatenate([total, self.people])

    def standing(self, hidden: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The node that each node is counted under: itself, or the nearest one above it that is published."""
        under = np.where(hidden[: self.nodes], self.parents, np.arange(self.nodes))
        while np.any(under != under[under]):
            under = under[under]
        return under

    def weights(self, hidden: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The hidden respondents between each two nodes (symmetric; node x node)."""
        under, unseen = self.standing(hidden), hidden[self.nodes :]
        between = np.zeros((self.nodes, self.nodes), dtype=np.int64)
        np.add.at(between, (under[self.starts[unseen]], under[self.ends[unseen]]), self.people[unseen])
        return between + between.T

    def parted(self, side: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The parts that lie across a cut: nodes on another side than the node above, and atoms between the sides."""
        return np.concatenate([side != side[self.parents], side[self.starts] != side[self.ends]])
