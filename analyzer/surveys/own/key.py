"""The survey workbook of a survey that exists, so that its questions and right answers can be looked at and changed in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.surveys.own.quiz import Course, Own, Row
from analyzer.surveys.own.words import MOST_GROUPS, SEGMENTATIONS
from analyzer.surveys.own.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.model.survey import Item, Module, Survey, Wording


def key(survey: Survey, language: str) -> bytes:
    """The workbook of a survey in one language.

    `load` reads the same questions, right answers, courses and norms from it. Left out is what has no place in the workbook: scales (their
    statements stand there as not used), which roles need a module and in which order, all but the first way in which it is given, earlier
    right answers, sources, and the other languages. Questions whose answer nobody checked stand there as not used.
    """
    wording = survey.wording(language)
    checked = min((item.verified for item in survey.items if item.module and item.verified), default=None)
    rows = (*_segmentations(survey, wording), *(_item(item, survey, wording) for item in survey.items))
    return write(Own(wording.title, checked, language, rows, tuple(_course(module, wording) for module in survey.modules)))


def _segmentations(survey: Survey, wording: Wording) -> Iterator[Row]:
    others = [segmentation.id for segmentation in survey.segmentations if segmentation.id not in SEGMENTATIONS]
    for segmentation in survey.segmentations:
        asked = wording.segmentations[segmentation.id]
        answers = tuple(asked.options[option] for option in segmentation.options)
        if segmentation.id == "department":
            yield Row(asked.text or asked.title, "department")
        elif segmentation.id == "level":
            yield Row(asked.text or asked.title, "level", answers=answers)
        else:
            yield Row(asked.text or asked.title, "group" if segmentation.id in others[:MOST_GROUPS] else "unused", answers=answers)


def _item(item: Item, survey: Survey, wording: Wording) -> Row:
    said = wording.items[item.id]
    answers = tuple(said.options[option] for option in item.options)
    if item.module is None or item.verified is None:
        return Row(said.text, "unused", several=item.kind == "multiple", answers=answers)
    most = max(item.score.values(), default=0)
    right = item.key or tuple(option for option, points in item.score.items() if points == most)
    return Row(
        question=said.text,
        use="question",
        course=wording.modules[survey.module(item.module).id].title,
        right=tuple(said.options[option] for option in right),
        dont_know=said.options[item.dont_know] if item.dont_know else "",
        several=item.kind == "multiple",
        answers=answers,
    )


def _course(module: Module, wording: Wording) -> Course:
    """The first way in which the module is given that the workbook has a word for."""
    title, norm = wording.modules[module.id].title, round(100 * module.cut_score)
    for given in module.forms:
        if given.form == "workshop" or given.form == "self_paced":  # noqa: PLR1714 - narrows the type, which a set would not
            return Course(title, norm, given.form, given.hours, given.min, given.max)
    return Course(title, norm)
