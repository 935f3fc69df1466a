"""Flagged people are counted over the whole wave, add batch by batch, and change no other count."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.estimation import tables
from analyzer.model.policy import Policy
from analyzer.model.screened import Screened
from analyzer.scoring import score
from analyzer.tabulation import tabulate
from tests.scoring.tiny import LABELS, Person, responses, survey

if TYPE_CHECKING:
    from analyzer.model.cells import Cells

ASKED = survey()
REQUEST = tables(ASKED)
SOMEBODY: Person = {"department": "Sales", "level": "staff", "L1": "b", "L2": "b", "P1": "b"}


def counted(*flags: tuple[bool, bool], people: list[Person] | None = None) -> Cells:
    """The cells of people of whom each is flagged by two rules or not; all the same person where none are given."""
    everybody = people or [SOMEBODY] * len(flags)
    scores = score(responses(everybody, ASKED), ASKED, Policy())
    flagged = pd.DataFrame(list(flags), columns=["long_string", "straight_lining"], index=scores.segments.index, dtype=bool)
    return tabulate(replace(scores, flagged=flagged), REQUEST, ASKED, LABELS)


def test_somebody_whom_two_rules_flag_counts_once() -> None:
    people: list[Person] = [SOMEBODY, SOMEBODY | {"L3": "b"}, SOMEBODY | {"P1": "a"}, SOMEBODY]
    found = counted((True, True), (False, True), (True, False), (False, False), people=people).screened
    assert found == Screened(("long_string", "straight_lining"), 3, {"linkedin": 7, "privacy": 2, "rules": 0})


def test_where_nobody_was_screened_nothing_is_counted() -> None:
    scores = replace(score(responses([SOMEBODY], ASKED), ASKED, Policy()), flagged=None)
    cells = tabulate(scores, REQUEST, ASKED, LABELS)
    assert cells.screened is None
    assert (cells + cells).screened is None


def test_flags_change_no_other_count() -> None:
    flagged, plain = counted((True, True), (False, True)), counted((False, False), (False, False))
    assert not flagged.same(plain)
    assert replace(flagged, screened=None).same(replace(plain, screened=None))


def test_screened_people_do_not_add_to_people_who_were_not_screened() -> None:
    screened = counted((True, False))
    for one, other in ((screened, replace(screened, screened=None)), (replace(screened, screened=None), screened)):
        with pytest.raises(ValueError, match="different tables"):
            one + other


def test_people_of_other_modules_do_not_add() -> None:
    with pytest.raises(ValueError, match="different modules"):
        Screened((), 1, {"linkedin": 2}) + Screened((), 1, {"privacy": 2})


def test_a_rule_that_could_be_judged_in_one_batch_is_named() -> None:
    timed = Screened(("long_string", "speeding"), 1, {"linkedin": 2})
    untimed = Screened(("long_string",), 2, {"linkedin": 3})
    assert timed + untimed == untimed + timed == Screened(("long_string", "speeding"), 3, {"linkedin": 5})


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_batches_in_any_order_give_the_same_count(data: st.DataObject) -> None:
    flags = data.draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(flags)), max_size=3)))
    batches = [flags[start:end] for start, end in zip([0, *cuts], [*cuts, len(flags)], strict=True)]
    assert reduce(add, (counted(*batch) for batch in data.draw(st.permutations(batches)))).same(counted(*flags))
