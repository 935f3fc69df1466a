"""The check: how every report is attacked before it is written, what that does not cover, and what a stamp means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Listing, Paragraph
from analyzer.report.sections.readers import for_the_council

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.story import Story


def checked(story: Story) -> tuple[Block, ...]:
    """The attacks that this report has withstood; that there is a report is all that is told of them."""
    pen = story.pen
    before = pen.say(
        "Before anything of this report was written, the program attacked it itself: as somebody would who wants to know what a "
        "colleague answered. It found no way. Otherwise there would be no report."
    )
    lines = (
        pen.say("As an outsider: with every page, the workbook, the head counts, the rules and the program itself."),
        pen.say("As a colleague: somebody who took part and takes their own answers off every figure."),
        pen.say("As both at once: a colleague who has everything that the outsider has."),
        pen.say(
            "They add, subtract and compare all figures that are shown, and work out between which limits every hidden figure must lie. "
            "For a group that is too small those limits must stay wide."
        ),
        pen.say(
            "Where they get too close more is withheld, and the attack starts again. Without proof nothing is written. Nobody can skip "
            "this."
        ),
        pen.say("What is written is read back as well. A number in it that may not be shown stops the report."),
    )
    return (Heading(pen.say("How this report was checked"), id="checked"), Paragraph(before), Listing(lines), *uncovered(story))


def uncovered(story: Story) -> tuple[Block, ...]:
    """What no attack on figures can tell."""
    pen = story.pen
    lines = (
        pen.say("Guessing. Somebody who knows a group well can guess right, with or without a report."),
        pen.say("What people tell each other. If nearly everybody in a group says what they answered, the others can be worked out."),
        pen.say("The file with answers itself. Whoever has it can look people up in it, and recognise how somebody writes."),
        pen.say("Reports that were made on another computer, or from another file: the program does not know them."),
    )
    return (Heading(pen.say("What the check does not cover"), 3, "uncovered"), Listing(lines))


def versions(story: Story) -> tuple[Block, ...]:
    """What a concept is, what a final report is, and which of the two this is."""
    pen = story.pen
    this = (
        pen.say("This report is a concept. That is why it has a stamp.")
        if story.findings.status == "concept"
        else pen.say("This report is final.")
    )
    lines = (
        pen.say(
            "A concept is protected in the same way. It can still change, and the next one takes its place. So do not spread a concept."
        ),
        pen.say(
            "A wave is made final once. From then on its rules and its groups are fixed. The same report can be written again; a "
            "repaired file only where enough people came or went."
        ),
        pen.say(
            "A later report is held against the final ones of before. What two reports would give away together is not shown, or only "
            "in steps of {step} or wider.",
            step=story.rule("later_step"),
        ),
    )
    return (Heading(pen.say("Concept or final"), id="versions"), Paragraph(this), Listing(lines), for_the_council(story))
