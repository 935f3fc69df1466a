"""The response: how many people answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Paragraph

if TYPE_CHECKING:
    from analyzer.report.document import Block, Phrase
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def response(story: Story) -> tuple[Block, ...]:
    """How many people answered."""
    pen = story.pen
    per_group = pen.say("The table of groups above says how many people answered in each group.")
    steps = pen.say(
        "The response is told in steps of {step}, and only of groups of {least} people or more. Otherwise it would tell who did not "
        "take part.",
        step=story.rule("response_step"),
        least=story.least("min_response"),
    )
    sized = any(group.response for group in (story.organisation, *story.groups))
    said = pen.together((answered(story, story.organisation), per_group if story.groups else None, steps if sized else None))
    return (Heading(pen.say("How many people answered"), id="response"), Paragraph(said))


def answered(story: Story, group: GroupFigures) -> Phrase:
    """How many people of a group answered, with the response where that is known."""
    people = story.pen.say("{n} person answered.", "{n} people answered.", n=group.respondents)
    return story.pen.together((people, _response(story, group)))


def _response(story: Story, group: GroupFigures) -> Phrase | None:
    pen, band = story.pen, group.response
    if band is None:
        return None
    low, high = band
    whole = group.segment.is_organisation
    if high.value >= 1:
        return (
            pen.say("That is {low} of the organisation or more.", low=low)
            if whole
            else pen.say("That is {low} of the group or more.", low=low)
        )
    return (
        pen.say("That is between {low} and {high} of the organisation.", low=low, high=high)
        if whole
        else pen.say("That is between {low} and {high} of the group.", low=low, high=high)
    )
