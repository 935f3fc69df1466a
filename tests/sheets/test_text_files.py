from __future__ import annotations

import codecs
import csv
import io
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from analyzer.model.problem import Unreadable
from analyzer.sheets.plain import is_blank
from analyzer.sheets.reading import read

if TYPE_CHECKING:
    from pathlib import Path

TABLE = [
    ["Tijdstempel", "Afdeling", "Café?"],
    ["1-9-2026 9:00:00", "R&D", "Ja; nee"],
    ["2-9-2026 9:00:00", "Zorg, jeugd", 'zei "é"\nen meer'],
]
ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16": b"", "utf-16-le": codecs.BOM_UTF16_LE, "cp1252": b""}


def written(rows: list[list[str]], delimiter: str = ",", quoting: Literal[0, 1, 2, 3] = csv.QUOTE_MINIMAL, ending: str = "\r\n") -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=delimiter, quoting=quoting, lineterminator=ending).writerows(rows)
    return lines.getvalue()


def saved(folder: Path, content: str | bytes, name: str = "export.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert problem.severity == "stop"
    assert str(problem.remedy)
    return str(problem.message)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(tmp_path: Path, encoding: str, delimiter: str, ending: str) -> None:
    rows = [[cell.replace("\n", ending) for cell in row] for row in TABLE]
    sheet = read(saved(tmp_path, ENCODINGS[encoding] + written(rows, delimiter, ending=ending).encode(encoding)))
    assert sheet.rows == rows
    assert sheet.delimiter == delimiter
    assert sheet.encoding == {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(encoding, encoding)


def test_utf_16_without_a_mark(tmp_path: Path) -> None:
    assert read(saved(tmp_path, written(TABLE).encode("utf-16-le"))).rows == TABLE
    assert read(saved(tmp_path, written(TABLE).encode("utf-16-be"))).rows == TABLE


def test_an_old_windows_file_is_read_and_noted(tmp_path: Path) -> None:
    sheet = read(saved(tmp_path, written(TABLE, ";").encode("cp1252")))
    assert sheet.rows == TABLE
    assert "old Windows encoding" in str(sheet.notes[0].message)


def test_a_few_broken_bytes_do_not_spoil_the_rest(tmp_path: Path) -> None:
    content = written([["a", "b"], *([["é" * 40, "ü"]] * 10), ["x", "kapot"]]).encode().replace(b"kapot", b"ka\xffpot")
    sheet = read(saved(tmp_path, content))
    assert sheet.rows[-1] == ["x", "ka\ufffdpot"]
    assert sheet.rows[1] == ["é" * 40, "ü"]
    assert [str(note.message) for note in sheet.notes] == ["1 character could not be read."]


@pytest.mark.parametrize(("cell", "told"), [("Financi?n", True), ("Wat is dat?", False), ("https://example.org/a?b=1", False)])
def test_accents_that_became_question_marks_are_told(tmp_path: Path, cell: str, told: bool) -> None:
    sheet = read(saved(tmp_path, written([["Afdeling", "Antwoord"], *([cell, str(row)] for row in range(6))])))
    assert ("Letters with accents became question marks in the file." in [str(note.message) for note in sheet.notes]) is told


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "\ufeffsep=;", "\ufeff\ufeffsep=;"])
def test_a_line_that_declares_the_delimiter(tmp_path: Path, first: str) -> None:
    sheet = read(saved(tmp_path, first + "\r\na;b\r\n1,5;2,5\r\n"))
    assert sheet.rows == [["a", "b"], ["1,5", "2,5"]]


def test_choices_joined_by_semicolons_do_not_mislead(tmp_path: Path) -> None:
    rows = [["Timestamp", "Which; if any", "Why"], *([["2026/01/05 9:00:00", "A;B;C", "x"], ["2026/01/06 9:00:00", "A;B", "y, z"]] * 20)]
    assert read(saved(tmp_path, written(rows))).delimiter == ","
    assert read(saved(tmp_path, written(rows, quoting=csv.QUOTE_ALL))).rows == rows


def test_decimal_commas_do_not_mislead(tmp_path: Path) -> None:
    rows = [["punt", "uur", "naam"], *([["1,5", "2,5", "x"]] * 20)]
    assert read(saved(tmp_path, written(rows, ";", quoting=csv.QUOTE_NONE))).rows == rows


def test_blank_rows_and_columns_are_left_out_and_places_kept(tmp_path: Path) -> None:
    sheet = read(saved(tmp_path, "\n,,\na,,b\n\u00a0,\u200b,\n1,,2\n,,\n"))
    assert sheet.rows == [["a", "b"], ["1", "2"]]
    assert sheet.place(1, 1) == "C5"


def test_the_line_of_a_row_counts_line_breaks_in_cells(tmp_path: Path) -> None:
    sheet = read(saved(tmp_path, 'a,b\n"x\ny\nz",1\nlast,2\n'))
    assert list(sheet.lines) == [1, 2, 5]


def test_duplicate_headings_are_kept(tmp_path: Path) -> None:
    assert read(saved(tmp_path, "What is it?,What is it?\nx,y\n")).rows[0] == ["What is it?", "What is it?"]


def test_short_rows_are_filled_up_and_blank_cells_beyond_the_headings_cut_off(tmp_path: Path) -> None:
    assert read(saved(tmp_path, "a,b,c\n1\n1,2,3,,\n")).rows == [["a", "b", "c"], ["1", "", ""], ["1", "2", "3"]]


