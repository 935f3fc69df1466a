"""The questions: a line per knowledge question, over the whole organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.cells import cell, empty, header
from analyzer.report.document import Cell, Column, Sheet, Table
from analyzer.report.sections.hidden import note_under
from analyzer.report.sections.questions import OUTCOMES, right_answers, source

if TYPE_CHECKING:
    from analyzer.model.survey import Module
    from analyzer.report.figures import ItemFigures
    from analyzer.report.story import Story


def items(story: Story) -> Sheet:
    """Every question with its right answer, its source, and how many had it right."""
    say = story.text.say
    rows = tuple(_row(story, module, figures) for module in story.modules for figures in story.items(module.id))
    columns = (
        Column(say("Question")),
        Column(say("Module")),
        Column(say("Right answer")),
        Column(say("People who were asked"), numeric=True),
        Column(say("Right"), numeric=True),
        Column(say("Don't know"), numeric=True),
        Column(say("Wrong or left open"), numeric=True),
        Column(say("Share right"), numeric=True),
        Column(say("Share don't know"), numeric=True),
        Column(say("Share wrong or left open"), numeric=True),
        Column(say("Why")),
        Column(say("Source")),
    )
    title = story.pen.say("Answers per question, for the whole organisation")
    lines = (story.pen.say("Single questions are shown for the whole organisation only."),)
    return Sheet(say("Questions"), title, lines, Table("questions", title, columns, rows, note_under(story, rows)))


def _row(story: Story, module: Module, figures: ItemFigures) -> tuple[Cell, ...]:
    item = story.findings.survey.item(figures.found.id)
    where = source(story, item)
    return (
        header(story.names.question(item)),
        Cell(story.pen.plain(story.names.module(module.id))),
        Cell(story.pen.plain(right_answers(story, item))),
        cell(figures.shown),
        *(cell(figures.count(outcome)) for outcome in OUTCOMES),
        *(cell(share) for share in figures.shares or (None, None, None)),
        Cell(story.pen.plain(story.names.wording.items[item.id].fact)),
        Cell(where) if where else empty(),
    )
