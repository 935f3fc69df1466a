"""How many ways to divide people are taken at once."""

from __future__ import annotations

from analyzer.intake.at_once import at_once


def test_the_first_four_are_taken() -> None:
    ways = ("department", "level", "site", "tenure", "shift")
    assert at_once(ways, dict.fromkeys(ways, 5)) == ways[:4]


def test_two_are_taken_however_many_groups_they_have() -> None:
    assert at_once(("department", "level"), {"department": 3000, "level": 400}) == ("department", "level")


def test_a_way_with_too_many_groups_is_skipped_for_the_next() -> None:
    labels = {"department": 60, "level": 6, "office": 200, "tenure": 5}
    assert at_once(tuple(labels), labels) == ("department", "level", "tenure")


def test_none_is_fine() -> None:
    assert at_once((), {}) == ()
