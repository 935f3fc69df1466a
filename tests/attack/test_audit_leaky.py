"""Releases made leaky by hand, one pitfall each: every one of them is caught, and said to be what it is. Safe ones pass."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.disclosure.audit import audit
from analyzer.model.company import Company, Group
from analyzer.model.policy import Policy
from analyzer.model.publication import Publication
from analyzer.model.release import Counted, Moment, Release
from analyzer.model.request import Figure
from analyzer.model.segment import Segment
from analyzer.model.survey import Item, Module, Survey
from tests.attack.leaky import AGREE, DONT_KNOW, RIGHT, cells_of, kinds, release_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.disclosure.audit import Verdict
    from analyzer.model.cells import Cells

POLICY = Policy()


@dataclass(frozen=True)
class Case:
    """A table of people and of counts, what is told of it, and the kinds of leaks of which at least one must be found."""

    name: str
    kinds: set[str]
    people: object
    agree: object = None
    shown: str = ""
    silent: Sequence[tuple[str, Figure]] = ()
    bands: Mapping[tuple[str, Figure], tuple[float, float]] = field(default_factory=dict)
    right: object = None
    dont_know: object = None
    ceiling: int = 6
    company: Company = field(default_factory=Company)
    policy: Policy = POLICY

    def cells(self) -> Cells:
        given = {AGREE: self.agree, RIGHT: self.right, DONT_KNOW: self.dont_know}
        return cells_of(self.people, {figure: count for figure, count in given.items() if count is not None}, self.ceiling)

    def verdict(self) -> Verdict:
        cells = self.cells()
        return audit(
            release_of(cells, self.shown.split(", ") if self.shown else [], self.silent, self.bands), cells, self.company, self.policy
        )


PLAIN = [[9, 8, 6], [7, 11, 3], [2, 5, 4], [6, 6, 1]]
RIGHTS = [[4, 5, 3], [3, 6, 2], [0, 2, 3], [2, 4, 1]]
MARGINS = "D0, D1, D2, D3, L0, L1, L2"
LARGE = [[20, 30], [25, 15], [30, 20]]
HALF = [[10, 16], [12, 7], [14, 11]]

LEAKY = [
    Case("a department of three is shown", {"size"}, [40, 30, 3], [20, 14, 1], "D0, D1, D2"),
    Case(
        "a crossed group of six is shown", {"size"}, [[20, 6], [30, 25]], [[9, 3], [14, 12]], "D0, D1, L0, L1, D0 L0, D0 L1, D1 L0, D1 L1"
    ),
    Case(
        "a department of four on the payroll of which all answered but who are counted with a fifth",
        {"size"},
        [40, 30, 5],
        [20, 14, 2],
        "D0, D1, D2",
        company=Company((Group("D0", "", 50), Group("D1", "", 40), Group("D2", "", 4))),
    ),
    Case("the one hidden department is everybody minus the others", {"union", "nested"}, [40, 30, 3], [20, 14, 1], "D0, D1"),
    Case("two hidden people in two departments know of each other", {"union"}, [40, 30, 1, 1], [20, 14, 1, 0], "D0, D1"),
    Case("the rest of four people is shown under a name of its own", {"size"}, [40, 30, 2, 2], [20, 14, 1, 1], "D0, D1, D*"),
    Case(
        "two hidden cells in a row are found by way of the columns",
        {"union"},
        PLAIN,
        RIGHTS,
        f"{MARGINS}, D0 L0, D0 L1, D0 L2, D1 L0, D1 L1, D2 L1, D3 L0, D3 L1",
    ),
    Case(
        "a cell nobody is in protects nothing",
        {"nested", "union"},
        [[20, 0, 3], [30, 25, 20]],
        [[9, 0, 1], [14, 12, 9]],
        "D0, D1, L0, L1, L2, D0 L0, D1 L0, D1 L1, D1 L2",
    ),
    Case(
        "a margin of three is everybody minus the other margins", {"union", "nested"}, [[20, 2], [30, 1]], [[9, 1], [14, 1]], "D0, D1, L0"
    ),
    Case("a level is a department but for two people", {"overlap"}, [[0, 30], [20, 1], [1, 25]], [[0, 14], [9, 1], [0, 12]], "D1, L0"),
    Case("a department lies in a level but for two people", {"nested"}, [[0, 30], [20, 0], [2, 25]], [[0, 14], [9, 0], [0, 12]], "D1, L0"),
    Case(
        "three segmentations of which two give away a corner",
        {"union"},
        [[[9, 8], [7, 2]], [[8, 9], [9, 0]]],
        [[[4, 4], [3, 1]], [[4, 4], [4, 0]]],
        "D0, D1, L0, L1, S0, S1, D0 L0, D0 L1, D1 L0, D1 L1, D0 S0, L1 S0, D1 S0, L0 S0",
    ),
    Case("all agree", {"alike"}, [40, 30, 12], [20, 14, 12], "D0, D1, D2"),
    Case("nobody agrees", {"alike"}, [40, 30, 12], [20, 14, 0], "D0, D1, D2"),
    Case("eleven of twelve agree, so the twelfth knows all the others", {"alike"}, [40, 30, 12], [20, 14, 11], "D0, D1, D2"),
    Case("one person's worth of points in a whole department", {"alike"}, [40, 30, 12], None, "D0, D1, D2", right=[99, 70, 5]),
    Case("nearly everybody in the organisation agrees", {"alike"}, [40, 30, 12], [40, 29, 12], ""),
    Case("the hidden rest is unanimous though no part of it is shown", {"alike"}, [40, 30, 4, 4], [20, 14, 0, 0], "D0, D1"),
    Case(
        "the rest of a department is unanimous though none of its cells is shown",
        {"alike"},
        [[20, 4, 4], [30, 25, 25]],
        [[9, 0, 0], [14, 12, 12]],
        "D0, D1, L0, D0 L0",
    ),
    Case("two shown groups differ by people who all agree", {"alike"}, [[20, 8], [30, 25]], [[9, 8], [14, 12]], "D0, D1, D0 L0"),
    Case(
        "the few who agree can only be in one place",
        {"exact", "narrow", "endpoint"},
        [[6, 3], [40, 40]],
        [[2, 2], [0, 20]],
        "D0, D1, L0, L1",
        [("D0", AGREE), ("D1", AGREE)],
        {("D0", AGREE): (0.4, 0.5)},
    ),
    Case(
        "two bands that meet pin a department down",
        {"alike"},
        [40, 30, 12],
        [20, 14, 11],
        "D0, D1",
        [("D0", AGREE), ("D1", AGREE)],
        {("D0", AGREE): (0.4, 0.51), ("D1", AGREE): (0.4, 0.49), ("", AGREE): (0.54, 0.56)},
    ),
    Case("a band that says too much", {"alike"}, [40, 30, 12], [20, 14, 12], "D0, D2", (), {("D2", AGREE): (0.96, 1.0)}),
    Case(
        "a figure is left out of one department but told of all others",
        {"exact", "endpoint"},
        [[30, 3], [20, 25]],
        [[12, 1], [9, 12]],
        "D0, D1, L0, L1, D0 L0, D1 L0, D1 L1",
        policy=replace(POLICY, min_group=5),
    ),
    Case(
        "right and don't know leave no room for anything else",
        {"relation"},
        [40, 30, 12],
        None,
        "D0, D1, D2",
        right=[130, 90, 40],
        dont_know=[60, 50, 32],
    ),
    Case(
        "right and don't know leave no room in the rest",
        {"relation"},
        [40, 30, 6, 6],
        None,
        "D0, D1",
        right=[130, 90, 20, 18],
        dont_know=[60, 50, 15, 18],
    ),
    Case(
        "two totals that each leave some room leave hardly any together",
        {"narrow"},
        [[12, 3], [30, 40]],
        [[12, 1], [14, 1]],
        "D0, D1, L0, L1",
    ),
]


@pytest.mark.parametrize("case", LEAKY, ids=lambda case: case.name)
def test_a_leaky_release_is_caught(case: Case) -> None:
    verdict = case.verdict()
    assert verdict.status == "LEAK"
    assert kinds(verdict) & case.kinds, kinds(verdict)


SAFE = [
    Case("large departments", set(), [40, 30, 20], [20, 14, 9], "D0, D1, D2"),
    Case("large departments and levels, all crossed", set(), LARGE, HALF, "D0, D1, D2, L0, L1, D0 L0, D0 L1, D1 L0, D1 L1, D2 L0, D2 L1"),
    Case("three small departments together", set(), [40, 30, 3, 4, 2], [20, 14, 1, 2, 1], "D0, D1, D*"),
    Case(
        "the mended table of the rule book, without the figures that would tell",
        set(),
        [[9, 8, 6], [7, 11, 8], [9, 5, 4], [6, 6, 7]],
        [[4, 5, 3], [3, 6, 4], [4, 2, 3], [2, 4, 3]],
        MARGINS,
    ),
    Case(
        "right and don't know with room for other answers",
        set(),
        LARGE,
        None,
        "D0, D1, D2, L0, L1",
        right=[[60, 90], [70, 50], [90, 60]],
        dont_know=[[20, 30], [30, 15], [30, 20]],
    ),
    Case(
        "three segmentations one by one",
        set(),
        [[[9, 8], [7, 9]], [[8, 9], [9, 8]]],
        [[[4, 4], [3, 4]], [[4, 4], [4, 4]]],
        "D0, D1, L0, L1, S0, S1",
    ),
    Case("a band with room", set(), [40, 30, 12], [20, 14, 12], "D0, D1", [("D1", AGREE)], {("D1", AGREE): (0.3, 0.7)}),
]


@pytest.mark.parametrize("case", SAFE, ids=lambda case: case.name)
def test_a_safe_release_passes(case: Case) -> None:
    verdict = case.verdict()
    assert verdict.status == "OK", (kinds(verdict), [leak.certificate for leak in verdict.leaks])
    assert verdict.attacked > 0


def three(agree: Sequence[int] = (20, 14, 9), people: Sequence[int] = (40, 30, 20)) -> tuple[Cells, Release]:
    """Three departments that are all shown."""
    cells = cells_of(people, {AGREE: agree})
    return cells, release_of(cells, ["D0", "D1", "D2"], minimum=1)


def published(release: Release, minimum: int = 5, made_of: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None) -> Publication:
    return Publication("tiny", "2026", minimum, release.segments, "", made_of or {})


def test_a_spread_of_points_tells_the_total_of_a_part() -> None:
    """The figure is silent in one department, but its people by points are there, and they all have everything right."""
    cells = cells_of([60, 70, 50], {RIGHT: [200, 240, 300]}, ceiling=6)
    release = release_of(cells, ["D0"])
    spreads = {"D0": (0, 0, 0, 40, 20, 0, 0), "D1": (0, 0, 0, 40, 30, 0, 0), "D2": (0, 0, 0, 0, 0, 0, 50)}
    moments = tuple(Moment(Segment.of(department=name), sum(people), {"rules": people}) for name, people in spreads.items())
    assert audit(release, cells, Company(), POLICY).status == "OK"
    assert "alike" in kinds(audit(replace(release, moments=moments), cells, Company(), POLICY))


def test_fewer_answers_than_people_are_another_group() -> None:
    cells, release = three()
    fewer = replace(release.segments[1], figures={AGREE: Counted(37, count=20)})
    verdict = audit(replace(release, segments=(release.segments[0], fewer, *release.segments[2:])), cells, Company(), POLICY)
    assert "denominator" in kinds(verdict)
    assert verdict.figures == {AGREE}


@pytest.mark.parametrize("count", [20.4, 21])
def test_a_rounded_or_untrue_count_is_no_ground_to_stand_on(count: float) -> None:
    cells, release = three()
    other = replace(release.segments[1], figures={AGREE: Counted(40, count=count)})
    verdict = audit(replace(release, segments=(release.segments[0], other, *release.segments[2:])), cells, Company(), POLICY)
    assert verdict.status == "UNDECIDED"
    assert not verdict.ok


def test_the_same_again_is_no_leak() -> None:
    cells, release = three()
    assert audit(release, cells, Company(), POLICY, [published(release)]).status == "OK"


@pytest.mark.parametrize(
    ("people", "agree", "kind"),
    [
        ((38, 30, 20), (19, 14, 9), "joined"),
        ((40, 30, 20), (19, 14, 10), "changed"),
        ((40, 30, 12), (20, 14, 1), "alike"),
        ((44, 30, 20), (21, 14, 9), "joined"),
    ],
    ids=["late responders", "a corrected answer", "late responders who all agree", "people taken out"],
)
def test_a_corrected_file_that_tells_apart_a_few_is_caught(people: Sequence[int], agree: Sequence[int], kind: str) -> None:
    _, interim = three(agree, people)
    cells, final = three()
    verdict = audit(final, cells, Company(), POLICY, [published(interim)])
    assert verdict.status == "LEAK"
    assert kind in kinds(verdict)


def test_enough_late_responders_with_different_answers_pass() -> None:
    _, interim = three((16, 14, 9), (32, 30, 20))
    cells, final = three()
    assert audit(final, cells, Company(), POLICY, [published(interim)]).status == "OK"


def test_few_late_responders_spread_over_changes_of_many_are_pieced_together() -> None:
    """Both departments grew by enough, but the first level did by all of them but two: so two joined at the other level."""
    now = cells_of([[20, 22], [26, 30]], {AGREE: [[9, 11], [12, 15]]})
    then = cells_of([[14, 21], [20, 29]], {AGREE: [[6, 10], [9, 15]]})
    shown = ["D0", "D1", "L0"]
    verdict = audit(release_of(now, shown), now, Company(), POLICY, [published(release_of(then, shown))])
    assert "joined" in kinds(verdict)


def test_a_lower_minimum_later_is_caught() -> None:
    cells = cells_of([40, 30, 8, 7], {AGREE: [20, 14, 4, 3]})
    strict, loose = release_of(cells, ["D0", "D1"]), release_of(cells, ["D0", "D1", "D2", "D3"])
    assert "lowered" in kinds(audit(loose, cells, Company(), POLICY, [published(strict, minimum=10)]))


def test_another_choice_of_groups_is_pieced_together_with_the_first() -> None:
    cells = cells_of([40, 30, 4, 3], {AGREE: [20, 14, 2, 1]})
    first, second = release_of(cells, ["D0", "D1"]), release_of(cells, ["D0"])
    joint = replace(second, segments=(*second.segments, replace(first.segments[2], segment=first.segments[2].segment)))
    merged = Company((Group("D2", "", 9, report_as="D9"), Group("D1", "", 40, report_as="D9")))
    together = cells_of([40, 34, 3], {AGREE: [20, 16, 1]})
    together = replace(together, labels=(("D0", "D9", "D3"),))
    shown = release_of(cells_of([40, 34, 3], {AGREE: [20, 16, 1]}), ["D0"])
    verdict = audit(shown, together, merged, POLICY, [published(joint)])
    assert verdict.status == "OK", kinds(verdict)


def test_a_merged_department_beside_one_of_its_parts_is_caught() -> None:
    before = cells_of([40, 30, 3, 4], {AGREE: [20, 14, 2, 1]})
    now = replace(cells_of([40, 33, 4], {AGREE: [20, 16, 1]}), labels=(("D0", "D1", "D3"),))
    company = Company((Group("D1", "", 40, report_as="D1"), Group("D2", "", 9, report_as="D1")))
    shown = release_of(cells_of([40, 33, 4], {AGREE: [20, 16, 1]}), ["D1"])
    verdict = audit(shown, now, company, POLICY, [published(release_of(before, ["D0", "D1"]))])
    assert "pieced" in kinds(verdict)


QUESTIONS = ("q0", "q1")
OPTIONS = ("a", "b", "c", "blank")


def asked(counts: Mapping[str, Sequence[int]]) -> tuple[Cells, Survey]:
    """Two questions of one module, with b as the right answer of each and c as don't know."""
    items = tuple(Item(id, "single", ("a", "b", "c"), module="rules", tier="basic", key=("b",), dont_know="c") for id in QUESTIONS)
    survey = Survey("tiny", "1", ("en",), (), (Module("rules", 0.6),), (), items, {})
    figures = {Figure("item", id, option): [count] for id in QUESTIONS for option, count in zip(OPTIONS, counts[id], strict=True)}
    right = sum(counts[id][1] for id in QUESTIONS)
    cells = cells_of([sum(counts["q0"])], figures | {RIGHT: [right]}, ceiling=2)
    return cells, survey


