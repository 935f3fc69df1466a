"""The heat map: groups by modules, with the share of people below the norm in each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.advice import ADVISED
from analyzer.report import forms
from analyzer.report.cells import cell, header, hidden
from analyzer.report.document import Column, Fold, Heading, Paragraph, Table
from analyzer.report.sections.hidden import note_under
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.report.document import Block, Cell, Number
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story

STEPS = (0.15, 0.30, 0.50, 0.70)
"""Where a darker step begins. Fixed, so that two reports can be laid side by side and no colour depends on a hidden group."""

SIGNED = (*ADVISED, "not_needed")
"""What a cell has a sign for: a training, or a need that no job has."""

STEP_NAMES = (
    sentence("fewer than about one in seven"),
    sentence("up to three in ten"),
    sentence("up to half"),
    sentence("up to seven in ten"),
    sentence("more than that"),
)


def heat_map(story: Story) -> tuple[Block, ...]:
    """A table per segmentation; combinations of two, where they are shown at all, behind a line. Nothing where no groups were asked for."""
    if not story.crossings:
        return ()
    heading = Heading(story.pen.say("Who needs what"), id="needs")
    explained = Paragraph(
        story.pen.say(
            "Each cell is the estimated share of a group below the norm of a module. The darker, the more people. A sign means an advice."
        )
    )
    tables: list[Block] = []
    for place, by in enumerate(story.crossings, start=1):
        table = _table(story, by, f"needs-{place}")
        tables.append(table if len(by) == 1 else Fold(table.caption.text, (table,)))
    return (heading, explained, *tables)


def _table(story: Story, by: tuple[str, ...], id: str) -> Table:
    names = [story.names.segmentation_inside(name) for name in by]
    rows = (
        _row(story, story.organisation),
        *(_row(story, group) for group in story.by(by)),
        *(_hidden_row(story, story.names.group(segment)) for segment in story.withheld(by)),
    )
    return Table(
        id,
        story.pen.say("Share of people below the norm, by {groups} and module", groups=story.pen.listing(names)),
        (
            Column(" · ".join(story.names.segmentation(name) for name in by)),
            Column(story.text.say("Answers"), numeric=True),
            *(Column(story.names.short(module.id), numeric=True) for module in story.modules),
        ),
        rows,
        note_under(story, rows),
        (*enumerate(story.text.say(name) for name in STEP_NAMES), *_legend(story, rows)),
    )


def _row(story: Story, group: GroupFigures) -> tuple[Cell, ...]:
    first = header(story.names.group(group.segment), story.group_link(group.segment))
    return (first, cell(group.respondents), *(_cell(group, module.id) for module in story.modules))


def _cell(group: GroupFigures, module: str) -> Cell:
    figures = group.module(module)
    if figures.below is None:
        return hidden()
    share = figures.below.value
    form = figures.advice.form
    return cell(share, step(share), form if form in SIGNED else "none")


def step(share: Number) -> int:
    """The step of the colour scale, 0 to 4."""
    return sum(share.value >= edge for edge in STEPS)


def _hidden_row(story: Story, name: str) -> tuple[Cell, ...]:
    return (header(name), *(hidden() for _ in range(1 + len(story.modules))))


def _legend(story: Story, rows: tuple[tuple[Cell, ...], ...]) -> list[tuple[str, str]]:
    """The signs that occur in the table."""
    marks = {cell.mark for row in rows for cell in row}
    legend: list[tuple[str, str]] = [(form, story.text.say(title)) for form, title in forms.LEGEND.items() if form in marks]
    concealed = any(cell.hidden for row in rows for cell in row)
    return [*legend, *([("hidden", story.text.say("not shown"))] if concealed else [])]
