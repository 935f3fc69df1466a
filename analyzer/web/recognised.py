"""What was recognised, in words: the codes of a check become what a reader calls them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.model.policy import Policy
from analyzer.model.segment import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analyzer.model.problem import Problem
    from analyzer.model.survey import SegmentationWording, Survey
    from analyzer.text import Text

_LEVELS = ("stop", "ask", "note")


@dataclass(frozen=True, slots=True)
class Message:
    """A problem said in the reader's language."""

    severity: str
    where: str
    message: str
    remedy: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A module, the number of its questions that are in the file, and whether that is enough to say something about it."""

    title: str
    questions: int
    enough: bool


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The survey that was recognised: its title, how many of its questions are in the file, the modules these speak about, and the groups.

    ``groups`` are the titles of the ways to cut the staff, each with the labels that enough people gave to be named.
    """

    title: str
    found: int
    all: int
    modules: tuple[Module, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]


def questionnaire(survey: Survey, check: Mapping[str, Any], language: str) -> Questionnaire:
    """What of a survey is in the file, by a check."""
    wording = survey.wording(language)
    matched = check["matched"]
    counts = {module.id: sum(item.id in matched for item in survey.items_of(module.id)) for module in survey.modules}
    return Questionnaire(
        wording.title,
        sum(item.id in matched for item in survey.items),
        len(survey.items),
        tuple(Module(wording.modules[id].title, n, n >= Policy().min_items) for id, n in counts.items() if n),
        tuple(_group(wording.segmentations[id], labels) for id, labels in (check.get("segments") or {}).items()),
    )


def _group(segmentation: SegmentationWording, labels: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    return segmentation.title, tuple(segmentation.options.get(label, label) for label in labels if label != UNKNOWN)


def said(problems: Iterable[Problem], text: Text) -> list[Message]:
    """Problems in the language of the page, the gravest first."""
    return _gravest_first(
        Message(problem.severity, text.say(problem.where), text.say(problem.message), text.say(problem.remedy), problem.values)
        for problem in problems
    )


def told(check: Mapping[str, Any]) -> list[Message]:
    """The problems of a check, which are in the language already, the gravest first."""
    return _gravest_first(
        Message(each["severity"], each["where"], each["message"], each["remedy"], tuple(each.get("values", ())))
        for each in check["problems"]
    )


def _gravest_first(messages: Iterable[Message]) -> list[Message]:
    return sorted(messages, key=lambda message: _LEVELS.index(message.severity))
