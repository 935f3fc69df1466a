"""What the survey workbook tells the person who completes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.surveys.own.quiz import Guessed
    from analyzer.text import Sentence

HOW_TO: tuple[Sentence, ...] = (
    sentence("How to complete this workbook"),
    sentence(
        "1. Go to the sheet with courses. Give each course a row: its name, how many % right is enough (the norm), and how you give it."
    ),
    sentence(
        "2. Go to the sheet with questions. Each question of your file has a row. Leave its words as they are: we recognise it by them."
    ),
    sentence(
        "3. Choose what each question is for: a question that tests knowledge, the department, the level, another group, or not used. "
        "One row can be the department and one the level; two more can be another group, such as the site or the years of service."
    ),
    sentence("4. Choose the course and the right answer of every question that tests knowledge."),
    sentence("5. Are several answers right? Type them all in the cell, with a semicolon in between: first answer; second answer."),
    sentence("6. Is there an answer that means 'I don't know'? Choose it in its own column; it never counts as right."),
    sentence("7. Yellow cells are guesses of ours. Look at each of them; the column beside them says which they are."),
    sentence("8. Is an answer missing? Type it in the next free answer column, with the words of your file."),
    sentence("9. Opinions, marks and open questions are not used: this workbook is about knowledge."),
    sentence("10. Give a course four questions or more. A course with fewer than three is left out of the report."),
    sentence("11. Put the date on which you checked the right answers on the last sheet, and save the workbook."),
    sentence("12. Choose this workbook as the survey, together with the file with answers."),
)

TO_CHECK: Mapping[Guessed, Sentence] = {
    "use": sentence("what it is for"),
    "course": sentence("course"),
    "right": sentence("right answer (from the points in your file)"),
    "doubtful": sentence("right answer (the points in your file contradict each other)"),
    "dont_know": sentence("the answer for don't know"),
    "answers": sentence("answers that only one person gave are not listed"),
}
