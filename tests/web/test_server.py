"""The server as a process: on this computer only, and nothing stays behind, however it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx2
import pytest

from analyzer.web.server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCRIPT = "import sys; from analyzer.web import serve; sys.exit(serve(open_browser=False, language='en'))"


@contextmanager
def _running(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server in a process of its own, and its one-time link."""
    environment = os.environ | {"TMPDIR": str(folder), "PYTHONWARNINGS": "error"}
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    try:
        assert process.stdout
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


@contextmanager
def _visit(link: str) -> Iterator[httpx2.Client]:
    """A browser that used the link and uploaded a file."""
    with httpx2.Client(base_url=link.partition("/link/")[0], headers={"sec-fetch-site": "same-origin"}) as visitor:
        assert visitor.get(link).status_code == 200
        assert visitor.post("/files", files={"export": ("answers.csv", b"vraag,antwoord\n1,geheim\n", "text/csv")}).status_code == 303
        yield visitor


def _ends(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, told = process.communicate(timeout=30)
    return process.returncode, told


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on POSIX")
@pytest.mark.parametrize("ending", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_nothing_stays_behind_after_a_signal(tmp_path: Path, ending: str) -> None:
    with _running(tmp_path) as (process, link), _visit(link):
        assert [path for path in tmp_path.rglob("*") if b"geheim" in (path.read_bytes() if path.is_file() else b"")]
        for _ in range(2):  # people press Ctrl-C twice
            process.send_signal(getattr(signal, ending))
        code, told = _ends(process)
    assert code == 0
    assert list(tmp_path.iterdir()) == []
    assert told.strip().endswith("Stopped. Everything that was uploaded has been erased.")
    assert "geheim" not in told
    assert "Traceback" not in told


def test_the_page_can_stop_the_program(tmp_path: Path) -> None:
    with _running(tmp_path) as (process, link), _visit(link) as visitor:
        assert "The program has stopped" in visitor.post("/stop").text
        code, _ = _ends(process)
    assert code == 0
    assert list(tmp_path.iterdir()) == []


def test_the_link_is_the_only_thing_on_stdout_and_never_in_the_log(tmp_path: Path) -> None:
    with _running(tmp_path) as (process, link), _visit(link) as visitor:
        token = link.rpartition("/")[2]
        assert link.startswith("http://127.0.0.1:")
        assert len(token) >= 43
        visitor.get("/nowhere")
        visitor.post("/stop")
        assert process.stdout
        assert process.stdout.read() == ""
        _, told = _ends(process)
    assert token not in told
    assert "nowhere" not in told
    assert "Press Ctrl+C here to stop." in told


def test_only_this_computer_can_reach_it(tmp_path: Path) -> None:
    with _running(tmp_path) as (_, link):
        port = int(link.split(":")[2].partition("/")[0])
        socket.create_connection(("127.0.0.1", port), 5).close()
        for address in {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None)} - {"127.0.0.1", "::1"}:
            with pytest.raises(OSError):  # noqa: PT011 - refused, or no way there
                socket.create_connection((address, port), 2)


def test_a_taken_port_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve(port, open_browser=False, language="en") == 2
    told = capsys.readouterr()
    assert f"Port {port} is in use by another program." in told.err
    assert told.out == ""


def test_the_browser_is_opened_on_the_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    opened: list[str] = []

    def browse(link: str) -> bool:
        opened.append(link)
        try:
            with _visit(link) as visitor:
                visitor.post("/stop")
        except BaseException:
            signal.raise_signal(signal.SIGINT)
            raise
        return True

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("webbrowser.open", browse)
    begun = time.monotonic()
    assert serve(language="nl") == 0
    assert time.monotonic() - begun < 20
    assert opened == [capsys.readouterr().out.strip()]
    assert list(tmp_path.iterdir()) == []
