"""A column of an export: what it is, and what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["item", "segmentation", "metadata", "identifier", "free_text", "score", "unmatched"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an export: its heading as it may be shown, what it is, and the item or segmentation it belongs to.

    ``kind`` says more about the role: the kind of item, of identifier (``email``, ``name`` …), of metadata (``time``) or of values.
    """

    heading: str
    role: Role
    target: str | None = None
    kind: str = ""
