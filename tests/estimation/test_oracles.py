"""Every statistic gives what another program found, and no statistic goes without such a witness."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from scipy.stats import beta

from analyzer.estimation.beta_binomial import heads, posterior
from analyzer.estimation.differences import heterogeneity, holm
from analyzer.estimation.outlook import Outlook
from analyzer.estimation.pooling import pooled
from analyzer.estimation.share_below import share_below
from analyzer.estimation.spread import shared, spread
from analyzer.model.estimates import Interval, Spread
from tests.house.source import PACKAGE, modules
from tests.oracle.oracles import ORACLES, Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

NOT_A_FAMILY = {"cautious.py", "__init__.py", "wave.py"}
"""Files of the room that hold no statistic of their own."""


def _limits(interval: Interval) -> list[float]:
    return [interval.low, interval.high]


def _deviation(outlook: Outlook) -> float:
    mean = (outlook.values * outlook.weights).sum()
    return float(np.sqrt((outlook.weights * (outlook.values - mean) ** 2).sum()))


def _beta_binomial(count: int, people: int, headcount: int, usual: float, strength: float, level: float) -> dict[str, Any]:
    known = posterior(count, people, usual, strength)
    interval = known.interval(level)
    return {
        "mean": interval.value,
        "interval": _limits(interval),
        "above": [known.above(line) for line in (0.15, 0.30, 0.50)],
        "heads": heads(known, count, people, headcount, level),
    }


def _heterogeneity(means: list[float], variances: list[float]) -> dict[str, Any]:
    return {"chance": heterogeneity(np.array(means), np.array(variances))}


def _holm(chances: list[float]) -> dict[str, Any]:
    return {"adjusted": holm(chances)}


def _outlook(values: list[float], level: float, line: float) -> dict[str, Any]:
    seen = Outlook(np.array(values), np.full(len(values), 1 / len(values)))
    interval = seen.interval(level)
    return {"mean": interval.value, "interval": _limits(interval), "above": seen.above(line)}


def _pooling(right: list[int], size: list[int]) -> dict[str, Any]:
    sizes = np.array(size, dtype=float)
    found = pooled(np.array(right) / sizes, sizes)
    intervals = [outlook.interval(0.9) for outlook in found.segments]
    return {
        "mean": [interval.value for interval in intervals],
        "deviation": [_deviation(outlook) for outlook in found.segments],
        "low": [interval.low for interval in intervals],
        "high": [interval.high for interval in intervals],
        "spread": found.spread,
    }


def _share_below(rho: float, cut: float, error: float = 0.0, headcount: int | None = None, **mean: float) -> dict[str, Any]:
    below = share_below(_mean(**mean), Spread(rho, error, 4), cut, headcount)
    interval = below.interval(0.9)
    above = [below.above(0.3), below.above(0.5)]
    return {"mean": interval.value, "interval": _limits(interval), "above": above, "deviation": _deviation(below)}


def _mean(a: float = 0.0, b: float = 0.0, mu: float | None = None) -> Outlook:
    """A mean that is known to be ``mu``, or that is Beta(a, b) in 400 steps."""
    if mu is not None:
        return Outlook(np.array([mu]), np.array([1.0]))
    places = (np.arange(400) + 0.5) / 400
    weights = beta.pdf(places, a, b)
    return Outlook(places, weights / weights.sum())


def _spread(unit: int, points_by_item: list[str]) -> dict[str, Any]:
    points = np.array([[int(digit) for digit in item] for item in points_by_item])
    people_by_points = np.bincount(points.sum(axis=0), minlength=len(points) * unit + 1)
    found = spread(people_by_points.tolist(), (points / unit).var(axis=1).tolist(), unit)
    return {"rho": found.rho, "error": found.error, "jackknife": found.error}


def _shared(rho: list[float], error: list[float]) -> dict[str, Any]:
    spreads = {f"module {number}": Spread(*one, items=4) for number, one in enumerate(zip(rho, error, strict=True))}
    settled = shared(spreads)
    return {"rho": [settled[module].rho for module in spreads]}


WORKED_OUT: Mapping[str, Callable[..., dict[str, Any]]] = {
    "beta_binomial": _beta_binomial,
    "heterogeneity": _heterogeneity,
    "holm": _holm,
    "outlook": _outlook,
    "pooling": _pooling,
    "share_below": _share_below,
    "spread": _spread,
    "spread_shared": _shared,
}


@pytest.mark.parametrize("case", [case for oracle in ORACLES.values() for case in oracle.cases], ids=str)
def test_it_gives_what_the_oracle_found(case: Case) -> None:
    found = WORKED_OUT[case.oracle](**case.inputs)
    assert case.expected
    for outcome, expected in case.expected.items():
        assert found[outcome] == pytest.approx(expected, rel=0, abs=case.tolerance[outcome]), outcome


def test_every_oracle_says_where_it_comes_from_and_how_it_was_made() -> None:
    assert ORACLES.keys() == WORKED_OUT.keys()
    for oracle in ORACLES.values():
        assert re.search(r"R \d|JAGS \d", oracle.source), f"{oracle.name}: program and version"
        assert re.search(r"\(\d{4}\)", oracle.source), f"{oracle.name}: paper"
        assert len(oracle.cases) >= 3
        assert all(re.search(rf"\b{re.escape(outcome)}\b", oracle.code) for outcome in oracle.cases[0].expected)


def _statistics() -> Iterator[tuple[str, str]]:
    """Every public function and method of the family files, as ``file.function`` or ``file.Class.method``, with its docstring."""
    for file, tree in modules(PACKAGE / "estimation"):
        if file not in NOT_A_FAMILY:
            for name, node in _public(tree, file.removesuffix(".py")):
                yield name, ast.get_docstring(node) or ""


def _public(tree: ast.AST, place: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if isinstance(node, ast.FunctionDef):
                yield f"{place}.{node.name}", node
            else:
                yield from _public(node, f"{place}.{node.name}")


def test_every_statistic_has_an_oracle() -> None:
    covered = {statistic for oracle in ORACLES.values() for statistic in oracle.statistics}
    assert {name for name, _ in _statistics()} == covered


def test_every_statistic_names_its_oracle() -> None:
    """In its own docstring; a method of a value may leave that to the value."""
    named = {name: re.findall(r"Oracle:\s+tests/oracle/(\w+)\.toml", docstring) for name, docstring in _statistics()}
    for name, oracles in named.items():
        if name.count(".") == 1 or oracles:
            assert oracles, f"{name} names no oracle"
            assert all(name in ORACLES[oracle].statistics for oracle in oracles), name


def test_a_statistic_without_an_oracle_is_seen() -> None:
    functions = "def seen(): ...\ndef _unseen(): ...\n"
    planted = ast.parse(functions + "class A:\n    def also(self): ...\n    def _not(self): ...\nclass _B:\n    def b(self): ...")
    assert [name for name, _ in _public(planted, "new")] == ["new.seen", "new.A.also"]
