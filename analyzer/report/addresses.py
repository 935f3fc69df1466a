"""Addresses: the file of every page inside the report folder, each its own, each safe as a file name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.segment import Segment

INDEX = "index.html"
METHOD = "method.html"
WORKS_COUNCIL = "works-council.html"
WORKBOOK = "workbook.xlsx"
LONGEST = 60


def groups(segments: Iterable[Segment]) -> dict[Segment, str]:
    """A page per segment; segments whose names come out the same are numbered in the order given."""
    wanted = [segment for segment in segments if not segment.is_organisation]
    return {segment: f"groups/{name}.html" for segment, name in zip(wanted, _distinct(segment.slug for segment in wanted), strict=True)}


def trainers(modules: Iterable[str]) -> dict[str, str]:
    """A trainer's page per module."""
    wanted = list(modules)
    return {module: f"trainer/{name}.html" for module, name in zip(wanted, _distinct(_plain(module) for module in wanted), strict=True)}


def _plain(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", ascii_only.lower()).strip("-")[:LONGEST] or "module"


def _distinct(names: Iterable[str]) -> list[str]:
    taken: list[str] = []
    for name in names:
        free, count = name, 1
        while free in taken:
            count += 1
            free = f"{name}-{count}"
        taken.append(free)
    return taken
