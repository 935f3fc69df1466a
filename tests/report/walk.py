"""Everything that a document holds, wherever it stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def parts(whole: object) -> Iterator[Any]:
    """The document, its pages, their blocks and so on, down to single texts and numbers; what is in a figure too."""
    yield whole
    if isinstance(whole, Mapping):
        inside: list[object] = list(whole.values())
    elif isinstance(whole, (tuple, list)):
        inside = list(whole)
    else:
        inside = [getattr(whole, field.name) for field in fields(whole)] if is_dataclass(whole) else []
    for part in inside:
        yield from parts(part)


def texts(whole: object) -> set[str]:
    """Every text."""
    return {part for part in parts(whole) if isinstance(part, str)}
