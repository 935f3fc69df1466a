"""The questions of a module that people missed most: the right answer, why it is right, and what they thought instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.charts import answers as drawing
from analyzer.report.cells import cell, header
from analyzer.report.document import Chart, Column, Facts, Heading, Paragraph, Table
from analyzer.report.sections.hidden import note_under

if TYPE_CHECKING:
    from analyzer.model.survey import Item, Module
    from analyzer.report.document import Block, Number, Phrase
    from analyzer.report.figures import ItemFigures
    from analyzer.report.story import Story

MOST = 5
"""Questions on a trainer's page: what one session can deal with."""

OUTCOMES = ("right", "dont_know", "wrong")


def questions(story: Story, module: Module) -> tuple[Block, ...]:
    """The most missed questions over the whole organisation, as a chart and one by one."""
    missed = most_missed(story, module)
    heading = Heading(story.pen.say("What people missed most"), id="missed")
    if not missed:
        return (heading, Paragraph(story.pen.say("No single question of this module can be shown.")))
    drawn = [(figures, shares) for figures in missed if (shares := figures.shares)]
    chart = (_chart(story, drawn),) if drawn else ()
    return (heading, *chart, *(block for figures in missed for block in _question(story, figures)))


def most_missed(story: Story, module: Module) -> list[ItemFigures]:
    """The questions with the fewest right answers; those of which that may not be told are left out."""
    told = [figures for figures in story.items(module.id) if figures.found.right is not None]
    return sorted(told, key=lambda figures: (figures.found.right or 0) / max(figures.found.shown, 1))[:MOST]


def right_answers(story: Story, item: Item) -> str:
    """The text of the best answer on the day of the survey; several of which each is as good are listed."""
    worth = item.points(story.findings.fieldwork)
    best = max(worth.values(), default=0.0)
    *some, last = [story.names.answer(item, option) for option, points in worth.items() if points == best] or [""]
    return story.text.say("{some} or {last}", some=", ".join(some), last=last) if some else last


def _chart(story: Story, drawn: list[tuple[ItemFigures, tuple[Number, Number, Number]]]) -> Chart:
    pen, say = story.pen, story.text.say
    texts = [story.names.question(story.findings.survey.item(figures.found.id)) for figures, _ in drawn]
    bars = [drawing.Bar(text, *(share.value for share in shares)) for text, (_, shares) in zip(texts, drawn, strict=True)]
    rows = tuple((header(text), *(cell(share) for share in shares)) for text, (_, shares) in zip(texts, drawn, strict=True))
    columns = (
        Column(say("Question")),
        *(Column(title, numeric=True) for title in (say("Right"), say("Don't know"), say("Wrong or left open"))),
    )
    table = Table("answers-table", pen.say("Answers to the questions that people missed most"), columns, rows, note_under(story, rows))
    worst_right, worst_unknown, worst_wrong = drawn[0][1]
    return Chart(
        "answers-chart",
        pen.say("The hardest question: {share} right", share=worst_right),
        pen.say(
            "Share of people per answer. {n} person in the whole organisation, {period}.",
            "Share of people per answer. {n} people in the whole organisation, {period}.",
            n=drawn[0][0].shown,
            period=story.period,
        ),
        drawing.figure(bars, (say("right"), say("don't know"), say("wrong or left open")), story.text.language),
        pen.say(
            "Of the hardest question {right} had it right, {unknown} did not know and {wrong} had it wrong or left it open.",
            right=worst_right,
            unknown=worst_unknown,
            wrong=worst_wrong,
        ),
        table,
        tuple(share for _, shares in drawn for share in shares),
    )


def _question(story: Story, figures: ItemFigures) -> tuple[Block, ...]:
    item = story.findings.survey.item(figures.found.id)
    fact = story.names.wording.items[item.id].fact
    say = story.text.say
    facts = (
        (say("Right answer"), story.pen.plain(right_answers(story, item))),
        (say("Why"), story.pen.plain(fact) if fact else None),
        (say("What people answered"), _answered(story, figures)),
        (say("Most chosen wrong answer"), _misconception(story, figures, item)),
        (say("Source"), source(story, item)),
    )
    heading = Heading(story.pen.plain(story.names.question(item)), 3)
    return (heading, Facts(tuple((term, what) for term, what in facts if what is not None)))


def _answered(story: Story, figures: ItemFigures) -> Phrase | None:
    right, unknown, wrong = (figures.count(outcome) for outcome in OUTCOMES)
    if right is None or unknown is None or wrong is None:
        return None
    if story.findings.survey.item(figures.found.id).dont_know is None:
        return story.pen.say(
            "{right} of {shown} had it right, {wrong} had it wrong or left it open.", right=right, shown=figures.shown, wrong=wrong
        )
    return story.pen.say(
        "{right} of {shown} had it right, {unknown} did not know, {wrong} had it wrong or left it open.",
        right=right,
        shown=figures.shown,
        unknown=unknown,
        wrong=wrong,
    )


def _misconception(story: Story, figures: ItemFigures, item: Item) -> Phrase | None:
    """The wrong answer that most people gave, if enough people gave it to tell."""
    harmless = {*item.points(story.findings.fieldwork), item.dont_know, "blank"}
    wrong = {option: count for option, count in figures.found.answers.items() if option not in harmless and option in item.options}
    if not wrong:
        return None
    option = max(wrong, key=lambda name: (wrong[name], name))
    answer = story.names.answer(item, option)
    return story.pen.say("{answer} ({count} of {shown}).", answer=answer, count=figures.given(option), shown=figures.shown)


def source(story: Story, item: Item) -> Phrase | None:
    """Where the fact was found and when it was checked; None where neither is known."""
    if item.verified is None:
        return story.pen.plain(item.source) if item.source else None
    return story.pen.say("{source}; checked on {day}.", source=item.source, day=item.verified) if item.source else None
