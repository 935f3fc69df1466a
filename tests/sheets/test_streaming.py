from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.model.problem import Unreadable
from analyzer.sheets import large, streaming
from analyzer.sheets.reading import read
from analyzer.sheets.streaming import Stream
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analyzer.sheets.sheet import Sheet

ROWS = [["Tijdstempel", "Afdeling", "Vraag"], *([f"{number}", "HR é", 'een "ja",\nof nee'] for number in range(2_000))]


def written(path: Path, rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> Path:
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    path.write_bytes(lines.getvalue().encode(encoding))
    return path


def all_rows(table: Sheet | Stream, begin: int = 0, only: Sequence[int] | None = None) -> list[list[str]]:
    blocks = table.blocks(begin, only)
    return [list(row) for block in blocks for row in zip(*(column.cells() for column in block.columns), strict=True)]


@pytest.fixture
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text file is a large one, and is read in small blocks."""
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(streaming, "BLOCK", 4_096)


@pytest.mark.usefixtures("_tiny")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_large_file_gives_the_rows_of_a_small_one(tmp_path: Path, encoding: str, delimiter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.csv", ROWS, delimiter, encoding, "\n")
    streamed = read(path)
    assert isinstance(streamed, Stream)
    assert all_rows(streamed) == ROWS
    assert all_rows(streamed, 1) == ROWS[1:], "it can be read again"
    monkeypatch.setattr(large, "LARGE", 2**30)
    whole = read(path)
    assert not isinstance(whole, Stream)
    assert (all_rows(whole), whole.head) == (ROWS, streamed.head)


@pytest.mark.usefixtures("_tiny")
def test_columns_that_are_not_wanted_are_not_read(tmp_path: Path) -> None:
    streamed = read(written(tmp_path / "a.csv", ROWS))
    assert all_rows(streamed, 1, [1]) == [["", row[1], ""] for row in ROWS[1:]]


@pytest.mark.usefixtures("_tiny")
def test_rows_of_another_length_are_filled_up_or_counted(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ROWS)
    with path.open("a", encoding="utf-8") as target:
        target.write("a,b\na,b,c,\na,b,c,d\n")
    streamed = read(path)
    assert isinstance(streamed, Stream)
    assert all_rows(streamed) == [*ROWS, ["a", "b", ""], ["a", "b", "c"]]
    assert streamed.too_long == 1


@pytest.mark.usefixtures("_tiny")
def test_a_delimiter_can_be_declared(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ROWS, ";")
    path.write_bytes(b"\xef\xbb\xbfsep=;\n" + path.read_bytes())
    assert all_rows(read(path)) == ROWS


@pytest.mark.usefixtures("_tiny")
@pytest.mark.parametrize("break_off", [b'"', b'"a","b'])
def test_a_broken_file_is_refused(tmp_path: Path, break_off: bytes) -> None:
    path = written(tmp_path / "a.csv", ROWS)
    path.write_bytes(path.read_bytes() + break_off + b"x,y,z\n" * 3_000)
    with pytest.raises(Unreadable):
        all_rows(read(path))


@pytest.mark.usefixtures("_tiny")
def test_a_file_that_changed_in_between_is_refused(tmp_path: Path) -> None:
    streamed = read(written(tmp_path / "a.csv", ROWS))
    written(tmp_path / "a.csv", ROWS[:50])
    with pytest.raises(Unreadable, match="changed"):
        all_rows(streamed)


@pytest.mark.usefixtures("_tiny")
def test_many_rows_of_another_length_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ROWS)
    with path.open("a", encoding="utf-8") as target:
        target.write("a,b\n" * 100)
    with pytest.raises(Unreadable, match="another number of cells"):
        all_rows(read(path))


CELLS = st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cf"]), max_size=12)
TABLES = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=3, max_size=60))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TABLES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
def test_any_table_reads_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], sign: str, encoding: str
) -> None:
    rows = [[f"Vraag {number}" for number in range(len(table[0]))], *table, *[["x"] * len(table[0])] * 60]
    path = written(tmp_path_factory.mktemp("any") / "a.csv", rows, sign, encoding)
    used = "utf-8" if encoding.startswith("utf-8") or path.read_bytes().isascii() else "cp1252"
    found = large.stream(path, sentence("x"))
    assert found is not None
    assert found.encoding in {used, "utf-8"}
    assert all_rows(found) == rows
