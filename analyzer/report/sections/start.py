"""What to start with: at most three modules as cards, in order, each with all it takes to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import forms
from analyzer.report.document import Card, Cards, Facts, Heading, Link, Listing, Paragraph, Phrase
from analyzer.report.sections import reasons

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.figures import GroupFigures, ModuleFigures
    from analyzer.report.story import Story


def start(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """The cards of a group with what comes later. Without any the first page says why; on the page of a group its lead has said so."""
    heading = Heading(story.pen.say("Start with this"), id="start")
    if not group.found.first:
        return (heading, Paragraph(_nothing(story))) if group.segment.is_organisation else ()
    cards = Cards(tuple(_card(story, group, group.module(id)) for id in group.found.first))
    order = story.pen.say("What helps most people comes first. A module that another one builds on comes before it.")
    below = (Paragraph(order, "small"),) if len(group.advised) > 1 else ()
    return (heading, *_about_everybody(story, group), cards, *below, *_later(story, group))


def _card(story: Story, group: GroupFigures, module: ModuleFigures) -> Card:
    rank = module.rank
    page = story.trainer_pages.get(module.id) if group.segment.is_organisation else None
    return Card(
        rank=rank.shown if rank else "",
        title=story.names.module(module.id),
        mark=module.advice.form,
        mark_text=story.text.say(forms.TITLES[module.advice.form]),
        lead=reasons.why(story, group, module),
        facts=Facts(tuple(_facts(story, group, module))),
        link=Link(page, story.text.say("For the trainer")) if page else None,
        numbers=(rank,) if rank else (),
    )


def _facts(story: Story, group: GroupFigures, module: ModuleFigures) -> list[tuple[str, Phrase]]:
    text = story.text
    summary = story.names.wording.modules[module.id].summary
    facts = (
        (text.say("What it is about"), Phrase(summary) if summary else None),
        (text.say("For how many"), reasons.how_many(story, module)),
        (text.say("How"), story.pen.say(forms.HOW[module.advice.form])),
        (text.say("Not known, or wrong?"), reasons.missing(story, module)),
        (text.say("How sure"), reasons.how_sure(story, module)),
        (text.say("What it takes"), reasons.takes(story, module)),
        (text.say("What comes first"), reasons.before(story, group, module)),
    )
    return [(term, what) for term, what in facts if what is not None]


def _about_everybody(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    if not group.segment.is_organisation or story.findings.same_for_all:
        return ()
    return (Paragraph(story.pen.say("This is what the organisation as a whole needs most. Not every group needs it: see the table.")),)


def _later(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    if not group.found.later:
        return ()
    pen = story.pen
    said = [
        pen.say("{module}: {form}.", module=story.names.module(module.id), form=story.text.say(forms.INSIDE[module.advice.form]))
        for module in group.advised[len(group.found.first) :]
    ]
    return (Heading(pen.say("Later"), 3, "later"), Listing(tuple(said)))


def _nothing(story: Story) -> Phrase:
    pen = story.pen
    if story.silent:
        return pen.say("Invite more people to answer. With more answers there may be an advice.")
    if any(group.found.first for group in story.groups):
        return pen.say("For the organisation as a whole no training is clearly needed. Some groups do need one: see the table.")
    return pen.say("For the organisation as a whole no training is clearly needed now.")
