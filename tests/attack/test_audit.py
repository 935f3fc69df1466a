"""The audit as a whole: what it catches of releases that were protected too little, how it fails, and that it stands on its own feet."""

from __future__ import annotations

import ast
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.disclosure import protect
from analyzer.disclosure.audit import Leak, Verdict, attack, audit, solver
from analyzer.disclosure.audit.solver import Doubt, solve
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from analyzer.model.problem import Unsafe
from analyzer.model.release import Counted, Release, ReleasedSegment
from analyzer.model.segment import ORGANISATION, Segment
from tests.attack.leaky import AGREE, DONT_KNOW, RIGHT, cells_of, kinds, release_of
from tests.attack.test_audit_brute_force import smallest_by_trying
from tests.disclosure.organisations import organisation, request, survey
from tests.house.source import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.cells import Cells

POLICY = Policy()
OWN = "analyzer.disclosure.audit"


def test_the_attacker_shares_no_code_with_the_protector() -> None:
    """It imports nouns, numerical libraries, its own files and what keeps solvers quiet; the protector imports its verb and verdict."""
    free = ("analyzer.model", "analyzer.disclosure.quiet", OWN)
    for path in sorted((PACKAGE / "disclosure" / "audit").glob("*.py")):
        for name in imported(path.read_text("utf-8")):
            known = name.split(".")[0] in {"numpy", "scipy"} or name.startswith(free) or not name.startswith("analyzer")
            assert known, f"{path.name} imports {name}"
    for path in sorted((PACKAGE / "disclosure").glob("*.py")):
        inner = {name for name in imported(path.read_text("utf-8")) if name.startswith(f"{OWN}.")}
        assert inner <= {f"{OWN}.verdict"}, f"{path.name} imports {inner}"


def imported(source: str) -> set[str]:
    """Every module that a source imports, wherever it does so."""
    nodes = list(ast.walk(ast.parse(source)))
    assert not any(isinstance(node, ast.ImportFrom) and node.level for node in nodes)
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def segments_of(cells: Cells) -> dict[Segment, np.ndarray]:
    """Every segment with somebody in it, one-way and crossed, as a set of cells."""
    places = [range(size) for size in cells.respondents.shape]
    found = {ORGANISATION: np.ones(cells.respondents.shape, dtype=bool)}
    for row, column in product([None, *places[0]], [None, *places[1]]):
        chosen = {name: place for name, place in zip(cells.segmentations, (row, column), strict=True) if place is not None}
        labels = {name: cells.labels[cells.segmentations.index(name)][place] for name, place in chosen.items()}
        inside = np.zeros(cells.respondents.shape, dtype=bool)
        inside[slice(None) if row is None else row, slice(None) if column is None else column] = True
        if cells.respondents[inside].sum():
            found[Segment.of(**labels)] = inside
    return found


def told(cells: Cells, segments: Iterable[Segment]) -> Release:
    """Every figure of the organisation and of some segments, exactly."""
    masks, shown = segments_of(cells), []
    for segment in sorted({ORGANISATION, *segments}, key=lambda one: (len(one.parts), one)):
        inside = masks[segment]
        people = int(cells.respondents[inside].sum())
        figures = {figure: Counted(people * cells.ceiling[figure], int(count[inside].sum())) for figure, count in cells.counts.items()}
        shown.append(ReleasedSegment(segment, people, figures))
    return Release(tuple(shown), (), (), 1, 1)


def size(cells: Cells, segment: Segment) -> int:
    return int(cells.respondents[segments_of(cells)[segment]].sum())


def large(cells: Cells) -> set[Segment]:
    """The rule of a threshold only: five people, seven where two segmentations are crossed."""
    return {one for one in segments_of(cells) if size(cells, one) >= (POLICY.min_crossed if len(one.parts) > 1 else POLICY.min_group)}


def two_hidden(cells: Cells) -> set[Segment]:
    """The rule that hides the next smallest as well where only one of a line is hidden."""
    return hidden_until(cells, lambda hidden: len(hidden) != 1)


def five_left(cells: Cells) -> set[Segment]:
    """The rule that hides the next smallest until what is hidden of a line has five people."""
    return hidden_until(cells, lambda hidden: not hidden or sum(size(cells, one) for one in hidden) >= POLICY.min_group)


def hidden_until(cells: Cells, enough: object) -> set[Segment]:
    """Take the smallest away from every line of the table, and from both margins, until it is said to be enough."""
    shown, every = large(cells), [one for one in segments_of(cells) if one.parts]
    whole = [[one for one in every if one.by == (name,)] for name in cells.segmentations]
    lines = whole + [[one for one in every if len(one.parts) == 2 and part in one.parts] for one in every for part in one.parts[:1]]
    for line in lines:
        while (kept := sorted(set(line) & shown, key=lambda one: (size(cells, one), one))) and not enough(set(line) - shown):
            shown -= {kept[0]}
    return shown


