"""The oracles: values that another program worked out, each with the code that made them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Case:
    """What goes in, and what must come out."""

    oracle: str
    name: str
    inputs: dict[str, Any]
    expected: dict[str, Any]
    tolerance: dict[str, float]

    def __str__(self) -> str:
        return f"{self.oracle}: {self.name}"


@dataclass(frozen=True)
class Oracle:
    """One file: which functions it speaks about, where its values come from, and the R code that printed its cases."""

    name: str
    statistics: tuple[str, ...]
    source: str
    code: str
    cases: tuple[Case, ...]


def read(path: Path) -> Oracle:
    """An oracle from its file."""
    written = tomllib.loads(path.read_text("utf-8"))
    cases = tuple(Case(path.stem, case["name"], case["inputs"], case["expected"], written["tolerance"]) for case in written["case"])
    return Oracle(path.stem, tuple(written["statistics"]), written["source"], written["code"], cases)


ORACLES = {path.stem: read(path) for path in sorted(FOLDER.glob("*.toml"))}
