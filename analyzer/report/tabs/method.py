"""The method: the rules of the run, each with its reason, and how to read the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Listing, Sheet, Table
from analyzer.report.sections.checked import checked
from analyzer.report.sections.method import protection, steps
from analyzer.report.sections.rules import rules
from analyzer.report.sections.screening import screening

if TYPE_CHECKING:
    from analyzer.report.story import Story


def method(story: Story) -> Sheet:
    """The steps as lines, the rules as a table."""
    sections = (steps, protection, checked, screening)
    lines = tuple(line for section in sections for block in section(story) if isinstance(block, Listing) for line in block.lines)
    table = next(block for block in rules(story) if isinstance(block, Table))
    return Sheet(story.text.say("Method"), story.pen.say("How we got from answers to advice"), lines, table)