def told(cells: Cells, names: str) -> Release:
    """The module, and some answers as ``q0a q0b``."""
    release = release_of(cells, [])
    shown = {Figure("item", name[:2], name[2:]) for name in names.split()} | {RIGHT}
    figures = {figure: counted for figure, counted in release.organisation.figures.items() if figure in shown}
    return replace(release, segments=(replace(release.segments[0], figures=figures),))


@pytest.mark.parametrize(
    ("counts", "shown", "kind"),
    [
        ({"q0": (20, 57, 20, 3), "q1": (30, 40, 20, 10)}, "q0a q0b q0c q0blank", "answer"),
        ({"q0": (20, 57, 20, 3), "q1": (30, 40, 20, 10)}, "q0a q0b q0c", "answers"),
        ({"q0": (40, 2, 50, 8), "q1": (30, 40, 20, 10)}, "q0a q0c q1a q1b q1c", "answers"),
        ({"q0": (50, 50, 0, 0), "q1": (30, 40, 20, 10)}, "q0a q0b", "answers"),
    ],
    ids=["an answer of three people", "options add up", "right answers add up to the module", "the others gave nothing"],
)
def test_an_answer_of_a_few_people_is_caught(counts: Mapping[str, Sequence[int]], shown: str, kind: str) -> None:
    cells, survey = asked(counts)
    verdict = audit(told(cells, shown), cells, Company(), POLICY, survey=survey)
    assert kind in kinds(verdict)
    assert verdict.figures
    assert {figure.about for figure in verdict.figures} == {"item"}


