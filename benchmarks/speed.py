"""How fast is an export turned into counts? Ratios within one run, so that they hold on any machine.

``python3 -m benchmarks.speed csv --rows 1000000`` compares the way from a CSV file of 60 columns to counts with the bare parse of the same
file by pyarrow; ``python3 -m benchmarks.speed xlsx --rows 50000`` that of a workbook with python-calamine alone, to columns of text and to
counts. Each round runs every way once, each in a process of its own; the median of the ratios of the rounds is told, and the largest memory
(MiB). Libraries are loaded before the clock starts.
"""

from __future__ import annotations

import argparse
import csv
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SURVEY = "social-media"
COLUMNS = 60
_BLOCK = 4 * 2**20
_SAMPLE = 2_000


def main() -> None:
    """Write the file, run the rounds, print the ratios."""
    arguments = _arguments()
    if arguments.once:
        _load()
        begin, spent = time.perf_counter(), time.process_time()
        WAYS[arguments.once](Path(arguments.file))
        used = resource.getrusage
        peak = max(used(resource.RUSAGE_SELF).ru_maxrss, used(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
        print(f"{time.perf_counter() - begin:.3f} {time.process_time() - spent:.3f} {peak:.0f}")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"export.{arguments.kind}"
        (_write_csv if arguments.kind == "csv" else _write_xlsx)(path, arguments.rows)
        print(f"{arguments.rows} rows, {COLUMNS} columns, {path.stat().st_size / 2**20:.0f} MiB")
        _rounds(path, ("parse", "counts") if arguments.kind == "csv" else ("calamine", "columns", "counts"), arguments.rounds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.speed")
    parser.add_argument("kind", choices=["csv", "xlsx"])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--once", choices=list(WAYS), help=argparse.SUPPRESS)
    parser.add_argument("--file", help=argparse.SUPPRESS)
    return parser.parse_args()


def _rounds(path: Path, ways: Sequence[str], rounds: int) -> None:
    ratios: dict[str, list[float]] = {way: [] for way in ways[1:]}
    peaks = dict.fromkeys(ways, 0.0)
    for number in range(1, rounds + 1):
        found = {way: _once(path, way) for way in ways}
        told = "; ".join(f"{way} {wall:.2f} s wall, {cpu:.2f} s cpu, {peak:.0f} MiB" for way, (wall, cpu, peak) in found.items())
        print(f"round {number}: {told}")
        for way, walls in ratios.items():
            walls.append(found[way][0] / found[ways[0]][0])
        peaks = {way: max(peaks[way], found[way][2]) for way in ways}
    for way, walls in ratios.items():
        print(f"{way}: median {statistics.median(walls):.2f} x {ways[0]}, largest memory {peaks[way]:.0f} MiB")


def _once(path: Path, way: str) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "benchmarks.speed", path.suffix[1:], "--once", way, "--file", str(path)]
    wall, cpu, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-3:]
    return float(wall), float(cpu), float(peak)


def _parse(path: Path) -> None:
    import pyarrow as pa
    from pyarrow import csv as arrow

    with path.open(encoding="utf-8", newline="") as source:
        headings = next(csv.reader(source))
    reader = arrow.open_csv(
        path,
        arrow.ReadOptions(use_threads=False, block_size=_BLOCK),
        arrow.ParseOptions(newlines_in_values=True),
        arrow.ConvertOptions(column_types=dict.fromkeys(headings, pa.dictionary(pa.int32(), pa.string())), strings_can_be_null=False),
    )
    for _ in reader:
        pass


def _calamine(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows():
        pass


def _columns(path: Path) -> None:
    from analyzer.sheets.reading import read

    if read(path).head == []:
        raise RuntimeError("nothing was read")


def _load() -> None:
    """Load everything that one of the ways needs."""
    import pandas as pd
    import pyarrow as pa
    from pyarrow import csv as arrow
    from python_calamine import CalamineWorkbook

    from analyzer import estimation, intake, scoring, surveys, tabulation

    if not all((pd, pa, arrow, CalamineWorkbook, estimation, intake, scoring, surveys, tabulation)):
        raise RuntimeError("a library is missing")


def _counts(path: Path) -> None:
    from functools import reduce
    from operator import add

    from analyzer import estimation, intake, scoring, surveys, tabulation
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy

    survey = surveys.load(SURVEY)
    reading = intake.survey_the_file([path], survey, Company())
    request = estimation.tables(survey)
    labels = {name: tuple(known) for name, known in reading.segment_labels.items()}
    cells = reduce(
        add,
        (tabulation.tabulate(scoring.score(batch, survey, Policy()), request, survey, labels) for batch in intake.read(reading)),
    )
    if int(cells.respondents.sum()) != reading.respondents:
        raise RuntimeError("not everybody was counted")


WAYS: dict[str, Callable[[Path], None]] = {"parse": _parse, "calamine": _calamine, "columns": _columns, "counts": _counts}


def _rows(rows: int) -> Iterator[list[str]]:
    """The headings, then answers of made-up people, repeated with moments and remarks of their own."""
    from analyzer import simulation, surveys

    survey = surveys.load(SURVEY)
    with tempfile.TemporaryDirectory() as folder:
        made = simulation.simulate(survey, simulation.sample(_SAMPLE), 1)
        paths = simulation.write(made, Path(folder), b"", "google-forms", "nl", "csv")
        with next(path for path in paths if path.suffix == ".csv").open(encoding="utf-8", newline="") as source:
            headings, *people = csv.reader(source)
    spare = COLUMNS - len(headings)
    yield [*headings, *(f"Wat wil je nog kwijt over onderwerp {number}?" for number in range(1, spare + 1))]
    for number in range(rows):
        moment = f"{1 + number % 28}-9-2026 {number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}"
        extra = [
            f"Opmerking {number % 97}\nover {place}" if (number + place) % 23 == 0 else f"keuze {number % 7}" for place in range(spare)
        ]
        yield [moment, *people[number % len(people)][1:], *extra]


def _write_csv(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, quoting=csv.QUOTE_ALL).writerows(_rows(rows))


def _write_xlsx(path: Path, rows: int) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Formulierreacties 1")
    for row in _rows(rows):
        sheet.append(row)
    book.save(path)


if __name__ == "__main__":
    main()
