"""How long does protecting take? Seconds of processor, beside how many small linear programmes the same computer solves in that time.

``python3 -m benchmarks.disclosure`` protects organisations of 60 departments, 6 levels and 14 modules step by step, for several numbers
of staff, and analyses the bundled sample. A *solve* is one transport problem of 60 by 6, solved by HiGHS in the same run, so that a ratio
means the same on any computer.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from analyzer import api, assets
from analyzer.disclosure import protect
from analyzer.disclosure.audit import audit
from analyzer.disclosure.complement.patterns import pattern
from analyzer.disclosure.figures.showable import showable
from analyzer.disclosure.lattice import Lattice
from analyzer.model.policy import Policy
from analyzer.model.segment import ORGANISATION
from benchmarks.safety.organisation import of_shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.safety.organisation import Organisation

DEPARTMENTS, LEVELS, MODULES = 60, 6, 14


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="benchmarks.disclosure")
    options.add_argument("--staff", type=int, nargs="*", default=[800, 2_500, 8_000])
    options.add_argument("--first", type=int, default=0, help="number of the first organisation")
    options.add_argument("--rounds", type=int, default=3, help="organisations of each number of staff")
    chosen = options.parse_args(arguments)
    solve = statistics.median(_seconds(_transport) for _ in range(20))
    print(f"one solve: {1000 * solve:.1f} ms")
    for staff in chosen.staff:
        for number in range(chosen.first, chosen.first + chosen.rounds):
            _steps(of_shape(number, staff, DEPARTMENTS, LEVELS, MODULES), solve)
    sample = assets.surveys() / "social-media" / "sample"
    _tell(
        "bundled sample, from file to findings",
        _seconds(lambda: api.analyze(sample / "responses.csv", company=sample / "company.xlsx")),
        solve,
    )


def _steps(one: Organisation, solve: float) -> None:
    """Pattern, figures, audit, and all of it together."""
    policy, cells = Policy(), one.cells
    answered, filled = int(cells.respondents.sum()), int((cells.respondents > 0).sum())
    print(f"{one.staff} staff, organisation {one.number}: {answered} answered, {filled} filled cells")
    lattice = Lattice.of(cells, one.request)
    begun = time.process_time()
    allowed = pattern(cells, lattice, one.company, policy)
    _tell("pattern", time.process_time() - begun, solve)
    spent = []
    for figure in (figure for figure in cells.counts if figure.about != "item"):
        asked = frozenset({ORGANISATION, *(segment for segment in allowed if figure in one.request.figures(segment.by))})
        spent.append(_seconds(lambda figure=figure, asked=asked: showable(cells, figure, lattice, asked, policy)))
    _tell(f"figures, median of {len(spent)}", statistics.median(spent), solve)
    _tell("figures, slowest", max(spent), solve)
    begun = time.process_time()
    release = protect(cells, one.request, one.survey, one.company, policy)
    _tell("everything, with audit", time.process_time() - begun, solve)
    _tell("audit of what is released", _seconds(lambda: audit(release, cells, one.company, policy)), solve)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _tell(what: str, seconds: float, solve: float) -> None:
    print(f"  {what:<40} {seconds:8.2f} s {seconds / solve:10,.0f} solves")


def _transport() -> None:
    """The farthest world of one full table with its margins."""
    random = np.random.default_rng(1)
    table = random.integers(1, 30, (DEPARTMENTS, LEVELS))
    place = np.arange(table.size)
    rows = np.concatenate([place // LEVELS, DEPARTMENTS + place % LEVELS])
    margins = csr_array((np.ones(2 * table.size), (rows, np.tile(place, 2))))
    sums = np.concatenate([table.sum(axis=1), table.sum(axis=0)])
    if linprog(random.normal(size=table.size), A_eq=margins, b_eq=sums, bounds=(0, 30), method="highs").status != 0:
        raise RuntimeError("the transport problem was not solved")


if __name__ == "__main__":
    main()
