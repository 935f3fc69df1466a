"""What the reader is told about the files as a whole: what was not used, not found, or had to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.columns import CHOSEN
from analyzer.intake.segments import DEPARTMENT
from analyzer.intake.words import in_words
from analyzer.model.problem import Problem, Unreadable
from analyzer.sheets.plain import is_blank
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.form import Form
    from analyzer.intake.reading import Column
    from analyzer.model.survey import Survey
    from analyzer.text import Sentence


def nothing_matches(places: Sequence[Sentence]) -> Unreadable:
    """No question in these files belongs to a survey that we know; ``places`` are the files."""
    remedy = sentence(
        "Check that this is the export of the right questionnaire, with the full questions as headings. "
        "If questions were asked in other words, add those words to the questionnaire."
    )
    return Unreadable([Problem("stop", place, sentence("None of the questions in this file is known."), remedy) for place in places])


def nobody_answered(places: Sequence[Sentence]) -> Unreadable:
    """There are rows in these files, but no answers in them."""
    remedy = sentence("Check that the answers were collected, then export them again.")
    return Unreadable([Problem("stop", place, sentence("There are rows, but nobody answered a question."), remedy) for place in places])


def unknown_survey(place: Sentence) -> Problem:
    """The files can be described, but not reported on."""
    return Problem(
        "note",
        place,
        sentence("No questionnaire was recognised, so no report can be made of this."),
        sentence("Choose the questionnaire yourself, or check that the headings are the full questions."),
    )


def unsure_weeks(forms: Sequence[Form]) -> list[Problem]:
    """Files of which the dates can be read in two ways."""
    return [
        Problem(
            "note",
            each.table.where,
            sentence("In the dates, day and month cannot be told apart; the week of {day} was taken as the first.", day=each.week),
            sentence("If that is wrong, give the date of the survey yourself."),
        )
        for each in forms
        if each.week and each.week_unsure
    ]


def dropped_identifiers(columns: Sequence[Column]) -> list[Problem]:
    """One message for all columns that may say who answered."""
    found = [column for column in columns if column.role == "identifier"]
    if not found:
        return []
    listed = tuple(sentence("{column} ({kind})", column=column.heading, kind=in_words(column.kind)) for column in found)
    return [
        Problem(
            "note",
            sentence("Columns {columns}", columns=listed),
            sentence("These columns may say who answered. They were not used and not kept."),
            sentence("Ask for no names or addresses next time; people answer more freely, and the export is safe to share."),
        )
    ]


def missing_items(forms: Sequence[Form], survey: Survey, items: Sequence[str], halfway: Sequence[str]) -> list[Problem]:
    """Questions of the survey that no file asks, or not all of them."""
    kept = set(items) | set(halfway)
    absent = [item.id for item in survey.items if item.id not in kept and item.kind in CHOSEN]
    problems = []
    if absent:
        message = sentence(
            "{n} question of the questionnaire is not in the file and is left out.",
            "{n} questions of the questionnaire are not in the file and are left out.",
            n=len(absent),
        )
        problems.append(_left_out(forms, survey, absent, message))
    if halfway:
        message = sentence(
            "{n} question is asked in some of the files only and is left out.",
            "{n} questions are asked in some of the files only and are left out.",
            n=len(halfway),
        )
        problems.append(_left_out(forms, survey, halfway, message))
    return problems


def _left_out(forms: Sequence[Form], survey: Survey, items: Sequence[str], message: Sentence) -> Problem:
    texts = tuple(survey.wording(survey.languages[0]).items[item].text for item in items)
    remedy = sentence("If they were asked in other words, add those words to the questionnaire.")
    return Problem("note", forms[0].table.where, message, remedy, texts)


def answered_twice(forms: Sequence[Form]) -> list[Problem]:
    """Questions that somebody answered in two columns of one file."""
    problems = []
    for each in forms:
        for target in sorted(each.targets("item") | each.targets("segmentation")):
            asking = each.asking(target)
            twice = sum(sum(not is_blank(row[number]) for number in asking) > 1 for row in each.rows) if len(asking) > 1 else 0
            if twice:
                message = sentence(
                    "Two columns ask this, and {n} respondent filled both; the first column counts.",
                    "Two columns ask this, and {n} respondents filled both; the first column counts.",
                    n=twice,
                )
                remedy = sentence("Delete the column that should not count, and choose the file again.")
                problems.append(Problem("note", sentence("Column {column}", column=each.columns[asking[0]].heading), message, remedy))
    return problems


def no_department(forms: Sequence[Form], survey: Survey, asked: Sequence[str]) -> list[Problem]:
    """Without departments there is still a report, for the organisation."""
    if DEPARTMENT in asked or not any(segmentation.id == DEPARTMENT for segmentation in survey.segmentations):
        return []
    return [
        Problem(
            "note",
            forms[0].table.where,
            sentence("No column with the department was found, so there are results for the whole organisation only."),
            sentence("If there is such a column, give it the heading {heading}.", heading=_department(survey)),
        )
    ]


def _department(survey: Survey) -> str:
    return survey.wording(survey.languages[0]).segmentations[DEPARTMENT].title
