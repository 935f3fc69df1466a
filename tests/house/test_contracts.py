"""The contracts of the house hold, and each of them bites: a planted violation breaks it."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.house.makers import makers
from tests.house.source import CHECKOUT, PACKAGE, called, modules

if TYPE_CHECKING:
    from pathlib import Path

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "manager", "data", "common", "info"}
CONTRACTS = {
    "Floors and rooms",
    "What shows cannot touch respondents",
    "Data frames stop at tabulation",
    "Doors open on the API",
    "No circles",
}


def broken(folder: Path) -> set[str]:
    """The names of the contracts on imports that the package in this folder breaks."""
    linted = subprocess.run([sys.executable, "-c", LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)", linted.stdout, re.MULTILINE))
    assert set(verdicts) == CONTRACTS, linted.stdout + linted.stderr
    assert (linted.returncode != 0) == ("BROKEN" in verdicts.values())
    return {name for name, verdict in verdicts.items() if verdict == "BROKEN"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package beside its settings, free to be spoiled."""
    shutil.copytree(PACKAGE, tmp_path / "analyzer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(folder: Path, module: str, line: str) -> None:
    """Adds a line at the end of a file of the package, a new file where there is none."""
    path = folder / "analyzer" / module
    path.write_text((path.read_text("utf-8") if path.exists() else "") + f"\n{line}\n", "utf-8")


def test_imports_keep_the_contracts() -> None:
    assert broken(CHECKOUT) == set()


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("report/planted.py", "import analyzer.intake", "What shows cannot touch respondents"),
        ("charts/planted.py", "from analyzer.model.scores import Scores", "What shows cannot touch respondents"),
        ("report/planted.py", "from analyzer.sheets import reading", "What shows cannot touch respondents"),
        ("recommendation/planted.py", "import analyzer.disclosure", "What shows cannot touch respondents"),
        ("estimation/planted.py", "import pandas", "Data frames stop at tabulation"),
        ("model/findings.py", "def f():\n    import pandas", "Data frames stop at tabulation"),
        ("disclosure/planted.py", "import analyzer.tabulation", "Floors and rooms"),
        ("surveys/planted.py", "import analyzer.organisation", "Floors and rooms"),
        ("model/planted.py", "import analyzer.sheets", "Floors and rooms"),
        ("report/planted.py", "import analyzer.archive", "Floors and rooms"),
        ("charts/planted.py", "import analyzer", "Floors and rooms"),
        ("loft.py", "", "Floors and rooms"),
        ("cli/planted.py", "import analyzer.surveys", "Doors open on the API"),
        ("web/planted.py", "def f():\n    from analyzer.study import analyze", "Doors open on the API"),
        ("scoring/first.py", "import analyzer.scoring.second", "No circles"),
    ],
)
def test_a_planted_import_breaks_its_contract(copy: Path, module: str, line: str, contract: str) -> None:
    plant(copy, "scoring/second.py", "import analyzer.scoring.first")
    plant(copy, "scoring/first.py", "")
    plant(copy, module, line)
    assert contract in broken(copy)


def test_only_disclosure_makes_a_release() -> None:
    assert {place.split("/")[0] for place in makers(PACKAGE, "Release")} == {"disclosure"}


def test_only_tabulation_makes_cells() -> None:
    assert {place for place in makers(PACKAGE, "Cells") if not place.startswith("tabulation/")} == {"model/cells.py:Cells"}


@pytest.mark.parametrize(
    "line",
    [
        "x = Release()",
        "def f(release):\n    return release.Release()",
        "from analyzer.model.release import Release as R",
        "y = replace(release, a=1)",
    ],
)
def test_a_release_made_elsewhere_is_seen(copy: Path, line: str) -> None:
    plant(copy, "report/planted.py", line)
    assert "report/planted.py" in makers(copy / "analyzer", "Release")


def test_cells_made_elsewhere_are_seen(copy: Path) -> None:
    plant(copy, "disclosure/planted.py", "def f():\n    return [Cells(row) for row in ()]")
    assert "disclosure/planted.py" in makers(copy / "analyzer", "Cells")


def test_the_ground_floor_exports_nothing() -> None:
    """A re-export in ``model/__init__.py`` would carry persons and pandas upstairs past the contracts."""
    tree = dict(modules(PACKAGE))["model/__init__.py"]
    assert all(isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) for line in tree.body)


def test_no_frame_writes_or_prints_itself() -> None:
    """A frame writes texts as formulas, and what is printed ends up in logs. The doors alone speak to the terminal."""
    forbidden = {"to_excel", "to_csv", "to_string", "to_html", "to_clipboard", "to_pickle", "print", "pprint", "display", "breakpoint"}
    found = {
        f"{module}:{node.lineno} {called(node)}"
        for module, tree in modules(PACKAGE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in (forbidden - {"print"} if module.startswith(("cli/", "web/")) else forbidden)
    }
    assert found == set()


def test_names_of_files_say_what_is_in_them() -> None:
    named = {path.relative_to(PACKAGE).as_posix(): path.stem for path in PACKAGE.rglob("*") if path.suffix == ".py" or path.is_dir()}
    assert {path for path, stem in named.items() if stem.lower() in FORBIDDEN_NAMES} == set()
