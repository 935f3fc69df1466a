"""The objectives of a module, what comes before it, and its first exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Listing, Paragraph

if TYPE_CHECKING:
    from analyzer.model.survey import Module
    from analyzer.report.document import Block
    from analyzer.report.story import Story


def objectives(story: Story, module: Module) -> tuple[Block, ...]:
    """What people can do afterwards, and what they should have done before."""
    pen, wording = story.pen, story.names.wording.modules[module.id]
    lines = tuple(pen.plain(objective) for objective in wording.objectives)
    return (
        *((Heading(pen.say("What people can do afterwards"), id="objectives"), Listing(lines)) if lines else ()),
        Heading(pen.say("What comes before"), id="before"),
        Paragraph(
            pen.say("First {modules}, for whoever needs that too.", modules=story.names.quoted(module.prerequisites))
            if module.prerequisites
            else pen.say("Nothing: people can start with this module.")
        ),
    )


def exercise(story: Story, module: Module) -> tuple[Block, ...]:
    """How the session starts; nothing where the survey does not say."""
    words = story.names.wording.modules[module.id].first_exercise
    return (Heading(story.pen.say("The first exercise"), id="exercise"), Paragraph(story.pen.plain(words))) if words else ()
