"""People become counts that add, to the last bit, however they came in."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.estimation import tables
from analyzer.model.policy import Policy
from analyzer.model.request import Figure, Request, Table
from analyzer.model.screened import Screened
from analyzer.scoring import score
from analyzer.tabulation import tabulate
from tests.scoring.tiny import CHOICES, LABELS, STEPS, Person, knowledge, responses, statement, survey

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analyzer.model.cells import Cells
    from analyzer.model.survey import Survey

POLICY = Policy()
ASKED = survey(
    knowledge("L1", "linkedin"),
    knowledge("L2", "linkedin", key=(), score={"a": 0.5, "b": 1}),
    knowledge("P1", "privacy", kind="multiple", key=("a", "b")),
    statement("C1", "rule_clarity"),
    statement("C2", "rule_clarity", turned=True),
)
REQUEST = tables(ASKED)


def counted(
    people: list[Person], *, asked: Survey = ASKED, request: Request = REQUEST, labels: Mapping[str, tuple[str, ...]] = LABELS
) -> Cells:
    """The cells of one batch, read as intake would: the columns know only what the batch holds."""
    return tabulate(score(responses(people, asked, only_seen=True), asked, POLICY), request, asked, labels)


SURVEYED = st.builds(
    lambda where, answers: where | answers,
    st.fixed_dictionaries({name: st.sampled_from(labels) for name, labels in LABELS.items()}),
    st.fixed_dictionaries(
        {},
        optional={
            "L1": st.sampled_from(CHOICES),
            "L2": st.sampled_from(CHOICES),
            "P1": st.sampled_from(("a", "b", "a+b", "a+b+c", "dont_know")),
            "C1": st.sampled_from(STEPS),
            "C2": st.sampled_from(STEPS),
        },
    ),
)


# Adding


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_batches_in_any_order_give_the_same_cells(data: st.DataObject) -> None:
    people = data.draw(st.lists(SURVEYED, max_size=30))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(people)), max_size=4)))
    batches = [people[start:end] for start, end in zip([0, *cuts], [*cuts, len(people)], strict=True)]
    shuffled = data.draw(st.permutations(batches))
    whole = counted(people)
    assert reduce(add, map(counted, batches)).same(whole)
    assert reduce(add, map(counted, shuffled)).same(whole)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_the_order_of_people_does_not_matter(data: st.DataObject) -> None:
    people = data.draw(st.lists(SURVEYED, min_size=2, max_size=20))
    assert counted(people).same(counted(data.draw(st.permutations(people))))


def test_cells_that_differ_in_one_person_are_not_the_same() -> None:
    somebody: Person = {"department": "Sales", "level": "staff", "L1": "b"}
    one = counted([somebody, somebody])
    assert one.same(counted([somebody, somebody]))
    for changed in ({"L1": "a"}, {"department": "Finance"}, {"C1": "5", "C2": "1"}, {"P1": "a+b"}):
        assert not one.same(counted([somebody, somebody | changed])), changed


def without(figures: frozenset[Figure]) -> Request:
    """The request with fewer figures."""
    return Request(tuple(Table(table.by, table.figures - figures) for table in REQUEST.tables), REQUEST.histograms)


@pytest.mark.parametrize(
    "other",
    [
        lambda: counted([], labels={**LABELS, "department": ("Finance", "Sales")}),
        lambda: counted([], labels={"department": LABELS["department"]}),
        lambda: counted([], labels={"level": LABELS["level"], "department": LABELS["department"]}),
        lambda: counted([], request=without(frozenset({Figure("scale", "rule_clarity", "agree")}))),
        lambda: replace(counted([]), unit=4),
    ],
    ids=["labels", "fewer segmentations", "segmentations swapped", "figures", "unit"],
)
def test_cells_of_different_tables_do_not_add(other: Callable[[], Cells]) -> None:
    with pytest.raises(ValueError, match="different tables"):
        counted([]) + other()
    with pytest.raises(ValueError, match="different tables"):
        other() + counted([])


@pytest.mark.parametrize(
    "other",
    [
        lambda: replace(counted([]), segmentations=("place", "rank")),
        lambda: replace(counted([]), histograms={}),
        lambda: replace(counted([]), ceiling={**counted([]).ceiling, Figure("module", "linkedin", "right"): 9}),
    ],
    ids=["names of segmentations", "histograms", "ceilings"],
)
def test_cells_that_mean_something_else_do_not_add(other: Callable[[], Cells]) -> None:
    with pytest.raises(ValueError, match="different tables"):
        counted([]) + other()
    with pytest.raises(ValueError, match="different tables"):
        other() + counted([])
    assert not counted([]).same(other())
    assert not other().same(counted([]))


# Counting


def worth(person: Person, figure: Figure) -> int:
    """What a person adds to a figure, worked out without any table; points in halves."""
    if figure.about == "item":
        return int(person.get(figure.id, "blank") == figure.outcome)
    if figure.about == "scale":
        ratings = [
            int(person[name]) if name == "C1" else 6 - int(person[name])
            for name in ("C1", "C2")
            if person.get(name, "no_opinion") in "12345"
        ]
        return int(len(ratings) == 2 and sum(ratings) >= 7)
    items = ("L1", "L2") if figure.id == "linkedin" else ("P1",)
    if figure.outcome == "dont_know":
        return sum(person.get(name) == "dont_know" for name in items)
    halves = {("L1", "b"): 2, ("L2", "a"): 1, ("L2", "b"): 2, ("P1", "a+b"): 2}
    return sum(halves.get((name, person.get(name)), 0) for name in items)


@settings(max_examples=20, deadline=None)
@given(st.lists(SURVEYED, max_size=25))
def test_every_cell_holds_what_its_people_add(people: list[Person]) -> None:
    cells = counted(people)
    assert cells.unit == 2
    for row, department in enumerate(LABELS["department"]):
        for column, level in enumerate(LABELS["level"]):
            here = [person for person in people if (person["department"], person["level"]) == (department, level)]
            assert cells.respondents[row, column] == len(here)
            for figure, counts in cells.counts.items():
                assert counts[row, column] == sum(worth(person, figure) for person in here), figure.path


@settings(max_examples=20, deadline=None)
@given(st.lists(SURVEYED, max_size=25))
def test_counts_keep_to_their_ceiling_and_agree_with_each_other(people: list[Person]) -> None:
    cells = counted(people)
    for figure, counts in cells.counts.items():
        assert counts.dtype == np.int64
        assert (counts >= 0).all()
        assert (counts <= cells.ceiling[figure] * cells.respondents).all()
    for module, by_points in cells.histograms.items():
        assert by_points.sum() == len(people)
        assert (by_points * np.arange(len(by_points))).sum() == cells.counts[Figure("module", module, "right")].sum()
    for item in ASKED.items[:2]:
        given_answers = [cells.counts[Figure("item", item.id, option)] for option in (*CHOICES, "blank")]
        assert np.array_equal(sum(given_answers), cells.respondents)


def test_the_ceiling_is_what_one_person_can_add() -> None:
    cells = counted([{"department": "Sales", "level": "staff", "L1": "b", "L2": "b", "P1": "a+b", "C1": "5", "C2": "1"}])
    for figure in (Figure("module", "linkedin", "right"), Figure("module", "privacy", "right"), Figure("scale", "rule_clarity", "agree")):
        assert cells.counts[figure].sum() == cells.ceiling[figure]
    assert cells.ceiling[Figure("module", "linkedin", "right")] == 4
    assert cells.ceiling[Figure("module", "linkedin", "dont_know")] == 2
    assert cells.ceiling[Figure("item", "L1", "b")] == 1


def test_only_what_was_asked_for_is_counted() -> None:
    figure = Figure("module", "privacy", "right")
    cells = counted([{"department": "Sales", "level": "staff", "P1": "a+b"}], request=Request((Table(("level",), frozenset({figure})),)))
    assert list(cells.counts) == [figure]
    assert cells.histograms == {}


def test_without_segmentations_there_is_one_cell() -> None:
    asked = replace(ASKED, segmentations=())
    request = tables(asked)
    cells = counted([{"L1": "b"}, {"L1": "a"}], asked=asked, request=request, labels={})
    assert cells.respondents.shape == ()
    assert int(cells.respondents) == 2
    assert int(cells.counts[Figure("item", "L1", "b")]) == 1
    assert (cells + cells).respondents == 4


def test_a_segmentation_that_is_not_asked_for_is_not_an_axis() -> None:
    cells = counted([{"department": "Sales", "level": "staff"}], labels={"level": LABELS["level"]})
    assert cells.segmentations == ("level",)
    assert cells.respondents.tolist() == [0, 1, 0]


# Labels


def test_a_label_that_was_not_seen_before_is_refused_by_name() -> None:
    people: list[Person] = [{"department": "Sales", "level": "staff"}, {"department": "Legal", "level": "staff"}]
    with pytest.raises(ValueError, match=r"department .*Legal"):
        counted(people)


@pytest.mark.parametrize("missing", ["department", "level"])
def test_a_blank_label_is_refused(missing: str) -> None:
    somebody: Person = {"department": "Sales", "level": "staff"}
    with pytest.raises(ValueError, match=f"{missing} .*blank"):
        counted([somebody, somebody | {missing: None}])


def test_a_label_that_nobody_in_the_batch_has_is_no_trouble() -> None:
    """The column of a batch may know labels of another file."""
    batch = responses([{"department": "Sales", "level": "staff"}], ASKED)
    segments = batch.segments.assign(department=batch.segments["department"].cat.add_categories(["Legal"]))
    scores = replace(score(batch, ASKED, POLICY), segments=segments)
    assert tabulate(scores, REQUEST, ASKED, LABELS).respondents.sum() == 1


# Screening


SCREENED = replace(POLICY, straight_line_items=2)
STATEMENTS = survey(knowledge("L1", "linkedin"), statement("C1", "rule_clarity"), statement("C2", "rule_clarity", turned=True))


def screened(people: list[Person], seconds: list[float] | None = None) -> Cells:
    """The cells of a batch whose people may be flagged."""
    batch = replace(responses(people, STATEMENTS, only_seen=True), seconds=None if seconds is None else pd.Series(seconds, dtype="float64"))
    return tabulate(score(batch, STATEMENTS, SCREENED), tables(STATEMENTS), STATEMENTS, LABELS)


def somebody(right: str, *ratings: str) -> Person:
    return {"department": "Sales", "level": "staff", "L1": right, **dict(zip(("C1", "C2"), ratings, strict=True))}


PEOPLE = [somebody("b", "4", "4"), somebody("a", "3", "3"), somebody("b", "4", "2"), somebody("b", "5", "5"), somebody("c", "1", "5")]


def test_flagged_people_stay_in_and_are_counted_with_what_they_had_right() -> None:
    cells = screened(PEOPLE)
    assert cells.screened == Screened(("long_string", "straight_lining"), 3, {"linkedin": 2})
    assert cells.respondents.sum() == 5
    assert cells.counts[Figure("module", "linkedin", "right")].sum() == 3


def test_somebody_whom_two_rules_find_counts_once() -> None:
    found = screened(PEOPLE, [1.0, 60.0, 1.0, 60.0, 60.0]).screened
    assert found == Screened(("long_string", "speeding", "straight_lining"), 4, {"linkedin": 3})


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_any_batches_screen_the_same_people(data: st.DataObject) -> None:
    people = data.draw(st.lists(SURVEYED, max_size=20))
    times = data.draw(st.lists(st.sampled_from((1.0, 5.0, 60.0)), min_size=len(people), max_size=len(people)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(people)), max_size=3)))
    batches = [screened(people[a:b], times[a:b]) for a, b in zip([0, *cuts], [*cuts, len(people)], strict=True)]
    whole = screened(people, times)
    assert whole.screened is not None
    assert reduce(add, batches).same(whole)


def test_cells_that_differ_in_who_was_flagged_are_not_the_same() -> None:
    cells = screened(PEOPLE)
    assert cells.screened is not None
    assert not cells.same(replace(cells, screened=replace(cells.screened, flagged=2)))


def test_a_file_without_times_adds_to_one_with_them() -> None:
    both = (screened(PEOPLE) + screened(PEOPLE, [60.0] * 5)).screened
    assert both == Screened(("long_string", "speeding", "straight_lining"), 6, {"linkedin": 4})
