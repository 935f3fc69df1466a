"""The command: run what is missing in the kept file, and print the tables."""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import benchmarks.safety
from benchmarks.safety.table import report
from benchmarks.safety.trial import trial

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def main(arguments: list[str] | None = None) -> None:
    """Protect and attack the organisations that are not in the kept file yet."""
    options = argparse.ArgumentParser(prog="benchmarks.safety", description=(benchmarks.safety.__doc__ or "").splitlines()[0])
    options.add_argument("--organisations", type=int, default=1_000)
    options.add_argument("--first", type=int, default=0, help="number of the first one")
    options.add_argument("--keep", "--out", type=Path, default=Path(".benchmarks/safety.jsonl"))
    options.add_argument("--jobs", type=int, default=1, help="processes at once")
    options.add_argument("--table", action="store_true", help="run nothing, print the tables of what is kept")
    chosen = options.parse_args(arguments)
    kept = {one["number"]: one for one in outcomes(chosen.keep)}
    if not chosen.table:
        wanted = [number for number in range(chosen.first, chosen.first + chosen.organisations) if number not in kept]
        chosen.keep.parent.mkdir(parents=True, exist_ok=True)
        with chosen.keep.open("a", encoding="utf-8") as lines:
            for one in _run(wanted, chosen.jobs):
                kept[one["number"]] = one
                lines.write(json.dumps(one) + "\n")
                lines.flush()
    sys.stdout.write("\n".join(report([kept[number] for number in sorted(kept)])) + "\n")


def outcomes(path: Path) -> Iterator[dict[str, Any]]:
    """The outcomes of earlier starts; a line that was cut off is left out."""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            yield json.loads(line)
        except ValueError:
            continue


def _run(numbers: Sequence[int], jobs: int) -> Iterator[dict[str, Any]]:
    """Each organisation as it is done; one that fails in a way it should not is told by its number, and is left for a next start."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(trial, number): number for number in numbers}
        for done in as_completed(waiting):
            fault = done.exception()
            if fault is None:
                yield done.result()
            else:
                sys.stderr.write(f"organisation {waiting[done]}: {fault!r}\n")


if __name__ == "__main__":
    main()
