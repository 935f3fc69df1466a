"""The upload page for tests: in this process, and on a real port for a browser."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.testclient import TestClient

from analyzer.web.app import application
from analyzer.web.server import _config, _listening
from tests.web.stand_in import StandIn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from starlette.applications import Starlette

HERE = "http://127.0.0.1:8000"
TOKEN = "the-token"


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """The stand-in, in the place of the API; work that still waits at the end is let go."""
    stand_in = StandIn()
    stand_in.take_the_place(monkeypatch)
    yield stand_in
    stand_in.go.set()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The private folder of the program."""
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    return private


@pytest.fixture
def app(api: StandIn, folder: Path) -> Iterator[Starlette]:
    """The page in English, on the stand-in."""
    made = application(TOKEN, folder, "en")
    yield made
    api.go.set()
    made.state.desk.close()


@pytest.fixture
def stranger(app: Starlette) -> TestClient:
    """A browser that did not use the link. A fault that reaches it fails the test."""
    return TestClient(app, base_url=HERE, headers={"sec-fetch-site": "same-origin"}, follow_redirects=False)


@pytest.fixture
def visitor(stranger: TestClient) -> TestClient:
    """The browser that used the link."""
    assert stranger.get(f"/link/{TOKEN}").status_code == 200
    return stranger


@pytest.fixture
def settled(app: Starlette) -> Callable[[], None]:
    """Wait until there is no work going on."""

    def wait() -> None:
        end = time.monotonic() + 20
        while app.state.desk.run and app.state.desk.run.outcome is None:
            assert time.monotonic() < end, "the work does not end"
            time.sleep(0.01)

    return wait


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    """The page on a real port, in English: its address."""
    listening = _listening(0)
    assert listening
    app = application(TOKEN, folder, "en", stop=lambda: setattr(server, "should_exit", True))
    server = uvicorn.Server(_config(app))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    app.state.desk.close()
