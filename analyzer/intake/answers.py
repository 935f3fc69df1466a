"""Which answer means which option: by wording in any language, by id, or by the number of the option.

Every distinct answer of a column is looked at once, and together with the others: a number inside an answer is believed only where the
labels beside the numbers run the same way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.model.survey import combination
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from analyzer.model.survey import Item, Survey

_NUMBER_FIRST = re.compile(r"^\(?(\d{1,2})(?:[.,]0+)?\)?\s*(?:[-:=.)]\s*)?(.*)$", re.DOTALL)
_NUMBER_LAST = re.compile(r"^(\S.*?)\s*\(?(\d{1,2})\)?$", re.DOTALL)
_LISTED = re.compile(r"^\(?[a-z0-9]{1,2}[.)]\s+(?=\S)")
_SEPARATORS = (";", ",", "\n")
_MOST_PIECES = 200


def wordings(item: Item, survey: Survey) -> dict[str, str]:
    """The option ids of an item by every plain wording they have; ids count as wordings where no wording says otherwise."""
    known: dict[str, str] = {}
    for option, text in _texts(item, survey):
        known.setdefault(plain(text), option)
    for option in item.options:
        known.setdefault(plain(option), option)
    return known


def _texts(item: Item, survey: Survey) -> Iterator[tuple[str, str]]:
    said = [wording.items[item.id] for wording in survey.wordings.values() if item.id in wording.items]
    for words in said:
        yield from words.options.items()
    for words in said:
        for option, others in words.also_options.items():
            yield from ((option, other) for other in others)


def meanings(item: Item, answers: Collection[str], survey: Survey) -> dict[str, str | None]:
    """The option id (for a ``multiple`` item the combination) of each distinct answer; None for one that matches nothing."""
    known = wordings(item, survey)
    if item.kind == "multiple":
        return _combinations(answers, known, item.options)
    if item.kind == "rating":
        return _ratings(answers, known, [option for option in item.options if option != item.dont_know])
    return _choices(answers, known, item.options)


def _choices(answers: Collection[str], known: Mapping[str, str], options: Sequence[str]) -> dict[str, str | None]:
    """By wording or id; by the number of the option only in a column where no answer is worded."""
    found = {answer: known.get(plain(answer)) or known.get(_LISTED.sub("", plain(answer))) for answer in answers}
    if any(found.values()):
        return found
    return {answer: _nth(options, _whole(answer)) for answer in answers}


def _ratings(answers: Collection[str], known: Mapping[str, str], steps: Sequence[str]) -> dict[str, str | None]:
    """By wording, else by the number in the answer, unless numbers and labels contradict each other somewhere in the column."""
    worded = {answer: None if _whole(answer) is not None else known.get(plain(answer)) for answer in answers}
    numbered = {answer: _number_and_label(answer) for answer in answers if not worded[answer]}
    contradicted = False
    for answer, (number, label) in numbered.items():
        worded[answer] = known.get(label) if label else None
        contradicted |= worded[answer] in steps and _step(known, steps, number) not in {worded[answer], None}
    if contradicted:
        return worded
    return {answer: option or _step(known, steps, numbered[answer][0]) for answer, option in worded.items()}


def _step(known: Mapping[str, str], steps: Sequence[str], number: int | None) -> str | None:
    """The step that a number is the wording, the id or the place of."""
    return known.get(str(number)) or _nth(steps, number)


def _number_and_label(answer: str) -> tuple[int | None, str]:
    said = plain(answer)
    if found := _NUMBER_FIRST.match(said):
        return int(found[1]), plain(found[2])
    if found := _NUMBER_LAST.match(said):
        return int(found[2]), plain(found[1])
    return None, said


def _combinations(answers: Collection[str], known: Mapping[str, str], options: Sequence[str]) -> dict[str, str | None]:
    """By wording or id, else by the numbers of the options; an answer is split by the separator under which most options are found."""
    numbers = {str(number): option for number, option in enumerate(options, start=1)}
    for words in (known, numbers):
        found = {answer: max((_parts(answer, separator, words) for separator in _SEPARATORS), key=len) for answer in answers}
        if any(found.values()):
            return {answer: combination(chosen) if chosen else None for answer, chosen in found.items()}
    return dict.fromkeys(answers)


def _parts(answer: str, separator: str, known: Mapping[str, str]) -> frozenset[str]:
    """The options in one answer; pieces that are no option are passed over.

    At each place the longest run of pieces that is an option counts, since options may hold the separator themselves.
    """
    pieces = answer.split(separator, _MOST_PIECES)[:_MOST_PIECES]
    longest = 1 + max(text.count(separator) for text in known)
    chosen = set()
    begin = 0
    while begin < len(pieces):
        ends = range(min(begin + longest, len(pieces)), begin, -1)
        found = ((end, known.get(plain(separator.join(pieces[begin:end])))) for end in ends)
        begin, option = next(((end, option) for end, option in found if option), (begin + 1, None))
        chosen.update([option] if option else [])
    return frozenset(chosen)


def _whole(answer: str) -> int | None:
    found = _NUMBER_FIRST.match(plain(answer))
    return int(found[1]) if found and not found[2] else None


def _nth(options: Sequence[str], number: int | None) -> str | None:
    return options[number - 1] if number is not None and 1 <= number <= len(options) else None
