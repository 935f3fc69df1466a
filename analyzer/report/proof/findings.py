"""The findings as they lie in their file: character for character the values that they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from analyzer.model.problem import Unsafe
from analyzer.report.folder import FINDINGS
from analyzer.report.proof.must import must

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def prove_findings(folder: Path, told: Mapping[str, object]) -> Any:
    """The file holds exactly the values told, as JSON; gives them as they were read. Raises Unsafe."""
    written = (folder / FINDINGS).read_text(encoding="utf-8")
    must(exactly(written) == exactly(json.dumps(told, allow_nan=False)), "the findings")
    return json.loads(written)


def exactly(text: str) -> Any:
    """JSON in its order, with numbers as their characters so that no digit is lost. Raises Unsafe for what is none, or has a name twice."""
    try:
        return json.loads(text, parse_float=_characters, parse_int=_characters, parse_constant=_characters, object_pairs_hook=_named_once)
    except ValueError:
        raise Unsafe("written otherwise than said: JSON") from None


def _characters(number: str) -> tuple[str, str]:
    return "number", number


def _named_once(pairs: list[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
    must(len({name for name, _ in pairs}) == len(pairs), "JSON: a name that comes twice")
    return tuple(pairs)
