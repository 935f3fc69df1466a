"""Reading the survey workbook: a survey, or everything that is wrong in it by sheet and cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.problem import Unreadable
from analyzer.sheets.plain import tidy
from analyzer.sheets.reading import read_all
from analyzer.sheets.refusal import shown_name
from analyzer.surveys.own.about import About
from analyzer.surveys.own.bundles import bundled
from analyzer.surveys.own.cells import CellPlace, Filled
from analyzer.surveys.own.courses import courses
from analyzer.surveys.own.formulas import formulas
from analyzer.surveys.own.questions import QuestionRows
from analyzer.surveys.own.quiz import Own
from analyzer.surveys.own.survey import as_survey
from analyzer.surveys.own.words import COURSES, QUESTIONS, SHEETS, known, looked_up
from analyzer.surveys.references import ENOUGH
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analyzer.model.survey import Survey
    from analyzer.sheets.sheet import Sheet
    from analyzer.surveys.faults import Faults
    from analyzer.surveys.own.quiz import Course

FEWEST = 3
"""Questions from which a course can be in a report at all."""

_NEEDED = ("questions", "courses", "survey")
_MOST_ROWS = 5_000


def read(path: Path, faults: Faults) -> Survey | None:
    """The survey of a workbook, or None after naming what is wrong with it."""
    try:
        found = read_all(path)
    except Unreadable as fault:
        faults.problems += fault.problems
        return None
    sheets = _sheets(found, path, faults)
    if sheets is None:
        return None
    faults.problems += [note for sheet in found for note in sheet.notes]
    _name_formulas(path, sheets, faults)
    survey = _survey(sheets, faults)
    faults.problems = bundled(faults.problems)
    return survey


def _sheets(found: Sequence[Sheet], path: Path, faults: Faults) -> Mapping[str, Sheet] | None:
    """The sheets by what they hold, or None after naming those that are missing."""
    names = known(SHEETS)
    sheets = {names[looked_up(sheet.name)]: sheet for sheet in found if looked_up(sheet.name) in names}
    place = CellPlace(shown_name(path))
    missing = [name for name in _NEEDED if name not in sheets]
    if len(missing) == len(_NEEDED):
        message = sentence("This is not a survey workbook: it has no sheets with questions and courses.")
        faults.stop(place, message, sentence("Make one from your file with answers, complete it, and choose that workbook."))
    else:
        for name in missing:
            message = sentence("The survey workbook has no sheet {sheet}, or it is blank.", sheet=" / ".join(SHEETS[name][:2]))
            faults.stop(place, message, sentence("Put the sheet back under this name, or make the workbook again."))
    large = [sheets[name] for name in _NEEDED if name in sheets and sheets[name].height > _MOST_ROWS]
    for sheet in large:
        message = sentence("This sheet has more than {n} rows.", n=_MOST_ROWS)
        faults.stop(CellPlace("", tidy(sheet.name)), message, sentence("Delete the rows that do not belong to the survey."))
    return None if missing or large else sheets


def _name_formulas(path: Path, sheets: Mapping[str, Sheet], faults: Faults) -> None:
    """What a formula comes to may be missing, and differ from one computer to the next, so none may stand in a survey."""
    ours = {sheets[name].name for name in _NEEDED}
    for sheet, cell in formulas(path):
        if sheet in ours:
            remedy = sentence("Type the text or the number itself, or copy the cell and paste it as a value.")
            faults.stop(CellPlace("", tidy(sheet), key=cell), sentence("This cell holds a formula."), remedy)


def _survey(sheets: Mapping[str, Sheet], faults: Faults) -> Survey | None:
    """Every sheet is read to its end before anything is refused."""
    taught = courses(Filled(sheets["courses"], COURSES, faults))
    rows = QuestionRows(Filled(sheets["questions"], QUESTIONS, faults), taught).rows()
    about = About(sheets["survey"], faults)
    title, checked, language = about.title(), about.checked(), about.language()
    counts = {row: sum(looked_up(read.course) == looked_up(course.title) for read in rows.values()) for row, course in taught.items()}
    if not faults.stops():
        _check_enough(Filled(sheets["courses"], COURSES, faults), taught, counts)
    if faults.stops():
        return None
    kept = tuple(course for row, course in taught.items() if counts[row])
    return as_survey(Own(title, checked, language, tuple(rows.values()), kept))


def _check_enough(cells: Filled, taught: Mapping[int, Course], counts: Mapping[int, int]) -> None:
    """A course with few questions is worth a note; it is a fault when there is no other."""
    remedy = sentence("Give a course four questions or more; otherwise one slip decides the advice.")
    for row, course in taught.items():
        count = counts[row]
        if not count:
            message = sentence("No question belongs to the course '{name}', so it is left out.", name=course.title)
            cells.faults.note(cells.place(row, "title"), message, sentence("Choose it for its questions, or delete the row."))
        elif count < FEWEST:
            message = sentence(
                "The course '{name}' has {n} question, too few to say anything about it. It is left out of the report.",
                "The course '{name}' has {n} questions, too few to say anything about it. It is left out of the report.",
                name=course.title,
                n=count,
            )
            cells.faults.note(cells.place(row, "title"), message, remedy)
        elif count < ENOUGH:
            message = sentence("The course '{name}' has {n} questions, which is few.", name=course.title, n=count)
            cells.faults.note(cells.place(row, "title"), message, remedy)
    if taught and max(counts.values()) < FEWEST:
        message = sentence("No course has three questions or more, so there is nothing to report.")
        cells.faults.stop(cells.sheet_place, message, remedy)
