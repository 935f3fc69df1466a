"""Groups without a name of their own: the small ones together, and those who did not say where they work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.segment import UNKNOWN
from analyzer.report.document import Heading, Listing, Paragraph
from analyzer.report.sections.hidden import named

if TYPE_CHECKING:
    from analyzer.report.document import Block, Phrase
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def together(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """Who these people are and what to do for them; nothing for a group with a name."""
    if group.segment.is_rest:
        return _small_ones(story, group)
    return _not_stated(story, group) if UNKNOWN in group.segment.where.values() else ()


def _small_ones(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    pen, hidden = story.pen, story.withheld(group.segment.by)
    who = (
        pen.say("These are the people of all groups that are not shown by themselves: {groups}.", groups=named(story, hidden))
        if hidden
        else pen.say("These are the people of all groups that are not shown by themselves.")
    )
    what = pen.say("What stands here holds for them together. For one of these groups by itself it can be different, and we cannot tell.")
    return (
        Heading(pen.say("Who these people are"), id="together"),
        Paragraph(pen.together((who, what))),
        *_monday(story, _for_small(story, group)),
    )


def _for_small(story: Story, group: GroupFigures) -> tuple[Phrase, ...]:
    pen = story.pen
    everybody_said = not any(UNKNOWN in segment.where.values() for segment in story.withheld(group.segment.by))
    first = (
        pen.say(
            "Give {module} once for all of them, or let them join a larger group that starts with it. The first page says which ones do.",
            module=story.names.quoted(group.found.first[:1]),
        )
        if group.found.first
        else pen.say("Let them join the training of a larger group if they want to. The first page says what there is.")
    )
    return (
        first,
        pen.say("Invite them all in the same way. So nobody stands out, not even who is alone in a department."),
        *(() if everybody_said else (pen.say("Some of them did not say where they work. So open the training to everybody as well."),)),
        pen.say("Offer everybody the self-check. It takes a few minutes, and only the person sees the result."),
        pen.say("Do you want an advice for smaller parts next time? Put small groups that do similar work together before you ask."),
    )


def _not_stated(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    pen = story.pen
    left_open = [name for name, label in group.segment.parts if label == UNKNOWN]
    who = pen.say(
        "These are the people who did not say what their {segmentation} is: they left it open or would rather not say.",
        segmentation=pen.listing(story.names.segmentation_inside(name) for name in left_open),
    )
    what = pen.say("So you cannot invite them as a group. Do not try to find out who they are.")
    lines = (
        pen.say(
            "Open what is advised here to everybody in the organisation, also where it says that the whole group joins. Whoever needs it "
            "can then come without saying where they work."
        ),
        pen.say("Offer everybody the self-check. It takes a few minutes, and only the person sees the result."),
        pen.say("Are they many? Then ask for larger groups next time, and say why you ask and who sees it."),
    )
    return (Heading(pen.say("Who these people are"), id="together"), Paragraph(pen.together((who, what))), *_monday(story, lines))


def _monday(story: Story, lines: tuple[Phrase, ...]) -> tuple[Block, ...]:
    return (Heading(story.pen.say("What you can do"), 3, "monday"), Listing(lines))
