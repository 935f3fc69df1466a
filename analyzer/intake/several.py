"""Several options chosen together: the choices in a column of one cell a person, and one column made of a column per option."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from analyzer.intake.choices import Choices, separator_of
from analyzer.intake.missing import is_missing
from analyzer.intake.options import NO, YES, spoken, wordings
from analyzer.model.survey import combination
from analyzer.sheets.plain import is_blank, plain
from analyzer.sheets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from analyzer.model.survey import Item, Survey

_CHOSEN = YES | {"1", "x", "checked", "selected", "aangevinkt", "geselecteerd", "gekozen", "on", "✓", "✔", "☑"}
_NOT_CHOSEN = NO | {"0", "unchecked", "not selected", "niet aangevinkt", "niet geselecteerd", "niet gekozen", "off", "☐"}
_BITS_AT_ONCE = 8
"""Options joined in one go; after each go only the combinations that occur are numbered on."""

_BETWEEN = (";", "\n", "|", ",")
_LEAST = 2
_MOSTLY = 0.8
_LONGEST = 5_000


def pieces(counts: Mapping[str, int], among: Collection[str] | None = None) -> dict[str, int]:
    """The choices that a column of unknown options consists of, counted; empty where its cells hold one choice each.

    ``counts`` are people by text. With ``among``, the choices are those of these texts that the cells hold.
    """
    if among is not None:
        known = {plain(text): text for text in among}
        choices = Choices(separator_of(counts, known), known)
        return dict(_counted((option, n) for answer, n in counts.items() for _, option in choices.of(answer) if option))
    split = {sign: found for sign in _BETWEEN if (found := _split(counts, sign))}
    return next(iter(split.values()), {})


def _counted(choices_made: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, people in choices_made:
        found[text] += people
    return found


def _split(counts: Mapping[str, int], sign: str) -> dict[str, int]:
    """The choices under one separator; empty where most of these do not return in other company, and are parts of one answer."""
    cells = {answer: [part.strip() for part in answer.split(sign) if not is_blank(part)] for answer in counts if len(answer) <= _LONGEST}
    several = [answer for answer, parts in cells.items() if len(parts) > 1 or answer.rstrip().endswith(sign)]
    if sum(counts[answer] for answer in several) < _LEAST:
        return {}
    whole = _together(cells.values(), sign)
    found = _counted((part, counts[answer]) for answer, parts in cells.items() for part in whole(parts))
    company = Counter(part for parts in cells.values() for part in set(whole(parts)))
    returning = sum(people for part, people in found.items() if company[part] > 1)
    return dict(found) if returning >= _MOSTLY * found.total() else {}


def _together(cells: Iterable[list[str]], sign: str) -> Callable[[list[str]], list[str]]:
    """What joins the parts of an option that holds the separator: small letters follow, and never without what stands before them."""
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for parts in cells:
        for one, next_one in pairwise(["", *parts, ""]):
            before.setdefault(next_one, set()).add(one)
            after.setdefault(one, set()).add(next_one)

    def joined(parts: list[str]) -> list[str]:
        whole: list[str] = []
        for one, part in pairwise(["", *parts]):
            inside = one and part[0].islower() and before[part] == {one} and after[one] == {part}
            whole = [*whole[:-1], f"{whole[-1]}{sign} {part}"] if inside else [*whole, part]
        return whole

    return joined


def combined(
    columns: Sequence[tuple[str, Texts]], item: Item, survey: Survey, missing: Collection[str] = frozenset()
) -> tuple[Texts, Counter[str]]:
    """One column of combinations from a column per option, ``""`` where nothing was chosen; and the texts that mean nothing, counted.

    ``columns`` are pairs of an option id and its column, all as long; ``missing`` are the plain texts with which the tool says that there
    is no answer. Raises ValueError without a column.
    """
    if not columns:
        raise ValueError(f"{item.id} has 0 columns; it must have 1 or more")
    known = wordings(item, survey)
    ordered = [option for option in item.options if any(option == each for each, _ in columns)]
    means = _own_places(columns, item, missing) or _marks
    strange: Counter[str] = Counter()
    chosen = dict.fromkeys(ordered, np.zeros(len(columns[0][1]), dtype=bool))
    for option, column in columns:
        said = {text: _is_chosen(text, option, known, means(option)) for text in column.distinct}
        chosen[option] = chosen[option] | column.that(said.__getitem__)
        unknown = {text for text, choice in said.items() if choice is None and _says_something(text, missing)}
        strange.update({text: count for text, count in column.counts().items() if text in unknown} if unknown else {})
    return _joined(ordered, [chosen[option] for option in ordered]), strange


def _says_something(text: str, missing: Collection[str]) -> bool:
    return not is_blank(text) and not is_missing(text, (), missing)


def _is_chosen(text: str, option: str, known: Mapping[str, str], marks: Mapping[str, bool]) -> bool | None:
    """Whether a text in the column of an option says that it was chosen; None where it says neither."""
    said = plain(text)
    return marks[said] if said in marks else True if spoken(text, known) == option else None


def _marks(_: str) -> dict[str, bool]:
    """The usual marks. LimeSurvey can write 1 and 2 for yes and no."""
    return dict.fromkeys(_CHOSEN, True) | dict.fromkeys((*_NOT_CHOSEN, "2"), False)


def _own_places(columns: Sequence[tuple[str, Texts]], item: Item, missing: Collection[str]) -> Callable[[str], dict[str, bool]] | None:
    """The marks of an export in numbers, in which the column of an option holds the place of that option and no other number."""
    numbers = {option: str(number) for number, option in enumerate(item.options, start=1)}
    held = {option: {plain(text) for text in column.counts() if _says_something(text, missing)} for option, column in columns}
    if all(texts <= {numbers[option]} for option, texts in held.items()) and any(texts - {"1"} for texts in held.values()):
        return lambda option: {numbers[option]: True}
    return None


def _joined(options: Sequence[str], chosen: Sequence[NDArray[np.bool_]]) -> Texts:
    """The combinations of masks, one per option, as a column of texts."""
    keys = np.zeros(len(chosen[0]), dtype=np.int64)
    sets: list[tuple[str, ...]] = [()]
    for begin in range(0, len(options), _BITS_AT_ONCE):
        now = range(begin, min(begin + _BITS_AT_ONCE, len(options)))
        for bit, number in enumerate(now):
            keys += chosen[number].astype(np.int64) * len(sets) << bit
        seen = np.flatnonzero(np.bincount(keys, minlength=1))
        places = np.zeros(int(seen[-1]) + 1 if len(seen) else 1, dtype=np.int64)
        places[seen] = np.arange(len(seen))
        before, sets = sets, []
        for key in seen.tolist():
            more, earlier = divmod(key, len(before))
            sets.append((*before[earlier], *(options[number] for bit, number in enumerate(now) if more >> bit & 1)))
        keys = places[keys]
    return Texts([combination(ids) for ids in sets], keys.astype(np.int32))
