"""Which answer means which option: by wording in any language, by id, or by the number of the option.

Every distinct answer of a column is looked at once, and together with the others: numbers and codes are believed only in a column that
holds nothing else, and a number beside a label only where both run the same way.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.intake.choices import Choices, numbers_of, separator_of
from analyzer.intake.meant import Meant
from analyzer.intake.missing import is_missing
from analyzer.intake.options import nth, place, spoken, wordings
from analyzer.intake.scale import steps_of
from analyzer.intake.unclear import UNUSED, decided, options_asked, order_asked
from analyzer.model.survey import combination
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from analyzer.model.survey import Item, Survey

_NOBODY: Mapping[str, str] = {}


@dataclass(slots=True, eq=False)
class _Read:
    """The option of each answer, what in them is none (counted), and whether options were told by numbers alone."""

    options: dict[str, str | None]
    unknown: Counter[str]
    numbered: bool = False


def meanings(
    item: Item, counts: Counter[str], survey: Survey, missing: Collection[str] = frozenset(), decisions: Mapping[str, str] = _NOBODY
) -> Meant:
    """What each distinct answer to an item means.

    ``counts`` are respondents by answer, without blanks; ``missing`` are the plain texts with which the tool says that there is no answer;
    ``decisions`` are the answers to what was asked before.
    """
    ruled = decided(item, decisions)
    known = wordings(item, survey) | {text: option for text, option in ruled.items() if option}
    gone = {answer for answer in counts if is_missing(answer, known, missing) or ruled.get(plain(answer), "") is None}
    given = Counter({answer: count for answer, count in counts.items() if answer not in gone})
    order = order_asked()
    read = _read(item, given, known, in_order=order.decided(decisions) not in {None, UNUSED})
    ask = options_asked(item, read.unknown, known, survey, ruled)
    if read.numbered and item.module:
        ask += [order] if order.decided(decisions) is None else []
        if order.decided(decisions) == UNUSED:
            read = _Read(dict.fromkeys(given), Counter())
    strange = Counter({answer: given[answer] for answer, option in read.options.items() if option is None})
    options = {answer: read.options.get(answer) for answer in counts}
    return Meant(options, Counter({answer: counts[answer] for answer in gone}), strange, ask)


def _read(item: Item, given: Counter[str], known: Mapping[str, str], *, in_order: bool) -> _Read:
    """``in_order`` says that it was decided that numbers follow the order of all options, don't-know included."""
    if item.kind == "multiple":
        return _combinations(given, known, item.options)
    if item.kind == "rating":
        found = steps_of(given, known, [option for option in item.options if in_order or option != item.dont_know])
        return _Read(found, _unknown(given, found))
    return _choices(given, known, item.options)


def _unknown(given: Counter[str], found: Mapping[str, str | None]) -> Counter[str]:
    return Counter({answer: count for answer, count in given.items() if not found[answer]})


def _choices(given: Counter[str], known: Mapping[str, str], options: Sequence[str]) -> _Read:
    """By wording or id; by the number or code of the option only in a column where no answer is worded and each is in its bounds."""
    found = {answer: spoken(answer, known) for answer in given}
    if any(found.values()):
        return _Read(found, _unknown(given, found))
    yes_or_no = _zero_or_one(given, known)
    if yes_or_no:
        return _Read(yes_or_no, Counter())
    placed = {answer: nth(options, place(answer)) for answer in given}
    if given and all(placed.values()):
        return _Read(placed, Counter(), numbered=_bare(given))
    return _Read(found, _unknown(given, found))


def _zero_or_one(given: Counter[str], known: Mapping[str, str]) -> dict[str, str | None]:
    """Yes and no as 1 and 0, where no other number stands in the column and a 0 does; else empty."""
    said = {answer: plain(answer).removesuffix(".0") for answer in given}
    if "yes" not in known or "no" not in known or "0" not in said.values() or not set(said.values()) <= {"0", "1"}:
        return {}
    return {answer: known["yes" if number == "1" else "no"] for answer, number in said.items()}


def _bare(given: Collection[str]) -> bool:
    """Whether answers are numbers, which need not be in the order of the options; codes (``A1``) are."""
    return any(plain(answer)[0].isdigit() for answer in given)


def _combinations(given: Counter[str], known: Mapping[str, str], options: Sequence[str]) -> _Read:
    """By wording or id, else by the numbers of the options; with the one separator of the column between them."""
    read = _joined(given, known)
    if any(read.options.values()):
        return read
    numbers = numbers_of(given, options)
    return _Read(_joined(given, numbers).options, Counter(), numbered=_bare(given)) if numbers else read


def _joined(given: Counter[str], known: Mapping[str, str]) -> _Read:
    choices = Choices(separator_of(given, known), known)
    found: dict[str, str | None] = {}
    unknown: Counter[str] = Counter()
    for answer, count in given.items():
        chosen: set[str] = set()
        for piece, option in choices.of(answer):
            if option:
                chosen.add(option)
            else:
                unknown[piece] += count
        found[answer] = combination(chosen) if chosen else None
    return _Read(found, unknown)
