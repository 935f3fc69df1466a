"""Attitudes: how many people agree with what helps or hinders, as a chart for one group and as a table over all groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.charts import agreement as drawing
from analyzer.report.cells import cell, counted, header, hidden, margin_cells, span, value_cell
from analyzer.report.document import Cell, Chart, Column, Fold, Heading, Paragraph, Table
from analyzer.report.sections.conditions import SCALES, agreeing
from analyzer.report.sections.hidden import note_under
from analyzer.report.sections.need import numbers

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.figures import GroupFigures, Margin, ScaleFigures
    from analyzer.report.story import Story


def attitudes(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """The scales of one group, beside the whole organisation; nothing where the survey asks none."""
    scales = [group.scale(scale.id) for _, scale in story.scales(group.segment.by)]
    if not scales:
        return ()
    heading = Heading(story.pen.say("What helps and what hinders"), id="attitudes")
    known = [scale for scale in scales if scale.share]
    if not known:
        return (heading, Paragraph(story.pen.say("Nothing can be shown here.")))
    return (heading, _chart(story, group, known, _table(story, group, scales)))


def attitudes_by_group(story: Story) -> tuple[Block, ...]:
    """The scales of all groups, a table per segmentation."""
    tables: list[Block] = []
    for place, by in enumerate(story.crossings, start=1):
        if story.scales(by):
            table = _group_table(story, by, f"attitudes-{place}")
            tables.append(Fold(table.caption.text, (table,)))
    return tuple(tables)


def _chart(story: Story, group: GroupFigures, known: list[ScaleFigures], table: Table) -> Chart:
    pen, majority = story.pen, story.rule("majority")
    dots = [_dot(story, scale, scale.share) for scale in known if scale.share]
    telling = next((scale for name in group.found.conditions for scale in known if scale.id == SCALES[name]), known[0])
    return Chart(
        "agreement-chart",
        pen.say("{share} {agree}", share=telling.share and telling.share.value, agree=story.names.agreeing(telling.id)),
        pen.say(
            "Estimated share of people who agree, with margin. {n} person answered, {period}.",
            "Estimated share of people who agree, with margin. {n} people answered, {period}.",
            n=group.respondents,
            period=story.period,
        ),
        drawing.figure(dots, majority.value, pen.say("{majority}: the majority", majority=majority).text, story.text.language),
        pen.together(agreeing(story, scale) for scale in known),
        table,
        (majority, *(number for scale in known if scale.share for number in numbers(scale.share))),
    )


def _dot(story: Story, scale: ScaleFigures, share: Margin) -> drawing.Dot:
    value, low, high = (number.value for number in numbers(share))
    label = story.names.agreeing(scale.id)
    return drawing.Dot(label[:1].upper() + label[1:], value, low, high, "none", span(story.pen, share).text)


def _table(story: Story, group: GroupFigures, scales: list[ScaleFigures]) -> Table:
    say, alone = story.text.say, group.segment.is_organisation
    rows = tuple(_row(story, scale, alone) for scale in scales)
    columns = (
        Column(say("Subject")),
        Column(say("Agrees"), numeric=True),
        Column(say("Margin from"), numeric=True),
        Column(say("Margin to"), numeric=True),
        *(() if alone else (Column(say("Whole organisation"), numeric=True),)),
        Column(say("People who agree"), numeric=True),
        Column(say("What agreeing means")),
    )
    return Table("agreement-table", story.pen.say("Share of people who agree, per subject"), columns, rows, note_under(story, rows))


def _row(story: Story, scale: ScaleFigures, alone: bool) -> tuple[Cell, ...]:  # noqa: FBT001 - a column more or less
    return (
        header(story.names.scale(scale.id)),
        *margin_cells(scale.share),
        *(() if alone else (value_cell(story.organisation.scale(scale.id).share),)),
        counted(story.pen, scale),
        Cell(story.pen.plain(story.names.agreeing(scale.id))),
    )


def _group_table(story: Story, by: tuple[str, ...], id: str) -> Table:
    scales = [scale.id for _, scale in story.scales(by)]
    names = [story.names.segmentation_inside(name) for name in by]
    rows = (
        *(_group_row(story, group, scales) for group in (story.organisation, *story.by(by))),
        *((header(story.names.group(segment)), *(hidden() for _ in range(1 + len(scales)))) for segment in story.withheld(by)),
    )
    return Table(
        id,
        story.pen.say("Share of people who agree, by {groups}", groups=story.pen.listing(names)),
        (
            Column(" · ".join(story.names.segmentation(name) for name in by)),
            Column(story.text.say("Answers"), numeric=True),
            *(Column(story.names.scale(scale), numeric=True) for scale in scales),
        ),
        rows,
        note_under(story, rows),
    )


def _group_row(story: Story, group: GroupFigures, scales: list[str]) -> tuple[Cell, ...]:
    shares = [group.scale(scale).share for scale in scales]
    return (
        header(story.names.group(group.segment), story.group_link(group.segment)),
        cell(group.respondents),
        *(Cell(span(story.pen, share)) if share else hidden() for share in shares),
    )