@pytest.mark.parametrize("rule", [large, two_hidden, five_left])
def test_the_rules_of_the_trade_leak(rule: object) -> None:
    """Organisations where something is hidden at all; the audit finds what subtraction, or unanimity, then gives away."""
    leaked = []
    for seed in range(8):
        cells, _ = organisation(seed)
        if large(cells) != set(segments_of(cells)):
            leaked.append(audit(told(cells, rule(cells)), cells, Company(), POLICY).status == "LEAK")
    assert len(leaked) >= 6
    assert all(leaked)


@pytest.mark.parametrize("seed", range(10))
def test_a_segment_put_back_is_caught_where_it_gives_a_few_away(seed: int) -> None:
    cells, company = organisation(seed, departments=4, levels=2, people=60)
    policy = replace(POLICY, crossed_share=0.01)
    release = protect(cells, request(), survey(), company, policy)
    masks, people = segments_of(cells), cells.respondents.ravel()
    seen = people > 0
    for segment in release.withheld:
        inside = masks[segment]
        back = ReleasedSegment(segment, int(cells.respondents[inside].sum()), {})
        others = [one for one in release.segments if not (one.segment.is_rest and one.segment.by == segment.by)]
        shown = sorted([*others, back], key=lambda one: (len(one.segment.parts), one.segment.is_rest, one.segment))
        known = [masks[one.segment] for one in shown if not one.segment.is_rest]
        few = smallest_by_trying(np.array([mask.ravel()[seen] for mask in known]), people[seen], POLICY.min_group)
        again = replace(release, segments=tuple(shown), withheld=(), minimum=0)
        assert (few is None) or audit(again, cells, company, policy).status == "LEAK"


@pytest.mark.parametrize("seed", range(6))
def test_a_figure_put_back_is_caught_where_nearly_all_did_the_same(seed: int) -> None:
    """A figure that a shown segment is silent about, with its true number: where that is near-unanimous it cannot pass."""
    cells, company = organisation(seed)
    release = protect(cells, request(), survey(), company, POLICY)
    for place, shown in enumerate(release.segments):
        for figure in cells.counts.keys() - {one for one, counted in shown.figures.items() if counted.count is not None}:
            if shown.segment.is_rest or place % 4:
                continue
            count, whole = int(cells.counts[figure][segments_of(cells)[shown.segment]].sum()), shown.respondents * cells.ceiling[figure]
            if min(count, whole - count) <= cells.ceiling[figure]:
                more = replace(shown, figures={**shown.figures, figure: Counted(whole, count)})
                again = replace(release, segments=(*release.segments[:place], more, *release.segments[place + 1 :]))
                assert figure in {leak.figure for leak in audit(again, cells, company, POLICY).leaks}


@pytest.mark.parametrize("seed", range(12))
def test_what_is_protected_passes(seed: int) -> None:
    cells, company = organisation(seed)
    verdict = audit(protect(cells, request(), survey(), company, POLICY), cells, company, POLICY)
    assert verdict.status == "OK"
    assert verdict.attacked > 0


def simple() -> tuple[Cells, Release]:
    cells = cells_of([40, 30, 20], {AGREE: [20, 14, 9], RIGHT: [120, 90, 50]}, ceiling=6)
    return cells, release_of(cells, ["D0", "D1", "D2"])


def test_without_proof_there_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def doubtful(*given: object) -> None:
        raise Doubt("no proof")

    monkeypatch.setattr("analyzer.disclosure.audit.puzzle.solve", doubtful)
    cells = cells_of([[20, 3], [30, 25]], {AGREE: [[9, 1], [14, 12]]})
    verdict = audit(release_of(cells, ["D0", "D1"]), cells, Company(), POLICY)
    assert verdict.status == "UNDECIDED"
    assert not verdict.figures


