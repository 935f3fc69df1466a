"""The sheet *questions* of the survey workbook: a row per question of the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.sheets.plain import plain
from analyzer.surveys.own.answers import chosen
from analyzer.surveys.own.quiz import Row
from analyzer.surveys.own.words import MOST_GROUPS, USES, YES_NO, is_answer, known, looked_up
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analyzer.model.outline import Use
    from analyzer.surveys.own.cells import Filled
    from analyzer.surveys.own.quiz import Course

_FEWEST = 2
_SHOWN = 100


class QuestionRows:
    """Reads the rows one by one and notes every fault with its cell."""

    def __init__(self, cells: Filled, courses: Mapping[int, Course]) -> None:
        self._cells = cells
        self._courses = {looked_up(course.title): course.title for course in courses.values() if course.title}
        self._answers = [column for column, heading in enumerate(cells.top) if is_answer(heading)]
        self._answers_at: dict[int, list[int]] = {}

    def rows(self) -> dict[int, Row]:
        """Every question by its row; what is wrong in it is named."""
        if self._cells.lack("question", "use", "course", "right"):
            return {}
        if not self._answers:
            message = sentence("There is no column {heading}.", heading="Answer 1 / Antwoord 1")
            self._cells.faults.stop(self._cells.sheet_place, message, sentence("Give the column that heading in the first row."))
            return {}
        found = {row: self._row(row) for row in self._cells.rows}
        if not found:
            message = sentence("There are no questions below the headings.")
            self._cells.faults.stop(self._cells.sheet_place, message, sentence("Make the workbook again from the file with answers."))
        self._check_doubles({row: read for row, read in found.items() if read.use != "unused"})
        self._check_one_of_each(found)
        self._check_groups(found)
        return found

    def _row(self, row: int) -> Row:
        question, use, answers = self._cells.text(row, "question"), self._use(row), self._texts(row)
        if not question and use != "unused":
            self._cells.stop(row, "question", sentence("The question is missing."), sentence("Fill it in, or delete the row."))
        if use in ("question", "level"):
            self._check_answers(row)
        if use != "question":
            return Row(question, use, answers=answers)
        several = self._several(row)
        if len(answers) < _FEWEST:
            message = sentence("There are fewer than two answers to choose from.")
            self._cells.stop(row, "question", message, sentence("Fill in the answers, or choose that the question is not used."))
        dont_know = self._dont_know(row, answers)
        return Row(question, use, self._course(row), self._right(row, answers, dont_know), dont_know, several, answers)

    def _use(self, row: int) -> Use:
        written = self._cells.text(row, "use")
        use = known(USES).get(looked_up(written))
        if use is None:
            message = sentence("'{name}' does not say what this question is for.", name=written[:_SHOWN])
            if not written:
                message = sentence("It does not say what this question is for.")
            choices = tuple(" / ".join(names[:2]) for names in USES.values())
            self._cells.stop(row, "use", message, sentence("Choose one of {choices}.", choices=choices))
        return use or "unused"

    def _texts(self, row: int) -> tuple[str, ...]:
        texts = {column: self._cells.at(row, column) for column in self._answers}
        self._answers_at[row] = [column for column, text in texts.items() if text]
        return tuple(text for text in texts.values() if text)

    def _check_answers(self, row: int) -> None:
        """Answers in an export are recognised by their text, so no two may be the same."""
        seen: set[str] = set()
        for column in self._answers_at[row]:
            text = self._cells.at(row, column)
            if plain(text) in seen:
                message = sentence("The answer '{name}' stands there twice.", name=text[:_SHOWN])
                self._cells.faults.stop(self._cells.place_at(row, column), message, sentence("Keep one of the two."))
            seen.add(plain(text))

    def _several(self, row: int) -> bool:
        written = self._cells.text(row, "several")
        if not written:
            return False
        found = known(YES_NO).get(looked_up(written))
        if found is None:
            message = sentence("It must be clear whether people could choose several answers.")
            choices = tuple(" / ".join(names[:2]) for names in YES_NO.values())
            self._cells.stop(row, "several", message, sentence("Choose one of {choices}.", choices=choices))
        return found == "yes"

    def _course(self, row: int) -> str:
        written = self._cells.text(row, "course")
        course = self._courses.get(looked_up(written), "")
        if not written:
            message = sentence("This question has no course.")
            self._cells.stop(row, "course", message, sentence("Choose its course, or choose that the question is not used."))
        elif not course:
            message = sentence("The course '{name}' is not on the sheet with courses.", name=written[:_SHOWN])
            self._cells.stop(row, "course", message, sentence("Choose a course from the list, or add it to the sheet with courses."))
        return course

    def _dont_know(self, row: int, answers: Sequence[str]) -> str:
        written = self._cells.text(row, "dont_know")
        known_answers = {plain(answer): answer for answer in answers}
        if written and plain(written) not in known_answers:
            self._strange(row, "dont_know", written)
        return known_answers.get(plain(written), "") if written else ""

    def _right(self, row: int, answers: Sequence[str], dont_know: str) -> tuple[str, ...]:
        written = self._cells.text(row, "right")
        if not written:
            message = sentence("It does not say which answer is right.")
            self._cells.stop(row, "right", message, sentence("Choose the right answer, or choose that the question is not used."))
            return ()
        right, strange = chosen(written, answers)
        for piece in strange:
            self._strange(row, "right", piece)
        if dont_know and dont_know in right:
            message = sentence("Don't-know is counted as right.")
            self._cells.stop(row, "right", message, sentence("Take it out: don't-know is never right."))
        return right

    def _strange(self, row: int, name: str, written: str) -> None:
        message = sentence("'{name}' is not among the answers of this row.", name=written[:_SHOWN])
        self._cells.stop(row, name, message, sentence("Choose one of the answers in this row, or add it as an answer."))

    def _check_doubles(self, used: Mapping[int, Row]) -> None:
        """Questions are recognised by their text, so two that are used may not share one."""
        seen: set[str] = set()
        for row, read in used.items():
            if read.question and plain(read.question) in seen:
                message = sentence("This question stands there twice.")
                remedy = sentence("Keep one of the two. If your file has two such columns, change one of the headings there as well.")
                self._cells.stop(row, "question", message, remedy)
            seen.add(plain(read.question))

    def _check_one_of_each(self, found: Mapping[int, Row]) -> None:
        for use in ("department", "level"):
            for row in [row for row, read in found.items() if read.use == use][1:]:
                message = sentence("Another row is the {use} already.", use=" / ".join(USES[use][:2]))
                self._cells.stop(row, "use", message, sentence("Choose for one of the two that it is not used."))

    def _check_groups(self, found: Mapping[int, Row]) -> None:
        for row in [row for row, read in found.items() if read.use == "group"][MOST_GROUPS:]:
            message = sentence("{n} other rows divide people in groups already.", n=MOST_GROUPS)
            self._cells.stop(
                row, "use", message, sentence("Choose for one of them that it is not used: more would make the groups too small.")
            )
