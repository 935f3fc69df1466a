"""What the rows of all tabs share: a column per segmentation, and the groups in one order, those that are not shown after the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.cells import header
from analyzer.report.document import Cell, Column, Phrase

if TYPE_CHECKING:
    from analyzer.model.segment import Segment
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story


def group_columns(story: Story) -> tuple[Column, ...]:
    """The name of the group, then one column per segmentation to filter on."""
    names = (story.names.segmentation(segmentation.id) for segmentation in story.findings.survey.segmentations)
    return (Column(story.text.say("Group")), *(Column(name) for name in names))


def group_cells(story: Story, segment: Segment) -> tuple[Cell, ...]:
    """A group in those columns; empty where a segmentation does not cut."""
    labels = (story.names.label(segment, segmentation.id) for segmentation in story.findings.survey.segmentations)
    return (header(story.names.group(segment)), *(Cell(Phrase(label)) for label in labels))


def all_groups(story: Story) -> tuple[GroupFigures, ...]:
    """The organisation, then the groups by segmentation."""
    return (story.organisation, *(group for by in story.crossings for group in story.by(by)))


def all_withheld(story: Story) -> tuple[Segment, ...]:
    """The groups that are not shown, by segmentation."""
    return tuple(segment for by in story.crossings for segment in story.withheld(by))
