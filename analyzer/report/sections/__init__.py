"""The sections: what each kind of page says, in order. A new section is a file here and a line in one of these tuples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.sections.answer import answer
from analyzer.report.sections.attitudes import attitudes, attitudes_by_group
from analyzer.report.sections.audience import audience
from analyzer.report.sections.checked import checked, versions
from analyzer.report.sections.comparisons import comparisons
from analyzer.report.sections.conditions import conditions
from analyzer.report.sections.council_questions import council_questions
from analyzer.report.sections.folder import folder, folder_of_group
from analyzer.report.sections.heat_map import heat_map
from analyzer.report.sections.hidden import hidden
from analyzer.report.sections.lead import lead
from analyzer.report.sections.limits import limits
from analyzer.report.sections.method import protection, steps
from analyzer.report.sections.minimum import minimum
from analyzer.report.sections.need import need
from analyzer.report.sections.norms import norms
from analyzer.report.sections.notices import notices
from analyzer.report.sections.objectives import exercise, objectives
from analyzer.report.sections.overview import overview
from analyzer.report.sections.questions import questions
from analyzer.report.sections.readers import readers, words
from analyzer.report.sections.response import response
from analyzer.report.sections.rest import rest
from analyzer.report.sections.rules import rules
from analyzer.report.sections.screening import screening
from analyzer.report.sections.start import start
from analyzer.report.sections.together import together
from analyzer.report.sections.tone import tone
from analyzer.report.sections.too_few import too_few
from analyzer.report.sections.unscored import unscored
from analyzer.report.sections.works_council import agreed, asked, kept, law, seen_by, short

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.model.survey import Module
    from analyzer.report.document import Block
    from analyzer.report.figures import GroupFigures
    from analyzer.report.story import Story

    Section = Callable[[Story], tuple[Block, ...]]
    GroupSection = Callable[[Story, GroupFigures], tuple[Block, ...]]
    ModuleSection = Callable[[Story, Module], tuple[Block, ...]]


def _everybody(section: GroupSection) -> Section:
    """A section of a group, told of the whole organisation."""
    return lambda story: section(story, story.organisation)


INDEX: tuple[Section, ...] = (
    answer,
    _everybody(start),
    overview,
    _everybody(conditions),
    heat_map,
    _everybody(need),
    _everybody(attitudes),
    attitudes_by_group,
    response,
    hidden,
    _everybody(limits),
    words,
    readers,
    folder,
)

GROUP: tuple[GroupSection, ...] = (lead, together, start, too_few, conditions, rest, need, attitudes, limits, folder_of_group)

TRAINER: tuple[ModuleSection, ...] = (audience, objectives, questions, exercise, tone)

METHOD: tuple[Section, ...] = (steps, protection, minimum, checked, versions, screening, norms, rules, comparisons, unscored, notices)

WORKS_COUNCIL: tuple[Section, ...] = (short, asked, seen_by, protection, minimum, kept, law, council_questions, agreed)
