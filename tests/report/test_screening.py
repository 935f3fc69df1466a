"""The method page tells how many answered without reading, that they stay in, and in bands what they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.model.policy import Policy
from analyzer.model.screening import Change, Screening
from analyzer.report import compose
from analyzer.report.document import Heading
from analyzer.text import LANGUAGES, Text
from tests.report.handmade import findings
from tests.report.test_group_pages import said
from tests.report.walk import parts

if TYPE_CHECKING:
    from analyzer.report.document import Document

CHANGES = {
    "network": Change("up", 1, 3),
    "privacy": Change("up", 1, 3),
    "images": Change("down", 3, None),
    "safety": Change("either", 0, 1),
}
SOME = Screening(("long_string", "speeding", "straight_lining"), 14, "", CHANGES)
FEW = Screening(("long_string", "straight_lining"), None, "low", {})
MOST = Screening(("long_string", "straight_lining"), None, "high", {})


def document(screening: Screening | None, language: str = "en", **known: object) -> Document:
    return compose(findings(screening=screening, **known), Text(language))  # type: ignore[arg-type]


def told(screening: Screening, language: str = "en", **known: object) -> str:
    return said(document(screening, language, **known).pages[-1], "screening")


def test_how_many_there_were_and_that_they_stay_in() -> None:
    text = told(SOME)
    assert "14 of the 120 people answered like that." in text
    assert "They stay in all figures" in text
    assert "faster than anybody can read" in text


def test_modules_that_change_alike_are_told_in_one_line() -> None:
    text = told(SOME)
    assert "1 to 3 points higher in “Networking: whom do you know?” and “Privacy matters”." in text
    assert "3 points lower or more in “Images and sound”." in text
    assert "change by less than 1 point in “Staying safe”." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_few_and_nobody_read_the_same(language: str) -> None:
    text = told(FEW, language)
    assert ("Fewer than 5 people answered like that, or nobody." if language == "en" else "Minder dan 5 mensen") in text
    assert "120" not in text


def test_the_smallest_number_is_that_of_the_run() -> None:
    assert "Fewer than 9 people" in told(FEW, policy=Policy.with_minimum(9))


def test_nearly_everybody_is_a_warning() -> None:
    assert "Nearly everybody answered like that" in told(MOST)


def test_a_file_without_times_is_told_to_have_none() -> None:
    assert "does not say how long people took" in told(FEW)
    assert "how long" not in told(SOME)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_method_tells_of_it(language: str) -> None:
    """Never on the page of a group, of a module, or of the organisation's advice."""
    whole = document(SOME, language)
    heading = next(part.text.text for part in parts(whole) if isinstance(part, Heading) and part.id == "screening")
    assert [page.path for page in whole.pages if heading in {p.text.text for p in parts(page) if isinstance(p, Heading)}] == [
        whole.pages[-1].path
    ]
    paths = {page.path for page in whole.pages for part in parts(page) if getattr(part, "path", "").startswith("screening.")}
    assert paths == {whole.pages[-1].path}


def test_the_workbook_tells_the_same() -> None:
    sheet = next(sheet for sheet in document(SOME).sheets if sheet.name == "Method")
    assert "14 of the 120 people answered like that." in [line.text for line in sheet.lines]


def test_findings_without_a_screening_have_no_such_section() -> None:
    assert "screening" not in [part.id for part in parts(document(None)) if isinstance(part, Heading)]
