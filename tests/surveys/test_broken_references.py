"""Whatever is broken in the bundled survey, the answer is a list of problems: never silence, never a crash."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer import assets, surveys
from analyzer.model.problem import Unreadable

BUNDLED = assets.surveys() / "social-media"
FILES = ("survey.toml", "wording.nl.toml", "wording.en.toml")
LINES = {file: (BUNDLED / file).read_text("utf-8").splitlines(keepends=True) for file in FILES}
IDS = [re.split('"', line)[1] for line in LINES["survey.toml"] if line.startswith("id = ")][1:]
VALUES = (
    "7",
    "-1",
    "nan",
    "1e400",
    '""',
    '"x"',
    "[]",
    "[1]",
    '["x"]',
    "{}",
    "{ x = 1 }",
    "true",
    "2026-11-25",
    "2026-11-25T10:00:00",
    "9" * 5000,
)

fair = settings(max_examples=40, deadline=None)


def _spoiled(file: str, lines: list[str], at: Path) -> Path:
    folder = at / "spoiled"
    folder.mkdir()
    for name in FILES:
        shutil.copy(BUNDLED / name, folder / name)
    (folder / file).write_text("".join(lines), "utf-8")
    return folder


def _usable(folder: Path) -> bool:
    """Whether it loads, which it must do exactly when nothing that stops the work is named; otherwise loading names just that."""
    stops = tuple(problem for problem in surveys.verify(folder) if problem.severity == "stop")
    if not stops:
        assert surveys.load(folder).items
        return True
    with pytest.raises(Unreadable) as refusal:
        surveys.load(folder)
    assert refusal.value.problems == stops
    return False


def _positions(pattern: str) -> st.SearchStrategy[tuple[str, int]]:
    found = [(file, number) for file in FILES for number, line in enumerate(LINES[file]) if re.search(pattern, line)]
    return st.sampled_from(found)


@given(name=st.sampled_from(IDS))
@fair
def test_a_name_that_changes_in_one_place_leaves_no_reference_unnoticed(name: str) -> None:
    lines = [line.replace(f'id = "{name}"', 'id = "somebody_else"') for line in LINES["survey.toml"]]
    with tempfile.TemporaryDirectory() as at:
        wheres = [str(problem.where) for problem in surveys.verify(_spoiled("survey.toml", lines, Path(at)))]
    for language in ("nl", "en"):
        assert any(where.startswith(f"wording.{language}.toml") and where.endswith(name) for where in wheres)
        assert any(where.startswith(f"wording.{language}.toml") and where.endswith("somebody_else") for where in wheres)
    referring = [line for line in LINES["survey.toml"] if re.match(rf'(module|scale) = "{name}"', line)]
    assert sum("at 'module'" in where or "at 'scale'" in where for where in wheres) == len(referring)


@given(place=_positions(r"\S"))
@fair
def test_a_line_that_is_missing_never_crashes_and_never_half_loads(place: tuple[str, int]) -> None:
    file, number = place
    lines = LINES[file][:number] + LINES[file][number + 1 :]
    with tempfile.TemporaryDirectory() as at:
        _usable(_spoiled(file, lines, Path(at)))


@given(place=_positions(r"^\s*[\w-]+ = .+$"), value=st.sampled_from(VALUES))
@fair
def test_a_value_of_another_kind_never_crashes_and_never_half_loads(place: tuple[str, int], value: str) -> None:
    file, number = place
    spoiled = re.sub(r"= .*", lambda _: f"= {value}", LINES[file][number])
    with tempfile.TemporaryDirectory() as at:
        _usable(_spoiled(file, [*LINES[file][:number], spoiled, *LINES[file][number + 1 :]], Path(at)))


@given(written=st.binary(max_size=200), file=st.sampled_from(FILES))
@fair
def test_rubbish_instead_of_a_file_is_refused(written: bytes, file: str) -> None:
    with tempfile.TemporaryDirectory() as at:
        folder = _spoiled(file, [], Path(at))
        (folder / file).write_bytes(written)
        assert not _usable(folder)


def test_brackets_without_end_are_refused() -> None:
    with tempfile.TemporaryDirectory() as at:
        assert not _usable(_spoiled("survey.toml", ["x = " + "[" * 100_000], Path(at)))


def test_a_file_of_another_size_is_refused() -> None:
    with tempfile.TemporaryDirectory() as at:
        assert not _usable(_spoiled("survey.toml", ["#" * 2_000_001], Path(at)))
