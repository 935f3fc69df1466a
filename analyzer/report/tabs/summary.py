"""The summary: what this is, the main finding, and a line per group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.cells import cell, empty, hidden
from analyzer.report.document import Cell, Column, Sheet, Table
from analyzer.report.sections import headline
from analyzer.report.sections.hidden import note_under
from analyzer.report.sections.overview import response, without_advice
from analyzer.report.tabs.rows import all_groups, all_withheld, group_cells, group_columns

if TYPE_CHECKING:
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def summary(story: Story) -> Sheet:
    """The first tab."""
    pen, say = story.pen, story.text.say
    heading, standfirst = headline.of_index(story)
    rows = (
        *(_row(story, group) for group in all_groups(story)),
        *((*group_cells(story, segment), hidden(), hidden(), hidden(), hidden()) for segment in all_withheld(story)),
    )
    columns = (
        *group_columns(story),
        Column(say("Answers"), numeric=True),
        Column(say("Response")),
        Column(say("Start with")),
        Column(say("Later")),
    )
    lines = (
        standfirst,
        pen.say("Every tab holds one table that you can filter. The tab with actions is for you to fill in."),
        pen.say("This workbook shows all groups. It is for HR, for whoever plans the trainings, and for the management."),
    )
    return Sheet(say("Summary"), heading, lines, Table("summary", heading, columns, rows, note_under(story, rows)))


def _row(story: Story, group: GroupFigures) -> tuple[Cell, ...]:
    first, later = (story.pen.plain("; ".join(story.names.module(id) for id in ids)) for ids in (group.found.first, group.found.later))
    share = response(story, group)
    start = Cell(first) if group.found.first else without_advice(story, group)
    return (*group_cells(story, group.segment), cell(group.respondents), Cell(share) if share else empty(), start, Cell(later))
