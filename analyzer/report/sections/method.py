"""The method: from answers to advice in plain words, and what is not shown on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Listing, Paragraph
from analyzer.report.sections.hidden import note

if TYPE_CHECKING:
    from analyzer.report.document import Block, Phrase
    from analyzer.report.story import Story


def steps(story: Story) -> tuple[Block, ...]:
    """What happens between an answer and an advice."""
    pen = story.pen
    lines = (
        pen.say("Per group and module we count how many answers were right. An answer left open and “don't know” count as not right."),
        pen.say("Before anything else, figures that could tell about single people are taken out. All that follows uses what is left."),
        pen.say("A few questions say little about one person. So we estimate how much people differ, once for everybody."),
        pen.say(
            "From the right answers and from how much people differ follows the share of people below the norm: estimated, not counted."
        ),
        pen.say(
            "Small groups lean a little on the average of all groups, more so when groups are alike. So an estimate can differ from the "
            "counted share."
        ),
        pen.say(
            "A training is advised when the chance is at least {sure} that more than {tolerance} of a group are below the norm.",
            sure=story.rule("sure_need"),
            tolerance=story.rule("tolerance"),
        ),
        pen.say(
            "The whole group is trained when the chance is at least {sure} that more than {most} are below it. Else people enrol.",
            sure=story.rule("sure_whole_group"),
            most=story.rule("whole_group_share"),
        ),
        pen.say("The order follows how many people it helps; a module that another one builds on comes before it."),
    )
    return (Heading(pen.say("From answers to advice"), id="steps"), Listing(lines, ordered=True))


def protection(story: Story) -> tuple[Block, ...]:
    """What is withheld, in general, and why."""
    lines = (*_too_few_people(story), *_too_telling(story))
    return (Heading(story.pen.say("What is not shown, and why"), id="protection"), Listing(lines), Paragraph(note(story), "small"))


def _too_few_people(story: Story) -> tuple[Phrase, ...]:
    pen, few = story.pen, story.least("min_group")
    return (
        _with_reason(story, "min_group", pen.say("A group of fewer than {few} people is not shown at all.", few=few)),
        _with_reason(
            story,
            "min_crossed",
            pen.say(
                "A department and a level together are shown from {few} people, and only when most combinations can be shown.",
                few=story.least("min_crossed"),
            ),
        ),
        pen.say(
            "Groups that are not shown are put together where they are large enough, so that there is an advice for these people too. "
            "Who did not say where they work is a group like any other."
        ),
        pen.say(
            "Answers to single questions are told for the organisation as a whole only, and never for fewer than {few} people.", few=few
        ),
        _with_reason(
            story,
            "min_response",
            pen.say(
                "The response is told in steps of {step}, and only of groups of {least} people or more.",
                step=story.rule("response_step"),
                least=story.least("min_response"),
            ),
        ),
    )


def _too_telling(story: Story) -> tuple[Phrase, ...]:
    pen = story.pen
    return (
        _with_reason(
            story,
            "edge_step",
            pen.say("A figure that is nearly nobody or nearly everybody is not shown, or only as “at most” or “at least”."),
        ),
        pen.say("Figures that would give away a hidden one by adding or subtracting are not shown either."),
        _with_reason(story, "chance_bands", pen.say("The chance that groups differ is told in words, not as a number.")),
        _with_reason(
            story,
            "open_answers",
            pen.say("Open answers, the answers of one person, and the lowest and highest score of a group are never shown."),
        ),
        pen.say(
            "An advice rests on the same figures. Where they are not shown there is no advice, and never that of a larger group instead."
        ),
    )


def _with_reason(story: Story, rule: str, said: Phrase) -> Phrase:
    """What is done, followed by the reason that the policy gives for it."""
    return story.pen.together((said, story.pen.say(story.policy.reason(rule))))
