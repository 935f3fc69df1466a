"""The tone of a training: what the people who come think and feel about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Facts, Heading, Paragraph
from analyzer.report.sections.conditions import ACTIONS, SCALES, TITLES, agreeing

if TYPE_CHECKING:
    from analyzer.model.advice import Condition
    from analyzer.model.survey import Module
    from analyzer.report.document import Block, Phrase
    from analyzer.report.story import Story

FELT: tuple[Condition, ...] = ("fear", "boundary", "rules", "room")
"""What a trainer meets in the room, the most personal first."""


def tone(story: Story, module: Module) -> tuple[Block, ...]:
    """What to reckon with: the conditions of the organisation, and the boundary where people post."""
    found = story.organisation.found.conditions
    wanted = [name for name in FELT if name in found or (name == "boundary" and module.posting)]
    heading = Heading(story.pen.say("What to reckon with"), id="tone")
    safe = Paragraph(story.pen.say("Nobody has passed or failed. Do not ask people what they answered."))
    pairs = tuple((story.text.say(TITLES[name]), _said(story, name)) for name in wanted)
    return (heading, safe, *((Facts(pairs),) if pairs else ()))


def _said(story: Story, name: Condition) -> Phrase:
    whole, scale = story.organisation, SCALES[name]
    known = agreeing(story, whole.scale(scale)) if scale in whole.found.scales else None
    return story.pen.together((known, story.pen.say(ACTIONS[name])))
