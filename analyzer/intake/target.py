"""A target: what a column asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Target:
    """What a column asks for: an item or a segmentation, by id; ``option`` is set for the column of one option of a ``multiple`` item."""

    role: Literal["item", "segmentation"]
    id: str
    option: str | None = None
