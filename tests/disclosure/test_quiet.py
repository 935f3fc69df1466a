"""What a solver prints does not get between the reader and the answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from analyzer.disclosure.quiet import quietly

if TYPE_CHECKING:
    import pytest

C_PRINTS = "import ctypes, sys; c = ctypes.CDLL('ucrtbase' if sys.platform == 'win32' else None)\n"
OPEN = "import json, os, sys\nfrom analyzer.disclosure.quiet import quietly\n"


def run(code: str) -> subprocess.CompletedProcess[str]:
    """A program of its own, whose output Python keeps in a buffer, as it does for every output that is no terminal."""
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-W", "error", "-c", OPEN + code]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=buffered)


def test_the_json_stays_one_object_whatever_the_solver_prints() -> None:
    code = (
        C_PRINTS + "print('{', end='')\nwith quietly():\n    os.write(1, b'Running HiGHS')\n    os.write(2, b'time limit')\n"
        "    c.puts(b'kept in a buffer of C')\nprint('\"open\": true}')\n"
    )
    ended = run(code)
    assert json.loads(ended.stdout) == {"open": True}
    assert ended.stderr == ""
    assert ended.returncode == 0


def test_it_is_put_back_after_a_fault() -> None:
    ended = run(
        "try:\n    with quietly():\n        os.write(1, b'no')\n        raise RuntimeError\nexcept RuntimeError:\n    os.write(1, b'yes')\n"
    )
    assert ended.stdout == "yes"


def test_it_may_be_nested() -> None:
    ended = run(
        "with quietly():\n    with quietly():\n        os.write(1, b'a')\n    os.write(1, b'b')\nos.write(1, b'c')\nos.write(2, b'd')\n"
    )
    assert (ended.stdout, ended.stderr) == ("c", "d")


def test_what_python_prints_before_and_in_between_is_not_lost() -> None:
    ended = run("print('before')\nwith quietly():\n    print('in between')\nprint('after')\n")
    assert ended.stdout.split() == ["before", "in", "between", "after"]


def test_a_closed_output_stays_closed() -> None:
    code = "os.close(1)\nsys.stdout = None\nwith quietly():\n    pass\n"
    ended = run(code + "try:\n    os.write(1, b'')\nexcept OSError:\n    os.write(2, b'closed')\n")
    assert (ended.returncode, ended.stderr) == (0, "closed")


def test_streams_that_are_no_files_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", object())
    with quietly():
        pass


def test_it_leaves_no_descriptor_open() -> None:
    before = os.dup(1)
    os.close(before)
    for _ in range(50):
        with quietly():
            pass
    after = os.dup(1)
    os.close(after)
    assert after == before


def test_several_threads_wait_for_the_last(capfd: pytest.CaptureFixture[str]) -> None:
    inside, go_on = threading.Barrier(2), threading.Event()

    def longer() -> None:
        with quietly():
            inside.wait(timeout=10)
            go_on.wait(timeout=10)
            os.write(1, b"longer")

    other = threading.Thread(target=longer)
    other.start()
    with quietly():
        inside.wait(timeout=10)
        os.write(1, b"shorter")
    os.write(1, b"still away")
    go_on.set()
    other.join(timeout=10)
    os.write(1, b"back")
    assert capfd.readouterr().out == "back"
