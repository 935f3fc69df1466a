"""The fifteen questions that a works council is likely to ask, each with an honest answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Facts, Heading

if TYPE_CHECKING:
    from analyzer.report.document import Block, Phrase
    from analyzer.report.story import Story

Pair = tuple[str, "Phrase"]


def council_questions(story: Story) -> tuple[Block, ...]:
    """Questions and answers, from one's own answer to what remains possible."""
    pairs = (*_about_me(story), *_about_my_group(story), *_about_the_file(story), *_about_use(story), *_about_proof(story))
    return (Heading(story.pen.say("Fifteen questions, with the answers"), id="questions"), Facts(pairs))


def _about_me(story: Story) -> tuple[Pair, ...]:
    pen, say = story.pen, story.text.say
    return (
        (
            say("Can my manager see what I answered?"),
            pen.say("No. The report holds no answers of single people, and it cannot be narrowed down to one person."),
        ),
        (
            say("Is it anonymous or confidential?"),
            pen.say(
                "Both, in this order: your answers are processed in confidence, and reported anonymously. As long as the file with "
                "answers exists somebody could be recognised in it. So nobody should promise that it is fully anonymous."
            ),
        ),
        (
            say("Must I take part, and can somebody see that I did not?"),
            pen.say(
                "Taking part should be voluntary; your organisation decides on that. The report does not say who took part. It tells "
                "the response in steps of {step}, and only of groups of {least} people or more. A survey tool with personal invitations "
                "does know who answered.",
                step=story.rule("response_step"),
                least=story.least("min_response"),
            ),
        ),
    )


def _about_my_group(story: Story) -> tuple[Pair, ...]:
    pen, say, few = story.pen, story.text.say, story.least("min_group")
    return (
        (
            say("What if my team is very small?"),
            pen.say(
                "A group of fewer than {few} people is not shown. Its answers count for the organisation as a whole, and for all small "
                "groups together where those are large enough.",
                few=few,
            ),
        ),
        (
            say("What if I am the only one who answers differently, or the only one in my job?"),
            pen.say(
                "Where nearly everybody in a group answers the same, that figure is not shown there, or only as “at most” or “at "
                "least”. A department and a level together are shown from {crossed} people. So an exception does not stand out.",
                crossed=story.least("min_crossed"),
            ),
        ),
        (
            say("Can somebody subtract two figures or two reports?"),
            pen.say(
                "Not two figures of one report: whatever would give away a group that is too small is withheld too. A new report is held "
                "against the final ones of before. That works on one computer only, and not for concepts: so nobody should spread those."
            ),
        ),
    )


def _about_the_file(story: Story) -> tuple[Pair, ...]:
    pen, say = story.pen, story.text.say
    return (
        (
            say("Who has the file with answers?"),
            pen.say(
                "Whoever runs the survey. The program does not keep the file and does not pass it on. Agree who that is and when it is "
                "deleted."
            ),
        ),
        (
            say("Are names or IP addresses used?"),
            pen.say(
                "No. Columns that may say who somebody is are not read, and HR sees which ones those are. The survey tool itself may "
                "store them: have that switched off."
            ),
        ),
        (
            say("What happens to open answers?"),
            pen.say(
                "They are not used and not shown, not even as a summary. Somebody can be recognised by how they write. What is not "
                "needed is best not asked."
            ),
        ),
        (
            say("Does the program send anything over the network?"),
            pen.say("No. At the very first start it fetches its own parts; after that it works without a network."),
        ),
    )


def _about_use(story: Story) -> tuple[Pair, ...]:
    pen, say = story.pen, story.text.say
    return (
        (
            say("Can it be used to judge people or teams?"),
            pen.say(
                "People: no, there is nothing about them. Teams: somebody could try, but it is not made for that. A low score asks for a "
                "training, not for a verdict. Put on paper that it is not used for appraisals."
            ),
        ),
        (
            say("Can the minimum be lowered?"),
            pen.say(
                "No. The program refuses fewer than five. It can be raised, and in this report it is {few}. Choose it once, before "
                "anybody answers: two reports with two minimums can be subtracted.",
                few=story.least("min_group"),
            ),
        ),
        (
            say("What happens when it is asked again?"),
            pen.say(
                "The new report is held against the earlier ones. Where only a few people came or went, the figures of a group are told "
                "in steps of {step} or wider, or not at all. Otherwise the difference would tell what these few answered. Only in a "
                "large group, where a few people make no difference, the figures stay exact.",
                step=story.rule("later_step"),
            ),
        ),
    )


def _about_proof(story: Story) -> tuple[Pair, ...]:
    pen, say = story.pen, story.text.say
    return (
        (
            say("How is this checked?"),
            pen.say(
                "Before it writes a report the program attacks it: as somebody who has every page, the workbook and the head counts, and "
                "as a colleague who knows their own answers too. Without proof it writes nothing. The program is open: anybody may check "
                "it."
            ),
        ),
        (
            say("What remains possible?"),
            pen.say(
                "Guessing. And whoever knows what the others in a small group answered, because they told, can work out the rest. In a "
                "group of {few} everybody knows the total of the others. No report can prevent that; only a higher minimum helps.",
                few=story.least("min_group"),
            ),
        ),
    )
