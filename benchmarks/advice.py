"""Is the advice right? Simulated organisations with a known truth, and what was advised to them.

``python3 -m benchmarks.advice --seeds 50`` runs four kinds of organisation and prints a table. Results are kept per scenario and seed,
one line each, in ``--keep FILE``; an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analyzer import simulation, surveys
from analyzer.model.policy import Policy
from analyzer.model.segment import Segment
from analyzer.study import Wave, study

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.model.findings import Findings
    from analyzer.model.survey import Survey
    from analyzer.simulation import Scenario, Simulated

SCENARIOS: Mapping[str, Scenario] = {
    "strong": simulation.strong(),
    "alike": simulation.alike(),
    "planted, 35 answers": simulation.planted(35),
    "planted, 20 answers": simulation.planted(20),
    "sample": simulation.sample(),
}
CLASSES = ((5, 15), (16, 29), (30, 59), (60, 10**9))


@dataclass(frozen=True, slots=True)
class Share:
    """One estimated share below the cut score beside the true one of all staff of that segment."""

    respondents: int
    error: float
    covered: bool


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one organisation. ``planted`` and ``first``: whether all that was planted was advised, and put first."""

    same_for_all: bool
    figures: int
    advised: int
    elsewhere: int
    falsely: int
    planted: bool
    first: bool
    shares: tuple[Share, ...]


def run(survey: Survey, scenario: Scenario, seed: int) -> Run:
    """Simulate, analyse, and hold the advice against the truth."""
    made = simulation.simulate(survey, scenario, seed)
    findings = study([made.responses], _wave(made))
    planted = {(Segment.of(department=department), module) for department, module in scenario.planted}
    advice = {(group.segment, module): found.advice for group in findings.groups for module, found in group.modules.items()}
    # Elsewhere: departments only, since the organisation and the levels hold the planted department too.
    elsewhere = [one for (segment, module), one in advice.items() if segment.by == ("department",) and (segment, module) not in planted]
    firsts = {group.segment: group.first for group in findings.groups}
    return Run(
        same_for_all=findings.same_for_all,
        figures=len(advice),
        advised=sum(one.advised for one in advice.values()),
        elsewhere=len(elsewhere),
        falsely=sum(one.advised for one in elsewhere),
        planted=all(place in advice and advice[place].advised for place in planted),
        first=all(module in firsts.get(segment, ()) for segment, module in planted),
        shares=tuple(_shares(findings, made)),
    )


def _wave(made: Simulated) -> Wave:
    labels = {name: tuple(column.cat.categories) for name, column in made.responses.segments.items()}
    return Wave("simulated", made.survey, made.company, Policy(), labels, date(2026, 10, 5), date(2026, 11, 1))


def _shares(findings: Findings, made: Simulated) -> Iterator[Share]:
    truths = {Segment.of(**one["where"]): one for one in made.truth["segments"]}  # type: ignore[attr-defined]
    for group in findings.groups:
        # Of the small segments together, and of who did not say, the simulation holds no truth.
        for module, found in group.modules.items() if group.segment in truths else ():
            if found.estimate is not None:
                true = truths[group.segment]["modules"][module]["share_below"]
                told = found.estimate.share_below
                yield Share(group.respondents, told.value - true, told.low <= true <= told.high)


def report(runs: Mapping[str, list[Run]]) -> Iterator[str]:
    """The table, line by line."""
    for name, found in runs.items():
        advised = sum(one.advised for one in found) / sum(one.figures for one in found)
        falsely = sum(one.falsely for one in found) / max(sum(one.elsewhere for one in found), 1)
        same, planted, first = (np.mean([getattr(one, what) for one in found]) for what in ("same_for_all", "planted", "first"))
        yield f"{name:<20} n={len(found):<3} advised {advised:6.1%}  same for all {same:5.0%}"
        if name.startswith("planted"):
            yield f"{'':<20} both advised {planted:5.0%}  both first {first:5.0%}  falsely elsewhere {falsely:6.1%}"
    shares = [share for found in runs.values() for one in found for share in one.shares]
    for low, high in CLASSES:
        inside = [share for share in shares if low <= share.respondents <= high]
        if inside:
            bias, covered = np.mean([share.error for share in inside]), np.mean([share.covered for share in inside])
            yield f"{low:>4} answers and more: {len(inside):>6} shares  bias {100 * bias:+5.1f} points  covered {covered:5.1%}"


def main(arguments: list[str] | None = None) -> None:
    """Run what is missing in the kept file and print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seeds", type=int, default=50)
    options.add_argument("--first", type=int, default=0, help="first seed; what was tuned on some seeds is to be judged on others")
    options.add_argument("--keep", type=Path, default=Path(".benchmarks/advice.jsonl"))
    chosen = options.parse_args(arguments)
    seeds = range(chosen.first, chosen.first + chosen.seeds)
    kept = _kept(chosen.keep)
    survey = surveys.load("social-media")
    chosen.keep.parent.mkdir(parents=True, exist_ok=True)
    with chosen.keep.open("a", encoding="utf-8") as lines:
        for name, scenario in SCENARIOS.items():
            for seed in seeds:
                if (name, seed) not in kept:
                    kept[name, seed] = run(survey, scenario, seed)
                    lines.write(json.dumps({"scenario": name, "seed": seed, "run": asdict(kept[name, seed])}) + "\n")
                    lines.flush()
    runs: dict[str, list[Run]] = defaultdict(list)
    for (name, seed), found in kept.items():
        if seed in seeds:
            runs[name].append(found)
    sys.stdout.write("\n".join(report(runs)) + "\n")


def _kept(path: Path) -> dict[tuple[str, int], Run]:
    """The runs of an earlier start; a line that was cut off is left out."""
    kept = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            one = json.loads(line)
        except ValueError:
            continue
        shares = tuple(Share(**share) for share in one["run"].pop("shares"))
        kept[one["scenario"], one["seed"]] = Run(**one["run"], shares=shares)
    return kept


if __name__ == "__main__":
    main()
