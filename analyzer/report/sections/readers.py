"""The readers: who may read what, and the words they need for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import addresses
from analyzer.report.document import Facts, Heading, Link, Listing, Paragraph

if TYPE_CHECKING:
    from analyzer.report.document import Block, Phrase
    from analyzer.report.story import Story


def words(story: Story) -> tuple[Block, ...]:
    """The words of the report."""
    return (Heading(story.pen.say("How to read this"), id="words"), Facts(meanings(story)))


def meanings(story: Story) -> tuple[tuple[str, Phrase], ...]:
    """Each word with what it means."""
    pen, say = story.pen, story.text.say
    return (
        (say("Module"), pen.say("A training, with the questions that show whether it is needed.")),
        (say("Norm"), _norm(story)),
        (
            say("Below the norm"),
            pen.say(
                "The estimated share of people who do not reach the norm. If that is clearly more than {tolerance}, a training is needed.",
                tolerance=story.rule("tolerance"),
            ),
        ),
        (say("Margin"), pen.say("With a chance of {interval} the true value lies between these two.", interval=story.rule("interval"))),
        (
            say("Group"),
            pen.say(
                "A part of the organisation, such as a department. A group of fewer than {few} people is never shown.",
                few=story.least("min_group"),
            ),
        ),
        (say("Self-check"), pen.say("A short test that people do for themselves. Nobody else sees the result.")),
    )


def _norm(story: Story) -> Phrase:
    if story.own:
        return story.pen.say("The share of questions that somebody who knows enough has right. Your organisation chose it itself.")
    return story.pen.say(
        "The share of questions that somebody who knows enough has right. It is provisional: no panel and no trial has set it yet."
    )


def readers(story: Story) -> tuple[Block, ...]:
    """Who may read which part."""
    pen = story.pen
    lines = (
        pen.say("This page and the workbook show all groups. They are for HR, for whoever plans the trainings, and for the management."),
        pen.say("The page of a group shows that group and the organisation as a whole. You can give it to the group itself."),
        pen.say("The page for the trainer says which groups a module is for. Give it to whoever gives the training."),
        pen.say("Nobody's own answers are in this report. Do not use it to judge people or teams, and do not rank groups in public."),
    )
    return (Heading(pen.say("Who may read this"), id="readers"), Listing(lines), for_the_council(story))


def for_the_council(story: Story) -> Paragraph:
    """The way to the page for the works council."""
    link = Link(addresses.WORKS_COUNCIL, story.text.say("For the works council"))
    said = story.pen.say("Does somebody ask what happens to the answers? Give them the page for the works council. It names no group.")
    return Paragraph(said, links=(link,))
