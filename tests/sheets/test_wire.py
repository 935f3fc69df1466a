from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.model.problem import Problem
from analyzer.sheets import wire
from analyzer.sheets.book import Book
from analyzer.sheets.sheet import squared
from analyzer.text import Sentence, sentence

NOTE = Problem(
    "note", sentence("File {file}", file="a.xlsx"), sentence("{n} row", "{n} rows", n=2), sentence("Do {what}.", what=["a", "b"])
)


def over_the_wire(book: Book) -> Book:
    line = io.BytesIO()
    wire.send_book(line, book)
    line.seek(0)
    return wire.book_of(json.loads(wire.received(line)), wire.received(line))


@given(st.lists(st.lists(st.text(max_size=4), min_size=3, max_size=3), min_size=1, max_size=6))
def test_a_book_arrives_as_it_was_sent(rows: list[list[str]]) -> None:
    sheet = squared("Blad 1", list(enumerate([["a", "", "b"], *rows], 4)), (NOTE,), "utf-8", ";")
    arrived = over_the_wire(Book((sheet, sheet), ("verborgen",), (NOTE, NOTE)))
    for found in arrived.sheets:
        assert (found.rows, list(found.lines), list(found.columns)) == (sheet.rows, list(sheet.lines), list(sheet.columns))
        assert (found.name, found.notes, found.encoding, found.delimiter) == ("Blad 1", (NOTE,), "utf-8", ";")
    assert (arrived.hidden, arrived.notes) == (("verborgen",), (NOTE, NOTE))


def test_a_sentence_in_a_sentence_arrives() -> None:
    line = io.BytesIO()
    problem = Problem("stop", sentence("x"), sentence("This is {what}.", what=sentence("a PDF")), sentence("y"), ("v",))
    wire.send_refusal(line, [problem])
    line.seek(0)
    assert wire.problems_of(json.loads(wire.received(line))["problems"]) == (problem,)


def test_a_line_that_breaks_off_is_an_end() -> None:
    with pytest.raises(EOFError):
        wire.received(io.BytesIO((9).to_bytes(8, "little") + b"too few"))


def test_a_message_of_endless_length_is_not_read() -> None:
    with pytest.raises(ValueError, match="at most"):
        wire.received(io.BytesIO((2**40).to_bytes(8, "little")))


@pytest.mark.parametrize("spoiled", ["{n.__class__}", "{n!r}", "{0}", "{", "{n:>9}", "{}"])
def test_a_sentence_cannot_look_into_the_program(spoiled: str) -> None:
    line = io.BytesIO()
    wire.send_refusal(line, [Problem("stop", sentence("x"), Sentence(spoiled, None, {"n": 1}), sentence("y"))])
    line.seek(0)
    with pytest.raises(ValueError, match="no name"):
        wire.problems_of(json.loads(wire.received(line))["problems"])


@pytest.mark.parametrize("numbers", [b"", b"\x07\x00\x00\x00" * 6, b"\xff\xff\xff\xff" * 6, bytes(4 * 7)])
def test_numbers_that_do_not_fit_are_not_believed(numbers: bytes) -> None:
    told = {"name": "x", "height": 2, "columns": [1, 2], "distinct": [["a"], ["b"]], "notes": [], "encoding": "", "delimiter": ""}
    with pytest.raises(ValueError, match="numbers"):
        wire.book_of({"sheets": [told], "hidden": [], "notes": []}, numbers)


@pytest.mark.parametrize("distinct", [["a", "a"], ["a", 1]])
def test_texts_that_are_none_are_not_believed(distinct: list[object]) -> None:
    told = {"name": "x", "height": 1, "columns": [1], "distinct": [distinct], "notes": [], "encoding": "", "delimiter": ""}
    with pytest.raises(TypeError):
        wire.book_of({"sheets": [told], "hidden": [], "notes": []}, bytes(8))
