"""The answers of one file: its columns known, its rows those of respondents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

import numpy as np

from analyzer.intake.columns import columns
from analyzer.intake.durations import are_told
from analyzer.intake.held import Held
from analyzer.intake.platform import RESPONSE_ID
from analyzer.intake.rows import EXPORTED_TWICE, Sieve, fingerprints
from analyzer.intake.several import combined
from analyzer.intake.tally import Tally
from analyzer.intake.weeks import day_part, first_week, is_to_the_second
from analyzer.sheets.plain import is_blank
from analyzer.sheets.texts import Block, Texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from analyzer.intake.column import Column
    from analyzer.intake.heading import Heading
    from analyzer.intake.matching import Questions
    from analyzer.intake.table import Table
    from analyzer.intake.target import Target
    from analyzer.model.survey import Survey

_LOOKED_AT = 50
_LONG = 8  # the numbers of a tool that counts for all its customers, and codes that it makes up


@dataclass(slots=True, eq=False)
class Form:
    """One file: what its columns are, which rows of each block are respondents, and what was counted on the way.

    ``tallies`` hold, by item or segmentation, the distinct answers of respondents, ``strange`` what stood in the column of an option and
    says neither yes nor no; ``marks`` a number per respondent by which the same response in another file is found; ``held`` the answers of
    a file that would else be read again.
    """

    table: Table
    columns: list[Column]
    targets: list[Target | None]
    survey: Survey | None
    kept: list[NDArray[np.bool_]] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    tallies: dict[str, Tally] = field(default_factory=dict)
    days: set[str] = field(default_factory=set)
    marks: list[NDArray[np.uint64]] = field(default_factory=list)
    twice: Counter[str] = field(default_factory=Counter)
    strange: dict[str, Counter[str]] = field(default_factory=dict)
    held: Held | None = None
    places: dict[str, list[int]] = field(init=False)
    split: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.split = {found.id for found in self.targets if found and found.option}
        self.places = {}
        for place, column in enumerate(self.columns):
            if column.target:
                self.places.setdefault(column.target, []).append(place)

    @property
    def respondents(self) -> int:
        """How many rows are people."""
        return sum(int(kept.sum()) for kept in self.kept)

    @property
    def week(self) -> tuple[date | None, bool]:
        """The Monday of the earliest week, and whether day and month could not be told apart."""
        return first_week(self.days, day_first=self.table.day_first)

    def asked(self, role: str) -> set[str]:
        """The ids of the questions of a role that this file asks."""
        return {column.target for column in self.columns if column.role == role and column.target}

    def asking(self, target: str) -> list[int]:
        """The columns that ask one question."""
        return self.places.get(target, [])

    def heading(self, target: str) -> str:
        """What stands above the first column that asks a question."""
        return self.columns[self.asking(target)[0]].heading

    def is_split(self, target: str) -> bool:
        """Whether the question has a column for each of its options."""
        return target in self.split

    @property
    def is_timed(self) -> bool:
        """Whether the file says how long people took."""
        return are_told(self.columns)

    @property
    def moments(self) -> set[int]:
        """The columns that say how long people took."""
        return (
            {place for place, column in enumerate(self.columns) if column.kind in {"duration", "time", "end"}} if self.is_timed else set()
        )

    def blocks(self, targets: Collection[str]) -> Iterator[Block]:
        """The rows of respondents, block by block, with the columns that these questions need."""
        if self.held and self.held.blocks is not None:
            yield from self.held.blocks
            return
        only = {place for target in targets for place in self.asking(target)} | self.moments
        for block, kept in zip(self.table.blocks(only), self.kept, strict=True):
            columns = (column.where(kept) if place in only else column for place, column in enumerate(block.columns))
            yield Block(tuple(columns), int(kept.sum()))

    def answers(self, block: Block, target: str) -> Texts:
        """The answers to one question in a block; where several columns ask it, the first that is filled.

        A form in two languages has a column for each, of which everybody fills one. Of a question with a column per option the answers are
        combinations of options.
        """
        return self.answered(block, target)[0]

    def answered(self, block: Block, target: str) -> tuple[Texts, Counter[str]]:
        """The same, and the texts in the columns of options that say neither yes nor no, counted."""
        asking = self.asking(target)
        if self.survey and self.is_split(target):
            split = [(found.option, block.columns[place]) for place in asking if (found := self.targets[place]) and found.option]
            return combined(split, self.survey.item(target), self.survey, self.table.platform.missing)
        return first_filled([block.columns[place] for place in asking]), Counter()

    def leave_out(self, again: list[NDArray[np.bool_]]) -> None:
        """Take out respondents that another file holds already; a mask per block, over its respondents."""
        for kept, out in zip(self.kept, again, strict=True):
            kept[np.flatnonzero(kept)[out]] = False
        lost = sum(int(out.sum()) for out in again)
        if lost and self.held:
            self.held.leave_out(again)
        if lost:
            self.dropped[EXPORTED_TWICE] += lost
            self._count_again()

    def _count_again(self) -> None:
        """Tell the answers anew, so that nobody who was left out makes a group look larger than it is."""
        targets = sorted(self.tallies)
        self.tallies = {target: Tally() for target in targets}
        self.twice.clear()
        for people in self.blocks(targets):
            for target in targets:
                self.tallies[target].add(self.answers(people, target))
                _note_twice(self, people, target)


def first_filled(columns: Sequence[Texts]) -> Texts:
    """One column of the first that is filled in each row."""
    if len(columns) == 1:
        return columns[0]
    filled = first_filled(columns[1:])
    first = columns[0]
    distinct = list(dict.fromkeys([*first.distinct, *filled.distinct]))
    places = {text: place for place, text in enumerate(distinct)}
    mine = np.array([places[text] for text in first.distinct], dtype=np.int32)[first.codes]
    theirs = np.array([places[text] for text in filled.distinct], dtype=np.int32)[filled.codes]
    return Texts(distinct, np.where(first.that(is_blank), theirs, mine).astype(np.int32))


def form(table: Table, questions: Questions, survey: Survey | None) -> Form:
    """Tell the columns of a table, and keep the rows that are respondents."""
    targets = _targets(table, questions)
    blocks = table.blocks()
    first = list(islice(blocks, 2))  # the first block of a large file is small
    found = Form(table, columns(table, max(first, key=lambda block: block.height), targets, survey), targets, survey)
    asked = [place for place, column in enumerate(found.columns) if column.role in {"item", "segmentation"}]
    found.held = Held({*asked, *found.moments}) if table.is_read_again else None
    sieve = Sieve(table, found.columns)
    for block in chain(first, blocks):
        _count(found, block, sieve.keeps(block))
    found.dropped = sieve.dropped
    return found


def _targets(table: Table, questions: Questions) -> list[Target | None]:
    """What each column asks; of equal headings the second may be known as ``Question (2)``."""
    seen: Counter[str] = Counter()
    found = []
    for heading in table.headings:
        seen[heading.text] += 1
        again = numbered(heading, seen[heading.text])
        found.append(None if heading.own else questions.target(again) or questions.target(heading))
    return found


def numbered(heading: Heading, place: int) -> Heading:
    """The heading as it is called when it is the second or a later one with the same text."""
    return heading if place < 2 else replace(heading, text=f"{heading.text} ({place})", question="", part="", code="")


def _count(found: Form, block: Block, kept: NDArray[np.bool_]) -> None:
    """Take in one block: its respondents, their answers, days and marks."""
    found.kept.append(kept)
    whole = bool(kept.all())
    people = block if whole else Block(tuple(column.where(kept) for column in block.columns), int(kept.sum()))
    for target in sorted(found.asked("item") | found.asked("segmentation")):
        answers, strange = found.answered(people, target)
        found.tallies.setdefault(target, Tally()).add(answers)
        found.strange.setdefault(target, Counter()).update(strange)
        _note_twice(found, people, target)
    if found.held:
        found.held.add(people)
    for place in _moments(found):
        found.days |= {day_part(text) for text in people.columns[place].counts()}
    told = _telling(found, people)
    if told:
        marks = fingerprints([people.columns[place] for place in told])
        marks[people.columns[told[0]].that(is_blank)] = 0
        found.marks.append(marks)


def _note_twice(found: Form, people: Block, target: str) -> None:
    """How many people filled two columns that ask the same."""
    asking = found.asking(target)
    if len(asking) > 1 and not found.is_split(target):
        filled = np.sum([~people.columns[place].that(is_blank) for place in asking], axis=0)
        found.twice[target] += int((filled > 1).sum())


def _moments(found: Form) -> list[int]:
    """The column that says when somebody answered; where there is none, a state that is a moment too."""
    times = [place for place, column in enumerate(found.columns) if column.kind == "time"]
    return times[:1] or [place for place, column in enumerate(found.columns) if column.kind == "state"]


def _telling(found: Form, people: Block) -> list[int]:
    """The columns by which the same response is found again: its number and the moments, where these are told to the second.

    Short numbers alone can be those of another form, which counts from 1 as well, and a moment alone is shared by people who sent in the
    same second; so where one of the two is missing, every column counts.
    """
    columns = people.columns
    numbers = [place for place in range(len(found.columns)) if found.table.headings[place].own == RESPONSE_ID]
    moments = [place for place, column in enumerate(found.columns) if column.kind in {"time", "end"}]
    exact = [place for place in moments if is_to_the_second(columns[place].distinct)]
    long = [place for place in numbers if any(len(text.strip()) >= _LONG for text in columns[place].distinct[:_LOOKED_AT])]
    told = [*numbers, *exact]
    if long or (numbers and exact):
        return told
    return [*told, *(place for place in range(len(columns)) if place not in told)] if told else []
