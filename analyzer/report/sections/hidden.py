"""What is not shown: one sign for it, and one note with every reason there can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.segment import UNKNOWN
from analyzer.report.cells import HIDDEN
from analyzer.report.document import Heading, Listing, Paragraph, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzer.model.segment import Segment
    from analyzer.report.document import Block, Cell, Link
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
    pen = story.pen
    heading = Heading(pen.say("Groups that are not shown"), id="hidden")
    single = [segment for by in story.crossings if len(by) == 1 for segment in story.withheld(by)]
    crossed = any(len(by) > 1 and story.withheld(by) for by in story.crossings)
    if not single and not crossed:
        return (heading, Paragraph(pen.say("All groups are shown.")))
    said = [
        pen.say("{sign} Not shown: {groups}.", sign=HIDDEN, groups=named(story, single)) if single else None,
        pen.say("Some combinations are not shown either.") if crossed else None,
    ]
    return (
        heading,
        Paragraph(pen.together(said)),
        Paragraph(pen.say("Their answers do count for the whole organisation. This is what you can do for them:")),
        Listing(tuple(_instead(story))),
        *_pages(story),
        Paragraph(note(story), "small"),
    )


def named(story: Story, segments: Iterable[Segment]) -> str:
    """Groups inside a sentence; those who did not say where they work have no name of their own."""
    return story.pen.listing(_name(story, segment) for segment in segments)


def _name(story: Story, segment: Segment) -> str:
    unstated = [story.names.segmentation_inside(name) for name, label in segment.parts if label == UNKNOWN]
    if unstated and len(segment.parts) == 1:
        return story.text.say("whoever did not say their {segmentation}", segmentation=unstated[0])
    return story.names.group(segment)


def _instead(story: Story) -> Iterator[Phrase]:
    """What can be done for people whose own group is not shown."""
    pen, first = story.pen, story.organisation.found.first
    if rest := [group.segment for group in story.groups if group.segment.is_rest]:
        pages = pen.listing(pen.quoted(story.names.group(segment)) for segment in rest)
        yield pen.say("For {groups} there is a page. Start with what it advises.", groups=pages)
    if first:
        yield pen.say(
            "Let them join the training for the whole organisation, beginning with {module}. Whether they need it was measured for "
            "everybody together, not for them.",
            module=story.names.quoted(first[:1]),
        )
    else:
        yield pen.say("Let them join the training of another group if they want to.")
    yield pen.say("Offer them the self-check, all in the same way. Only the person sees the result.")
    yield pen.say(
        "Do you want an advice for them next time? Put small groups that do similar work together in the company workbook before you "
        "ask. Do not make another report of these answers for that: two reports can be subtracted."
    )


def _pages(story: Story) -> tuple[Block, ...]:
    """The ways to the pages of the small ones together."""
    links: tuple[Link, ...] = tuple(
        link for group in story.groups if group.segment.is_rest and (link := story.group_link(group.segment)) is not None
    )
    return (Paragraph(Phrase(""), links=links),) if links else ()
