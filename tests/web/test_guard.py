"""Every address refuses who is not let in, and every answer carries its headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from tests.web.stand_in import StandIn

CSV = {"export": ("answers.csv", b"a,b\n1,2\n", "text/csv")}
POSTS = ("/files", "/answers", "/answers/again", "/draft", "/company", "/report", "/language", "/again", "/stop")


def _addresses(app: Starlette) -> Iterator[tuple[str, str]]:
    """Every method of every route, with something in the places of its address."""
    for route in app.routes:
        path = route.path.replace("{token}", "x").replace("{ticket}", "x").replace("{path:path}", "index.html").replace("{name}", "web.css")
        for method in sorted(route.methods):
            yield method, path


def test_every_address_refuses_without_the_session(app: Starlette, stranger: TestClient) -> None:
    walked = list(_addresses(app))
    assert len(walked) >= 16
    for method, path in walked:
        assert stranger.request(method, path).status_code == 403, (method, path)


def test_the_posts_that_are_tested_are_all_there_are(app: Starlette) -> None:
    assert {path for method, path in _addresses(app) if method == "POST"} == set(POSTS)


def test_an_unknown_address_is_refused_too(stranger: TestClient) -> None:
    assert stranger.get("/no/such/page").status_code == 403
    assert stranger.request("BREW", "/").status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "192.168.1.2:8000", "", "[", "[::1]"]
)
def test_a_foreign_name_is_refused(visitor: TestClient, host: str) -> None:
    for method, path in (("GET", "/"), ("POST", "/again"), ("GET", f"/link/{TOKEN}"), ("GET", "/report/x/index.html")):
        answer = visitor.request(method, path, headers={"host": host})
        assert answer.status_code == 403, path
        assert "did not come from the page itself" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:1234", "LOCALHOST"])
def test_this_computer_goes_by_two_names(visitor: TestClient, host: str) -> None:
    assert visitor.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:8000"},
        {"sec-fetch-site": ""},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8000"},
        {"origin": "null"},
        {},
    ],
)
def test_a_form_of_another_site_changes_nothing(visitor: TestClient, app: Starlette, path: str, headers: dict[str, str]) -> None:
    visitor.post("/files", files=CSV)
    run = app.state.desk.run
    del visitor.headers["sec-fetch-site"]
    assert visitor.post(path, headers=headers, files=CSV).status_code == 403
    assert app.state.desk.run is run


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": "http://127.0.0.1:8000"}])
def test_a_form_of_our_own_is_accepted(visitor: TestClient, headers: dict[str, str]) -> None:
    del visitor.headers["sec-fetch-site"]
    assert visitor.post("/again", headers=headers).status_code == 303


def test_reading_changes_nothing(visitor: TestClient, app: Starlette, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=CSV)
    settled()
    run, outcome = app.state.desk.run, app.state.desk.run.outcome
    for method, path in _addresses(app):
        if method != "POST":
            visitor.request(method, path)
    assert app.state.desk.run is run
    assert run.outcome is outcome
    assert all(visitor.get(path).status_code == 405 for path in POSTS if path != "/report/")


def test_every_answer_carries_its_headers(visitor: TestClient, api: StandIn, app: Starlette, settled: Callable[[], None]) -> None:
    answers = [
        visitor.get(f"/link/{TOKEN}"),
        visitor.get("/"),
        visitor.get("/status"),
        visitor.get("/static/web.js"),
        visitor.get("/nowhere"),
    ]
    answers += [
        visitor.put("/"),
        visitor.post("/files", data={"x": "y"}),
        visitor.post("/files", files=CSV),
        visitor.get("/", headers={"host": "x"}),
    ]
    answers.append(
        visitor.post("/files", content=b"x", headers={"content-length": str(10**12), "content-type": "multipart/form-data; boundary=x"})
    )
    settled()
    answers += [visitor.get("/"), visitor.post("/report")]
    settled()
    answers += [visitor.get("/"), visitor.get("/report.zip"), visitor.post("/language", data={"language": "xx"})]
    app.state.desk.make_report = _break
    answers += [visitor.post("/report"), visitor.post("/again"), visitor.get("/report.zip"), visitor.post("/stop")]
    assert {answer.status_code for answer in answers} == {200, 303, 400, 403, 404, 405, 413, 500}
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "base-uri 'none'" in policy
        assert "form-action" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in answer.headers


def test_a_report_lives_in_a_sandbox(visitor: TestClient, app: Starlette, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    ticket = app.state.desk.run.ticket
    for name in ("index.html", "assets/report.js", "groups/sales.html", "nowhere.html"):
        answer = visitor.get(f"/report/{ticket}/{name}")
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        if answer.status_code == 200:
            assert "sandbox allow-scripts allow-downloads" in policy
            assert "allow-same-origin" not in policy
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"


def test_a_report_opens_by_its_own_secret_only(visitor: TestClient, app: Starlette, settled: Callable[[], None]) -> None:
    visitor.post("/files", files=CSV)
    settled()
    ticket = app.state.desk.run.ticket
    assert visitor.get(f"/report/{ticket}/index.html").status_code == 403, "there is no report yet"
    visitor.post("/report")
    settled()
    for wrong in ("", "x", ticket[:-1], "%00", "é", app.state.desk.run.folder.name):
        assert visitor.get(f"/report/{wrong}/index.html").status_code == 403
    assert visitor.post(f"/report/{ticket}/index.html").status_code == 403
    visitor.cookies.clear()
    assert visitor.get(f"/report/{ticket}/index.html").status_code == 200, "a sandboxed page sends no cookie"
    assert visitor.get("/report.zip").status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "../report.zip",
        "..%2freport.zip",
        "%2e%2e/report.zip",
        "groups/../../report.zip",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "",
        "groups",
        "a%00b",
        "problems.txt",
    ],
)
def test_a_report_gives_its_own_files_only(visitor: TestClient, app: Starlette, settled: Callable[[], None], path: str) -> None:
    visitor.post("/files", files=CSV)
    settled()
    visitor.post("/report")
    settled()
    assert visitor.get(f"/report/{app.state.desk.run.ticket}/{path}").status_code in {403, 404}


def _break() -> None:
    raise RuntimeError("an answer that must not be seen")
