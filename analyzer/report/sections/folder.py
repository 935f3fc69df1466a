"""The folder: where more can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import addresses
from analyzer.report.document import Heading, Link, Paragraph, Phrase

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def folder(story: Story) -> tuple[Block, ...]:
    """From the first page to the trainer's pages, the workbook and the method."""
    pen = story.pen
    trainers = tuple(link for module in story.modules if (link := story.trainer_link(module.id)))
    for_trainers = (
        Heading(pen.say("For the trainer"), id="trainers"),
        Paragraph(pen.say("One page per module that is advised somewhere."), links=trainers),
    )
    more = (
        Link(addresses.WORKBOOK, story.text.say("All figures and a list of actions, as a workbook")),
        Link(addresses.METHOD, story.text.say("How we got here, and which rules we used")),
        Link(addresses.WORKS_COUNCIL, story.text.say("For the works council")),
    )
    return (*(for_trainers if trainers else ()), Heading(pen.say("Read more"), id="more"), Paragraph(Phrase(""), links=more))


def folder_of_group(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """From a group's page to the trainer's pages of its own modules and to the method."""
    trainers = tuple(link for module in group.advised if (link := story.trainer_link(module.id)))
    method = Link(addresses.METHOD, story.text.say("How we got here, and which rules we used"))
    council = Link(addresses.WORKS_COUNCIL, story.text.say("For the works council"))
    said = story.pen.say("These pages are in the same folder. If you send this page by itself, the links do not work.")
    return (Heading(story.pen.say("Read more"), id="more"), Paragraph(said, "small", (*trainers, method, council)))
