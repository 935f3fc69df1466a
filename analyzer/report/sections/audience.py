"""The audience of a module: which groups it is for, in which form, and how many people to expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import forms
from analyzer.report.cells import cell, empty, header, place_cells, value_cell
from analyzer.report.document import Cell, Column, Heading, Paragraph, Table
from analyzer.report.sections import reasons
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.model.survey import Module
    from analyzer.report.document import Block
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


PLACES = (sentence("About how many people"), sentence("Margin from"), sentence("Margin to"))
"""The columns with how many people to expect, where the size of any group is known."""


def audience(story: Story, module: Module) -> tuple[Block, ...]:
    """The groups that this module is advised to, and what it takes to give it."""
    groups = advised(story, module)
    say = story.text.say
    sized = any(group.module(module.id).places for group in groups)
    rows = tuple(_row(story, group, module, sized=sized) for group in groups)
    table = Table(
        "audience-table",
        story.pen.say("Who this module is for"),
        (
            Column(say("Group")),
            Column(say("Form")),
            *(Column(say(name), numeric=True) for name in (PLACES if sized else ())),
            Column(say("Below the norm"), numeric=True),
            Column(say("What it takes")),
            Column(say("Its place in the order"), numeric=True),
        ),
        rows,
    )
    absent = story.pen.say("A group that is not in this table is not advised this module, or nothing can be shown of it.")
    overlap = story.pen.say("Groups overlap: somebody in a department also has a level. Do not add the people of different groups.")
    below = story.pen.together((absent, overlap if len(rows) > 1 else None))
    return (Heading(story.pen.say("For whom"), id="audience"), table, Paragraph(below, "small"))


def advised(story: Story, module: Module) -> list[GroupFigures]:
    """The groups that a module is advised to, the organisation first if it is one of them."""
    everybody = [story.organisation, *(group for by in story.crossings for group in story.by(by))]
    return [group for group in everybody if group.module(module.id).advice.advised]


def _row(story: Story, group: GroupFigures, module: Module, *, sized: bool) -> tuple[Cell, ...]:
    figures = group.module(module.id)
    takes = reasons.takes(story, figures)
    return (
        header(story.names.group(group.segment), story.group_link(group.segment)),
        Cell(story.pen.say(forms.TITLES[figures.advice.form]), mark=figures.advice.form),
        *(place_cells(figures.places) if sized else ()),
        value_cell(figures.below),
        Cell(takes) if takes else empty(),
        cell(figures.rank) if figures.rank else empty(),
    )
