"""Findings as tidy frames for analysts, from the same values that the file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.archive.told import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pandas as pd

    from analyzer.model.findings import Findings

Told = dict[str, Any]


def frame(findings: Findings, table: str) -> pd.DataFrame:
    """One row per group and ``modules`` or ``scales``, per ``items`` or per ``comparisons``.

    Groups have a column per segmentation, None where it does not cut. A figure that is not shown is None with ``withheld`` True, and a
    group that is not shown has its rows too. Raises ValueError for another table.
    """
    import pandas as pd

    if table not in TABLES:
        raise ValueError(f"table is {table!r}; it must be one of {', '.join(TABLES)}")
    return pd.DataFrame(list(TABLES[table](as_json(findings))))


def _per_group(about: str, flat: Callable[[Told], Told]) -> Callable[[Told], Iterator[Told]]:
    def rows(told: Told) -> Iterator[Told]:
        names = [segmentation["id"] for segmentation in told["survey"]["segmentations"]]
        for group in told["groups"]:
            for id, figures in group[about].items():
                yield {**_where(names, group["where"]), "respondents": group["respondents"], about[:-1]: id, **flat(figures)}
        for group in told["withheld"]:
            for id in told["groups"][0][about]:
                yield {**_where(names, group["where"]), "respondents": None, about[:-1]: id, "withheld": True}

    return rows


def _where(names: list[str], where: Mapping[str, str]) -> dict[str, str | None]:
    return {name: where.get(name) for name in names}


def _module(figures: Told) -> Told:
    advice = figures["advice"]
    seats = advice["seats"] or {}
    kept = {name: value for name, value in figures.items() if name not in {"advice", "side"}}
    places = {f"seats_{name}" if name != "expected" else "seats": seats.get(name) for name in ("expected", "low", "high")}
    return {**kept, "advice": advice["form"], "grade": advice["grade"], "rank": advice["rank"], **places}


def _scale(figures: Told) -> Told:
    return {name: value for name, value in figures.items() if name != "side"}


def _items(told: Told) -> Iterator[Told]:
    modules = {item["id"]: item["module"] for item in told["survey"]["items"]}
    for item in told["items"]:
        plain = {name: value for name, value in item.items() if name not in {"id", "answers", "other"}}
        yield {"item": item["id"], "module": modules[item["id"]], **plain, "withheld": item["right"] is None}


def _comparisons(told: Told) -> Iterator[Told]:
    yield from told["comparisons"]


TABLES: dict[str, Callable[[Told], Iterator[Told]]] = {
    "modules": _per_group("modules", _module),
    "scales": _per_group("scales", _scale),
    "items": _items,
    "comparisons": _comparisons,
}
