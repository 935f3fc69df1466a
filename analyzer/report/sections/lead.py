"""The lead of a group page: the advice in plain sentences, for whoever reads no further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import forms
from analyzer.report.document import Paragraph
from analyzer.report.sections.conditions import INSIDE

if TYPE_CHECKING:
    from analyzer.report.document import Block, Phrase
    from analyzer.report.figures import GroupFigures, ModuleFigures
    from analyzer.report.story import Story


def lead(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """What to start with and in which form, what follows, and what to arrange first; or why there is no advice."""
    if group.found.first:
        return (Paragraph(story.pen.together((*_order(story, group), _arranged(story, group))), "lead"),)
    return (Paragraph(_no_advice(story, group), "lead"),)


def _order(story: Story, group: GroupFigures) -> list[Phrase | None]:
    pen, count = story.pen, len(group.found.first)
    named = [
        (story.names.quoted([module.id]), story.text.say(forms.INSIDE[module.advice.form]), module) for module in group.advised[:count]
    ]
    said: list[Phrase | None] = []
    for place, (module, form, figures) in enumerate(named):
        if place == 0:
            said.append(pen.say("Start with {module}, {form}.", module=module, form=form))
        elif place == 1:
            said.append(pen.say("Then comes {module}, {form}.", module=module, form=form))
        else:
            said.append(pen.say("After that {module}, {form}.", module=module, form=form))
        said.append(_people(story, figures))
    later = group.found.later
    return [*said, pen.say("Later: {modules}.", modules=story.names.quoted(later)) if later else None]


def _people(story: Story, module: ModuleFigures) -> Phrase | None:
    places = module.places
    if places is None or module.advice.form == "whole_group":
        return None
    return story.pen.say("Count on about {n} person for that.", "Count on about {n} people for that.", n=places.expected)


def _arranged(story: Story, group: GroupFigures) -> Phrase | None:
    first = [story.text.say(INSIDE[name]) for name in group.found.conditions if name in INSIDE]
    return story.pen.say("Before people post for work, see to {arranged}.", arranged=story.pen.listing(first)) if first else None


def _no_advice(story: Story, group: GroupFigures) -> Phrase:
    pen = story.pen
    given = [group.module(module.id).advice for module in story.modules]
    if any(advice.form == "too_few" for advice in given):
        return pen.say("For this group we cannot say which training it needs: too few people answered. Below is what you can do.")
    if all(advice.form == "not_shown" for advice in given):
        return pen.say("For this group no module can be shown, so there is no advice either.")
    if all(advice.grade == "in_order" or advice.form in {"not_needed", "not_shown"} for advice in given):
        return pen.say("This group needs no training now: enough people reach the norm in what could be shown.")
    return pen.say("For this group no training is clearly needed now.")
