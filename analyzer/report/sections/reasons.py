"""The reasons behind one advice: how many people, why, what is missing, how sure, what it takes and what comes before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.sections.conditions import INSIDE

if TYPE_CHECKING:
    from analyzer.report.document import Phrase
    from analyzer.report.figures import GroupFigures, ModuleFigures, Places
    from analyzer.report.pen import Pen
    from analyzer.report.story import Story

MOSTLY = 1.5
"""One cause is called the main one when it is this many times as frequent as the other."""


def why(story: Story, group: GroupFigures, module: ModuleFigures) -> Phrase:
    """How many are below the norm and what people have right; for a small group with the number of people beside it."""
    pen = story.pen
    small = pen.say(
        "This is estimated from the answers of {n} person.", "This is estimated from the answers of {n} people.", n=group.respondents
    )
    return pen.together((_below(story, module), _right(story, module), small if group.small else None))


def _below(story: Story, module: ModuleFigures) -> Phrase | None:
    below = module.below
    if below is None:
        return None
    if below.low.shown == below.high.shown:
        return story.pen.say("An estimated {share} of the people are below the norm.", share=below.value)
    return story.pen.say(
        "An estimated {share} of the people are below the norm, with a margin of {low} to {high}.",
        share=below.value,
        low=below.low,
        high=below.high,
    )


def _right(story: Story, module: ModuleFigures) -> Phrase:
    pen, edge, mean = story.pen, module.edge, module.mean
    norm = story.norm(story.findings.survey.module(module.id))
    if edge and module.until:
        return pen.say("Between {low} and {high} of the answers were right; the norm is {norm}.", low=edge, high=module.until, norm=norm)
    if edge and module.found.side == "low":
        return pen.say("At most {edge} of the answers were right; the norm is {norm}.", edge=edge, norm=norm)
    if edge:
        return pen.say("At least {edge} of the answers were right; the norm is {norm}.", edge=edge, norm=norm)
    if mean is None:
        return pen.say("The norm is {norm} right.", norm=norm)
    return pen.say("On average people have {mean} of the questions right; the norm is {norm}.", mean=mean.value, norm=norm)


def how_many(story: Story, module: ModuleFigures) -> Phrase:
    """The people to expect, or the share to count on where head counts are not known."""
    pen, places = story.pen, module.places
    if places is None:
        return pen.together((_share(story, module), pen.say("How many people that are is not known: the size of the group was not given.")))
    wanted = story.findings.survey.module(module.id)
    some_jobs = pen.say("Only people whose job needs this are counted.") if "*" not in wanted.needed_by else None
    posting = pen.say("People who would rather not post about work are not counted.") if wanted.posting else None
    everybody = pen.say("That is estimated for everybody in the group, also for who did not answer.")
    return pen.together((_expected(story, module, places), everybody, some_jobs, posting))


def _share(story: Story, module: ModuleFigures) -> Phrase | None:
    if module.advice.form == "whole_group":
        return story.pen.say("The whole group.")
    return story.pen.say("Count on about {share} of the people.", share=module.below.value) if module.below else None


def _expected(story: Story, module: ModuleFigures, places: Places) -> Phrase:
    pen, about, low, high = story.pen, places.expected, places.low, places.high
    whole, exact = module.advice.form == "whole_group", low.value == high.value
    if whole and exact:
        return pen.say("The whole group; about {about} of them are below the norm.", about=about)
    if whole:
        return pen.say("The whole group; about {about} of them ({low} to {high}) are below the norm.", about=about, low=low, high=high)
    if exact:
        return pen.say("About {n} person.", "About {n} people.", n=about)
    return pen.say("About {n} person ({low} to {high}).", "About {n} people ({low} to {high}).", n=about, low=low, high=high)


def missing(story: Story, module: ModuleFigures) -> Phrase | None:
    """Whether people mostly do not know, or mostly think that they do. None where it is not known."""
    pen, unknown, shown, right = story.pen, module.dont_know, module.shown, module.right
    if unknown is None or shown is None or right is None:
        return None
    if story.mostly_open(module.id):
        return pen.say(
            "That cannot be told, for in the whole organisation many people left these questions open. Of the {shown} answers {right} were "
            "right and {unknown} were “don't know”.",
            shown=shown,
            right=right,
            unknown=unknown,
        )
    wrong = shown.value - right.value - unknown.value
    if unknown.value > MOSTLY * wrong:
        return pen.say(
            "People more often do not know than have it wrong: of the {shown} answers {right} were right and {unknown} were “don't know”. "
            "Explaining helps.",
            shown=shown,
            right=right,
            unknown=unknown,
        )
    if wrong > MOSTLY * unknown.value:
        return pen.say(
            "People more often have it wrong than do not know: of the {shown} answers {right} were right and {unknown} were “don't know”; "
            "the rest was wrong or left open. Start with what they think now.",
            shown=shown,
            right=right,
            unknown=unknown,
        )
    return pen.say(
        "Partly people do not know, partly they have it wrong: of the {shown} answers {right} were right and {unknown} were “don't know”.",
        shown=shown,
        right=right,
        unknown=unknown,
    )


def how_sure(story: Story, module: ModuleFigures) -> Phrase | None:
    """The evidence in words, with the chance behind it; for a training of the whole group also how sure it is that most need it."""
    pen, need, most, tolerance = story.pen, module.need, module.most, story.rule("tolerance")
    if need is None or module.advice.grade not in {"strong", "clear"}:
        return None
    if module.advice.grade == "strong":
        said = pen.say(
            "Strong: the chance is at least {need} that more than {tolerance} are below the norm.", need=need, tolerance=tolerance
        )
    else:
        said = pen.say(
            "Clear: the chance is at least {need} that more than {tolerance} are below the norm.", need=need, tolerance=tolerance
        )
    whole = story.rule("whole_group_share")
    wide = pen.say("That it is even more than {whole}: at least {most}.", whole=whole, most=most) if most else None
    return pen.together((said, wide))


def takes(story: Story, module: ModuleFigures) -> Phrase | None:
    """Hours and group size; None where the survey does not say."""
    given = story.form(story.findings.survey.module(module.id), module.advice.form)
    if given is None:
        return None
    pen, (path, form) = story.pen, given
    lasts = _lasts(pen, f"{path}.hours", form.hours)
    if form.max is None:
        return lasts
    least, most = pen.count(f"{path}.min", form.min), pen.count(f"{path}.max", form.max)
    return pen.together((lasts, pen.say("In groups of {least} to {most} people.", least=least, most=most)))


def _lasts(pen: Pen, path: str, hours: float) -> Phrase:
    if hours < 1:
        return pen.say("{n} minutes.", n=pen.minutes(path, hours))
    return pen.say("{n} hour.", "{n} hours.", n=pen.mean(path, hours))


def before(story: Story, group: GroupFigures, module: ModuleFigures) -> Phrase:
    """The advised modules that this one builds on, and for a module in which people post what has to be arranged."""
    pen, after = story.pen, module.advice.after
    posting = story.findings.survey.module(module.id).posting
    arranged = [story.text.say(INSIDE[name]) for name in group.found.conditions if posting and name in INSIDE]
    if not after and not arranged:
        return pen.say("Nothing: this can start right away.")
    return pen.together(
        (
            pen.say("First {modules}.", modules=story.names.quoted(after)) if after else None,
            pen.say("First see to {arranged}.", arranged=pen.listing(arranged)) if arranged else None,
        )
    )
