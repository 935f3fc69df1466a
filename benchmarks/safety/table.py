"""What came of all organisations, as tables in Markdown."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

from benchmarks.safety.organisation import SIZES
from benchmarks.safety.trial import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Outcome = dict[str, Any]

THRESHOLD = "threshold"
RULES = (OURS, THRESHOLD, "next smallest", "remainder")
_WAYS = ("one way", "crossed")


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Three tables: what became of the organisations, what is shown by size, and what gets out by rule."""
    yield from _table(("staff", "organisations", "released", "too small", "not proven safe"), _endings(outcomes))
    yield ""
    yield from _table(
        (
            "staff",
            "groups one way",
            "groups crossed",
            "values one way",
            "values crossed",
            "of those in bands",
            "protect, median and most (s)",
            "of that one audit (s)",
        ),
        _by_size(outcomes),
    )
    yield ""
    yield from _table(
        (
            "rule",
            "staff",
            "groups one way",
            "groups crossed",
            "audit not OK",
            "with pinned",
            "with narrowed",
            "pinned",
            "narrowed",
            "nearly alike",
        ),
        _by_rule(outcomes),
    )


def _endings(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    for name, here in _sizes(outcomes):
        ended = [one["ended"] for one in here]
        yield (name, str(len(here)), *(str(ended.count(end)) for end in ("released", "TooSmall", "Unsafe")))


def _by_size(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    """Shares of what the threshold alone would show."""
    for name, here in _sizes(_released(outcomes)):
        ours, theirs = _sums(here, OURS), _sums(here, THRESHOLD)
        groups = (_share(ours[f"segments {way}"], theirs[f"segments {way}"]) for way in _WAYS)
        values = (_share(ours[f"values {way}"] + ours[f"bands {way}"], theirs[f"values {way}"]) for way in _WAYS)
        banded = _share(
            sum(ours[f"bands {way}"] for way in _WAYS), sum(ours[f"{kind} {way}"] for kind in ("values", "bands") for way in _WAYS)
        )
        seconds, audits = [one["protect"] for one in here], [one["rules"][OURS]["audit"] for one in here]
        yield (
            name,
            *groups,
            *values,
            banded,
            f"{statistics.median(seconds):.2f}, {max(seconds):.1f}",
            f"{statistics.median(audits):.2f}, {max(audits):.1f}",
        )


def _by_rule(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    """Groups found by the second attacker are counted over the figures it looked at."""
    for rule in RULES:
        for name, here in _sizes(_released(outcomes)):
            ours, theirs = _sums(here, rule), _sums(here, THRESHOLD)
            found = [one["rules"][rule]["second"] for one in here]
            verdicts = [one["rules"][rule]["verdict"] for one in here if one["rules"][rule]["verdict"]]
            yield (
                rule,
                name,
                *(_share(ours[f"segments {way}"], theirs[f"segments {way}"]) for way in _WAYS),
                _share(sum(verdict != "OK" for verdict in verdicts), len(verdicts)),
                *(_share(sum(one[kind] > 0 for one in found), len(found)) for kind in ("pinned", "narrowed")),
                *(str(sum(one[kind] for one in found)) for kind in ("pinned", "narrowed", "alike")),
            )


def _released(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if one["ended"] == "released"]


def _sizes(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, list[Outcome]]]:
    """The outcomes of each size class that has any, and all together."""
    for size in SIZES:
        here = [one for one in outcomes if one["size"] == size]
        if here:
            yield f"{size:,}", here
    if outcomes:
        yield "all", list(outcomes)


def _sums(outcomes: Sequence[Outcome], rule: str) -> dict[str, int]:
    kinds = [f"{kind} {way}" for kind in ("segments", "values", "bands") for way in _WAYS]
    return {kind: sum(one["rules"][rule]["shown"].get(kind, 0) for one in outcomes) for kind in kinds}


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
