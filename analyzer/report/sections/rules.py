"""The rules: every judgement of the run with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.cells import phrase
from analyzer.report.document import Cell, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from analyzer.report.document import Block, Number
    from analyzer.report.story import Story


def rules(story: Story) -> tuple[Block, ...]:
    """Every judgement with its reason, as it was in this run."""
    pen, say = story.pen, story.text.say
    rows = tuple(
        (Cell(pen.say(title), header=True), Cell(phrase(_value(story, name, value))), Cell(pen.say(reason)))
        for name, value, title, reason in story.policy.rules()
    )
    columns = (Column(say("Rule")), Column(say("Value"), numeric=True), Column(say("Reason")))
    table = Table("rules-table", pen.say("The rules of this report"), columns, rows)
    return (
        Heading(pen.say("The rules"), id="rules"),
        Paragraph(pen.say("Each of these is a judgement. That is why the reason is given.")),
        table,
    )


def _value(story: Story, name: str, value: object) -> Number:
    """A rule as a share, a count or a score."""
    if isinstance(value, int):
        return story.least(name)
    number = float(str(value))
    return story.pen.mean(f"policy.{name}", number) if number > 1 else story.pen.exact(f"policy.{name}", number)
