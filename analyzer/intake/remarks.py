"""What the reader is told about the files as a whole: what was not used, not found, or had to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.coding import SHOWABLE, tally_of
from analyzer.intake.columns import CHOSEN
from analyzer.intake.generic import GENERIC
from analyzer.intake.segments import DEPARTMENT
from analyzer.intake.words import in_words
from analyzer.model.problem import Problem, Unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.column import Column
    from analyzer.intake.form import Form
    from analyzer.model.survey import Survey
    from analyzer.text import Sentence

_MOST = 0.5


def nothing_matches(places: Sequence[Sentence]) -> Unreadable:
    """No question in these files belongs to a survey that we know; ``places`` are the files."""
    remedy = sentence(
        "If the questions are your own, have a survey workbook made of them first and choose it too. If not, check that this is the "
        "export of the right questionnaire, with the full question above each column."
    )
    return Unreadable([Problem("stop", place, sentence("None of the questions in this file is known."), remedy) for place in places])


def nobody_answered(place: Sentence) -> Problem:
    """There are rows in these files, but nobody's answers."""
    return Problem(
        "stop",
        place,
        sentence("There are rows, but none of them is the finished response of a person."),
        sentence("Check that the answers were collected, then export them again."),
    )


def unknown_survey(place: Sentence) -> Problem:
    """The files can be described, but not reported on."""
    return Problem(
        "note",
        place,
        sentence("No questionnaire was recognised, so no report can be made of this."),
        sentence(
            "If the questions are your own, have a survey workbook made of them first. If not, check that the full question stands above "
            "each column."
        ),
    )


def unknown_tools(forms: Sequence[Form]) -> list[Problem]:
    """Files of which the survey tool was not recognised, for instance since its own columns were taken away."""
    return [
        Problem(
            "note",
            each.table.where,
            sentence("We do not know which survey tool this file comes from, so it was read as a table."),
            sentence("Check the number of people and the columns. If they are wrong, export again and leave the columns as they are."),
        )
        for each in forms
        if each.table.platform.name == GENERIC.name
    ]


def unsure_weeks(forms: Sequence[Form]) -> list[Problem]:
    """Files of which the dates can be read in two ways."""
    return [
        Problem(
            "note",
            each.table.where,
            sentence("In the dates, day and month cannot be told apart; the week of {day} was taken as the first.", day=week),
            sentence("If that is wrong, give the date of the survey yourself."),
        )
        for each in forms
        for week, unsure in [each.week]
        if week and unsure
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
            sentence(
                "If people were promised that it is anonymous, delete these columns from your own file too. "
                "Ask for no names or addresses next time; people then answer more freely."
            ),
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
    remedy = sentence("If they were asked in other words, put the words of the questionnaire above those columns.")
    return Problem("note", forms[0].table.where, message, remedy, texts)


def mostly_blank(forms: Sequence[Form], survey: Survey, items: Sequence[str]) -> list[Problem]:
    """Scored questions that most people left blank: perhaps only some people got to see them, which many exports do not tell."""
    people = sum(form.respondents for form in forms)
    whole = [item for item in items if survey.item(item).module and not any(form.is_split(item) for form in forms)]
    blank = [item for item in whole if people - tally_of(forms, item).total() >= max(SHOWABLE, _MOST * people)]
    if not blank:
        return []
    message = sentence(
        "Half of the people or more left {n} question blank. A blank counts as not right.",
        "Half of the people or more left {n} questions blank. A blank counts as not right.",
        n=len(blank),
    )
    remedy = sentence(
        "Did only some people get to see them? Then the share that is right is too low. So leave them out of the questionnaire "
        "unless everybody got to see them."
    )
    texts = tuple(survey.wording(survey.languages[0]).items[item].text for item in blank)
    return [Problem("note", forms[0].table.where, message, remedy, texts)]


def answered_twice(forms: Sequence[Form]) -> list[Problem]:
    """Questions that somebody answered in two columns of one file."""
    remedy = sentence("Delete the column that should not count, and choose the file again.")
    return [
        Problem(
            "note",
            sentence("Column {column}", column=each.heading(target)),
            sentence(
                "Two columns ask this, and {n} respondent filled both; the first column counts.",
                "Two columns ask this, and {n} respondents filled both; the first column counts.",
                n=twice,
            ),
            remedy,
        )
        for each in forms
        for target, twice in sorted(each.twice.items())
        if twice
    ]


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
