"""Head counts of a company: what is not known stays unknown in every sum, and nothing that is not known becomes 0."""

from __future__ import annotations

import pytest

from analyzer.model.company import Company, Group
from analyzer.model.segment import ORGANISATION, Segment
from analyzer.model.survey import Module

SALES, LEGAL, STAFF = Segment.of(department="Sales"), Segment.of(department="Legal"), Segment.of(level="staff")
COMPANY = Company(
    (
        Group("Sales", "staff", 40, role_family="commerce"),
        Group("Sales", "management", None, role_family="board"),
        Group("Post", "staff", 3, report_as="Legal", role_family="office"),
        Group("Legal", "staff", 9, role_family="office"),
    )
)


@pytest.mark.parametrize(
    ("segment", "people"),
    [
        (SALES, None),
        (LEGAL, 12),
        (STAFF, 52),
        (Segment.of(level="management"), None),
        (Segment.of(department="Sales", level="staff"), 40),
        (Segment.of(department="Post"), None),
        (ORGANISATION, None),
    ],
)
def test_one_unknown_head_count_leaves_the_segment_unknown(segment: Segment, people: int | None) -> None:
    assert COMPANY.headcount(segment) == people


def test_a_head_count_for_the_whole_department_says_nothing_about_its_levels() -> None:
    company = Company((Group("Sales", "", None), Group("Legal", "", 9)))
    assert company.headcount(LEGAL) == 9
    assert company.headcount(SALES) is None
    assert company.headcount(STAFF) is None


def test_nobody_and_not_known_are_two_things() -> None:
    assert Company((Group("Sales", "", 0),)).headcount(SALES) == 0
    assert Company((Group("Sales", "", None),)).headcount(SALES) is None
    assert Company((Group("Sales", "", None),)).known
    assert not Company().known


def test_people_who_need_a_module_are_known_for_all_modules_of_a_segment_or_for_none() -> None:
    for_commerce, for_board, for_hr = (Module(family, 0.6, needed_by=(family,)) for family in ("commerce", "board", "hr"))
    assert COMPANY.headcount_needing(SALES, for_commerce) is None
    assert COMPANY.headcount_needing(SALES, for_board) is None
    assert COMPANY.headcount_needing(SALES, for_hr) == 0, "that nobody needs it does not hang on how many there are"
    assert COMPANY.headcount_needing(STAFF, for_commerce) == 40
    assert COMPANY.headcount_needing(Segment.of(department="Post"), for_hr) is None


def test_sizes_are_all_known_or_an_error() -> None:
    assert Company(COMPANY.groups[2:]).sizes == (3, 9)
    with pytest.raises(ValueError, match="1 of 4 groups have no headcount"):
        assert COMPANY.sizes


def test_a_head_count_below_0_is_an_error() -> None:
    with pytest.raises(ValueError, match="headcount is -1"):
        Group("Sales", "", -1)


def test_a_group_without_head_count_is_merged_like_any_other() -> None:
    company = Company((Group("Post", "", None, report_as="Legal"), Group("Legal", "", 9)))
    assert company.renames() == {"Post": "Legal"}
    assert company.headcount(LEGAL) is None


def test_what_a_label_is_made_of_is_told_where_departments_are_merged() -> None:
    groups = (Group("HR", "staff", 4, "Support"), Group("HR", "lead", 1, "Support"), Group("Support", "", 9), Group("Sales", "", 20))
    assert Company(groups).made_of() == {"department": {"Support": ("HR", "Support")}}
    assert Company((Group("HR", "", 4, "Staff"), Group("IT", "", 4, "Staff"))).made_of() == {"department": {"Staff": ("HR", "IT")}}
    assert Company((Group("HR", "", 4, "HR"),)).made_of() == Company().made_of() == {}
