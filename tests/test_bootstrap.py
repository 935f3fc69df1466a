"""The set-up, in a small checkout with an ``uv`` that installs nothing and writes down what it was asked."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer import _bootstrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the uv of these tests is a shell script")

UV = """#!/bin/sh
[ "$1" = --version ] && exit 0
echo "$@" >> "$UV_ASKED"
sleep "${UV_SLEEPS:-0}"
exit "${UV_ENDS:-0}"
"""
PROGRAM = """
import json, pathlib, sys, time
def main():
    try:
        if "wait" in sys.argv:
            pathlib.Path("waiting").touch()
            time.sleep(30)
    except KeyboardInterrupt:
        pathlib.Path("tidied").touch()
        sys.exit(130)
    print(json.dumps({"arguments": sys.argv[1:], "prefix": sys.prefix}))
    sys.exit(len(sys.argv) - 1)
"""
TESTS = "from analyzer import _bootstrap\n_bootstrap.ensure(_bootstrap.DEV)\nfrom analyzer.cli import main\nmain()\n"


class Small:
    """A checkout of three files and an empty program that says how it was started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "checkout"
        package, tests, tools = self.folder / "analyzer", self.folder / "tests", folder / "tools"
        for made in (package, tests, tools):
            made.mkdir(parents=True)
        ours = Path(_bootstrap.__file__).parent
        for name in ("_bootstrap.py", "__init__.py", "__main__.py"):
            shutil.copy(ours / name, package)
        (package / "cli.py").write_text(PROGRAM)
        (tests / "__init__.py").touch()
        (tests / "__main__.py").write_text(TESTS)
        for name in ("pyproject.toml", _bootstrap.CORE, _bootstrap.DEV):
            (self.folder / name).write_text(name)
        (tools / "uv").write_text(UV)
        (tools / "uv").chmod(0o755)
        self.asked = folder / "asked"
        self.environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "UV_ASKED": str(self.asked)}

    def begin(self, *arguments: str, module: str = "analyzer", **more: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.Popen(
            command, cwd=self.folder, env=self.environment | more, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def start(self, *arguments: str, module: str = "analyzer", **more: str) -> tuple[int, Mapping[str, object], str]:
        """Exit code, what the program said, what was said to the reader."""
        process = self.begin(*arguments, module=module, **more)
        said, told = process.communicate(timeout=60)
        return process.returncode, json.loads(said or "{}"), told

    def built(self) -> int:
        """How often packages were installed from a lock."""
        return self.asked.read_text().count("--require-hashes") if self.asked.exists() else 0


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path)


def test_the_first_start_builds_and_the_same_command_runs_in_it(small: Small) -> None:
    code, said, told = small.start("demo", "--out", "a b")
    assert (code, said["arguments"], said["prefix"]) == (3, ["demo", "--out", "a b"], str(small.folder / ".venv"))
    assert told == "Setting up .venv (once), about a minute ...\n"
    lock, itself = small.asked.read_text().splitlines()
    assert lock.endswith(f"--require-hashes --only-binary :all: -r {small.folder / 'requirements.lock'}")
    assert itself.endswith(f"--no-build-isolation --no-deps -e {small.folder}")


def test_the_second_start_builds_nothing(small: Small) -> None:
    small.start()
    assert small.start("check")[::2] == (1, "")
    assert small.built() == 1


def test_an_environment_for_the_tests_serves_the_program(small: Small) -> None:
    small.start(module="tests")
    small.start()
    assert small.built() == 1
    assert _bootstrap.DEV in small.asked.read_text()


def test_the_tests_add_to_the_environment_of_the_program(small: Small) -> None:
    small.start()
    (small.folder / ".venv" / "kept").touch()
    small.start(module="tests")
    small.start(module="tests")
    assert (small.folder / ".venv" / "kept").exists()
    assert small.built() == 2


@pytest.mark.parametrize("spoil", ["stamp", "lock", "python"])
def test_what_is_not_whole_is_built_again(small: Small, spoil: str) -> None:
    small.start()
    inside = small.folder / ".venv"
    (inside / "left over").touch()
    {
        "stamp": (inside / "set-up").unlink,
        "lock": lambda: (small.folder / _bootstrap.CORE).write_text("newer"),
        "python": (inside / "bin" / "python").unlink,
    }[spoil]()
    assert small.start()[1]["prefix"] == str(inside)
    assert small.built() == 2
    assert not (inside / "left over").exists()


def test_a_failed_set_up_says_so_and_is_done_again(small: Small) -> None:
    code, said, told = small.start(UV_ENDS="1")
    assert (code, said) == (1, {})
    assert "Setting up" in told
    assert "Then start again." in told
    assert "Traceback" not in told
    assert small.start()[0] == 0


def test_two_starts_at_once_build_once(small: Small) -> None:
    both = [small.begin(UV_SLEEPS="0.5") for _ in range(2)]
    assert [process.communicate(timeout=60) and process.returncode for process in both] == [0, 0]
    assert small.built() == 1


def test_inside_a_stale_environment_packages_are_brought_up_to_date(small: Small) -> None:
    """On Windows a running python.exe cannot be removed, so an activated .venv is never made anew."""
    small.start()
    (small.folder / _bootstrap.CORE).write_text("newer")
    (small.folder / ".venv" / "kept").touch()
    command = [small.folder / ".venv" / "bin" / "python", "-m", "analyzer"]
    assert subprocess.run(command, cwd=small.folder, env=small.environment, check=False, capture_output=True).returncode == 0
    assert small.built() == 2
    assert (small.folder / ".venv" / "kept").exists()


def waiting(small: Small) -> subprocess.Popen[str]:
    small.start()
    process = small.begin("wait")
    until((small.folder / "waiting").exists)
    return process


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < end, "it did not happen within twenty seconds"
        time.sleep(0.02)


def test_ctrl_c_lets_the_program_tidy_up(small: Small) -> None:
    small.start()
    command = [sys.executable, "-m", "analyzer", "wait"]
    process = subprocess.Popen(command, cwd=small.folder, env=small.environment, start_new_session=True)
    until((small.folder / "waiting").exists)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 130
    assert (small.folder / "tidied").exists()


def test_a_stop_reaches_the_program(small: Small) -> None:
    process = waiting(small)
    process.terminate()
    process.communicate(timeout=20)
    assert process.returncode == 128 + signal.SIGTERM


def of_the_checkout(small: Small) -> ModuleType:
    """The set-up of the small checkout, in this process."""
    spec = importlib.util.spec_from_file_location("small_bootstrap", small.folder / "analyzer" / "_bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_installed_copy_is_left_alone(small: Small) -> None:
    (small.folder / "pyproject.toml").unlink()
    of_the_checkout(small).ensure()
    assert not (small.folder / ".venv").exists()


def test_an_older_python_gets_one_clear_line(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"^This is Python 3\.9; the analyzer needs 3\.11 or newer\.$"):
        of_the_checkout(small).ensure()


def test_without_venv_the_remedy_is_one_line(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y python3-venv$"):
        of_the_checkout(small).ensure()
