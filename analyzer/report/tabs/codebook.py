"""The codebook: what the words in the other tabs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import forms
from analyzer.report.cells import HIDDEN, header
from analyzer.report.document import Cell, Column, Sheet, Table
from analyzer.report.sections.hidden import note
from analyzer.report.sections.readers import meanings

if TYPE_CHECKING:
    from analyzer.report.document import Phrase
    from analyzer.report.story import Story


def codebook(story: Story) -> Sheet:
    """Words of the report, forms of training, grades of evidence, and the sign for what is not shown."""
    say = story.text.say
    rows = tuple((header(word), Cell(story.pen.plain(kind)), Cell(meaning)) for word, kind, meaning in _entries(story))
    columns = (Column(say("Word")), Column(say("Kind")), Column(say("Meaning")))
    title = story.pen.say("What the words mean")
    return Sheet(say("Codebook"), title, (), Table("codebook", title, columns, rows))


def _entries(story: Story) -> list[tuple[str, str, Phrase]]:
    say, pen = story.text.say, story.pen
    evidence = (
        (forms.EVIDENCE["strong"], pen.say("The chance of a need is at least nineteen in twenty.")),
        (forms.EVIDENCE["clear"], pen.say("The chance of a need is at least four in five.")),
        (forms.EVIDENCE["weak"], pen.say("A need is more likely than not, but not sure enough for a training.")),
        (forms.EVIDENCE["none"], pen.say("A need is less likely than not; we cannot rule it out.")),
        (forms.EVIDENCE["in_order"], pen.say("The chance of a need is less than one in five.")),
    )
    counted = (
        (say("Answers given"), pen.say("All answers to the questions of a module, also those left open.")),
        (say("Average right"), pen.say("The estimated share of the questions that a person has right.")),
        (say("Order"), pen.say("What comes first in the advice to this group.")),
    )
    return [
        *((word, say("Word"), meaning) for word, meaning in meanings(story)),
        *((say(title), say("Form"), pen.say(forms.HOW[form])) for form, title in forms.TITLES.items() if form in forms.HOW),
        *((say(grade), say("How sure"), meaning) for grade, meaning in evidence),
        *((word, say("Column"), meaning) for word, meaning in counted),
        (HIDDEN, say("Sign"), note(story)),
    ]
