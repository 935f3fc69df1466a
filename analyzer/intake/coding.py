"""Answers to small numbers, column by column, so that no text of a person is kept."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

from analyzer.intake.answers import meanings
from analyzer.intake.identifiers import masked
from analyzer.intake.reading import Coded
from analyzer.model.problem import Problem
from analyzer.sheets.plain import is_blank, tidy
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from analyzer.intake.form import Form
    from analyzer.model.survey import Item, Survey

SHOWABLE = 5
"""An answer is quoted only when at least this many respondents gave it."""

_MOST_UNMATCHED = 0.1


def code_items(forms: Sequence[Form], items: Iterable[str], survey: Survey) -> tuple[dict[str, Coded], list[Problem]]:
    """The coded answers to each item that all files ask and whose answers we know, with what must be said about the others."""
    coded: dict[str, Coded] = {}
    problems = []
    for name in items:
        item = survey.item(name)
        cells = [cell for form in forms for cell in form.cells(name)]
        counts = Counter({cell: count for cell, count in Counter(cells).items() if not is_blank(cell)})
        meant = meanings(item, counts.keys(), survey)
        strange = Counter({answer: counts[answer] for answer, option in meant.items() if option is None})
        usable = strange.total() <= _MOST_UNMATCHED * counts.total() or strange.total() == 0
        if usable:
            coded[name] = _coded(cells, meant, item)
        if strange:
            problems.append(_strange(forms, item, strange, counts.total(), usable=usable))
    return coded, problems


def _coded(cells: Iterable[str], meant: dict[str, str | None], item: Item) -> Coded:
    """Categories are the options of the item in order, or for a ``multiple`` item the combinations that occur, sorted."""
    given = {option for option in meant.values() if option is not None}
    categories = tuple(sorted(given)) if item.kind == "multiple" else item.options
    numbers = {option: number for number, option in enumerate(categories)}
    codes = {answer: numbers[option] for answer, option in meant.items() if option is not None}
    return Coded(categories, array("i", [codes.get(cell, -1) for cell in cells]))


def _strange(forms: Sequence[Form], item: Item, strange: Counter[str], answered: int, *, usable: bool) -> Problem:
    heading = next(column.heading for column in forms[0].columns if column.target == item.id)
    message = sentence(
        "{n} of {answered} answers to this question is none of its options and counts as not answered.",
        "{n} of {answered} answers to this question are none of its options and count as not answered.",
        n=strange.total(),
        answered=answered,
    )
    left_out = sentence(
        "{n} of {answered} answers to this question are none of its options, so the question is left out.",
        n=strange.total(),
        answered=answered,
    )
    return Problem(
        "note",
        sentence("Column {column}", column=heading),
        message if usable else left_out,
        sentence("If this is an option in other words, add those words to the questionnaire."),
        often(strange),
    )


def often(values: Counter[str]) -> tuple[str, ...]:
    """The texts that may be quoted, most frequent first: given by enough respondents, and holding nobody's identity."""
    shown: Counter[str] = Counter()
    for value, count in values.items():
        shown[masked(tidy(value))] += count
    return tuple(value for value, count in sorted(shown.items(), key=lambda pair: (-pair[1], pair[0])) if count >= SHOWABLE)[:SHOWABLE]


def asked_everywhere(forms: Sequence[Form], role: str, order: Collection[str]) -> tuple[list[str], list[str]]:
    """The questions of a role that every file asks, and those that only some of them ask, in the order of the survey."""
    asked = [form.targets(role) for form in forms]
    everywhere, somewhere = set.intersection(*asked), set.union(*asked)
    return [name for name in order if name in everywhere], [name for name in order if name in somewhere - everywhere]