def test_answers_of_enough_people_pass() -> None:
    cells, survey = asked({"q0": (40, 2, 50, 8), "q1": (30, 40, 20, 10)})
    assert audit(told(cells, "q0c q1a q1c"), cells, Company(), POLICY, survey=survey).status == "OK"
    assert audit(told(cells, "q0a q0c"), cells, Company(), POLICY, survey=survey).status == "OK"


def test_withholding_what_leaks_mends_the_answers() -> None:
    cells, survey = asked({"q0": (20, 57, 20, 3), "q1": (30, 40, 20, 10)})
    verdict = audit(told(cells, "q0a q0b q0c q1a q1b q1c"), cells, Company(), POLICY, survey=survey)
    assert {figure.id for figure in verdict.figures} == {"q0"}
    assert audit(told(cells, "q1a q1b q1c"), cells, Company(), POLICY, survey=survey).status == "OK"


def test_somebody_who_answered_too_is_reckoned_with() -> None:
    """One of five agrees. A policy without insiders lets that pass; but whoever agrees knows that two colleagues of one level do not."""
    people, agree = [[20, 30, 25], [25, 15, 20], [1, 2, 2]], [[10, 16, 12], [12, 7, 9], [1, 0, 0]]
    cells = cells_of(people, {AGREE: agree})
    release = release_of(cells, ["D0", "D1", "D2", "L0", "L1", "L2"])
    assert kinds(audit(release, cells, Company(), replace(POLICY, insiders=0))) == {"insider"}


def test_a_verdict_keeps_its_certificates_to_itself() -> None:
    cells = cells_of([40, 30, 12], {AGREE: [20, 14, 11]})
    verdict = audit(release_of(cells, ["D0", "D1", "D2"]), cells, Company(), POLICY)
    assert verdict.leaks[0].certificate
    assert not any(word in repr(verdict) for word in ("D0", "D1", "D2", "11", "12"))
    assert np.all([leak.figure == AGREE for leak in verdict.leaks])
