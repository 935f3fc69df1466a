"""For the works council: what is asked, who sees what, where it is kept, what the law asks, and what to agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import addresses
from analyzer.report.document import Facts, Heading, Link, Listing, Paragraph

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.story import Story


def short(story: Story) -> tuple[Block, ...]:
    """The promises, in a few lines."""
    pen = story.pen
    lines = (
        pen.say(
            "The report says which group needs which training. It says nothing about single people, and it is not for judging anybody."
        ),
        pen.say("Nobody's own answers are in it, no names and no open answers."),
        pen.say(
            "A group of fewer than {few} people is not shown. That cannot be worked out from other figures either.",
            few=story.least("min_group"),
        ),
        pen.say("Everything happens on one computer of your organisation. Nothing is sent anywhere."),
        pen.say("The program attacks every report itself before it writes it. Without proof that nobody can be found there is no report."),
    )
    return (Heading(pen.say("In short"), id="short"), Listing(lines))


def asked(story: Story) -> tuple[Block, ...]:
    """What people were asked, by subject."""
    pen, say, names = story.pen, story.text.say, story.names
    segmentations = [names.segmentation_inside(segmentation.id) for segmentation in story.findings.survey.segmentations]
    scales = [pen.quoted(names.scale(scale.id)) for scale in story.findings.survey.scales]
    knowledge = pen.say("{subjects}.", subjects=names.quoted(module.id for module in story.modules))
    pairs = (
        (say("What people know"), knowledge),
        *(((say("What people think and do"), pen.say("{subjects}.", subjects=pen.listing(scales))),) if scales else ()),
        (
            say("Where people work"),
            pen.say(
                "{segmentations}. Whoever leaves that open takes part all the same.", segmentations=_capital(pen.listing(segmentations))
            )
            if segmentations
            else pen.say("That is not asked."),
        ),
        (say("Nothing else"), pen.say("Other columns in the file, such as names, addresses and open answers, are not used.")),
    )
    survey = pen.say("The questionnaire is {survey}.", survey=pen.quoted(names.wording.title))
    return (Heading(pen.say("What is asked"), id="asked"), Paragraph(survey), Facts(pairs))


def seen_by(story: Story) -> tuple[Block, ...]:
    """Who sees what."""
    pen, say = story.pen, story.text.say
    pairs = (
        (
            say("Whoever runs the survey"),
            pen.say(
                "The file with all answers. That is the only place where answers of single people stand. So keep it with as few as "
                "possible."
            ),
        ),
        (say("HR and the management"), pen.say("The first page and the workbook: all groups that are shown.")),
        (say("A group and its manager"), pen.say("The page of their own group, beside the organisation as a whole. No other group.")),
        (say("The trainer"), pen.say("Per module which groups it is for, and how the organisation as a whole answered the questions.")),
        (say("The works council"), pen.say("This page and the page on the method. What else it sees is for you to agree on.")),
    )
    return (Heading(pen.say("Who sees what"), id="seen"), Facts(pairs))


def kept(story: Story) -> tuple[Block, ...]:
    """Where everything is, and for how long."""
    pen, say = story.pen, story.text.say
    pairs = (
        (
            say("The answers"),
            pen.say(
                "In the survey tool, and in the file that HR took out of it. The program reads that file and keeps nothing of it. Agree "
                "after how many weeks both are deleted; once the report is final it does not need them any more."
            ),
        ),
        (
            say("The report"),
            pen.say("In a folder on HR's computer. It holds counts and estimates of groups, and can be kept."),
        ),
        (
            say("What was published"),
            pen.say(
                "With a final report the program keeps a list of the figures in it, on the same computer. There are no answers in that "
                "list. A next report is held against it, so keep it as long as there are more waves."
            ),
        ),
        (
            say("Outside your organisation"),
            pen.say("Nothing. The program sends no answers, no figures and no messages, and the pages of the report fetch nothing."),
        ),
    )
    return (Heading(pen.say("Where it is kept, and for how long"), id="kept"), Facts(pairs))


def law(story: Story) -> tuple[Block, ...]:
    """One careful paragraph; no legal advice."""
    pen = story.pen
    said = pen.say(
        "This is an explanation, not legal advice. As long as somebody can be recognised in the file with answers it holds personal "
        "data, and the GDPR applies. So the fair promise is: processed in confidence, reported anonymously. In the Netherlands the "
        "works council must consent to rules on the personal data of staff and to systems that can observe their presence, behaviour or "
        "performance (Works Councils Act, article 27, first paragraph, under k and l). A knowledge test per department can be such a "
        "system. So talk about it before the first wave, and ask your data protection officer or a lawyer.",
    )
    return (Heading(pen.say("What the law says"), id="law"), Paragraph(said))


def agreed(story: Story) -> tuple[Block, ...]:
    """What to put on paper, and where to read on."""
    pen = story.pen
    lines = (
        pen.say("The smallest group that is shown, and that nobody lowers it."),
        pen.say("Which groups are asked for. Department and level are enough."),
        pen.say("That taking part is voluntary, and that nobody asks who did not."),
        pen.say("Who has the file with answers, and after how many weeks it is deleted."),
        pen.say("Who gets which page, and that nobody judges people or ranks groups with it."),
        pen.say("That no open answers are asked, or that nobody reads them but whoever runs the survey."),
        pen.say("When it is asked again, and that this page is looked at again then."),
    )
    method = Link(addresses.METHOD, story.text.say("How we got here, and which rules we used"))
    more = Paragraph(pen.say("All rules with their reasons stand on the page on the method."), "small", (method,))
    return (Heading(pen.say("Agree on this before you ask"), id="agreed"), Listing(lines), more)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
