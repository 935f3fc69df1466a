from __future__ import annotations

from analyzer.intake.tally import MOST, Tally
from analyzer.sheets.texts import Texts


def test_blocks_are_counted_together() -> None:
    tally = Tally()
    tally.add(Texts.of(["a", "b", "a", ""]))
    tally.add(Texts.of(["b", "c"]))
    assert tally.counts == {"a": 2, "b": 2, "c": 1, "": 1}
    assert not tally.full


def test_a_text_that_no_row_holds_any_more_is_not_counted() -> None:
    tally = Tally()
    column = Texts.of(["a", "b"])
    tally.add(column.where(column.is_in({"a"})))
    assert dict(tally.counts) == {"a": 1}


def test_a_column_in_which_everybody_says_something_else_fills_it() -> None:
    tally = Tally()
    tally.add(Texts.of([f"{number}" for number in range(MOST)]))
    assert not tally.full
    tally.add(Texts.of(["another"]))
    assert tally.full
    tally.add(Texts.of(["a", "b"]))
    assert len(tally.counts) == MOST + 1
