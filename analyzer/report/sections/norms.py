"""The norms: the cut score of each module, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.cells import cell, empty, header
from analyzer.report.document import Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from analyzer.report.document import Block, Phrase
    from analyzer.report.story import Story


def norms(story: Story) -> tuple[Block, ...]:
    """The norm of each module, with the questions behind it and how much people differ in it."""
    pen, say = story.pen, story.text.say
    rows = []
    for module in story.modules:
        spread = story.findings.spreads.get(module.id)
        path = f"reliability.{module.id}"
        items = cell(pen.count(f"{path}.items", spread.items)) if spread else empty()
        differ = cell(pen.share(f"{path}.spread", spread.rho)) if spread else empty()
        rows.append((header(story.names.module(module.id)), cell(story.norm(module)), items, differ))
    columns = (
        Column(say("Module")),
        Column(say("Norm"), numeric=True),
        Column(say("Questions"), numeric=True),
        Column(say("How much people differ"), numeric=True),
    )
    note_below = pen.say("How much people differ: the part of the largest possible differences between people that we found.")
    table = Table("norms-table", pen.say("The norm per module"), columns, tuple(rows), note_below)
    provisional = pen.say("The norm is provisional: no panel and no trial has set it yet. With another norm the advice can be another one.")
    return (Heading(pen.say("The norm"), id="norms"), Paragraph(who_set_it(story) if story.own else provisional), table)


def who_set_it(story: Story) -> Phrase:
    """Whose choice the norms are."""
    if story.own:
        return story.pen.say("Your organisation chose the norm itself. With another norm the advice can be another one.")
    return story.pen.say("The norm is provisional: no panel and no trial has set it yet.")
