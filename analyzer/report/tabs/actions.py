"""The actions: a line per advised module and group, with columns to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import forms
from analyzer.report.cells import cell, empty, header, place_cells
from analyzer.report.document import Cell, Column, Sheet, Table
from analyzer.report.sections import reasons
from analyzer.report.sections.conditions import ACTIONS, TITLES
from analyzer.report.tabs.rows import all_groups

if TYPE_CHECKING:
    from analyzer.report.figures import GroupFigures, ModuleFigures
    from analyzer.report.story import Story


def actions(story: Story) -> Sheet:
    """What has to come first for everybody, then every advised module of every group, in order."""
    pen, say = story.pen, story.text.say
    rows = (
        *(_arranging(story, group) for group in all_groups(story) for _ in group.found.conditions[:1]),
        *(_training(story, group, module) for group in all_groups(story) for module in group.advised),
    )
    columns = (
        Column(say("Group")),
        Column(say("What")),
        Column(say("Order"), numeric=True),
        Column(say("Form")),
        Column(say("About how many people"), numeric=True),
        Column(say("Margin from"), numeric=True),
        Column(say("Margin to"), numeric=True),
        Column(say("What it takes")),
        Column(say("How sure")),
        Column(say("What comes first")),
    )
    title = pen.say("Actions")
    lines = (
        pen.say("Fill in the last columns yourself. The groups overlap, so do not add the people of different groups."),
        pen.say("Start with a few. What is not clearly needed is not in this list."),
    )
    return Sheet(say("Actions"), title, lines, Table("actions", title, columns, rows), action=True)


def _arranging(story: Story, group: GroupFigures) -> tuple[Cell, ...]:
    names = group.found.conditions
    what = story.pen.together(story.pen.say("{condition}.", condition=TITLES[name]) for name in names)
    how = story.pen.together(story.pen.say(ACTIONS[name]) for name in names)
    return (
        header(story.names.group(group.segment)),
        Cell(what),
        empty(),
        Cell(story.pen.say("Not a training")),
        *(empty(),) * 5,
        Cell(how),
    )


def _training(story: Story, group: GroupFigures, module: ModuleFigures) -> tuple[Cell, ...]:
    takes, grade = reasons.takes(story, module), module.advice.grade
    return (
        header(story.names.group(group.segment)),
        Cell(story.pen.plain(story.names.module(module.id))),
        cell(module.rank) if module.rank else empty(),
        Cell(story.pen.say(forms.TITLES[module.advice.form]), mark=module.advice.form),
        *place_cells(module.places),
        Cell(takes) if takes else empty(),
        Cell(story.pen.say(forms.EVIDENCE[grade])) if grade else empty(),
        Cell(reasons.before(story, group, module)),
    )
