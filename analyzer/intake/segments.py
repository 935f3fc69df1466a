"""The segment of each respondent: one label per segmentation, spelled one way, ``unknown`` where nothing usable was given."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

from analyzer.intake.coding import SHOWABLE, often
from analyzer.intake.identifiers import kind_of_value
from analyzer.intake.reading import Coded
from analyzer.model.company import Company
from analyzer.model.problem import Problem
from analyzer.model.segment import UNKNOWN
from analyzer.sheets.plain import is_blank, plain, tidy
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.intake.form import Form
    from analyzer.model.survey import Segmentation, Survey
    from analyzer.text import Sentence

DEPARTMENT = "department"

_NO_OPTION = frozenset({"rather_not_say", "prefer_not_to_say", "no_answer", UNKNOWN})
_NO_LABEL = frozenset(
    {
        *("zeg ik liever niet", "dat zeg ik liever niet", "wil ik liever niet zeggen", "liever niet zeggen", "wil ik niet zeggen"),
        *("prefer not to say", "i prefer not to say", "rather not say", "i'd rather not say", "i would rather not say"),
        *("onbekend", "unknown", "weet ik niet", "weet niet", "don't know", "geen antwoord", "no answer", "rather_not_say"),
        *("n.v.t", "nvt", "n/a", "na", "geen", "none", "-", "?"),
    }
)
_MOST_DISTINCT = 0.5
_ENOUGH = 10


def code_segments(forms: Sequence[Form], asked: Sequence[str], survey: Survey, company: Company) -> tuple[dict[str, Coded], list[Problem]]:
    """A label per respondent for every segmentation of the survey; everybody is ``unknown`` where the files do not ask it."""
    coded: dict[str, Coded] = {}
    problems: list[Problem] = []
    for segmentation in survey.segmentations:
        if segmentation.id not in asked:
            coded[segmentation.id] = Coded((UNKNOWN,), array("i", [0]) * sum(len(form.rows) for form in forms))
            continue
        cells = [cell for form in forms for cell in form.cells(segmentation.id)]
        counts = Counter(cells)
        where = sentence("Column {column}", column=_heading(forms, segmentation.id))
        labels, told = (
            _listed(counts, _options(segmentation, survey), where)
            if segmentation.options
            else _open(counts, company if segmentation.id == DEPARTMENT else Company(), where)
        )
        problems += told
        coded[segmentation.id] = _coded(cells, labels, segmentation)
    return coded, problems


def _coded(cells: Sequence[str], labels: Mapping[str, str], segmentation: Segmentation) -> Coded:
    """Categories in the order of the survey, or alphabetical where labels come from the export; ``unknown`` last when somebody is."""
    given = set(labels.values()) - {UNKNOWN}
    known = [option for option in segmentation.options if option not in _NO_OPTION] or sorted(given, key=str.casefold)
    categories = (*known, UNKNOWN) if UNKNOWN in labels.values() else tuple(known)
    numbers = {label: number for number, label in enumerate(categories)}
    return Coded(categories, array("i", [numbers[labels[cell]] for cell in cells]))


def _options(segmentation: Segmentation, survey: Survey) -> dict[str, str]:
    """The options by plain wording in any language, also as seen in exports, and by id."""
    known = {plain(option): option for option in segmentation.options}
    for wording in survey.wordings.values():
        asked = wording.segmentations.get(segmentation.id)
        for option, text in asked.options.items() if asked else ():
            known[plain(text)] = option
        for option, others in asked.also_options.items() if asked else ():
            known |= {plain(other): option for other in others}
    return known


def _listed(counts: Counter[str], options: Mapping[str, str], where: Sentence) -> tuple[dict[str, str], list[Problem]]:
    """The option id of each distinct cell; declining to say and everything that is no option is ``unknown``."""
    found = {cell: options.get(plain(cell), UNKNOWN) for cell in counts}
    labels = {cell: UNKNOWN if option in _NO_OPTION else option for cell, option in found.items()}
    return labels, _strange(counts, options, where)


def _open(counts: Counter[str], company: Company, where: Sentence) -> tuple[dict[str, str], list[Problem]]:
    """The label of each distinct cell where labels come from the export, departments that are merged under their common name."""
    labels = _spelled(counts, company)
    renames = company.renames()
    told = _unlike_groups(counts, labels, company, where)
    merged = {cell: renames.get(label, label) for cell, label in labels.items()}
    lone = _lone(counts, merged, company)
    return {cell: UNKNOWN if label in lone else label for cell, label in merged.items()}, [*told, *_folded(lone, where)]


def _lone(counts: Counter[str], labels: Mapping[str, str], company: Company) -> frozenset[str]:
    """Labels that few people gave and that the company workbook does not know: somebody may have typed anything there."""
    people: Counter[str] = Counter()
    for cell, label in labels.items():
        people[label] += counts[cell]
    known = {UNKNOWN} | _official(company)
    return frozenset(label for label, count in people.items() if count < SHOWABLE and label not in known)


def _official(company: Company) -> set[str]:
    """The departments of the company workbook, under their own name and under the one they are reported by."""
    return {group.department for group in company.groups} | set(company.renames().values())


def _folded(lone: frozenset[str], where: Sentence) -> list[Problem]:
    if not lone:
        return []
    message = sentence(
        "{n} group with fewer than {least} answers is not in the company workbook. Its people count as unknown.",
        "{n} groups with fewer than {least} answers are not in the company workbook. Their people count as unknown.",
        n=len(lone),
        least=SHOWABLE,
    )
    remedy = sentence("If it is a real department, add it to the sheet groups of the company workbook.")
    return [Problem("note", where, message, remedy)]


def _spelled(counts: Counter[str], company: Company) -> dict[str, str]:
    """A label for each distinct cell: spaces and capitals do not make a new one. The company's spelling wins, then the most frequent."""
    spellings: dict[str, Counter[str]] = {}
    for cell, count in counts.items():
        spellings.setdefault(plain(cell), Counter())[tidy(cell)] += count
    official = {plain(group.department): group.department for group in company.groups}
    best = {form: official.get(form) or min(found, key=lambda text: (-found[text], text)) for form, found in spellings.items()}
    return {cell: UNKNOWN if _says_nothing(cell) else best[plain(cell)] for cell in counts}