def test_a_solver_that_stops_early_has_no_proof(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Out of time is not the same as proven, even if something was found; and nothing is printed by it."""
    from scipy.sparse import csr_array

    random = np.random.default_rng(0)
    rows = csr_array(random.integers(1, 60, (30, 90)).astype(float))
    most = np.asarray(rows.sum(axis=1)).ravel() // 3
    monkeypatch.setattr(solver, "SECONDS", 0.05)
    with pytest.raises(Doubt):
        solve(-random.random(90), rows, (np.full(30, -np.inf), most), (np.zeros(90), np.ones(90)), np.ones(90, dtype=bool))
    assert not capfd.readouterr().out


def test_an_attack_that_breaks_off_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object) -> None:
        raise ValueError("D2 has 3 people of whom 1")

    cells, release = simple()
    monkeypatch.setattr(attack, "small_groups", broken)
    with pytest.raises(Unsafe) as caught:
        audit(release, cells, Company(), POLICY)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert not any(sign.isdigit() for sign in str(caught.value))


def test_a_release_of_what_was_never_counted_is_not_proven() -> None:
    cells, release = simple()
    other = replace(cells, counts={RIGHT: cells.counts[RIGHT]}, ceiling={RIGHT: 6})
    with pytest.raises(Unsafe):
        audit(release, other, Company(), POLICY)
    fewer = replace(cells, respondents=np.array([41, 30, 20]))
    assert audit(release, fewer, Company(), POLICY).status == "UNDECIDED"


def test_a_leak_of_the_pattern_cannot_be_mended_by_withholding_a_figure() -> None:
    assert Verdict("LEAK", (Leak("union"), Leak("exact", AGREE))).figures == frozenset()
    assert Verdict("LEAK", (Leak("alike", RIGHT), Leak("exact", AGREE))).figures == {RIGHT, AGREE}
    assert Verdict("UNDECIDED").figures == frozenset()


def test_the_same_release_gets_the_same_verdict_every_time() -> None:
    cells, _ = organisation(4)
    release = told(cells, large(cells))
    first, second = (audit(release, cells, Company(), POLICY) for _ in range(2))
    assert first == second
    assert kinds(first)


def test_groups_that_only_a_larger_minimum_would_hide_are_counted_apart() -> None:
    """Of five people of whom two agree, three of them always have none, one or two who do: everybody's total says no less."""
    cells = cells_of([[3, 2], [30, 25]], {AGREE: [[1, 1], [14, 12]]})
    verdict = audit(release_of(cells, ["D0", "D1"]), cells, Company(), POLICY)
    assert verdict.status == "OK"
    cells = cells_of([[4, 1], [30, 25]], {AGREE: [[1, 1], [14, 12]]})
    verdict = audit(release_of(cells, ["D0", "D1"]), cells, Company(), POLICY)
    assert verdict.status == "OK"
    assert verdict.on_edge == 1


def test_a_band_of_right_answers_that_is_safe_itself_is_so_for_dont_knows() -> None:
    """At least 69% right in a group of seven, in half points: its don't-knows are few, but whole numbers alone make that too few."""
    counts = {RIGHT: [[28, 20], [100, 102]], DONT_KNOW: [[1, 1], [12, 11]]}
    cells = cells_of([[4, 3], [20, 20]], counts, ceiling=4, unit=2)
    silent = [("D1", RIGHT), *((name, DONT_KNOW) for name in ("D0", "D1"))]
    release = release_of(cells, ["D0", "D1"], silent, {("D0", RIGHT): (0.69, 1.0)}, minimum=5)
    assert audit(release, cells, Company(), Policy()).status == "OK"


def test_segments_with_one_label_in_two_segmentations_are_not_mixed_up() -> None:
    """Right answers of a department and don't-knows of a level with the same name do not leave two answers."""
    counts = {RIGHT: [[70, 28], [22, 78]], DONT_KNOW: [[12, 12], [6, 38]]}
    cells = cells_of([[30, 10], [8, 30]], counts, ceiling=4)
    silent = [*((name, DONT_KNOW) for name in ("D0", "D1")), *((name, RIGHT) for name in ("L0", "L1"))]
    release = release_of(cells, ["D0", "D1", "L0", "L1"], silent, minimum=5)
    assert audit(release, cells, Company(), Policy()).status == "OK"
    same = {"D1": "unknown", "L1": "unknown"}

    def renamed(one: ReleasedSegment) -> ReleasedSegment:
        return replace(one, segment=Segment.of(**{name: same.get(label, label) for name, label in one.segment.parts}))

    alike = replace(cells, labels=(("D0", "unknown"), ("L0", "unknown")))
    assert audit(replace(release, segments=tuple(map(renamed, release.segments))), alike, Company(), Policy()).status == "OK"


def test_every_figure_that_was_withheld_only_for_the_sake_of_others_is_caught_when_it_is_put_back() -> None:
    """One by one, with its true number, where it is not near none or all itself: without it a small group would be known."""
    verdicts = []
    for seed in range(10):
        cells, company = organisation(seed, departments=5, levels=3, people=300)
        release = protect(cells, request(), survey(), company, POLICY)
        masks = segments_of(cells)
        for place, shown in enumerate(release.segments):
            for figure in () if shown.segment.is_rest else cells.counts.keys() - shown.figures.keys():
                count, whole = int(cells.counts[figure][masks[shown.segment]].sum()), shown.respondents * cells.ceiling[figure]
                if min(count, whole - count) > 2 * cells.ceiling[figure]:
                    back = replace(shown, figures={**shown.figures, figure: Counted(whole, count)})
                    again = replace(release, segments=(*release.segments[:place], back, *release.segments[place + 1 :]))
                    verdicts.append(audit(again, cells, company, POLICY).status)
    assert len(verdicts) > 12
    assert set(verdicts) == {"LEAK"}
