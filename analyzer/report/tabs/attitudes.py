"""The attitudes: a line per group and subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.cells import cell, edge_cell, hidden, margin_cells
from analyzer.report.document import Cell, Column, Sheet, Table
from analyzer.report.sections.hidden import note_under
from analyzer.report.tabs.rows import all_groups, all_withheld, group_cells, group_columns

if TYPE_CHECKING:
    from analyzer.model.segment import Segment
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def attitudes(story: Story) -> Sheet:
    """How many people agree with what helps or hinders."""
    say = story.text.say
    rows = (
        *(_row(story, group, scale.id) for group in all_groups(story) for _, scale in story.scales(group.segment.by)),
        *(_hidden_row(story, segment, scale.id) for segment in all_withheld(story) for _, scale in story.scales(segment.by)),
    )
    columns = (
        *group_columns(story),
        Column(say("Subject")),
        Column(say("What agreeing means")),
        Column(say("People who agree"), numeric=True),
        Column(say("People who were asked"), numeric=True),
        Column(say("Share who agree"), numeric=True),
        Column(say("Margin from"), numeric=True),
        Column(say("Margin to"), numeric=True),
    )
    title = story.pen.say("What helps and what hinders, per group")
    lines = (story.pen.say("What is said about one person, such as a manager, is only shown for everybody and by level."),)
    return Sheet(say("Attitudes"), title, lines, Table("attitudes", title, columns, rows, note_under(story, rows)))


def _row(story: Story, group: GroupFigures, scale: str) -> tuple[Cell, ...]:
    figures = group.scale(scale)
    return (
        *group_cells(story, group.segment),
        *_subject(story, scale),
        edge_cell(story.pen, figures),
        cell(figures.asked),
        *margin_cells(figures.share),
    )


def _hidden_row(story: Story, segment: Segment, scale: str) -> tuple[Cell, ...]:
    return (*group_cells(story, segment), *_subject(story, scale), *(hidden(),) * 5)


def _subject(story: Story, scale: str) -> tuple[Cell, Cell]:
    return Cell(story.pen.plain(story.names.scale(scale))), Cell(story.pen.plain(story.names.agreeing(scale)))
