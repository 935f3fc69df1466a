"""Random organisations of every size, protected and attacked twice. ``python3 -m benchmarks.safety`` does so with many more of them."""

from __future__ import annotations

from functools import partial
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.disclosure import door, protect
from analyzer.disclosure.audit import audit
from analyzer.model.cells import Cells
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from analyzer.model.request import Figure
from analyzer.model.segment import Segment
from benchmarks.safety.attacker import Found
from benchmarks.safety.groups import groups
from benchmarks.safety.organisation import Organisation, of_shape, organisation
from benchmarks.safety.trade import RULES, asked, released
from benchmarks.safety.trial import second_attack
from benchmarks.safety.unions import unions
from benchmarks.safety.worlds import worlds
from tests.disclosure import organisations

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.disclosure.audit import Verdict
    from analyzer.model.release import Release

POLICY = Policy()
TINY = dict.fromkeys(organisations.RIGHT, 4) | {organisations.AGREE: 1}
SMALL = (0, 5, 6, 8, 10, 11, 16, 20, 21, 25, 28, 30, 31, 35, 40, 45, 46, 55, 56, 61, 70, 71, 75, 91, 95)
LARGE = (3, 9, 29, 34)
OF_SHAPE = (
    (8_000, 12, 3, 4),
    (8_000, 20, 2, 4),
    (8_000, 8, 4, 5),
    (1_000, 10, 3, 4),
    (1_000, 15, 2, 5),
    (1_000, 20, 1, 6),
    (400, 10, 2, 4),
    (400, 8, 3, 4),
    (120, 5, 2, 4),
    (120, 8, 1, 4),
    (60, 3, 2, 4),
)
"""Staff, departments, levels and modules."""

ORGANISATIONS = [partial(organisation, number) for number in (*SMALL, *LARGE)]
ORGANISATIONS += [partial(of_shape, number, *shape) for number, shape in enumerate(OF_SHAPE)]


@pytest.mark.parametrize("made", ORGANISATIONS, ids=lambda made: "-".join(map(str, made.args)))
def test_nobody_can_be_singled_out(made: Callable[[], Organisation], monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts = []

    def audited(release: Release, *known: object, **more: object) -> Verdict:
        verdicts.append((release, audit(release, *known, **more)))
        return verdicts[-1][1]

    one = made()
    monkeypatch.setattr(door, "audit", audited)
    release = protect(one.cells, one.request, one.survey, one.company, POLICY)
    attacked, verdict = verdicts[-1]
    assert attacked is release
    assert verdict.ok
    assert second_attack(one, release, POLICY) == Found()


def test_an_organisation_comes_back_by_its_number() -> None:
    one, again = organisation(7), organisation(7)
    assert one.cells.same(again.cells)
    assert one.company == again.company


@pytest.mark.parametrize("number", range(5))
def test_the_figures_of_an_organisation_are_consistent(number: int) -> None:
    cells = organisation(number).cells
    for figure, counts in cells.counts.items():
        assert np.all((counts >= 0) & (counts <= cells.respondents * cells.ceiling[figure]))
        if figure.outcome == "right":
            unknown = cells.counts[Figure("module", figure.id, "dont_know")]
            assert np.all(counts + cells.unit * unknown <= cells.respondents * cells.ceiling[figure])
            histogram = cells.histograms[figure.id]
            assert histogram @ np.arange(len(histogram)) == counts.sum()
            assert histogram.sum() == cells.respondents.sum()


@pytest.mark.parametrize("rule", RULES)
def test_rules_of_the_trade_leak(rule: str) -> None:
    found = sum((second_attack(one, released(rule, one, POLICY), POLICY) for one in map(organisation, (6, 11, 16))), Found())
    assert found.pinned + found.narrowed > 0


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_the_trade_does_what_it_says(rule: str) -> None:
    for one in map(organisation, (1, 2, 3)):
        release = released(rule, one, POLICY)
        names = {segment.segment for segment in release.segments}
        people = {segment.segment: segment.respondents for segment in release.segments}
        assert min(people.values()) >= POLICY.min_group
        assert all(names >= {Segment((part,)) for part in segment.parts} for segment in names)
        assert all(set(segment.figures) == asked(one, segment.segment) for segment in release.segments)
        hidden = one.cells.respondents.sum() - sum(people[name] for name in names if name.by == ("department",))
        if rule == "remainder" and len(names) > 1:
            assert hidden == 0 or hidden >= POLICY.min_group


def _tiny(seed: int) -> Organisation:
    """Three departments at two levels with a handful of people each."""
    random = np.random.default_rng(seed)
    answered = random.integers(0, 5, (3, 2))
    counts = {figure: random.binomial(answered * ceiling, 0.5).astype(np.int64) for figure, ceiling in TINY.items()}
    labels = (("a", "b", "c"), ("x", "y"))
    cells = Cells(("department", "level"), labels, answered.astype(np.int64), counts, TINY, {})
    return Organisation(seed, 0, int(answered.sum()), cells, organisations.request(), organisations.survey(), Company())


@pytest.mark.parametrize("seed", range(12))
def test_the_second_attacker_knows_as_much_as_all_worlds_that_fit(seed: int) -> None:
    one = _tiny(seed)
    release = released("threshold", one, POLICY)
    hunted = groups(release, one.cells, POLICY.min_group)
    known = worlds(release, one.cells, hunted, organisations.AGREE)
    assert known is not None
    told = known.parts[0]
    fitting = np.array(
        [world for world in product(*(range(count + 1) for count in hunted.people)) if np.all(told.inside @ world == told.low)]
    )
    for group in (*hunted.small, *hunted.large):
        assert known.width(group) == np.ptp(fitting @ group)


@pytest.mark.parametrize("seed", range(12))
def test_the_second_attacker_finds_every_small_union_that_follows(seed: int) -> None:
    one = _tiny(seed)
    release = released("next smallest", one, POLICY)
    hunted = groups(release, one.cells, POLICY.min_group)
    shown = np.array(list(hunted.published.values()))
    rank = np.linalg.matrix_rank(shown)
    follow: list[frozenset[int]] = []
    for size in range(1, 5):
        for union in combinations(range(len(hunted.people)), size):
            row = np.isin(np.arange(len(hunted.people)), union)
            smaller = any(part < frozenset(union) for part in follow)
            if 0 < row @ hunted.people < POLICY.min_group and not smaller and np.linalg.matrix_rank(np.vstack([shown, row])) == rank:
                follow.append(frozenset(union))
    found = {frozenset(np.flatnonzero(row).tolist()) for row in unions(shown, hunted.people, POLICY.min_group)}
    assert found == {union for union in follow if len(union) > 1}