def _says_nothing(cell: str) -> bool:
    """Blank, declined, or something that names a person instead of a group."""
    return is_blank(cell) or plain(cell) in _NO_LABEL or kind_of_value(cell) is not None


def _strange(counts: Counter[str], options: Mapping[str, str], where: Sentence) -> list[Problem]:
    """Answers that are none of the options and do not decline either."""
    said = {cell: count for cell, count in counts.items() if not is_blank(cell) and plain(cell) not in _NO_LABEL}
    strange = Counter({cell: count for cell, count in said.items() if plain(cell) not in options})
    if not strange:
        return []
    message = sentence(
        "{n} respondent gave an answer that is none of the options and counts as unknown.",
        "{n} respondents gave an answer that is none of the options and count as unknown.",
        n=strange.total(),
    )
    remedy = sentence("If this is an option in other words, add those words to the questionnaire.")
    return [Problem("note", where, message, remedy, often(strange))]


def _unlike_groups(counts: Counter[str], labels: Mapping[str, str], company: Company, where: Sentence) -> list[Problem]:
    """A column in which nearly everybody is alone, and departments that the company workbook does not know."""
    official = _official(company)
    new: Counter[str] = Counter()
    for cell, label in labels.items():
        if label not in official and label != UNKNOWN:
            new[label] += counts[cell]
    answered = sum(count for cell, count in counts.items() if labels[cell] != UNKNOWN)
    if len(new) >= _ENOUGH and len(new) > _MOST_DISTINCT * answered:
        return [
            Problem(
                "ask",
                where,
                sentence("Nearly everybody gave an answer of their own here. Do these answers say in which group people work?"),
                sentence("Write the group in this column, in the same way for all its people, or delete the column."),
            )
        ]
    if not company.known or not new:
        return []
    message = sentence(
        "{n} department in the answers is not in the company workbook, so its size is not known.",
        "{n} departments in the answers are not in the company workbook, so their size is not known.",
        n=len(new),
    )
    remedy = sentence("Add them to the sheet groups, or correct their spelling there.")
    return [Problem("note", where, message, remedy, often(new))]


def _heading(forms: Sequence[Form], target: str) -> str:
    return next(column.heading for form in forms for column in form.columns if column.target == target)
