"""Composing: findings become a document, page by page and sheet by sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import addresses, tabs
from analyzer.report.document import Document, Link, Page
from analyzer.report.sections import GROUP, INDEX, METHOD, TRAINER, WORKS_COUNCIL, headline
from analyzer.report.story import Story

if TYPE_CHECKING:
    from analyzer.model.findings import Findings
    from analyzer.model.survey import Module
    from analyzer.report.document import Phrase
    from analyzer.report.figures import GroupFigures
    from analyzer.text import Text


def compose(findings: Findings, text: Text) -> Document:
    """All that a report says, in one language."""
    story = Story.of(findings, text)
    trainers = (_trainer(story, module) for module in story.modules if module.id in story.trainer_pages)
    return Document(
        language=text.language,
        title=text.say("Training needs · {survey}", survey=story.names.wording.title),
        stamp=text.say("CONCEPT") if findings.status == "concept" else "",
        pages=(_index(story), *(_group(story, group) for group in story.groups), *trainers, _works_council(story), _method(story)),
        sheets=tuple(tab(story) for tab in tabs.TABS),
        footer=_footer(story),
    )


def _index(story: Story) -> Page:
    heading, standfirst = headline.of_index(story)
    blocks = tuple(block for section in INDEX for block in section(story))
    return Page(addresses.INDEX, "index", story.text.say("The whole organisation"), heading, standfirst, blocks)


def _group(story: Story, group: GroupFigures) -> Page:
    heading, standfirst = headline.of_group(story, group)
    blocks = tuple(block for section in GROUP for block in section(story, group))
    name = story.names.group(group.segment)
    return Page(story.group_pages[group.segment], "group", name, heading, standfirst, blocks, _trail(story))


def _trainer(story: Story, module: Module) -> Page:
    heading, standfirst = headline.of_trainer(story, module)
    blocks = tuple(block for section in TRAINER for block in section(story, module))
    return Page(story.trainer_pages[module.id], "trainer", story.names.module(module.id), heading, standfirst, blocks, _trail(story))


def _works_council(story: Story) -> Page:
    heading, standfirst = headline.of_works_council(story)
    blocks = tuple(block for section in WORKS_COUNCIL for block in section(story))
    title = story.text.say("For the works council")
    return Page(addresses.WORKS_COUNCIL, "works_council", title, heading, standfirst, blocks, _trail(story))


def _method(story: Story) -> Page:
    heading, standfirst = headline.of_method(story)
    blocks = tuple(block for section in METHOD for block in section(story))
    return Page(addresses.METHOD, "method", story.text.say("Method"), heading, standfirst, blocks, _trail(story))


def _trail(story: Story) -> tuple[Link, ...]:
    return (Link(addresses.INDEX, story.text.say("The whole organisation")),)


def _footer(story: Story) -> tuple[Phrase, ...]:
    """Source, date, version and what it is for; the same on every page, so it names no group."""
    pen, findings = story.pen, story.findings
    made = pen.say("Made on {day}.", day=findings.made_on)
    concept = findings.status == "concept"
    status = pen.say("This is a concept: it can still change.") if concept else pen.say("This is the final report of this measurement.")
    return (
        pen.say(
            "Source: {survey}, version {version}; wave: {wave}.",
            survey=pen.quoted(story.names.wording.title),
            version=findings.survey.version,
            wave=findings.wave,
        ),
        pen.together((made, status)),
        pen.say("For choosing trainings. Not for judging people or teams."),
    )
