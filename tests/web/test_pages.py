"""Each page in both languages: well formed, without scripts or styles inside, and with a word for every code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib
import pytest

from analyzer.model.problem import Problem, TooSmall, Unreadable, Unsafe
from analyzer.text import sentence
from tests.web.conftest import TOKEN
from tests.web.stand_in import StandIn, problem, recognised

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.applications import Starlette
    from starlette.testclient import TestClient

CSV = {"export": ("answers.csv", b"a,b\n1,2\n", "text/csv")}
POISON = "<img src=x onerror=alert(1)>\"'{{7*7}}{x}"


def _checked(page: str, *, alone: bool = False) -> str:
    """The page, when it is strict HTML with one h1, a title, and nothing inline but the style of a page that stands alone."""
    html5lib.HTMLParser(strict=True).parse(page)
    assert len(re.findall(r"<h1", page)) == 1
    assert re.search(r"<title>[^<]+</title>", page)
    assert not re.search(r"<script(?! src=)", page)
    assert not re.search(r"\son\w+=", page)
    assert not re.search(r"\sstyle=", page)
    assert ("<style>" in page) is alone
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in page
    return page


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_page_is_strict_html(visitor: TestClient, api: StandIn, app: Starlette, settled: Callable[[], None], language: str) -> None:
    def ended(**what: object) -> str:
        for name, value in what.items():
            setattr(api, name, value)
        visitor.post("/files", files=CSV)
        settled()
        visitor.post("/report")
        settled()
        return _checked(visitor.get("/").text)

    visitor.post("/language", data={"language": language})
    start = _checked(visitor.get("/").text)
    assert f'<html lang="{language}">' in start
    _checked(visitor.get(f"/link/{TOKEN}").text)
    _checked(visitor.post("/files", files={"x": ("", b"")}).text)
    api.go.clear()
    visitor.post("/files", files=CSV)
    _checked(visitor.get("/").text)
    api.go.set()
    settled()
    _checked(visitor.get("/").text)
    ended()
    ended(checked=recognised(problems=[problem("stop")]))
    ended(checked=Unreadable([Problem("stop", sentence("Column"), sentence("Odd."), sentence("Look."), ("value",))]))
    ended(checked=recognised(), found=TooSmall(5))
    ended(found=Unsafe("x"))
    ended(found=ValueError("x"))
    _checked(visitor.get("/nowhere").text, alone=True)
    _checked(visitor.get("/", headers={"host": "evil"}).text, alone=True)
    _checked(visitor.get("/report/x/y").text, alone=True)
    _checked(visitor.post("/stop").text, alone=True)
    visitor.cookies.clear()
    _checked(visitor.get("/").text, alone=True)


def test_what_stands_in_a_file_is_shown_as_text(visitor: TestClient, api: StandIn, settled: Callable[[], None]) -> None:
    api.checked = recognised(
        platform=POISON,
        unmatched=[POISON],
        dropped_identifiers=[{"column": POISON, "kind": POISON}],
        dropped_rows={POISON: 3},
        segments={"department": [POISON, "unknown"]},
        problems=[problem("note", POISON, POISON, POISON) | {"values": [POISON]}],
    )
    visitor.post("/files", files=CSV)
    settled()
    page = visitor.get("/").text
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<img" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") >= 8
    assert "49" not in page
    assert "unknown" not in page


def test_the_questionnaire_is_told_in_words(visitor: TestClient, api: StandIn, settled: Callable[[], None]) -> None:
    from analyzer import api as real

    survey = real.survey_wording("social-media")
    module = survey.modules[0]
    items = [item.id for item in survey.items_of(module.id)]
    other = survey.items_of(survey.modules[1].id)[0].id
    api.checked = recognised(matched=[*items, other, "department"], segments={"level": ["staff"], "department": ["Sales"]})
    visitor.post("/files", files=CSV)
    settled()
    page = visitor.get("/").text
    wording = survey.wording("en")
    assert wording.title in page
    assert f"{len(items) + 1} of {len(survey.items)}" in page
    assert f'{wording.modules[module.id].title} <span class="aside">· {len(items)} questions</span>' in page
    assert "left out: too few questions" in page
    assert wording.modules[survey.modules[2].id].title not in page
    assert wording.segmentations["level"].options["staff"] in page
    assert "Sales" in page
    for code in (module.id, *items, "department"):
        assert not re.search(rf">\s*{code}\b", page), "no codes on a page"


def test_the_language_is_chosen_by_a_form_and_stays(visitor: TestClient) -> None:
    assert visitor.post("/language", data={"language": "nl"}).status_code == 303
    assert '<html lang="nl">' in visitor.get("/").text
    assert '<html lang="nl">' in visitor.get("/nowhere").text
    for wrong in ("de", "", "../en"):
        assert visitor.post("/language", data={"language": wrong}).status_code == 400
    assert visitor.post("/language").status_code == 400
    assert '<html lang="nl">' in visitor.get("/").text


def test_an_unknown_language_is_a_wrong_call(tmp_path: object) -> None:
    from analyzer.web import application

    with pytest.raises(ValueError, match="language is 'de'"):
        application("token", tmp_path, "de")  # type: ignore[arg-type]
