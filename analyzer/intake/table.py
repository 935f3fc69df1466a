"""One export as its tool laid it out: headings, and rows below them, before anything is known about the survey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.intake.apart import one_table
from analyzer.intake.choosing import Choosing
from analyzer.intake.heading import Head
from analyzer.intake.heads import rows_above
from analyzer.intake.identifiers import kind_of_value, shown
from analyzer.intake.weeks import is_time
from analyzer.model.problem import Problem, Unreadable
from analyzer.sheets.plain import is_blank, plain
from analyzer.sheets.reading import read
from analyzer.sheets.refusal import export_again, named, shown_name, unreadable
from analyzer.sheets.sheet import Sheet, column_name
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from analyzer.intake.heading import Heading, Layout
    from analyzer.intake.platform import Platform
    from analyzer.model.question import Question
    from analyzer.sheets.streaming import Stream
    from analyzer.sheets.texts import Block
    from analyzer.text import Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A file, the tool that wrote it, and how that tool laid it out."""

    file: str
    where: Sentence
    source: Sheet | Stream
    platform: Platform
    head: Head
    layout: Layout
    remarks: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """A heading for each column."""
        return self.layout.headings

    @property
    def day_first(self) -> bool:
        """Whether the tool writes the day before the month, where nothing in the file decides it."""
        return self.platform.day_first(self.head)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What the reader should know about the file itself."""
        return (*self.remarks, *self.source.notes, *((_titled(self.where),) if rows_above(self.head) else ()))

    @property
    def is_read_again(self) -> bool:
        """Whether each look at the rows reads the file again."""
        return not isinstance(self.source, Sheet)

    def shown(self, column: int) -> str:
        """A heading as it may be shown: without mark-up and identifiers, or ``Column F`` where it is blank."""
        return shown(self.headings[column].text) or column_name(self.source.columns[column])

    def blocks(self, only: Collection[int] | None = None) -> Iterator[Block]:
        """The rows below the headings; see `Stream.blocks` for ``only``."""
        return self.source.blocks(self.layout.body, only)


def open_table(path: Path, readers: Sequence[Platform], decisions: Mapping[str, str]) -> Table:
    """Read one export, laid out by the first of the readers that knows it; of two tables in a sheet the one that was decided on.

    Raises Unreadable when it has no answers or no headings, when its tool is one that we cannot read, and for all that
    `sheets.reading.read` refuses.
    """
    where = named(path)
    choosing = Choosing(shown_name(path), where, readers, decisions)
    source, apart = one_table(read(path, choosing.pick), where, decisions)
    head = Head(shown_name(path), source.name, source.head)
    platform, layout = _laid_out(head, readers)
    if platform.refusal:
        raise unreadable(where, platform.refusal, sentence("Make a table with one row per person, and choose that file."))
    below = head.rows[layout.body :]
    if all(is_blank(cell) for row in below for cell in row):
        headings = [heading.text for heading in layout.headings if not is_blank(heading.text)]
        raise _no_answers(where, headings)
    if _is_an_answer([heading.text for heading in layout.headings], below):
        raise _no_headings(where)
    questions = (*choosing.questions, *apart)
    return Table(head.file, where, source, platform, head, layout, choosing.notes, questions)


def _laid_out(head: Head, readers: Sequence[Platform]) -> tuple[Platform, Layout]:
    found = ((reader, layout) for reader in readers if (layout := reader.lay_out(head)))
    return next(found)


def _no_answers(where: Sentence, headings: list[str]) -> Unreadable:
    message = sentence("There are {n} headings, but no answers below them.", n=len(headings))
    told = tuple(shown(heading) for heading in headings[:10])
    return Unreadable([Problem("stop", where, message, export_again(), told)])


def _no_headings(where: Sentence) -> Unreadable:
    return unreadable(
        where,
        sentence("The first row looks like the answers of a person, not like the questions."),
        sentence(
            "Export again: all answers, one row per person, with the questions as headings in the first row. A summary with counts "
            "cannot be used."
        ),
    )


def _is_an_answer(headings: list[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row belongs to a person: it holds a moment or an address, or most of its cells recur among other answers below."""
    told = [(column, heading) for column, heading in enumerate(headings) if not is_blank(heading)]
    if any(is_time([heading]) or (kind_of_value(heading) and " " not in heading.strip()) for _, heading in told):
        return True
    recurring = sum(_recurs(plain(heading), {plain(row[column]) for row in below}) for column, heading in told)
    return 2 * recurring > len(told)


def _recurs(heading: str, below: set[str]) -> bool:
    """A column for one option holds its own heading and nothing else, so a second value must be there."""
    return heading in below and len(below - {heading, ""}) > 1


def _titled(where: Sentence) -> Problem:
    return Problem(
        "note",
        where,
        sentence("The rows above the headings were passed over."),
        sentence("Nothing needs to be done when the columns below are right."),
    )
