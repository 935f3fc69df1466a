"""Too few answers: what a group can do when it is too small for an advice of its own. It never gets somebody else's advice as its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import forms
from analyzer.report.document import Heading, Listing, Paragraph

if TYPE_CHECKING:
    from analyzer.report.document import Block, Phrase
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def too_few(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """What to do instead; nothing where the answers are enough."""
    modules = [module.id for module in story.modules if group.module(module.id).advice.form == "too_few"]
    if not modules:
        return ()
    pen, names = story.pen, story.names
    return (
        Heading(pen.say("What to do with too few answers"), id="too-few"),
        Paragraph(
            pen.say(
                "{n} person answered. That is too few for an advice about {modules}.",
                "{n} people answered. That is too few for an advice about {modules}.",
                n=group.respondents,
                modules=names.quoted(modules),
            )
        ),
        Listing(
            (
                pen.say("Offer everybody in this group the self-check. It takes a few minutes, and only the person sees the result."),
                *(() if group.found.first else _with_everybody(story)),
                pen.say("Ask the group whether it recognises a need, and let more people answer next time."),
            )
        ),
    )


def _with_everybody(story: Story) -> tuple[Phrase, ...]:
    pen, everybody = story.pen, story.organisation
    if not everybody.found.first:
        return (pen.say("For the organisation as a whole no training is clearly needed. For this group that was not measured."),)
    module = everybody.module(everybody.found.first[0])
    return (
        pen.say(
            "Let people join the training for the whole organisation. It starts with {module}, {form}. That is the advice for everybody "
            "together; for this group it was not measured.",
            module=story.names.quoted([module.id]),
            form=story.text.say(forms.INSIDE[module.advice.form]),
        ),
    )
