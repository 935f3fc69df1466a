"""A verdict: whether an attack got anywhere. It can be printed; what it found is kept out of its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from analyzer.model.request import Figure

Status = Literal["OK", "LEAK", "UNDECIDED"]


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that can be worked out. ``kind`` names the attack; ``certificate`` says how, holds secrets, and is never shown.

    ``figure`` is None where it is the pattern of the shown segments that leaks.
    """

    kind: str
    figure: Figure | None = None
    certificate: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an attack: ``OK`` only when everything was proven, ``UNDECIDED`` when a solver gave no proof.

    ``attacked`` counts the groups that were looked at, once for every figure; ``on_edge`` those that one single published total narrows
    down more than would be allowed otherwise, which only a larger minimum could mend. ``doubt`` is whether something was not proven, also
    beside a leak.
    """

    status: Status
    leaks: tuple[Leak, ...] = ()
    attacked: int = 0
    on_edge: int = 0
    doubt: bool = False

    @property
    def ok(self) -> bool:
        """Whether the release may leave."""
        return self.status == "OK"

    @property
    def figures(self) -> frozenset[Figure]:
        """The figures to withhold; empty where a leak is not of a figure, so that withholding figures would not help."""
        if self.status != "LEAK" or any(leak.figure is None for leak in self.leaks):
            return frozenset()
        return frozenset(leak.figure for leak in self.leaks if leak.figure is not None)
