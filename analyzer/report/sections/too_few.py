"""Too few answers: what a group can do that gets no advice of its own. It never gets somebody else's advice as its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.segment import UNKNOWN
from analyzer.report import forms
from analyzer.report.document import Heading, Listing, Paragraph

if TYPE_CHECKING:
    from analyzer.model.advice import AdviceForm
    from analyzer.report.document import Block, Phrase
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def too_few(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """What to do instead, where there are too few answers or, for a group without any advice, where nothing can be shown."""
    few, silent = _modules(story, group, "too_few"), _modules(story, group, "not_shown")
    if few:
        heading = Heading(story.pen.say("What to do with too few answers"), id="too-few")
        return (heading, Paragraph(_few(story, group, few)), *_steps(story, group))
    if silent and not group.found.first:
        heading = Heading(story.pen.say("What to do where nothing can be shown"), id="instead")
        return (heading, Paragraph(_silent(story, silent)), *_steps(story, group))
    return ()


def _modules(story: Story, group: GroupFigures, form: AdviceForm) -> list[str]:
    return [module.id for module in story.modules if group.module(module.id).advice.form == form]


def _few(story: Story, group: GroupFigures, modules: list[str]) -> Phrase:
    return story.pen.say(
        "{n} person answered. That is too few for an advice about {modules}.",
        "{n} people answered. That is too few for an advice about {modules}.",
        n=group.respondents,
        modules=story.names.quoted(modules),
    )


def _silent(story: Story, modules: list[str]) -> Phrase:
    return story.pen.say(
        "To protect people nothing is shown here of {modules}. That does not mean that this group knows little of it, or enough.",
        modules=story.names.quoted(modules),
    )


def _steps(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """What to do; nothing for people who cannot be invited, of whom the page has said so."""
    if UNKNOWN in group.segment.where.values():
        return ()
    pen = story.pen
    lines = (
        pen.say("Offer everybody in this group the self-check. It takes a few minutes, and only the person sees the result."),
        *(() if group.found.first else _with_everybody(story)),
        pen.say("Ask the group whether it recognises a need, and let more people answer next time."),
    )
    return (Listing(lines),)


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
