"""Numbers: each one in a document stands in the findings under its path, and is shown as the value that stands there."""

from __future__ import annotations

import re
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any

from analyzer.report.document import Number, Phrase
from analyzer.report.proof.must import must
from analyzer.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.report.document import Document

_NEAR = {"count": 0.051, "mean": 0.0051, "share": 0.0051, "minutes": 0.51 / 60}
"""How far what is shown may lie from the value: half of the last digit shown."""
_BARE = re.compile(r"\s*[<>]?\s*[-−]?\d[\d.,\s]*%?\s*")
"""A text that is a figure and nothing else."""
_OPEN = 0.011
"""The same for a share shown as below the smallest or above the largest that is told."""


def prove_numbers(document: Document, kept: Any) -> None:
    """Every number has its place in the findings ``kept`` and its own value. Raises Unsafe."""
    point = Text(document.language).number(0.5, 1)[1]
    for number in {part for part in parts(document) if isinstance(part, Number)}:
        found = _at(kept, number.path)
        must(_is_number(found) and abs(found - number.value) <= 1e-9, "a number: its place in the findings")
        near = _OPEN if number.shown[:1] in {"<", ">"} else _NEAR[number.kind]
        must(abs(_read(number, point) - number.value) <= near, "a number: how it is shown")


def prove_bare_figures(document: Document, kept: Any) -> None:
    """A text that is a figure and nothing else is a number of its own, or it stands in the findings as a text. Raises Unsafe."""
    known = set(_texts(kept))
    for phrase in {part for part in parts(document) if isinstance(part, Phrase) and _BARE.fullmatch(part.text)}:
        its_own = {number.shown for number in phrase.numbers}
        must(phrase.text in its_own | known, "a text that is a number")


def _texts(kept: Any) -> Iterator[str]:
    """All names and texts of the findings."""
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, dict):
        for name, inside in kept.items():
            yield name
            yield from _texts(inside)
    elif isinstance(kept, list):
        for inside in kept:
            yield from _texts(inside)


def parts(whole: object) -> Iterator[object]:
    """All that is in a document or a part of it, down to single texts and numbers, in no order; what is in a figure is left out."""
    waiting: list[Any] = [whole]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, tuple):
            waiting.extend(part)
        elif is_dataclass(part):
            waiting.extend([getattr(part, name) for name in part.__dataclass_fields__])


def _is_number(found: Any) -> bool:
    return isinstance(found, (int, float)) and not isinstance(found, bool)


def _at(kept: Any, path: str) -> Any:
    """What stands at a path such as ``groups.3.modules.linkedin.right``; None where nothing does."""
    for step in path.split("."):
        if isinstance(kept, list):
            kept = kept[int(step)] if step.isdigit() and int(step) < len(kept) else None
        else:
            kept = kept.get(step) if isinstance(kept, dict) else None
    return kept


def _read(number: Number, point: str) -> float:
    """The value of what the reader sees: digits, the decimal point of the language, and a percentage sign."""
    sign = -1 if number.shown[:1] in {"-", "−"} else 1
    digits = "".join("." if letter == point else letter for letter in number.shown if letter.isdigit() or letter == point)
    must(bool(re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits)), "a number: its characters")
    return sign * float(digits) / (100 if "%" in number.shown else 60 if number.kind == "minutes" else 1)
