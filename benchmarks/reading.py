"""Can a file hurt? Thousands of spoiled files of every kind, each of which must end in a table or in a sentence.

``python3 -m benchmarks.reading --examples 5000`` spoils that many of each kind and prints what became of them; whatever else happens ends
the run with the seed that brings it back.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from analyzer.model.problem import Unreadable
from analyzer.sheets.reading import read
from tests.sheets.spoiled import KINDS, spoiled, whole


def outcome(path: Path) -> str:
    """What became of a file, in English."""
    try:
        sheet = read(path)
    except Unreadable as refusal:
        return "; ".join(problem.message.message for problem in refusal.problems)
    return "a table" if sheet.height else "no rows"


def outcomes(kind: str, sound: bytes, examples: int, first: int, folder: Path) -> Counter[str]:
    """How many spoiled files of a kind ended in what. Raises RuntimeError with the seed for one that ended in anything else."""
    found: Counter[str] = Counter()
    path = folder / f"spoiled.{kind}"
    for seed in range(first, first + examples):
        path.write_bytes(spoiled(sound, random.Random(seed)))
        try:
            found[outcome(path)] += 1
        except Exception as fault:
            raise RuntimeError(f"the {kind} spoiled with seed {seed} ended in {type(fault).__name__}") from fault
    return found


def main(arguments: list[str] | None = None) -> None:
    """Spoil, read, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--examples", type=int, default=5_000, help="spoiled files of each kind")
    options.add_argument("--first", type=int, default=0, help="first seed")
    chosen = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound = whole(folder)
        for kind in KINDS:
            begun = time.perf_counter()
            found = outcomes(kind, sound[kind], chosen.examples, chosen.first, folder)
            print(f"{kind}: {chosen.examples} files in {time.perf_counter() - begun:.0f} s")
            for what, count in found.most_common():
                print(f"{count:>8}  {what}")


if __name__ == "__main__":
    main()
