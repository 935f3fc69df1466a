"""What an export asks, whatever the questionnaire: its questions with the answers that recur, and what the file says is right."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analyzer.intake.coding import SHOWABLE
from analyzer.intake.form import form, numbered
from analyzer.intake.identifiers import kind_by_values, kind_of_value, masked
from analyzer.intake.marked import Marked
from analyzer.intake.matching import Questions
from analyzer.intake.naming import speaks_of_somebody
from analyzer.intake.person_names import are_names, names_somebody
from analyzer.intake.recurring import pieces_of, recurring
from analyzer.intake.surveying import opened
from analyzer.intake.tally import Tally
from analyzer.model.outline import Asked, Outline
from analyzer.sheets.plain import is_blank, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from analyzer.intake.form import Form
    from analyzer.intake.heading import Heading
    from analyzer.intake.platform import Platform
    from analyzer.model.outline import Use

_RECURS = 2
_MOST_ANSWERS = 60
_DEPARTMENT = re.compile(
    r"\b(afdeling|department|team|dienst|sector|cluster|division|divisie|faculty|faculteit|school|business unit|unit|abteilung|directie)\b"
)
_LEVEL = re.compile(
    r"\b(niveau|level|functie|functieniveau|function|job title|position|positie|rol|role|grade|schaal|rang|seniority|position level)\b"
)
_GROUPS: tuple[tuple[Use, re.Pattern[str]], ...] = (("department", _DEPARTMENT), ("level", _LEVEL))
_YOU = re.compile(r"\b(you|your|je|jij|jouw|jou|u|uw)\b")
_ABOUT_YOU = re.compile(
    r"\b(gender|geslacht|generation|generatie|your age|old are you|(?:je|uw|jouw) leeftijd|oud (?:ben|bent)|tenure|dienstjaren|in dienst"
    r"|employment type|dienstverband)\b"
)
_SHORT = 90
_HIGHEST_MARK = 10
_STEPS = 4


def outlined(paths: Sequence[Path], readers: Sequence[Platform]) -> Outline:
    """The outline of the first of the files; the others must ask the same. Raises Unreadable with the problems of all files."""
    tables = opened(paths, readers, {})
    questions = Questions(None, {})
    forms = [form(table, questions, None) for table in tables]
    first = forms[0]
    asked = [_asked(forms, heading, places) for heading, places in _questions(first)]
    found = [each for each in asked if each is not None]
    return Outline(first.table.platform.name, sum(each.respondents for each in forms), _guessed(found))


def _questions(first: Form) -> list[tuple[Heading, list[int]]]:
    """The columns of each question: one; one per option where its parts are answers; or one per branch that asks the same."""
    groups: dict[str, list[int]] = {}
    for place, column in enumerate(first.columns):
        heading = first.table.headings[place]
        if column.role == "unmatched" and column.kind != "empty":
            split = heading.part and _is_option(first, place)
            groups.setdefault(heading.question if split else f"whole:{heading.text}", []).append(place)
    return [each for name, places in groups.items() for each in _apart(first, places, whole=name.startswith("whole:"))]


def _apart(first: Form, places: list[int], *, whole: bool) -> Iterator[tuple[Heading, list[int]]]:
    """Equal headings are questions of their own, and numbered, unless nobody filled two of them."""
    heading = first.table.headings[places[0]]
    if not whole or len(places) == 1 or not _overlap(first, places):
        yield heading, places
        return
    for number, place in enumerate(places, start=1):
        yield numbered(heading, number), [place]


def _overlap(first: Form, places: list[int]) -> bool:
    filled = [np.sum([~block.columns[place].that(is_blank) for place in places], axis=0) for block in first.table.blocks(set(places))]
    return any(bool((each > 1).any()) for each in filled)


def _is_option(first: Form, place: int) -> bool:
    """Whether a column holds its own part or nothing, or says yes or no to it."""
    part = plain(first.table.headings[place].part)
    block = next(iter(first.table.blocks({place})))
    texts = {plain(text) for text in block.columns[place].counts() if not is_blank(text)}
    return texts <= {part} or texts <= _YES_OR_NO


_YES_OR_NO = frozenset({"yes", "no", "ja", "nee", "nein", "y", "n", "j", "1", "0", "-99", "true", "false", "n/a", "checked", "unchecked"})


def _asked(forms: Sequence[Form], heading: Heading, places: list[int]) -> Asked | None:
    """One question with the answers that recur; None where what people wrote is not a choice."""
    first = forms[0].table.headings[places[0]]
    parts = tuple(masked(line(forms[0].table.headings[place].part)) for place in places)
    if first.part and len(places) > 1 and len(set(parts)) == len(places):
        return None if are_names(Counter(parts)) else Asked(masked(line(heading.question)), parts, 0, several=True)
    tally, marked = Tally(), Marked()
    for each in forms:
        for place in places if each is forms[0] else _same(each, first):
            _count(each, place, tally, marked)
    return _one_column(masked(line(heading.text)), tally, marked)


def _same(other: Form, heading: Heading) -> list[int]:
    """The column of another file with the same heading."""
    return [place for place, each in enumerate(other.table.headings) if each == heading][:1]


def _count(each: Form, place: int, tally: Tally, marked: Marked) -> None:
    question = plain(each.table.headings[place].question or each.table.headings[place].text)
    points = [
        number
        for number, other in enumerate(each.table.headings)
        if each.columns[number].role == "score" and plain(other.question) == question
    ]
    only = {place, *points[:1]}
    for block, kept in zip(each.table.blocks(only), each.kept, strict=True):
        answers = block.columns[place].where(kept)
        tally.add(answers)
        if points:
            marked.add(answers, block.columns[points[0]].where(kept))


def _one_column(text: str, tally: Tally, marked: Marked) -> Asked | None:
    """A question with one column: its answers recur, and other answers are the smaller part."""
    given: Counter[str] = Counter()
    for answer, people in tally.counts.items():
        if not is_blank(answer):
            given[line(answer)] += people
    sign, counts = recurring(given) if not tally.full else ("", given)
    right = {line(answer) for answer in marked.right()}
    if sign:
        right = set(pieces_of(dict.fromkeys(right, 1), sign))
    kept = [answer for answer, people in counts.items() if _may_be_written(answer, people, right=answer in right)]
    shown = tuple(sorted(kept, key=lambda answer: (-counts[answer], answer)))
    others = counts.total() - sum(counts[answer] for answer in kept)
    is_choice = 2 <= len(shown) <= _MOST_ANSWERS and 2 * others <= counts.total()
    if not is_choice or kind_by_values(given, of_somebody=speaks_of_somebody(text)):
        return None
    return Asked(text, shown, others, bool(sign), tuple(answer for answer in shown if answer in right), doubtful=marked.contradicts)


def _may_be_written(answer: str, people: int, *, right: bool) -> bool:
    """Whether an answer says nothing of who gave it: several people gave it, or the file says it is right; of a name, many did."""
    if kind_of_value(answer) or masked(answer) != answer:
        return False
    return people >= SHOWABLE if names_somebody(answer) else people >= _RECURS or right


def _guessed(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Each question with a guess at its use: one is the department, one the level, both short; the others ask what people know, or not."""
    worded = any(not _is_mark(each) for each in asked)
    uses: dict[int, Use] = {place: "unused" for place, each in enumerate(asked) if _about_you(each) or (worded and _is_mark(each))}
    for use, words in _GROUPS:
        for place, each in enumerate(asked):
            if (
                uses.get(place) != "department"
                and len(each.heading) <= _SHORT
                and not each.right
                and not each.several
                and words.search(plain(each.heading))
            ):
                uses[place] = use
                break
    return tuple(replace(each, use=uses.get(place, each.use)) for place, each in enumerate(asked))


def _is_mark(asked: Asked) -> bool:
    """Whether the answers are small numbers only: a mark or a scale, unless the whole file is in codes."""
    numbers = all(answer.isdecimal() and int(answer) <= _HIGHEST_MARK for answer in asked.answers)
    return numbers and len(asked.answers) >= _STEPS and not asked.right and not asked.several


def _about_you(asked: Asked) -> bool:
    """Whether it asks who somebody is, in a way that is neither a department nor a level."""
    text = plain(asked.heading)
    return len(text) <= _SHORT and not asked.right and bool(_YOU.search(text) and _ABOUT_YOU.search(text))
