"""The limits: what the figures do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Listing
from analyzer.report.sections.norms import who_set_it

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def limits(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """What to keep in mind with every figure on a page."""
    pen = story.pen
    lines = (
        pen.say(
            "This rests on the answers of {n} person. Who did not answer may know more, or less.",
            "This rests on the answers of {n} people. Who did not answer may know more, or less.",
            n=group.respondents,
        ),
        pen.say("Below the norm is who would have fewer questions right than the norm asks."),
        pen.say(
            "A training pays off when more than {tolerance} of a group are below the norm. "
            "When it is more than {whole}, the whole group is trained.",
            tolerance=story.rule("tolerance"),
            whole=story.rule("whole_group_share"),
        ),
        pen.say("The questions test what people know. They do not test how well people do it at work."),
        who_set_it(story),
        pen.say(
            "The share below the norm is an estimate. With a chance of {interval} the true share lies within the margin.",
            interval=story.rule("interval"),
        ),
        pen.say("Use this to choose a training. Do not use it to judge people or teams."),
    )
    return (Heading(pen.say("Good to know"), id="limits"), Listing(lines))
