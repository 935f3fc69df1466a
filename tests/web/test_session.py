"""One link, used once, for one cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.web.session import Session
from tests.web.conftest import HERE, TOKEN

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_the_link_gives_a_cookie_that_scripts_and_other_sites_cannot_use(stranger: TestClient) -> None:
    answer = stranger.get(f"/link/{TOKEN}")
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 200
    assert 'http-equiv="refresh" content="0;url=/"' in answer.text
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "domain" not in cookie
    assert TOKEN not in answer.text + cookie
    assert stranger.get("/").status_code == 200


def test_the_link_works_once(visitor: TestClient) -> None:
    assert visitor.get(f"/link/{TOKEN}").status_code == 200, "whoever is in already goes on"
    visitor.cookies.clear()
    again = visitor.get(f"/link/{TOKEN}")
    assert again.status_code == 403
    assert "set-cookie" not in again.headers
    assert visitor.get("/").status_code == 403


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x", "é", "%00", "../" + TOKEN])
def test_another_link_opens_nothing(stranger: TestClient, token: str) -> None:
    assert stranger.get(f"/link/{token}").status_code in {403, 404}
    assert not stranger.cookies
    assert stranger.get(f"/link/{TOKEN}").status_code == 200, "and leaves the right one alive"


def test_a_browser_that_looks_ahead_does_not_use_up_the_link(stranger: TestClient) -> None:
    assert stranger.head(f"/link/{TOKEN}").status_code == 403
    assert stranger.get(f"/link/{TOKEN}", headers={"sec-purpose": "prefetch;prerender"}).status_code == 403
    assert stranger.get(f"/link/{TOKEN}").status_code == 200


def test_a_made_up_cookie_opens_nothing(stranger: TestClient) -> None:
    name = Session(TOKEN, "nl").cookie
    for value in ("", "x", TOKEN):
        assert stranger.get("/", headers={"cookie": f"{name}={value}"}).status_code == 403
    assert stranger.get(f"/link/{TOKEN}", headers={"cookie": f"{name}=set-beforehand"}).status_code == 200
    assert stranger.cookies[name] != "set-beforehand"


def test_the_secret_is_new_each_time() -> None:
    assert len({Session(TOKEN, "nl").exchange(TOKEN) for _ in range(5)}) == 5


def test_two_programs_have_cookies_of_their_own() -> None:
    assert Session("a", "nl").cookie != Session("b", "nl").cookie


def test_the_refusal_is_a_page_for_people(stranger: TestClient) -> None:
    answer = stranger.get("/")
    assert answer.headers["content-type"].startswith("text/html")
    assert "This page opens only through its own link" in answer.text
    assert HERE not in answer.text
