"""The questions that did not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Listing, Paragraph

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.story import Story


def unscored(story: Story) -> tuple[Block, ...]:
    """Questions that did not count, because nobody has checked the right answer; nothing where all did."""
    if not story.findings.not_scored:
        return ()
    pen, wording = story.pen, story.names.wording
    lines = tuple(pen.plain(wording.items[item].text if item in wording.items else item) for item in story.findings.not_scored)
    said = pen.say("The right answer to these questions was not checked at its source. They were asked, but they do not count.")
    return (Heading(pen.say("Questions that do not count"), id="unscored"), Paragraph(said), Listing(lines))
