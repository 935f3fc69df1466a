"""A segment: one part of the staff, named by the segmentations that cut it out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

UNKNOWN = "unknown"
"""The label of everybody who left a segmentation blank or would rather not say: a category like any other."""

REST = "small_together"
"""The label of everybody whose own segment is not shown: the small ones together. Never a label in an export."""


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A conjunction such as department = Sales, level = staff. No part at all is the whole organisation."""

    parts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **where: str) -> Segment:
        """``Segment.of(department="Sales")``; ``Segment.of()`` is the organisation."""
        return cls(tuple(sorted(where.items())))

    @property
    def where(self) -> dict[str, str]:
        """The parts as a mapping from segmentation to label; empty for the organisation."""
        return dict(self.parts)

    @property
    def by(self) -> tuple[str, ...]:
        """The segmentations that cut it out."""
        return tuple(name for name, _ in self.parts)

    @property
    def is_organisation(self) -> bool:
        """Whether this is everybody."""
        return not self.parts

    @property
    def is_rest(self) -> bool:
        """Whether this is everybody whose own segment of some segmentation is not shown."""
        return any(label == REST for _, label in self.parts)

    @property
    def slug(self) -> str:
        """A name fit for a file: ``department-sales``. Distinct segments may share one; the report tells them apart."""
        plain = unicodedata.normalize("NFKD", "-".join(f"{name}-{label}" for name, label in self.parts)).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "organisation"


ORGANISATION = Segment()
