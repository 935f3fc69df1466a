"""Questions about the files: they are asked on the page, the answers are kept, and workbooks can be had to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from analyzer import api as interface
from analyzer.model.problem import Problem, Unreadable
from analyzer.text import sentence
from tests.web.stand_in import problem, question, recognised

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from tests.web.stand_in import StandIn

CSV = ("answers.csv", b"a,b\n1,2\n", "text/csv")
BOOK = ("own.xlsx", b"PK own", "application/octet-stream")


class Asking:
    """A check that asks until all its questions are answered."""

    def __init__(self, api: StandIn, *questions: dict[str, Any], **changes: Any) -> None:
        self._api, self._questions, self._changes = api, questions, changes

    def __call__(self, _files: list[Path]) -> dict[str, Any]:
        decided = self._api.calls[-1][1]["mapping"]
        asked = [each for each in self._questions if each["key"] not in decided]
        return recognised(questions=asked, **self._changes)


@pytest.fixture
def upload(visitor: TestClient, settled: Callable[[], None]) -> Callable[..., str]:
    """Sends files and gives the page that comes."""

    def send(**workbooks: tuple[str, bytes, str]) -> str:
        visitor.post("/files", files={"export": CSV} | workbooks)
        settled()
        return visitor.get("/").text

    return send


def test_a_question_is_asked_before_a_report_can_be_made(
    api: StandIn, app: Starlette, visitor: TestClient, upload: Callable[..., str], settled: Callable[[], None]
) -> None:
    api.checked = Asking(api, question("spelling:1", guess="value 2"), question("<b>", 9))
    page = upload()
    assert "First answer 2 questions about this file" in page
    assert "Make the report" not in page
    assert re.findall(r"<legend>.*</legend>", page) == [
        '<legend><span class="where">Column of spelling:1</span> <span class="what">What is meant by spelling:1?</span></legend>'
    ]
    assert re.findall(r'value="(value \d)" required( checked)?', page) == [("value 1", ""), ("value 2", " checked")]
    assert '<label for="question-2">What is meant by &lt;b&gt;?</label>' in page
    visitor.post("/report")
    settled()
    assert [name for name, _ in api.calls] == ["check"]
    visitor.post("/answers", data={"spelling:1": "value 1", "<b>": "value 9"})
    settled()
    assert app.state.desk.run.decisions == {"spelling:1": "value 1", "<b>": "value 9"}
    assert "Make the report" in visitor.get("/").text
    visitor.post("/report")
    settled()
    assert dict(api.calls)["analyze"]["mapping"] == {"spelling:1": "value 1", "<b>": "value 9"}


def test_a_question_left_open_is_asked_again(
    api: StandIn, app: Starlette, visitor: TestClient, upload: Callable[..., str], settled: Callable[[], None]
) -> None:
    api.checked = Asking(api, question("one"), question("two"))
    upload()
    visitor.post("/answers", data={"one": "value 2", "two": "something else", "three": "value 1"})
    settled()
    assert app.state.desk.run.decisions == {"one": "value 2"}
    page = visitor.get("/").text
    assert "What is meant by two?" in page
    assert "What is meant by one?" not in page


def test_questions_can_be_answered_anew(
    api: StandIn, app: Starlette, visitor: TestClient, upload: Callable[..., str], settled: Callable[[], None]
) -> None:
    api.checked = Asking(api, question("one"))
    assert "Answer the questions again" not in upload()
    visitor.post("/answers", data={"one": "value 2"})
    settled()
    assert "Answer the questions again" in visitor.get("/").text
    visitor.post("/answers/again")
    settled()
    assert app.state.desk.run.decisions == {}
    assert "What is meant by one?" in visitor.get("/").text


def test_answers_without_a_question_do_nothing(api: StandIn, visitor: TestClient, upload: Callable[..., str]) -> None:
    assert visitor.post("/answers", data={"one": "value 1"}).headers["location"] == "/"
    upload()
    visitor.post("/answers", data={"one": "value 1"})
    visitor.post("/answers/again")
    assert [name for name, _ in api.calls] == ["check"]


def test_what_is_wrong_stands_above_the_questions(api: StandIn, upload: Callable[..., str]) -> None:
    api.checked = recognised(questions=[question("one")], problems=[problem("stop", message="A column is missing.")])
    page = upload()
    assert page.index("A column is missing.") < page.index("What is meant by one?")


def test_a_file_is_called_what_the_reader_calls_it(api: StandIn, upload: Callable[..., str]) -> None:
    def checked(files: list[Path]) -> dict[str, Any]:
        return recognised(questions=[question() | {"where": f"File {files[0].name}", "message": f"Is {files[0].name} old?"}])

    api.checked = checked
    page = upload()
    assert "File answers.csv" in page
    assert "Is answers.csv old?" in page
    assert "upload-" not in page


def test_a_questionnaire_of_ones_own_goes_along(
    api: StandIn, visitor: TestClient, upload: Callable[..., str], settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    known = interface.survey_wording("social-media")

    def survey_wording(place: Path) -> object:
        asked.append(place)
        return known

    monkeypatch.setattr(interface, "survey_wording", survey_wording)
    page = upload(survey=BOOK)
    assert '<span class="file">own.xlsx</span>' in page
    assert [path.read_bytes() for path in asked] == [b"PK own"]
    visitor.post("/report")
    settled()
    assert {name: what["survey"] for name, what in api.calls if name != "render"} == {"check": asked[0], "analyze": asked[0]}
    assert [what["company"] for name, what in api.calls if name == "check"] == [None]


def test_only_one_questionnaire_of_ones_own(api: StandIn, visitor: TestClient) -> None:
    page = visitor.post("/files", files=[("export", CSV), ("survey", BOOK), ("survey", BOOK)])
    assert page.status_code == 400
    assert "You chose 2 questionnaires of your own." in page.text
    assert not api.calls


def test_questions_that_nobody_knows_become_a_workbook(api: StandIn, visitor: TestClient, upload: Callable[..., str]) -> None:
    api.checked = recognised(survey=None, problems=[problem("stop")])
    assert 'action="/draft"' in upload()
    saved = visitor.post("/draft")
    assert saved.content == b"PK questionnaire"
    assert saved.headers["content-disposition"] == 'attachment; filename="questionnaire.xlsx"'
    assert saved.headers["cache-control"] == "no-store"
    assert api.calls[-1][1]["language"] == "en"
    assert "We do not know these questions yet" in visitor.get("/").text


def test_a_workbook_that_cannot_be_made_is_explained(api: StandIn, visitor: TestClient, upload: Callable[..., str]) -> None:
    upload()
    api.drafted = Unreadable([Problem("stop", sentence("File"), sentence("It has no questions."), sentence("Export again."))])
    answer = visitor.post("/draft")
    assert answer.status_code == 400
    assert "It has no questions." in answer.text


def test_the_groups_become_a_company_workbook(api: StandIn, visitor: TestClient, upload: Callable[..., str]) -> None:
    assert 'action="/company"' in upload()
    saved = visitor.post("/company")
    assert saved.content == b"PK company"
    assert saved.headers["content-disposition"] == 'attachment; filename="company.xlsx"'
    assert 'action="/company"' not in upload(company=BOOK)


@pytest.mark.parametrize("path", ["/draft", "/company"])
def test_without_a_file_there_is_no_workbook(visitor: TestClient, path: str) -> None:
    assert visitor.post(path).status_code == 404
    assert visitor.get(path).status_code == 405


@pytest.mark.parametrize("path", ["/answers", "/answers/again", "/draft", "/company"])
def test_only_the_page_itself_may_do_this(api: StandIn, visitor: TestClient, upload: Callable[..., str], path: str) -> None:
    upload()
    assert visitor.post(path, headers={"sec-fetch-site": "cross-site", "origin": "https://example.org"}).status_code == 403
    visitor.cookies.clear()
    assert visitor.post(path).status_code == 403
    assert [name for name, _ in api.calls] == ["check"]


@pytest.mark.browser
@pytest.mark.parametrize(
    "look", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 800}}], ids=["laptop", "dark", "phone"]
)
def test_everybody_can_answer(api: StandIn, served: str, open_page: Callable[..., Page], look: dict[str, Any]) -> None:
    from tests.web.test_browser import CSV as SENT
    from tests.web.test_browser import TOKEN, _arrive, _axe, _heading

    api.checked = Asking(api, question("one", guess="value 1"), question("two"), question("three", 9))
    page = _arrive(open_page(f"{served}/link/{TOKEN}", **look), served)
    page.set_input_files("#export", SENT)
    page.get_by_role("button", name="Read the file").click()
    _heading(page, "First answer 3 questions about this file")
    _axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"
    page.get_by_role("button", name="Go on with these answers").click()
    assert page.evaluate("document.activeElement.name") == "two", "the browser points at what was not answered"
    page.get_by_label("Answer 2 of two").check()
    page.get_by_label("What is meant by three?").select_option("Answer 7 of three")
    page.get_by_role("button", name="Go on with these answers").click()
    _heading(page, "This was recognised")
    _axe(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Make a company workbook with these groups").click()
    assert coming.value.suggested_filename == "company.xlsx"
    page.get_by_role("button", name="Make the report").click()
    _heading(page, "The report is ready")
    assert dict(api.calls)["analyze"]["mapping"] == {"one": "value 1", "two": "value 2", "three": "value 7"}


def test_many_questions_point_to_what_was_noticed(visitor: TestClient, api: StandIn, settled: Callable[[], None]) -> None:
    api.checked = Asking(api, *(question(f"spelling:{n}") for n in range(4)), problems=[problem(message="Accents are gone.")])
    visitor.post("/files", files=[("export", CSV)])
    settled()
    page = visitor.get("/").text
    assert page.index('href="#noticed"') < page.index("What is meant by spelling:0?") < page.index('id="noticed"')
    visitor.post("/answers", data={"spelling:0": "value 1"})
    settled()
    assert 'href="#noticed"' not in visitor.get("/").text


def test_unknown_questions_get_their_workbook_first_and_notes_below(visitor: TestClient, api: StandIn, settled: Callable[[], None]) -> None:
    api.checked = recognised(survey=None, matched=[], problems=[problem(message="No questionnaire."), problem("stop", message="A stop.")])
    visitor.post("/files", files=[("export", CSV)])
    settled()
    page = visitor.get("/").text
    assert page.index("A stop.") < page.index("Make a questionnaire from this file") < page.index("No questionnaire.")


@pytest.mark.parametrize(("given", "said"), [((), False), (("survey",), True), (("company",), True)])
def test_a_refusal_with_a_workbook_asks_for_all_files_again(
    visitor: TestClient, api: StandIn, settled: Callable[[], None], given: tuple[str, ...], said: bool
) -> None:
    api.checked = Unreadable(
        [Problem("stop", sentence("File {file}", file="own.xlsx"), sentence("It is not complete."), sentence("Complete it."))]
    )
    visitor.post("/files", files=[("export", CSV), *((name, BOOK) for name in given)])
    settled()
    assert ("Then choose everything again" in visitor.get("/").text) is said
