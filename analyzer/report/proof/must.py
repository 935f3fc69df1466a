"""What must hold of every place; where it does not, nothing is written."""

from __future__ import annotations

from analyzer.model.problem import Unsafe


def must(holds: bool, where: str) -> None:  # noqa: FBT001 - it reads as a sentence
    """Raise Unsafe unless it holds. ``where`` is the kind of place, in fixed words: never what stands there, never a file name."""
    if not holds:
        raise Unsafe(f"written otherwise than said: {where}")
