"""Answers to small numbers, column by column, so that no text of a person is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.intake.answers import meanings
from analyzer.intake.identifiers import shown
from analyzer.intake.meant import united
from analyzer.model.problem import Problem
from analyzer.sheets.plain import is_blank
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from analyzer.intake.form import Form
    from analyzer.intake.meant import Meant
    from analyzer.model.question import Question
    from analyzer.model.survey import Item, Survey
    from analyzer.sheets.texts import Texts

SHOWABLE = 5
"""An answer is quoted only when at least this many respondents gave it."""

_MOST_UNMATCHED = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Coder:
    """What each distinct text of a question means: an index into ``categories``, or ``other`` (-1, a blank, unless said otherwise)."""

    categories: tuple[str, ...]
    places: Mapping[str, int]
    other: int = -1

    def codes(self, column: Texts) -> NDArray[np.int32]:
        """An index per row."""
        table = np.array([self.places.get(text, self.other) for text in column.distinct], dtype=np.int32)
        found: NDArray[np.int32] = table[column.codes]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """The items that can be used, with what must be said and asked about the answers to all of them."""

    coders: Mapping[str, Coder]
    problems: list[Problem]
    questions: list[Question]


def code_items(forms: Sequence[Form], items: Iterable[str], survey: Survey, decisions: Mapping[str, str]) -> Items:
    """A coder for each item that all files ask and whose answers we know."""
    coders: dict[str, Coder] = {}
    problems = []
    questions: dict[str, Question] = {}
    for name in items:
        item = survey.item(name)
        meant, answered = _meant(forms, item, survey, decisions)
        strange = sum((form.strange[name] for form in forms), Counter(meant.strange))
        usable = not strange or strange.total() <= _MOST_UNMATCHED * answered
        if usable:
            coders[name] = _coder(meant.options, item)
        if strange and not meant.ask:
            problems.append(_strange(forms, item, strange, answered, usable=usable))
        if meant.missing.total():
            problems.append(_missing(forms, item, meant.missing))
        questions |= {question.key: question for question in meant.ask}
    return Items(coders, problems, list(questions.values()))


def _meant(forms: Sequence[Form], item: Item, survey: Survey, decisions: Mapping[str, str]) -> tuple[Meant, int]:
    """What the answers to an item mean, over all files, and how many there are."""
    whole = [form for form in forms if not form.is_split(item.id)]
    missing = frozenset().union(*(form.table.platform.missing for form in forms))
    tallies = [tally_of([form], item.id) for form in whole]
    counts = sum(tallies, Counter[str]())
    meant = meanings(item, counts, survey, missing, decisions)
    if meant.strange and len(tallies) > 1:
        meant = min(meant, united([meanings(item, each, survey, missing, decisions) for each in tallies], counts), key=_unclear)
    combined = tally_of([form for form in forms if form.is_split(item.id)], item.id)
    meant.options.update({text: text for text in combined})
    return meant, counts.total() + combined.total()


def _unclear(meant: Meant) -> int:
    return meant.strange.total()


def tally_of(forms: Iterable[Form], target: str) -> Counter[str]:
    """How often each answer to a question occurs over these files; blanks are left out."""
    counts: Counter[str] = Counter()
    for form in forms:
        counts.update(form.tallies[target].counts)
    return Counter({text: count for text, count in counts.items() if not is_blank(text)})


def _coder(options: Mapping[str, str | None], item: Item) -> Coder:
    """Categories are the options of the item in order, or for a ``multiple`` item the combinations that occur, sorted."""
    given = {option for option in options.values() if option is not None}
    categories = tuple(sorted(given)) if item.kind == "multiple" else item.options
    numbers = {option: number for number, option in enumerate(categories)}
    return Coder(categories, {answer: numbers[option] for answer, option in options.items() if option is not None})


def _strange(forms: Sequence[Form], item: Item, strange: Counter[str], answered: int, *, usable: bool) -> Problem:
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
        sentence("Column {column}", column=forms[0].heading(item.id)),
        message if usable else left_out,
        sentence("If this is an option in other words, put the words of the questionnaire in your file instead."),
        often(strange),
    )


def _missing(forms: Sequence[Form], item: Item, missing: Counter[str]) -> Problem:
    return Problem(
        "note",
        sentence("Column {column}", column=forms[0].heading(item.id)),
        sentence(
            "{n} cell says that there is no answer and counts as not answered.",
            "{n} cells say that there is no answer and count as not answered.",
            n=missing.total(),
        ),
        sentence("Nothing needs to be done."),
        often(missing),
    )


def often(values: Counter[str]) -> tuple[str, ...]:
    """The texts that may be quoted, most frequent first: given by enough respondents, and holding nobody's identity."""
    told: Counter[str] = Counter()
    for value, count in values.items():
        told[shown(value)] += count
    return tuple(value for value, count in sorted(told.items(), key=lambda pair: (-pair[1], pair[0])) if count >= SHOWABLE)[:SHOWABLE]


def asked_everywhere(forms: Sequence[Form], role: str, order: Collection[str]) -> tuple[list[str], list[str]]:
    """The questions of a role that every file asks, and those that only some of them ask, in the order of the survey."""
    asked = [form.asked(role) for form in forms]
    everywhere, somewhere = set.intersection(*asked), set.union(*asked)
    return [name for name in order if name in everywhere], [name for name in order if name in somewhere - everywhere]
