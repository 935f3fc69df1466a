"""Screening read back from JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.archive.checked import maybe, one_of, text, texts, whole
from analyzer.model.screening import Change, Direction, Screening, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES = frozenset({"straight_line_items", "long_string", "seconds_per_item"})
"""The rules of the policy that came with screening; findings of before have neither."""


def recalled(written: Mapping[str, Any] | None) -> Screening | None:
    """The screening that was told; None where nobody was screened. Raises ValueError, KeyError or TypeError."""
    if written is None:
        return None
    changes = {text(module): _change(part) for module, part in written["changes"].items()}
    return Screening(texts(written["rules"]), maybe(whole, written["flagged"]), one_of(Side, written["side"]), changes)


def _change(written: Mapping[str, Any]) -> Change:
    return Change(one_of(Direction, written["direction"]), whole(written["low"]), maybe(whole, written["high"]))
