"""The comparisons: whether groups differ beyond chance, per module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.cells import cell, header
from analyzer.report.document import Cell, Column, Heading, Paragraph, Phrase, Table

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.story import Story


def comparisons(story: Story) -> tuple[Block, ...]:
    """Whether groups differ beyond chance, per module."""
    pen, say = story.pen, story.text.say
    heading = Heading(pen.say("Do groups differ?"), id="comparisons")
    if not story.findings.comparisons:
        return (heading, Paragraph(pen.say("That cannot be told: there are no two groups that we may compare.")))
    rows = []
    for place, found in enumerate(story.findings.comparisons):
        path = f"comparisons.{place}"
        rows.append(
            (
                header(story.names.module(found.module)),
                Cell(pen.plain(story.names.segmentation(found.segmentation))),
                cell(pen.count(f"{path}.groups", found.groups)),
                cell(pen.share(f"{path}.spread", found.spread)),
                Cell(Phrase(chance(story, found.p))),
            )
        )
    columns = (
        Column(say("Module")),
        Column(say("Divided by")),
        Column(say("Groups"), numeric=True),
        Column(say("Difference between groups"), numeric=True),
        Column(say("Chance of this if there were none")),
    )
    note_below = pen.say(
        "The difference is the usual distance of a group to the average, in answers right. The chances allow for the number of comparisons."
    )
    return (heading, Table("comparisons-table", pen.say("Differences between groups, per module"), columns, tuple(rows), note_below))


def chance(story: Story, p: float) -> str:
    """A chance of differences as one of four bands."""
    say = story.text.say
    bands = ((0.001, say("less than one in a thousand")), (0.01, say("less than one in a hundred")), (0.05, say("less than one in twenty")))
    return next((words for line, words in bands if p < line), say("no clear difference"))
