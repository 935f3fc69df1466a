"""Runs that are killed while they write a final report, and what is there after the next start. Run as a script, which prints JSON.

A run is a fork of this process, so that nothing has to be imported and counted again. It kills itself with SIGKILL right before the n-th
time that it opens, makes, renames or removes a file; some are killed from outside at random moments of writing instead.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from analyzer import api
from analyzer.model.company import Company

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analyzer.model.findings import Findings

OPERATIONS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}
SPREAD, AT_RANDOM = 5, 5
"""How many runs over each earlier report are killed at other operations than those of the swap, and how many at a random moment."""


class NoFurther(Exception):
    """The next start has come as far as the answers."""


class Watch:
    """Hears of every operation on a file before Python does it."""

    def __init__(self) -> None:
        self.told: Callable[[str], object] | None = None
        sys.addaudithook(self.heard)

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Tell of it; the last of the places that it names is where something comes to be."""
        if self.told is not None and event in OPERATIONS:
            self.told(" ".join(str(argument) for argument in arguments[:2]))


def tiny() -> Findings:
    """Findings on a few groups, which are written quickly."""
    with tempfile.TemporaryDirectory() as folder:
        responses, company, *_ = api.sample(folder, respondents=60, seed=5)
        found = api.analyze(responses, company=company, wave="a", today=date(2026, 11, 25))
    return replace(found, groups=found.groups[:2], status="final")


def prepare(found: Findings) -> None:
    """Let runs begin where the answers would be read."""
    api._open = lambda *_: SimpleNamespace(company=Company())
    api._wave = lambda *_: SimpleNamespace(survey=found.survey, name=found.wave)


def run(found: Findings, out: Path) -> None:
    """A report of some findings, without the reading and counting."""
    api._study = lambda *_: found
    api.write_report("none.csv", out)


def next_start(out: Path) -> None:
    """A run that goes no further than what a cut-off one left behind."""

    def stops(*_: object) -> Findings:
        raise NoFurther

    api._study = stops
    try:
        api.write_report("none.csv", out)
    except NoFurther:
        return
    raise AssertionError("the next start did not come as far as the answers")


def operations(watch: Watch, found: Findings, out: Path) -> tuple[list[str], float]:
    """The operations of a whole run, and the seconds it takes."""
    made: list[str] = []
    start, watch.told = time.perf_counter(), made.append
    run(found, out)
    watch.told = None
    return made, time.perf_counter() - start


def moments(made: list[str], seconds: float, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Every operation from the first on the ledger until the earlier report is gone, some others, and some random moments."""
    ledger = [number for number, place in enumerate(made, 1) if ".json.pending" in place]
    swap = range(min(ledger), max(ledger) + 3)
    others = chance.sample([number for number in range(1, len(made) + 1) if number not in swap], SPREAD)
    yield from ({"operation": operation} for operation in (*swap, *sorted(others)))
    yield from ({"after": chance.uniform(0, seconds)} for _ in range(AT_RANDOM))


def killed(watch: Watch, found: Findings, out: Path, *, operation: int | None = None, after: float = 0.0) -> None:
    """A run that is killed before an operation, or from outside after some seconds."""
    child = os.fork()
    if child == 0:
        left = iter(range(operation or sys.maxsize, 0, -1))
        watch.told = lambda _: next(left) == 1 and os.kill(os.getpid(), signal.SIGKILL)
        run(found, out)
        os._exit(0)
    if operation is None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def standing(place: Path) -> dict[str, Any]:
    """What is there: the report to the last byte, the ledger, and whatever else lies beside them or in the temporary folder."""
    out, ledger = place / "out", place / ".ledger"
    return {
        "report": digest(out),
        "ledger": digest(ledger),
        "else": sorted(path.name for path in place.iterdir() if path not in {out, ledger}),
        "temporary": sorted(path.name for path in Path(tempfile.gettempdir()).iterdir()),
    }


def digest(folder: Path) -> str:
    """One hash over names and contents; the same for an empty folder and for none."""
    parts = ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file())
    return hashlib.sha256(b"".join(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode() for name, content in parts)).hexdigest()


def over(earlier: Findings | None, found: Findings, place: Path, watch: Watch, chance: random.Random) -> dict[str, Any]:
    """Runs that are killed while they write over an earlier report."""
    start, end, cut = place / "start", place / "end", place / "cut"
    start.mkdir(parents=True)
    if earlier is not None:
        run(earlier, start / "out")
    shutil.copytree(start, end)
    made, seconds = operations(watch, found, end / "out")
    ended = []
    for moment in moments(made, seconds, chance):
        shutil.copytree(start, cut)
        killed(watch, found, cut / "out", **moment)
        left = standing(cut)
        next_start(cut / "out")
        ended.append({"moment": moment, "left": left, "standing": standing(cut)})
        shutil.rmtree(cut)
    return {"before": standing(start), "after": standing(end), "ended": ended}


def main(place: Path) -> dict[str, Any]:
    """Over nothing, over a concept, and over the final report of another measurement."""
    found, watch, chance = tiny(), Watch(), random.Random(20261125)
    prepare(found)
    run(found, place / "warm" / "out")
    earlier = {"nothing": None, "concept": replace(found, wave="before", status="concept"), "final": replace(found, wave="before")}
    return {name: over(before, found, place / name, watch, chance) for name, before in earlier.items()}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))  # noqa: T201 - this is its answer
