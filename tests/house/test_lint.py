"""The linter and the type checker have nothing to say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.source import CHECKOUT


@pytest.mark.parametrize("tool", [["ruff", "check", "--no-cache"], ["mypy"]], ids=["ruff", "mypy"])
def test_nothing_to_say(tool: list[str]) -> None:
    checked = subprocess.run([sys.executable, "-m", *tool], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
