"""The overview: what each group starts with, and how many people answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import forms
from analyzer.report.cells import cell, header, hidden
from analyzer.report.document import Cell, Column, Fold, Heading, Paragraph, Phrase, Table
from analyzer.report.sections.hidden import note_under
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story

RANKS = (sentence("Starts with"), sentence("Then"), sentence("After that"))
"""The columns for what comes first; a policy with more on the first screen repeats the last."""

NO_ADVICE = ("too_few", "nothing", "not_shown", "not_needed")
"""What a group without advice says, the most telling first."""


def overview(story: Story) -> tuple[Block, ...]:
    """A table per segmentation with a way to the page of every group; combinations of two behind a line."""
    tables: list[Block] = []
    for place, by in enumerate(story.crossings, start=1):
        table = _table(story, by, f"groups-{place}")
        tables.append(table if len(by) == 1 else Fold(table.caption.text, (table,)))
    if not tables:
        return ()
    explained = story.pen.say("Follow the name of a group to its own page. That page shows no other group, so you can give it to them.")
    return (Heading(story.pen.say("What each group starts with"), id="groups"), Paragraph(explained), *tables)


def _table(story: Story, by: tuple[str, ...], id: str) -> Table:
    groups = story.by(by)
    ranks = max((len(group.found.first) for group in (story.organisation, *groups)), default=0) or 1
    sized = any(group.response for group in (story.organisation, *groups))
    names = [story.names.segmentation_inside(name) for name in by]
    rows = (
        *(_row(story, group, ranks, sized=sized) for group in (story.organisation, *groups)),
        *((header(story.names.group(segment)), *(hidden() for _ in range(1 + sized + ranks))) for segment in story.withheld(by)),
    )
    return Table(
        id,
        story.pen.say("What to start with, by {groups}", groups=story.pen.listing(names)),
        (
            Column(" · ".join(story.names.segmentation(name) for name in by)),
            Column(story.text.say("Answers"), numeric=True),
            *((Column(story.text.say("Response")),) if sized else ()),
            *(Column(story.text.say(RANKS[min(rank, len(RANKS) - 1)])) for rank in range(ranks)),
        ),
        rows,
        note_under(story, rows),
        tuple(
            (form, story.text.say(title)) for form, title in forms.LEGEND.items() if any(cell.mark == form for row in rows for cell in row)
        ),
    )


def _row(story: Story, group: GroupFigures, ranks: int, *, sized: bool) -> tuple[Cell, ...]:
    """``sized`` says that the size of a group is known, and so the response."""
    name = header(story.names.group(group.segment), story.group_link(group.segment))
    first = [Cell(Phrase(story.names.module(id)), mark=group.module(id).advice.form) for id in group.found.first]
    empty = [Cell(Phrase("")) for _ in range(ranks - max(len(first), 1))]
    answered = (cell(group.respondents), *((Cell(response(story, group) or Phrase("")),) if sized else ()))
    return (name, *answered, *(first or [without_advice(story, group)]), *empty)


def without_advice(story: Story, group: GroupFigures) -> Cell:
    """Why a group has no advice, in two words."""
    given = {module.advice.form: module.advice for module in map(group.module, group.found.modules)}
    form = next((form for form in NO_ADVICE if form in given), None)
    if form is None:
        return Cell(Phrase(""))
    return Cell(story.pen.say(forms.TITLES[form]), mark=form)


def response(story: Story, group: GroupFigures) -> Phrase | None:
    """The response as a band; None where it is not known."""
    band = group.response
    if band is None:
        return None
    low, high = band
    if high.value >= 1:
        return story.pen.say("{low} or more", low=low)
    return story.pen.say("{low}–{high}", low=low, high=high)
