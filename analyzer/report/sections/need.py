"""The need: per module the share of people below the norm, as a chart with the table behind it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analyzer.charts import need as drawing
from analyzer.report import forms
from analyzer.report.cells import counted, header, margin_cells, phrase, span, value_cell
from analyzer.report.document import Cell, Chart, Column, Heading, Paragraph, Table
from analyzer.report.sections.hidden import note_under

if TYPE_CHECKING:
    from analyzer.report.document import Block, Number, Phrase
    from analyzer.report.figures import GroupFigures, Margin, ModuleFigures
    from analyzer.report.story import Story


def need(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """The modules of a group from most to least needed, beside the whole organisation; a line where nothing can be shown."""
    heading = Heading(story.pen.say("How large the need is"), id="need")
    modules = sorted((group.module(module.id) for module in story.modules), key=_size)
    known = [module for module in modules if module.below]
    if not known:
        return (heading, Paragraph(story.pen.say("No module can be shown here.")))
    return (heading, _chart(story, group, known, _table(story, group, modules)))


def _size(module: ModuleFigures) -> tuple[float, float, float]:
    """Largest first; where the percentages are the same, in the order of the advice."""
    below, rank = module.below, module.advice.rank or math.inf
    return (-below.value.value, -below.high.value, rank) if below else (1.0, 1.0, rank)


def _chart(story: Story, group: GroupFigures, known: list[ModuleFigures], table: Table) -> Chart:
    pen, tolerance = story.pen, story.rule("tolerance")
    line = pen.say("more than {tolerance}: a training pays off", tolerance=tolerance)
    largest = next((module for module in known if module.advice.form != "not_needed"), known[0])
    dots = [_dot(story, module, module.below) for module in known if module.below]
    return Chart(
        "need-chart",
        pen.say("The need is largest in {module}", module=pen.quoted(story.names.short(largest.id))),
        pen.say(
            "Estimated share of people below the norm, with margin. {n} person answered, {period}.",
            "Estimated share of people below the norm, with margin. {n} people answered, {period}.",
            n=group.respondents,
            period=story.period,
        ),
        drawing.figure(dots, tolerance.value, line.text, story.text.language),
        _words(story, known, tolerance),
        table,
        (tolerance, *(number for module in known if module.below for number in numbers(module.below))),
    )


def _dot(story: Story, module: ModuleFigures, below: Margin) -> drawing.Dot:
    form = module.advice.form
    return drawing.Dot(
        story.names.module(module.id), below.value.value, below.low.value, below.high.value, form, span(story.pen, below).text
    )


def numbers(margin: Margin) -> tuple[Number, Number, Number]:
    """All numbers of a share with its margin."""
    return margin.value, margin.low, margin.high


def _words(story: Story, known: list[ModuleFigures], tolerance: Number) -> Phrase:
    """Which modules lie clearly above the line, clearly below it, or on it."""
    pen, names, line = story.pen, story.names, tolerance.value
    margins = [(module.id, module.below) for module in known if module.below]
    above = names.quoted(id for id, below in margins if below.low.value > line)
    under = names.quoted(id for id, below in margins if below.high.value < line)
    across = names.quoted(id for id, below in margins if below.low.value <= line <= below.high.value)
    return pen.together(
        (
            pen.say("Clearly more than {tolerance} are below the norm in {modules}.", tolerance=tolerance, modules=above)
            if above
            else None,
            pen.say("Clearly fewer are below it in {modules}.", modules=under) if under else None,
            pen.say("It is not sure in {modules}: there the margin crosses the line.", modules=across) if across else None,
        )
    )


def _table(story: Story, group: GroupFigures, modules: list[ModuleFigures]) -> Table:
    say, alone = story.text.say, group.segment.is_organisation
    rows = tuple(_row(story, module, alone) for module in modules)
    columns = (
        Column(say("Module")),
        Column(say("Below the norm"), numeric=True),
        Column(say("Margin from"), numeric=True),
        Column(say("Margin to"), numeric=True),
        *(() if alone else (Column(say("Whole organisation"), numeric=True),)),
        Column(say("Answers right"), numeric=True),
        Column(say("Norm"), numeric=True),
        Column(say("Advice")),
    )
    return Table(
        "need-table",
        story.pen.say("Share of people below the norm, per module"),
        columns,
        rows,
        note_under(story, rows),
        tuple((form, say(title)) for form, title in forms.LEGEND.items() if any(cell.mark == form for row in rows for cell in row)),
    )


def _row(story: Story, module: ModuleFigures, alone: bool) -> tuple[Cell, ...]:  # noqa: FBT001 - a column more or less
    return (
        header(story.names.module(module.id)),
        *margin_cells(module.below),
        *(() if alone else (value_cell(story.organisation.module(module.id).below),)),
        counted(story.pen, module),
        Cell(phrase(story.norm(story.findings.survey.module(module.id)))),
        Cell(story.pen.say(forms.title(module.advice)), mark=module.advice.form),
    )
