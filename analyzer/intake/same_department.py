"""Which departments in the answers are one: asked about each name once, never decided in silence.

A name that fewer than five people gave is never quoted: it is asked about under the known name that it is nearly the same as.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.intake.coding import SHOWABLE
from analyzer.intake.department_questions import OWN, YES, looks_like, misspelling, not_in_workbook
from analyzer.intake.spelling import Spelling, closeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.model.company import Company
    from analyzer.model.question import Question
    from analyzer.text import Sentence

_MOST_KNOWN = 300
_MOST_RARE = 1_000
_MOST_ASKED = 30
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, eq=False)
class Merging:
    """What is asked, the label under which each label counts that does not stand for itself, and the labels not yet decided on."""

    questions: list[Question] = field(default_factory=list)
    under: Mapping[str, str] = field(default_factory=dict)
    undecided: frozenset[str] = frozenset()


def same_departments(people: Counter[str], company: Company, where: Sentence, decisions: Mapping[str, str]) -> Merging:
    """What is asked about labels that may be another name of a department, and what was decided; ``people`` are respondents by label."""
    official = official_names(company)
    ranked = sorted((label for label in people if label not in official), key=lambda label: (-people[label], label))
    often = [label for label in ranked if people[label] >= SHOWABLE][:_MOST_KNOWN]
    known = {label: Spelling.of(label) for label in (*official, *often)}
    names = _names_asked(often, people, known, company, where)
    rare = [label for label in ranked if people[label] < SHOWABLE and len(label) <= _LONGEST_NAME]
    typed = {label: _nearest(Spelling.of(label), known) for label in rare[:_MOST_RARE]}
    slips = {label: misspelling(label, count, where) for label, count in _slips(typed, people).most_common(_MOST_ASKED)}
    under = {label: chosen for label, question in names.items() if (chosen := question.decided(decisions)) and chosen != OWN}
    under |= {label: near for label, near in typed.items() if near in slips and slips[near].decided(decisions) == YES}
    undecided = frozenset(label for label, question in names.items() if question.decided(decisions) is None)
    return Merging([*names.values(), *slips.values()], {label: _end(label, under) for label in under}, undecided)


def official_names(company: Company) -> tuple[str, ...]:
    """The departments of the company workbook, then the other names under which some of them are reported."""
    return tuple(dict.fromkeys([*(group.department for group in company.groups), *company.renames().values()]))


def _names_asked(
    often: Sequence[str], people: Counter[str], known: Mapping[str, Spelling], company: Company, where: Sentence
) -> dict[str, Question]:
    """A question for each label that many gave: of the ones near an official or larger label first, and of the larger ones."""
    departments = tuple(dict.fromkeys(group.department for group in company.groups if group.department != OWN))
    near = {label: _near(known[label], _before(label, known)) for label in often}
    ranked = sorted((label for label in often if near[label] or departments), key=lambda label: not near[label])
    return {
        label: not_in_workbook(label, people[label], near[label], departments, where)
        if departments
        else looks_like(label, people[label], near[label], where)
        for label in ranked[:_MOST_ASKED]
    }


def _before(label: str, known: Mapping[str, Spelling]) -> dict[str, Spelling]:
    """The official labels, and those that more people gave."""
    found: dict[str, Spelling] = {}
    for other, spelling in known.items():
        if other == label:
            break
        found[other] = spelling
    return found


def _near(spelling: Spelling, known: Mapping[str, Spelling]) -> tuple[str, ...]:
    """The labels that a name is nearly the same as, nearest first; one that is called like a choice cannot be asked about."""
    found = {label: closeness(spelling, other) for label, other in known.items() if label != OWN}
    return tuple(sorted((label for label, near in found.items() if near), key=lambda label: -found[label]))


def _nearest(spelling: Spelling, known: Mapping[str, Spelling]) -> str | None:
    """The one label that a name is nearest to; None where there is none, or two are as near."""
    near = _near(spelling, known)
    if not near:
        return None
    alike = len(near) > 1 and closeness(spelling, known[near[0]]) == closeness(spelling, known[near[1]])
    return None if alike else near[0]


def _slips(typed: Mapping[str, str | None], people: Counter[str]) -> Counter[str]:
    """How many people gave a name that is nearest to each label."""
    slips: Counter[str] = Counter()
    for label, near in typed.items():
        if near:
            slips[near] += people[label]
    return slips


def _end(label: str, under: Mapping[str, str]) -> str:
    """The label that is left when every merge is followed; each goes to an official or larger label, so there is an end."""
    while label in under:
        label = under[label]
    return label
