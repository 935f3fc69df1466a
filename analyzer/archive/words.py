"""Problems in JSON: said in every language, and what it takes to say them again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from analyzer.archive.checked import maybe, one_of, text, texts
from analyzer.model.problem import Problem, Severity
from analyzer.text import LANGUAGES, Sentence, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = ("where", "message", "remedy")


def told(problem: Problem) -> dict[str, Any]:
    """A problem as JSON; each of its sentences in all languages, with its places."""
    said = {part: _said(getattr(problem, part)) for part in PARTS}
    return {"severity": problem.severity, **said, "values": list(problem.values)}


def recalled(written: Mapping[str, Any]) -> Problem:
    """The problem that was told. Raises ValueError, KeyError or TypeError where it is something else."""
    where, message, remedy = (_sentence(written[part]) for part in PARTS)
    return Problem(one_of(Severity, written["severity"]), where, message, remedy, texts(written["values"]))


def _said(sentence: Sentence) -> dict[str, Any]:
    return {**_parts(sentence), **{language: Text(language).say(sentence) for language in LANGUAGES}}


def _parts(sentence: Sentence) -> dict[str, Any]:
    places = {name: _place(value) for name, value in sentence.places.items()}
    return {"message": sentence.message, "plural": sentence.plural, "places": places}


def _place(value: object) -> object:
    if isinstance(value, Sentence):
        return {"sentence": _parts(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, (tuple, list)):
        return [_place(part) for part in value]
    return value if isinstance(value, (str, int, float)) else str(value)


def _sentence(written: Mapping[str, Any]) -> Sentence:
    places = {text(name): _value(value) for name, value in written["places"].items()}
    sentence = Sentence(text(written["message"]), maybe(text, written["plural"]), places)
    Text("en").say(sentence)  # a place that is missing shows here, not on a page
    return sentence


def _value(written: Any) -> object:
    if isinstance(written, dict):
        return date.fromisoformat(written["date"]) if "date" in written else _sentence(written["sentence"])
    if isinstance(written, list):
        return tuple(_value(part) for part in written)
    if not isinstance(written, (str, int, float)):
        raise TypeError(f"{written!r} cannot stand in a sentence")
    return written
