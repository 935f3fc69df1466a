"""What is not shown: one sign for it, and one note with every reason there can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.cells import HIDDEN
from analyzer.report.document import Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.report.document import Block, Cell, Phrase
    from analyzer.report.story import Story


def note(story: Story) -> Phrase:
    """All reasons at once, so that the sign never tells which one it was."""
    return story.pen.say(
        "{sign} means: not shown. Either nobody answered, or fewer than {few} people did, or the group itself is too small, or nearly "
        "everybody gave the same answer, or the figure would give away another one.",
        sign=HIDDEN,
        few=story.least("min_group"),
    )


def note_under(story: Story, rows: Iterable[Iterable[Cell]]) -> Phrase | None:
    """The note where a table has something to explain."""
    return note(story) if any(cell.hidden for row in rows for cell in row) else None


def hidden(story: Story) -> tuple[Block, ...]:
    """The groups that are not shown at all, by name and without a reason."""
    pen, names = story.pen, story.names
    heading = Heading(pen.say("Groups that are not shown"), id="hidden")
    single = [segment for by in story.crossings if len(by) == 1 for segment in story.withheld(by)]
    crossed = any(len(by) > 1 and story.withheld(by) for by in story.crossings)
    if not single and not crossed:
        return (heading, Paragraph(pen.say("All groups are shown.")))
    said = [
        pen.say("{sign} Not shown: {groups}.", sign=HIDDEN, groups=pen.listing(names.group(segment) for segment in single))
        if single
        else None,
        pen.say("Some combinations are not shown either.") if crossed else None,
    ]
    return (
        heading,
        Paragraph(pen.together(said)),
        Paragraph(
            pen.say(
                "Their answers do count for the whole organisation. Offer these people the self-check, and let them join another group."
            )
        ),
        Paragraph(note(story), "small"),
    )
