"""Findings as flat rows, for frames and other tables: the values of ``findings.json``, one line per group and thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.archive.told import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from analyzer.model.findings import Findings

    Row = dict[str, Any]
    Told = Mapping[str, Any]


def rows(findings: Findings, table: str) -> list[Row]:
    """The rows of ``modules``, ``scales``, ``items`` or ``comparisons``. What is withheld is None, with ``withheld`` True.

    Raises ValueError for any other table.
    """
    if table not in TABLES:
        raise ValueError(f"table is {table!r}; it must be one of {', '.join(TABLES)}")
    return list(TABLES[table](as_json(findings)))


def _places(told: Told) -> Iterator[tuple[Row, Told]]:
    """Every group with its place as columns; a segmentation that does not cut it out is None."""
    names = [segmentation["id"] for segmentation in told["survey"]["segmentations"]]
    for group in told["groups"]:
        yield {name: group["where"].get(name) for name in names} | {"respondents": group["respondents"]}, group


def _modules(told: Told) -> Iterator[Row]:
    for place, group in _places(told):
        for module, found in group["modules"].items():
            advice = found["advice"]
            seats = advice["seats"] or {"expected": None, "low": None, "high": None}
            plain = {name: value for name, value in found.items() if name not in {"advice", "edge", "side"}}
            edges = {
                "at_least": found["edge"] if found["side"] == "high" else None,
                "at_most": found["edge"] if found["side"] == "low" else None,
            }
            advised = {"advice": advice["form"], "grade": advice["grade"], "rank": advice["rank"]}
            yield place | {"module": module} | plain | edges | advised | {f"seats_{name}": seats[name] for name in seats}


def _scales(told: Told) -> Iterator[Row]:
    for place, group in _places(told):
        for scale, found in group["scales"].items():
            yield place | {"scale": scale} | {name: value for name, value in found.items() if name not in {"edge", "side"}}


def _items(told: Told) -> Iterator[Row]:
    modules = {item["id"]: item.get("module") for item in told["survey"]["items"]}
    for item in told["items"]:
        yield {"item": item["id"], "module": modules[item["id"]]} | {name: item[name] for name in ("shown", "right", "wrong", "dont_know")}


def _comparisons(told: Told) -> Iterator[Row]:
    yield from told["comparisons"]


TABLES: Mapping[str, Callable[[Told], Iterator[Row]]] = {
    "modules": _modules,
    "scales": _scales,
    "items": _items,
    "comparisons": _comparisons,
}
