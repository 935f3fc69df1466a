"""What may be shown of one figure: exactly in some segments, and as a band in some others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analyzer.model.segment import Segment


@dataclass(frozen=True, slots=True)
class Shown:
    """Segments that may show a figure exactly (the organisation is always one of them), and shares between two ends for others."""

    exact: frozenset[Segment]
    bands: Mapping[Segment, tuple[float, float]] = field(default_factory=dict)

    def retreated(self, people: Callable[[Segment], int]) -> Shown | None:
        """One step back: without bands, without crossed segments, without the smaller half of the others, and so on until nowhere: None.

        ``people`` counts the respondents of a segment. The organisation goes last.
        """
        if self.bands:
            return Shown(self.exact)
        if any(len(segment.parts) > 1 for segment in self.exact):
            return Shown(frozenset(segment for segment in self.exact if len(segment.parts) < 2))
        by_size = sorted(self.exact, key=lambda segment: (-people(segment), segment))
        return Shown(frozenset(by_size[: len(by_size) // 2])) if len(by_size) > 1 else None
