"""The segment of each respondent: one label per segmentation, spelled one way, ``unknown`` where nothing usable was given."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analyzer.intake.coding import SHOWABLE, often
from analyzer.intake.declined import names_no_group
from analyzer.intake.department_questions import USE, all_alone
from analyzer.intake.labelled import Labelled
from analyzer.intake.listed import label_listed
from analyzer.intake.same_department import Merging, official_names, same_departments
from analyzer.model.company import Company
from analyzer.model.problem import Problem
from analyzer.model.segment import UNKNOWN
from analyzer.sheets.plain import tidy, unhyphened
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from analyzer.model.question import Question
    from analyzer.model.survey import Segmentation, Survey
    from analyzer.text import Sentence

DEPARTMENT = "department"

_MOST_DISTINCT = 0.5
_ENOUGH = 10


def label_segments(
    segmentation: Segmentation,
    counts: Counter[str],
    survey: Survey,
    company: Company,
    where: Sentence,
    decisions: Mapping[str, str],
) -> Labelled:
    """A label for every distinct cell of a segmentation, over all files of the wave; ``counts`` are respondents by cell.

    Labels of a segmentation without options come from the export: departments that are one, by the company workbook or by what was
    decided, under their common name. ``where`` is the column for the reader.
    """
    if segmentation.options:
        return label_listed(segmentation, counts, survey, where, decisions)
    known = company if segmentation.id == DEPARTMENT else Company()
    labels = _spelled(counts, known)
    people = _people(counts, labels)
    alone = [all_alone(segmentation.id, where)] if _nearly_alone(people, known) else []
    if alone and alone[0].decided(decisions) != USE:
        return _labelled(dict.fromkeys(counts, UNKNOWN), [], alone)
    merging = same_departments(people, known, where, decisions) if segmentation.id == DEPARTMENT else Merging()
    merged = {cell: merging.under.get(label, label) for cell, label in labels.items()}
    lone = _lone(_people(counts, merged), known)
    renames = known.renames()
    final = {cell: UNKNOWN if label in lone else renames.get(label, label) for cell, label in merged.items()}
    told = [*_in_several_spellings(counts, labels, where), *_unlike_groups(_people(counts, final), known, merging.undecided, where)]
    return _labelled(final, [*told, *_folded(lone, known, where)], [*alone, *merging.questions])


def _labelled(labels: Mapping[str, str], problems: list[Problem], questions: list[Question]) -> Labelled:
    """Labels in alphabetical order, ``unknown`` last."""
    given = set(labels.values())
    categories = (*sorted(given - {UNKNOWN}, key=str.casefold), *([UNKNOWN] if UNKNOWN in given else []))
    return Labelled(labels, categories, problems, questions)


def _spelled(counts: Counter[str], company: Company) -> dict[str, str]:
    """A label for each distinct cell: spaces and capitals do not make a new one. The company's spelling wins, then the most frequent."""
    spellings: dict[str, Counter[str]] = {}
    for cell, count in counts.items():
        spellings.setdefault(unhyphened(cell), Counter())[tidy(cell)] += count
    official = {unhyphened(name): name for name in reversed(official_names(company))}
    best = {form: official.get(form) or min(found, key=lambda text: (-found[text], text)) for form, found in spellings.items()}
    return {cell: UNKNOWN if names_no_group(cell) else best[unhyphened(cell)] for cell in counts}


def _people(counts: Counter[str], labels: Mapping[str, str]) -> Counter[str]:
    """How many people gave each label, ``unknown`` left out."""
    people: Counter[str] = Counter()
    for cell, label in labels.items():
        people[label] += counts[cell]
    people.pop(UNKNOWN, None)
    return people


def _nearly_alone(people: Counter[str], company: Company) -> bool:
    """Whether a column has so many labels that the company does not know, for so few people, that it may hold no groups."""
    new = len(people.keys() - set(official_names(company)))
    return new >= _ENOUGH and new > _MOST_DISTINCT * people.total()


def _lone(people: Counter[str], company: Company) -> frozenset[str]:
    """Labels that few people gave and that the company workbook does not know: somebody may have typed anything there."""
    official = set(official_names(company))
    return frozenset(label for label, count in people.items() if count < SHOWABLE and label not in official)


def _folded(lone: frozenset[str], company: Company, where: Sentence) -> list[Problem]:
    if not lone:
        return []
    if not company.known:
        return [_too_small(len(lone), where)]
    message = sentence(
        "{n} group with fewer than {least} answers is not in the company workbook. Its people count as unknown.",
        "{n} groups with fewer than {least} answers are not in the company workbook. Their people count as unknown.",
        n=len(lone),
        least=SHOWABLE,
    )
    remedy = sentence("If it is a real department, add it to the sheet groups of the company workbook.")
    return [Problem("note", where, message, remedy)]


def _too_small(count: int, where: Sentence) -> Problem:
    """The same, where there is no company workbook that could know them."""
    message = sentence(
        "{n} group has fewer than {least} answers. Its people count as unknown.",
        "{n} groups have fewer than {least} answers. Their people count as unknown.",
        n=count,
        least=SHOWABLE,
    )
    remedy = sentence("Nothing needs to be done. In a company workbook you can join a small department with another one.")
    return Problem("note", where, message, remedy)


def _in_several_spellings(counts: Counter[str], labels: Mapping[str, str], where: Sentence) -> list[Problem]:
    """Spellings that many people gave and that count as one; what fewer gave is neither named nor counted."""
    spellings: dict[str, Counter[str]] = {}
    for cell, label in labels.items():
        if label != UNKNOWN:
            spellings.setdefault(label, Counter())[tidy(cell)] += counts[cell]
    several = [shown for found in spellings.values() if len(shown := often(found)) > 1]
    if not several:
        return []
    message = sentence(
        "{n} group is written in several ways, which count as one.",
        "{n} groups are written in several ways, which count as one.",
        n=len(several),
    )
    return [Problem("note", where, message, sentence("Nothing needs to be done."), tuple(text for shown in several for text in shown))]


def _unlike_groups(people: Counter[str], company: Company, undecided: Collection[str], where: Sentence) -> list[Problem]:
    """Departments that the company workbook does not know, apart from those that are being asked about."""
    new = Counter({label: count for label, count in people.items() if label not in {*official_names(company), *undecided}})
    if not company.known or not new:
        return []
    message = sentence(
        "{n} department in the answers is not in the company workbook, so its size is not known.",
        "{n} departments in the answers are not in the company workbook, so their size is not known.",
        n=len(new),
    )
    remedy = sentence("Add them to the sheet groups, or correct their spelling there.")
    return [Problem("note", where, message, remedy, often(new))]
