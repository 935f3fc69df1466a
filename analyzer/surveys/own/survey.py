"""From the rows of a survey workbook to a survey like any other."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from analyzer.model.survey import (
    Item,
    ItemWording,
    Module,
    ModuleWording,
    Segmentation,
    SegmentationWording,
    Survey,
    TrainingForm,
    Wording,
)
from analyzer.sheets.plain import plain
from analyzer.sheets.sheet import column_name
from analyzer.surveys.own.words import MOST_GROUPS, SEGMENTATIONS, declines, looked_up, word
from analyzer.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.surveys.own.quiz import Course, Own, Row

_LONGEST = 50
_DECLINED = "rather_not_say"
_EVERYBODY = ("*",)


def as_survey(own: Own) -> Survey:
    """The survey of a workbook in which no fault was found.

    What somebody wrote is not translated: both languages have the same texts, the language of the workbook first.
    """
    modules = dict(zip((looked_up(course.title) for course in own.courses), _ids(course.title for course in own.courses), strict=True))
    asked = [row for row in own.rows if row.use == "question"]
    items = {f"own-question-{number}": row for number, row in enumerate(asked, 1)}
    segments = _segments(own)
    languages = (own.language, *(language for language in LANGUAGES if language != own.language))
    return Survey(
        id=slug(own.title),
        version=str(own.checked),
        languages=languages,
        segmentations=tuple(Segmentation(id, _level_ids(row)) for id, row in segments.items()),
        modules=tuple(_module(course, modules[looked_up(course.title)]) for course in own.courses),
        scales=(),
        items=tuple(_item(id, row, modules[looked_up(row.course)], own) for id, row in items.items()),
        wordings={language: _wording(language, own, modules, items, segments) for language in languages},
    )


def _segments(own: Own) -> dict[str, Row]:
    """What divides people, by the name of its segmentation: the department and the level first, then the other groups as they come."""
    named: dict[str, Row] = {row.use: row for row in own.rows if row.use in SEGMENTATIONS}
    others = [row for row in own.rows if row.use == "group"][:MOST_GROUPS]
    numbered = {"group" if number == 1 else f"group-{number}": row for number, row in enumerate(others, 1)}
    return {use: named[use] for use in SEGMENTATIONS if use in named} | numbered


def slug(text: str) -> str:
    """A name of letters, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:_LONGEST].strip("-") or "own"


def _ids(titles: Iterable[str]) -> list[str]:
    """A name for each title, a number behind it where it would be the name of another."""
    given: list[str] = []
    for title in titles:
        begin, number = slug(title), 1
        while (begin if number == 1 else f"{begin}-{number}") in given:
            number += 1
        given.append(begin if number == 1 else f"{begin}-{number}")
    return given


def _letters(count: int) -> tuple[str, ...]:
    """a, b, c … as the names of so many answers."""
    return tuple(column_name(number).lower() for number in range(1, count + 1))


def _level_ids(row: Row) -> tuple[str, ...]:
    """Names for the answers that are levels; declining has a name of its own, by which it is no level. None for departments."""
    if row.use != "level":
        return ()
    declined = next((answer for answer in row.answers if declines(answer)), None)
    letters = zip(_letters(len(row.answers)), row.answers, strict=True)
    return tuple(_DECLINED if answer == declined else letter for letter, answer in letters)


def _module(course: Course, id: str) -> Module:
    return Module(id, course.norm / 100, _EVERYBODY, (), (TrainingForm(course.form, course.hours, course.least, course.most),))


def _item(id: str, row: Row, module: str, own: Own) -> Item:
    options = {plain(answer): letter for answer, letter in zip(row.answers, _letters(len(row.answers)), strict=True)}
    return Item(
        id=id,
        kind="multiple" if row.several else "single",
        options=tuple(options.values()),
        module=module,
        tier="basic",
        key=tuple(options[plain(answer)] for answer in row.right),
        dont_know=options[plain(row.dont_know)] if row.dont_know else None,
        verified=own.checked,
    )


def _wording(language: str, own: Own, modules: dict[str, str], items: dict[str, Row], segments: dict[str, Row]) -> Wording:
    return Wording(
        language=language,
        title=own.title,
        intro="",
        items={id: ItemWording(row.question, dict(zip(_letters(len(row.answers)), row.answers, strict=True))) for id, row in items.items()},
        modules={modules[looked_up(course.title)]: ModuleWording(course.title) for course in own.courses},
        scales={},
        segmentations={id: _segmentation(row, language) for id, row in segments.items()},
    )


def _segmentation(row: Row, language: str) -> SegmentationWording:
    """Other groups are called what they were asked by."""
    title = word(SEGMENTATIONS[row.use], language) if row.use in SEGMENTATIONS else row.question.rstrip(" ?:.") or row.question
    return SegmentationWording(title, row.question, dict(zip(_level_ids(row), row.answers, strict=False)))
