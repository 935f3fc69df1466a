"""The modules: a line per group and module, with every figure by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import forms
from analyzer.report.cells import cell, edge_cell, empty, hidden, margin_cells, place_cells
from analyzer.report.document import Cell, Column, Sheet, Table
from analyzer.report.sections.heat_map import step
from analyzer.report.sections.hidden import note_under
from analyzer.report.tabs.rows import all_groups, all_withheld, group_cells, group_columns

if TYPE_CHECKING:
    from analyzer.model.segment import Segment
    from analyzer.model.survey import Module
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def modules(story: Story) -> Sheet:
    """Every figure about knowledge, and the advice that follows."""
    say = story.text.say
    rows = (
        *(_row(story, group, module) for group in all_groups(story) for module in story.modules),
        *(_hidden_row(story, segment, module) for segment in all_withheld(story) for module in story.modules),
    )
    columns = (
        *group_columns(story),
        Column(say("Answered"), numeric=True),
        Column(say("Module")),
        Column(say("Answers right"), numeric=True),
        Column(say("Answers given"), numeric=True),
        Column(say("Don't know"), numeric=True),
        Column(say("Average right"), numeric=True),
        Column(say("Average right, from"), numeric=True),
        Column(say("Average right, to"), numeric=True),
        Column(say("Norm"), numeric=True),
        Column(say("Below the norm"), numeric=True),
        Column(say("Below the norm, from"), numeric=True),
        Column(say("Below the norm, to"), numeric=True),
        Column(say("Advice")),
        Column(say("How sure")),
        Column(say("Order"), numeric=True),
        Column(say("About how many people"), numeric=True),
        Column(say("People, from"), numeric=True),
        Column(say("People, to"), numeric=True),
    )
    title = story.pen.say("Knowledge per group and module")
    lines = (story.pen.say("Shares are estimates with a margin. Counts are exact."),)
    return Sheet(say("Modules"), title, lines, Table("modules", title, columns, rows, note_under(story, rows)))


def _row(story: Story, group: GroupFigures, module: Module) -> tuple[Cell, ...]:
    figures = group.module(module.id)
    advice, below = figures.advice, figures.below
    return (
        *group_cells(story, group.segment),
        cell(group.respondents),
        Cell(story.pen.plain(story.names.module(module.id))),
        edge_cell(story.pen, figures),
        cell(figures.shown),
        cell(figures.dont_know),
        *margin_cells(figures.mean),
        cell(story.norm(module)),
        cell(below.value, step(below.value)) if below else hidden(),
        *margin_cells(below)[1:],
        Cell(story.pen.say(forms.title(advice)), mark=advice.form),
        Cell(story.pen.say(forms.EVIDENCE[advice.grade])) if advice.grade else empty(),
        cell(figures.rank) if figures.rank else empty(),
        *place_cells(figures.places),
    )


def _hidden_row(story: Story, segment: Segment, module: Module) -> tuple[Cell, ...]:
    return (
        *group_cells(story, segment),
        hidden(),
        Cell(story.pen.plain(story.names.module(module.id))),
        *(hidden(),) * 6,
        cell(story.norm(module)),
        *(hidden(),) * 3,
        Cell(story.pen.say(forms.TITLES["not_shown"]), mark="not_shown"),
        *(empty(),) * 5,
    )
