"""What a wheel built in a used checkout holds: the program and its surveys, and nothing that HR made with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.house.source import CHECKOUT, PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

SECRET = b"what an export says"
LEFT = ("reports/spring/findings.json", "reports/.ledger/spring.json", "surveys/export.xlsx", "analyzer/export.csv", "answers.csv")
NOT_OURS_TO_GIVE = re.compile(r"(^|/)(reports|tests|notebooks|benchmarks)/|findings\.json|\.ledger")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built without the network in a copy of the checkout where a run has been done and exports lie about."""
    used = tmp_path_factory.mktemp("used")
    for name in ("analyzer", "surveys"):
        shutil.copytree(CHECKOUT / name, used / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore"):
        shutil.copy(CHECKOUT / name, used)
    for left in LEFT:
        (used / left).parent.mkdir(parents=True, exist_ok=True)
        (used / left).write_bytes(SECRET)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(used / "dist")]
    subprocess.run(build, cwd=used, check=True, capture_output=True)
    (built,) = (used / "dist").iterdir()
    return built


def test_the_wheel_holds_the_program_and_its_surveys(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    program = (path.relative_to(CHECKOUT) for path in PACKAGE.rglob("*") if path.is_file())
    ours = {path.as_posix() for path in program if "__pycache__" not in path.parts}
    assert ours - names == set()
    surveys = {
        f"analyzer/_surveys/{path.relative_to(CHECKOUT / 'surveys').as_posix()}"
        for path in (CHECKOUT / "surveys").rglob("*")
        if path.suffix in {".toml", ".md"}
    }
    assert surveys
    assert surveys - names == set()
    assert any(re.fullmatch(r"analyzer/_surveys/[\w-]+/sample/.+", name) for name in names)


def test_the_wheel_holds_no_findings(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as parts:
        assert [name for name in parts.namelist() if parts.read(name) == SECRET] == []
        assert [name for name in parts.namelist() if NOT_OURS_TO_GIVE.search(name)] == []


def test_an_installed_copy_runs_without_a_set_up(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    started = subprocess.run(
        [sys.executable, "-m", "analyzer", "survey", "list"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (started.returncode, started.stderr) == (0, "")
    assert "social-media" in started.stdout
    assert not (tmp_path / "installed" / ".venv").exists()
