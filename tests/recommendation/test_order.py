"""Which module comes first: the most urgent, but never before what it builds on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyzer.recommendation.order import ranked
from tests.recommendation.estimated import module, survey


def test_the_most_urgent_comes_first() -> None:
    asked = survey(module("a"), module("b"), module("c"))
    assert ranked({"a": 3, "b": 9, "c": 5}, asked) == ("b", "c", "a")


def test_equally_urgent_modules_come_by_name() -> None:
    asked = survey(module("c"), module("a"), module("b"))
    assert ranked({"c": 3, "a": 3, "b": 3}, asked) == ("a", "b", "c")


def test_what_a_module_builds_on_comes_before_it() -> None:
    asked = survey(module("content", after=("rules",)), module("rules"), module("privacy"))
    assert ranked({"content": 20, "rules": 2, "privacy": 10}, asked) == ("rules", "content", "privacy")
    assert ranked({"content": 2, "rules": 20, "privacy": 10}, asked) == ("rules", "privacy", "content")


def test_what_is_not_advised_is_not_put_before_anything() -> None:
    asked = survey(module("content", after=("rules",)), module("rules"), module("privacy"))
    assert ranked({"content": 20, "privacy": 10}, asked) == ("content", "privacy")


def test_a_chain_is_followed_to_its_start_also_past_what_is_not_advised() -> None:
    asked = survey(module("third", after=("second",)), module("second", after=("first",)), module("first"))
    assert ranked({"third": 9, "second": 5, "first": 1}, asked) == ("first", "second", "third")
    assert ranked({"third": 9, "first": 1}, asked) == ("first", "third")


def test_several_prerequisites_all_come_before() -> None:
    asked = survey(module("d", after=("b", "c")), module("b", after=("a",)), module("c", after=("a",)), module("a"))
    assert ranked({"a": 1, "b": 2, "c": 3, "d": 4}, asked) == ("a", "b", "c", "d")


def test_nothing_advised_is_no_order() -> None:
    assert ranked({}, survey(module("a"))) == ()


NAMES = "abcdefg"


@given(st.data())
def test_every_order_holds_each_module_once_and_what_it_builds_on_before_it(data: st.DataObject) -> None:
    """Prerequisites are drawn from names further in the alphabet, so that they go round in no circle."""
    modules = [
        module(
            name,
            after=tuple(data.draw(st.lists(st.sampled_from(NAMES[place + 1 :]), unique=True, max_size=2)) if NAMES[place + 1 :] else ()),
        )
        for place, name in enumerate(NAMES)
    ]
    urgency = data.draw(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 5)))
    order = ranked(urgency, survey(*modules))
    assert sorted(order) == sorted(urgency)
    for known in modules:
        for needed in known.prerequisites:
            if known.id in order and needed in order:
                assert order.index(needed) < order.index(known.id)
