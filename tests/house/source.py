"""The source as the tests of the house read it."""

from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PACKAGE = CHECKOUT / "analyzer"
OURS_ALONE = {".git", ".venv", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", "build", "dist"}


def modules(package: Path) -> Iterator[tuple[str, ast.Module]]:
    """Each file of a package, as its path within the package and its syntax tree."""
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix(), ast.parse(path.read_text("utf-8"), str(path))


def called(call: ast.Call) -> str:
    """The last name of what is called: ``Cells`` for ``cells.Cells(...)``."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def files_of_the_project() -> list[Path]:
    """The files that git keeps or would keep; without git, all that no tool made."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    if shutil.which("git") and (CHECKOUT / ".git").exists():
        listed = subprocess.run(listing, cwd=CHECKOUT, capture_output=True, text=True, check=False)
        if listed.returncode == 0:
            return [CHECKOUT / name for name in sorted(listed.stdout.split("\0")) if name and (CHECKOUT / name).is_file()]
    return [path for path in sorted(CHECKOUT.rglob("*")) if path.is_file() and not OURS_ALONE & set(path.relative_to(CHECKOUT).parts)]
