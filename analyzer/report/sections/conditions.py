"""The conditions: what has to come first or go along with a training, because a training alone does not change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Facts, Heading, Paragraph
from analyzer.text import Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.advice import Condition
    from analyzer.report.document import Block, Phrase
    from analyzer.report.figures import GroupFigures, ScaleFigures
    from analyzer.report.story import Story

SCALES: Mapping[Condition, str] = {
    "rules": "rule_clarity",
    "support": "management_support",
    "room": "room",
    "fear": "threshold_fear",
    "boundary": "own_boundary",
}
"""The scale that each condition was read from."""

TITLES: Mapping[Condition, Sentence] = {
    "rules": sentence("Clear rules first"),
    "support": sentence("Support from managers first"),
    "room": sentence("Time and room first"),
    "fear": sentence("Small and safe steps"),
    "boundary": sentence("Another way to take part"),
}

INSIDE: Mapping[Condition, Sentence] = {
    "rules": sentence("clear rules"),
    "support": sentence("support from managers"),
    "room": sentence("time to try things out"),
}
"""What has to come before people post, as part of a sentence."""

ACTIONS: Mapping[Condition, Sentence] = {
    "rules": sentence(
        "Put the rules on one page, in plain language, with examples and the name of somebody to ask. Discuss them before the training."
    ),
    "support": sentence("Talk with the managers first. Let them give an example themselves and put it on the agenda of the team."),
    "room": sentence("Agree on a fixed moment and on what people may try out. A training without time afterwards changes little."),
    "fear": sentence("Start with looking and reacting together in a small group. Nobody posts in public as the first exercise."),
    "boundary": sentence(
        "Respect that: nobody has to post. Offer another way, such as reading along, supplying material or sharing inside."
    ),
}
"""What to do about it."""


def conditions(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """What has to come first for a group, each with the figure it was read from and what to do."""
    heading = Heading(story.pen.say("What else is needed"), id="conditions")
    if group.found.conditions:
        return (heading, Facts(tuple((story.text.say(TITLES[name]), _condition(story, group, name)) for name in group.found.conditions)))
    return (heading, Paragraph(_nothing(story, group)))


def _nothing(story: Story, group: GroupFigures) -> Phrase:
    """Nothing was found, nothing may be told, or nothing was asked."""
    if not story.findings.survey.scales:
        return story.pen.say(
            "This survey only asks what people know. So ask people yourself what else they need, such as time, clear rules or support "
            "from managers."
        )
    if any(group.scale(scale.id).share for _, scale in story.scales(group.segment.by)):
        return story.pen.say("We found nothing else that has to be arranged.")
    return story.pen.say("That cannot be told here.")


def _condition(story: Story, group: GroupFigures, name: Condition) -> Phrase:
    scale = SCALES[name]
    known = group.scale(scale) if scale in group.found.scales else None
    return story.pen.together((agreeing(story, known) if known else None, story.pen.say(ACTIONS[name])))


def agreeing(story: Story, scale: ScaleFigures) -> Phrase | None:
    """How many agree, as a sentence; None where it is not shown."""
    share = scale.share
    if share is None:
        return None
    agree = story.names.agreeing(scale.id)
    return story.pen.say(
        "{share} {agree}, with a margin of {low} to {high}.", share=share.value, agree=agree, low=share.low, high=share.high
    )
