"""The screening: how many people answered as if they did not read, that they stay in, and what leaving them out would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Listing

if TYPE_CHECKING:
    from analyzer.model.screening import Change, Screening
    from analyzer.report.document import Block, Phrase
    from analyzer.report.story import Story


def screening(story: Story) -> tuple[Block, ...]:
    """What was looked at and what was found; nothing where nobody was screened."""
    found = story.findings.screening
    if found is None:
        return ()
    pen = story.pen
    stay = pen.say("They stay in all figures: it is a suspicion, not proof. What leaving them out would change is never told per group.")
    lines = (_rules(story, found), _flagged(story, found), stay, *_changes(story, found))
    return (Heading(pen.say("Who answered without reading?"), id="screening"), Listing(lines))


def _rules(story: Story, found: Screening) -> Phrase:
    if "speeding" in found.rules:
        return story.pen.say(
            "We look for people who seem not to have read: the same answer to every statement, many answers in a row at the same place, or "
            "answers faster than anybody can read."
        )
    return story.pen.say(
        "We look for people who seem not to have read: the same answer to every statement, or many answers in a row at the same place. The "
        "file does not say how long people took."
    )


def _flagged(story: Story, found: Screening) -> Phrase:
    pen, few = story.pen, story.least("min_group")
    if found.flagged is not None:
        flagged = pen.count("screening.flagged", found.flagged)
        return pen.say("{flagged} of the {people} people answered like that.", flagged=flagged, people=story.organisation.respondents)
    if found.side == "low":
        return pen.say("Fewer than {few} people answered like that, or nobody. More is not told.", few=few)
    return pen.say("Nearly everybody answered like that: all but fewer than {few} people. Be careful with every figure.", few=few)


def _changes(story: Story, found: Screening) -> tuple[Phrase, ...]:
    """One line per band, with the modules in it, in the order of the survey."""
    modules: dict[Change, list[str]] = {}
    for module in story.modules:
        if module.id in found.changes:
            modules.setdefault(found.changes[module.id], []).append(module.id)
    return tuple(_change(story, change, inside) for change, inside in modules.items())


def _change(story: Story, change: Change, modules: list[str]) -> Phrase:
    pen, path = story.pen, f"screening.changes.{modules[0]}"
    named = pen.listing(pen.quoted(story.names.module(module)) for module in modules)
    low = pen.count(f"{path}.low", change.low)
    if change.high is None:
        if change.direction == "up":
            return pen.say("Without them the share right would be {low} points higher or more in {modules}.", low=low, modules=named)
        return pen.say("Without them the share right would be {low} points lower or more in {modules}.", low=low, modules=named)
    high = pen.count(f"{path}.high", change.high)
    if change.direction == "up":
        return pen.say(
            "Without them the share right would be {low} to {high} points higher in {modules}.", low=low, high=high, modules=named
        )
    if change.direction == "down":
        return pen.say(
            "Without them the share right would be {low} to {high} points lower in {modules}.", low=low, high=high, modules=named
        )
    return pen.say(
        "Without them the share right would change by less than {n} point in {modules}.",
        "Without them the share right would change by less than {n} points in {modules}.",
        n=high,
        modules=named,
    )
