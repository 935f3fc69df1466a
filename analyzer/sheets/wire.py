"""Books and refusals as bytes between two processes: JSON and bare numbers, never anything that runs when it is read.

The process that opens files of strangers may be taken over by one of them, so everything it says is checked.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.model.problem import Problem
from analyzer.sheets.book import Book
from analyzer.sheets.sheet import Sheet
from analyzer.sheets.texts import Texts
from analyzer.text import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from numpy.typing import NDArray

LARGEST = 2**30

_LENGTH = 8
_WHOLE = re.compile(r"(?:[^{}]|\{[a-z_]+\})*")
_SEVERITIES = ("stop", "ask", "note")


def send(stream: BinaryIO, *parts: bytes | memoryview) -> None:
    """Write these parts as one message."""
    stream.write(sum(len(part) for part in parts).to_bytes(_LENGTH, "little"))
    stream.writelines(parts)
    stream.flush()


def received(stream: BinaryIO) -> bytes:
    """The next message. Raises EOFError when the other side ended, and ValueError for one that is too long."""
    length = int.from_bytes(_exactly(stream, _LENGTH), "little")
    if length > LARGEST:
        raise ValueError(f"the message has {length} bytes; at most {LARGEST} are taken")
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def send_book(stream: BinaryIO, book: Book) -> None:
    """A book as two messages: what is in it, and the numbers of its rows and texts."""
    header = {"sheets": [_told(sheet) for sheet in book.sheets], "hidden": book.hidden, "notes": _told_problems(book.notes)}
    numbers = [np.ascontiguousarray(column, np.int32).view(np.uint8) for sheet in book.sheets for column in _numbers(sheet)]
    send(stream, json.dumps(header).encode())
    send(stream, *(column.data for column in numbers))


def send_refusal(stream: BinaryIO, problems: Sequence[Problem]) -> None:
    """Why there is no book."""
    send(stream, json.dumps({"problems": _told_problems(problems)}).encode())


def _told(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "height": sheet.height,
        "columns": list(sheet.columns),
        "distinct": [column.distinct for column in sheet.texts],
        "notes": _told_problems(sheet.notes),
        "encoding": sheet.encoding,
        "delimiter": sheet.delimiter,
    }


def _numbers(sheet: Sheet) -> Iterator[NDArray[np.int32]]:
    yield np.asarray(sheet.lines, np.int32)
    for column in sheet.texts:
        yield column.codes


def _told_problems(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [
        {
            "severity": problem.severity,
            "where": _told_place(problem.where),
            "message": _told_place(problem.message),
            "remedy": _told_place(problem.remedy),
            "values": list(problem.values),
        }
        for problem in problems
    ]


def _told_place(value: object) -> object:
    if isinstance(value, Sentence):
        return {"say": value.message, "plural": value.plural, "places": {name: _told_place(place) for name, place in value.places.items()}}
    return [_told_place(part) for part in value] if isinstance(value, (list, tuple)) else value


def book_of(header: Any, numbers: bytes) -> Book:
    """A book as `send_book` told it. Raises ValueError, TypeError or KeyError for one that is not whole."""
    rest = _Numbers(np.frombuffer(numbers, np.int32))
    sheets = tuple(_sheet(told, rest) for told in header["sheets"])
    if not sheets or len(rest.left):
        raise ValueError("the book has no sheets, or more numbers than cells")
    return Book(sheets, tuple(_text(name) for name in header["hidden"]), problems_of(header["notes"]))


@dataclass(slots=True)
class _Numbers:
    """Numbers that are taken from the front."""

    left: NDArray[np.int32]

    def take(self, count: int, most: int) -> NDArray[np.int32]:
        """The next ones, all of them from 0 to below ``most``."""
        taken, self.left = self.left[:count], self.left[count:]
        if len(taken) != count or (count and (taken.min() < 0 or taken.max() >= most)):
            raise ValueError("numbers are missing, or are out of bounds")
        return taken


def _sheet(told: Any, rest: _Numbers) -> Sheet:
    height = int(told["height"])
    lines = rest.take(height, 2**31 - 1).tolist()
    texts = tuple(_column(distinct, rest, height) for distinct in told["distinct"])
    columns = [int(number) for number in told["columns"]]
    if height < 1 or len(columns) != len(texts):
        raise ValueError("the sheet has no rows, or other columns than texts")
    return Sheet(_text(told["name"]), texts, lines, columns, problems_of(told["notes"]), _text(told["encoding"]), _text(told["delimiter"]))


def _column(distinct: list[str], rest: _Numbers, height: int) -> Texts:
    if not all(type(text) is str for text in distinct) or len(set(distinct)) != len(distinct):
        raise TypeError("a column holds something else than texts, or the same text twice")
    return Texts(distinct, rest.take(height, len(distinct)))


def problems_of(told: Any) -> tuple[Problem, ...]:
    """Problems as they were sent. Raises ValueError, TypeError or KeyError for what are none."""
    return tuple(_problem(one) for one in told)


def _problem(told: Any) -> Problem:
    if told["severity"] not in _SEVERITIES:
        raise ValueError("a problem stops, asks or notes")
    where, message, remedy = (_sentence(told[part]) for part in ("where", "message", "remedy"))
    return Problem(told["severity"], where, message, remedy, tuple(_text(value) for value in told["values"]))


def _sentence(told: Any) -> Sentence:
    """A sentence of which every place is a plain name: a place such as ``{n.real}`` would look into the program."""
    plural = None if told["plural"] is None else _text(told["plural"])
    for form in (_text(told["say"]), plural or ""):
        if not _WHOLE.fullmatch(form):
            raise ValueError("a sentence has a place that is no name")
    return Sentence(told["say"], plural, {_text(name): _place(place) for name, place in told["places"].items()})


def _place(told: Any) -> object:
    if isinstance(told, dict):
        return _sentence(told)
    if isinstance(told, list):
        return [_place(part) for part in told]
    return told if isinstance(told, (str, int, float)) else _text(told)


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise TypeError(f"a text was expected, not {type(told).__name__}")
    return told
