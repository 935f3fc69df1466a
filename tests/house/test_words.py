"""The project speaks of itself only: no paths of somebody's machine, no neighbours of the checkout, no unfinished business."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.house.source import CHECKOUT, files_of_the_project

if TYPE_CHECKING:
    from pathlib import Path

TEXT = {".md", ".py", ".toml", ".po", ".ipynb", ".html", ".css", ".js", ".json", ".txt", ".csv", ".yml", ".yaml", ".cfg"}
FOLDERS = ("work", "root", "tmp", "farm", "mnt", "private", "opt")
HOME = r"(?:home|Users)/[A-Za-z]\w+"
MACHINE = re.compile(rf"(?<![\w.<:/~*}}\]-])/(?:(?:{'|'.join(FOLDERS)})(?![\w-])|{HOME})|\b[A-Z]:\\+Users\\")
NEIGHBOUR = re.compile(r"(?<![\w.])\.\./(?:\.\./)*" + "shared")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
MADE_BY_OTHERS = re.compile(r"plotly[\w.-]*\.js$")


def written() -> list[tuple[str, str]]:
    """The name and the text of each file that people read or write."""
    ours = [path for path in files_of_the_project() if path.suffix in TEXT and not MADE_BY_OTHERS.search(path.name)]
    return [(path.relative_to(CHECKOUT).as_posix(), path.read_text("utf-8", errors="replace")) for path in ours]


@pytest.mark.parametrize("pattern", [MACHINE, NEIGHBOUR, UNFINISHED], ids=["machine", "neighbour", "unfinished"])
def test_nothing_of_this_kind_is_written(pattern: re.Pattern[str]) -> None:
    found = {f"{name}: {match[0]}" for name, text in written() for match in pattern.finditer(text)}
    assert found == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"see /{'work'}/notes", True),
        (f"'/{'root'}'", True),
        (f"open /{'home'}/anna/export.csv", True),
        (f"C:\\{'Users'}\\anna", True),
        ("groups/work/1", False),
        ("</root>", False),
        ("https://example.org/work/", False),
    ],
)
def test_a_path_of_a_machine_is_recognised(text: str, *, told: bool) -> None:
    assert bool(MACHINE.search(text)) == told


def test_no_table_is_kept_outside_samples_and_tests() -> None:
    tables = {".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".sav"}
    kept = [path.relative_to(CHECKOUT) for path in files_of_the_project() if path.suffix.lower() in tables]
    assert [str(path) for path in kept if not may_hold_a_table(path)] == []


def may_hold_a_table(path: Path) -> bool:
    return path.parts[0] == "tests" or path.parts[:2] == ("reports", "example") or (path.parts[0] == "surveys" and "sample" in path.parts)