def test_one_row_that_is_too_long_is_left_out_and_named(tmp_path: Path) -> None:
    sheet = read(saved(tmp_path, "a,b\n" + "1,2\n" * 50 + "1,2,3\n"))
    assert len(sheet.rows) == 51
    assert "line 52" in str(sheet.notes[0].message)


def test_many_rows_that_are_too_long_are_refused(tmp_path: Path) -> None:
    assert "50 rows have more cells" in refused(saved(tmp_path, "a,b\n" + "1,2,3\n" * 50))


def test_nul_characters_are_taken_out(tmp_path: Path) -> None:
    content = ("a,b\n" + "some text,more text\n" * 100).encode().replace(b"more text", b"more\x00 text", 1)
    assert read(saved(tmp_path, content)).rows[1] == ["some text", "more text"]


def test_a_very_long_cell_is_read(tmp_path: Path) -> None:
    assert len(read(saved(tmp_path, "a,b\n1," + "x" * 300_000 + "\n")).rows[1][1]) == 300_000


def test_everything_in_the_first_column_is_taken_apart(tmp_path: Path) -> None:
    folded = written([['Timestamp,"What, if any",b'], ['1-9-2026,"x ""y""",2'], ["2-9-2026,z,3"]], ";")
    sheet = read(saved(tmp_path, folded))
    assert sheet.rows == [["Timestamp", "What, if any", "b"], ["1-9-2026", 'x "y"', "2"], ["2-9-2026", "z", "3"]]
    assert "one column" in str(sheet.notes[0].message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t\r\n", "The file is empty."),
        (codecs.BOM_UTF8, "The file is empty."),
        (b";;\n;;\n", "The file is empty."),
        (b"a^b^c\n1^2^3\n", "Only one column was found"),
        (b'a,b\n1,2\n3,"open\nfor,ever\n', "line 3 is never closed"),
        (b"<!DOCTYPE html><table><tr><td>a</td></tr></table>", "a web page"),
        (b"<?xml version='1.0'?><Workbook/>", "an XML file"),
        (b'{"a": 1}', "a JSON file"),
        (b"$FL2@(#) SPSS DATA FILE", "an SPSS file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (bytes(range(256)) * 40, "This is not a text file with a table."),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in refused(saved(tmp_path, content))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing.csv") == "The file cannot be opened."
    assert refused(tmp_path) == "The file cannot be opened."


def test_a_file_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analyzer.sheets.decoding.LARGEST_TEXT", 2**20)
    assert refused(saved(tmp_path, "a,b\n" + "1,2\n" * 2**18)) == "The file is larger than 1 MB."


def test_more_columns_than_a_survey_has(tmp_path: Path) -> None:
    row = ",".join(map(str, range(2001)))
    assert refused(saved(tmp_path, f"{row}\n{row}\n")) == "The table has more than 2,000 columns."


def test_a_file_name_is_shown_without_tricks(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(saved(tmp_path, b"", "answers\u202efdp.csv"))
    assert str(caught.value.problems[0].where) == "File answersfdp.csv"


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=12)
LATIN = st.text(st.sampled_from("abcé ü€Œ,;|\t\"'\n-1"), max_size=12)


@st.composite
def tables(draw: st.DrawFn, cells: st.SearchStrategy[str]) -> list[list[str]]:
    width = draw(st.integers(2, 5))
    headings = [f"Vraag {number}" for number in range(width)]
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8))
    return [headings, *(row for row in rows if not is_blank("".join(row)))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=tables(CELLS), delimiter=st.sampled_from(",;\t|"), quoted=st.booleans())
def test_any_table_reads_back_the_same(tmp_path: Path, rows: list[list[str]], delimiter: str, quoted: bool, encoding: str) -> None:
    if not quoted:
        rows = [[cell.translate(dict.fromkeys(map(ord, ",;\t|"), "_")) for cell in row] for row in rows]
    content = written(rows, delimiter, csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    assert read(saved(tmp_path, content.encode(encoding))).rows == rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=tables(LATIN), delimiter=st.sampled_from(",;\t|"))
def test_any_windows_table_reads_back_the_same(tmp_path: Path, rows: list[list[str]], delimiter: str) -> None:
    content = written(rows, delimiter, csv.QUOTE_ALL).encode("cp1252")
    assume(not _is_utf_8(content))
    assert read(saved(tmp_path, content)).rows == rows


def _is_utf_8(content: bytes) -> bool:
    """Whether bytes with accents are, by chance, those of another text in UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not content.isascii()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(
    start=st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"a,b\n", b"sep=;\n"]),
    content=st.binary(max_size=300),
)
def test_any_bytes_end_in_a_sheet_or_are_refused(tmp_path: Path, start: bytes, content: bytes) -> None:
    with suppress(Unreadable):
        sheet = read(saved(tmp_path, start + content))
        assert len({len(row) for row in sheet.rows}) == 1


def test_choices_joined_by_semicolons_in_every_row_of_a_small_poll(tmp_path: Path) -> None:
    rows = [["Tijdstempel", "Welke media?"], *[[f"1-9-2026 9:0{number}:00", "LinkedIn;X;TikTok"] for number in range(6)]]
    assert read(saved(tmp_path, "".join(f"{','.join(row)}\n" for row in rows).encode())).rows == rows
