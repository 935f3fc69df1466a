"""The headlines: what each page has found, in a line of about ten words, and a line on whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.sections.reasons import MOSTLY
from analyzer.report.sections.response import answered

if TYPE_CHECKING:
    from analyzer.model.survey import Module
    from analyzer.report.document import Phrase
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def of_index(story: Story) -> tuple[Phrase, Phrase]:
    """The finding about the whole organisation, and how many answered."""
    pen = story.pen
    asked = pen.say("{survey}, {period}.", survey=pen.quoted(story.names.wording.title), period=story.period)
    return _index_finding(story), pen.together((asked, answered(story, story.organisation)))


def _index_finding(story: Story) -> Phrase:
    pen, names = story.pen, story.names
    first = story.organisation.found.first
    differing = [names.segmentation_inside(part.segmentation) for part in story.findings.differences if part.modules]
    if story.silent:
        return pen.say("No advice can be given yet")
    if not first and not any(group.found.first for group in story.groups):
        return pen.say("No training is clearly needed now")
    if differing:
        return pen.say("Training needs differ by {segmentations}", segmentations=pen.listing(differing))
    if not first:
        return pen.say("Only some groups need a training")
    if story.findings.differences:
        return pen.say("One offer for everybody: start with {module}", module=pen.quoted(names.short(first[0])))
    return pen.say("Start with {module}", module=pen.quoted(names.short(first[0])))


def of_group(story: Story, group: GroupFigures) -> tuple[Phrase, Phrase]:
    """The finding about a group, and who it is."""
    names = story.names
    who = story.pen.say("{described}.", described=names.described(group.segment))
    return _group_finding(story, group), story.pen.together((who, answered(story, group)))


def _group_finding(story: Story, group: GroupFigures) -> Phrase:
    pen, name = story.pen, story.names.group(group.segment)
    given = [group.module(module.id).advice for module in story.modules]
    if group.found.first:
        return pen.say("{group}: start with {module}", group=name, module=pen.quoted(story.names.short(group.found.first[0])))
    if any(advice.form == "too_few" for advice in given):
        return pen.say("{group}: too few answers for an advice of its own", group=name)
    if all(advice.form == "not_shown" for advice in given):
        return pen.say("{group}: no module can be shown", group=name)
    return pen.say("{group}: no training is clearly needed now", group=name)


def of_trainer(story: Story, module: Module) -> tuple[Phrase, Phrase]:
    """What is missing most in a module, and what the module is."""
    pen, name = story.pen, story.names.short(module.id)
    whole = story.organisation.module(module.id).found
    summary = story.names.wording.modules[module.id].summary
    about = pen.plain(summary)
    if whole.right is None or whole.shown is None or whole.dont_know is None or story.mostly_open(module.id):
        return pen.say("{module}: for the trainer", module=name), about
    wrong = whole.shown - whole.right - whole.dont_know
    if whole.dont_know > MOSTLY * wrong:
        return pen.say("{module}: mostly unknown, so start with explaining", module=name), about
    if wrong > MOSTLY * whole.dont_know:
        return pen.say("{module}: start with what people think now", module=name), about
    return pen.say("{module}: partly unknown, partly wrong ideas", module=name), about


def of_works_council(story: Story) -> tuple[Phrase, Phrase]:
    """What the page for the works council is."""
    pen = story.pen
    return (
        pen.say("For the works council"),
        pen.say(
            "What is asked, who sees what, and how we make sure that nobody can be recognised. The numbers are the rules of this report."
        ),
    )


def of_method(story: Story) -> tuple[Phrase, Phrase]:
    """What the page on the method is."""
    pen = story.pen
    return pen.say("How we got from answers to advice"), pen.say("For whoever wants to know why the report says what it says.")
