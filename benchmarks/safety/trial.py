"""One organisation, protected and attacked, beside what three rules of the trade would show of it."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.disclosure import protect
from analyzer.disclosure.audit import audit
from analyzer.model.policy import Policy
from analyzer.model.problem import TooSmall, Unsafe
from analyzer.model.segment import ORGANISATION
from benchmarks.safety.attacker import Found, attack
from benchmarks.safety.groups import groups
from benchmarks.safety.organisation import SIZES, organisation
from benchmarks.safety.trade import RULES, asked, released

if TYPE_CHECKING:
    from collections.abc import Collection

    from analyzer.model.release import Release
    from analyzer.model.request import Figure
    from benchmarks.safety.organisation import Organisation

OURS = "this analyzer"
ATTACKED = 3
"""Figures per organisation that the second attacker looks at; the audit looks at all."""


def trial(number: int) -> dict[str, Any]:
    """What came of one organisation, as plain values for one line of a file."""
    one, policy = organisation(number), Policy()
    outcome: dict[str, Any] = {
        "number": number,
        "size": one.size,
        "staff": one.staff,
        "respondents": int(one.cells.respondents.sum()),
        "shape": list(one.cells.respondents.shape),
        "figures": len(asked(one, ORGANISATION)),
    }
    begun = time.process_time()
    try:
        release = protect(one.cells, one.request, one.survey, one.company, policy)
    except (TooSmall, Unsafe) as refusal:
        return outcome | {"ended": type(refusal).__name__, "why": str(refusal), "protect": time.process_time() - begun}
    outcome |= {"ended": "released", "protect": time.process_time() - begun}
    rules = {OURS: release} | {rule: released(rule, one, policy) for rule in RULES}
    return outcome | {"rules": {rule: _attacked(one, rule, release, policy) for rule, release in rules.items()}}


def _attacked(one: Organisation, rule: str, release: Release, policy: Policy) -> dict[str, Any]:
    """What a release shows, and what the audit and the second attacker get out of it.

    So much leaks of a rule of the trade that its audit takes long: it is held for one figure of one in ten organisations of each size.
    """
    begun = time.process_time()
    audited = rule == OURS or one.number // len(SIZES) % 10 == 0
    seen = release if rule == OURS else only(release, attacked_figures(one)[:1])
    verdict = audit(seen, one.cells, one.company, policy, survey=one.survey) if audited else None
    between = time.process_time()
    found = second_attack(one, release, policy)
    return {
        "shown": shown(release),
        "verdict": verdict.status if verdict else "",
        "leaks": dict(Counter(leak.kind for leak in verdict.leaks)) if verdict else {},
        "second": asdict(found),
        "audit": between - begun,
        "attack": time.process_time() - between,
    }


def second_attack(one: Organisation, release: Release, policy: Policy) -> Found:
    """What an attacker who has nothing in common with the protection gets out of some figures, drawn by the number of the organisation."""
    hunted = groups(release, one.cells, policy.min_group)
    return sum((attack(release, one.cells, hunted, figure) for figure in attacked_figures(one)), Found())


def attacked_figures(one: Organisation) -> list[Figure]:
    """Points of one module, and other figures at random."""
    figures = sorted(asked(one, ORGANISATION))
    order = np.random.default_rng(one.number).permutation(len(figures))
    right = next(place for place in order if figures[place].outcome == "right")
    return [figures[place] for place in (right, *(place for place in order if place != right))][:ATTACKED]


def only(release: Release, figures: Collection[Figure]) -> Release:
    """A release with no other figures."""
    segments = (
        replace(one, figures={figure: one.figures[figure] for figure in one.figures if figure in figures}) for one in release.segments
    )
    return replace(release, segments=tuple(segments), moments=())


def shown(release: Release) -> dict[str, int]:
    """Segments shown besides the organisation, one way and crossed, and the values exactly and in bands; not the small ones together."""
    counted: Counter[str] = Counter()
    for one in release.segments:
        if one.segment.parts and not one.segment.is_rest:
            way = "one way" if len(one.segment.parts) == 1 else "crossed"
            banded = sum(figure.count is None for figure in one.figures.values())
            counted.update({f"segments {way}": 1, f"values {way}": len(one.figures) - banded, f"bands {way}": banded})
    return dict(counted)
