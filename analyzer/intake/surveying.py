"""Pass 1: all files of one wave, what is in them, what was dropped, and what must be said or asked about them."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.intake.at_once import at_once, left_out
from analyzer.intake.changes import changed
from analyzer.intake.coding import Coder, asked_everywhere, code_items
from analyzer.intake.column import Column
from analyzer.intake.form import form
from analyzer.intake.matching import Questions, find_survey, scored
from analyzer.intake.reading import Reading
from analyzer.intake.remarks import (
    answered_twice,
    dropped_identifiers,
    missing_items,
    mostly_blank,
    no_department,
    nobody_answered,
    nothing_matches,
    unknown_survey,
    unknown_tools,
    unsure_weeks,
)
from analyzer.intake.repeats import repeats
from analyzer.intake.segments import label_segments
from analyzer.intake.table import open_table
from analyzer.model.problem import Problem, Unreadable
from analyzer.model.segment import UNKNOWN
from analyzer.sheets.plain import plain
from analyzer.sheets.refusal import named, unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analyzer.intake.form import Form
    from analyzer.intake.platform import Platform
    from analyzer.intake.table import Table
    from analyzer.model.company import Company
    from analyzer.model.question import Question
    from analyzer.model.survey import Segmentation, Survey


@dataclass(slots=True)
class _Found:
    """What is said and asked on the way."""

    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    items: Mapping[str, Coder] = field(default_factory=dict)
    segments: dict[str, Coder] = field(default_factory=dict)
    labels: dict[str, Mapping[str, int]] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


def survey_files(
    paths: Sequence[Path],
    survey: Survey | None,
    company: Company,
    among: Sequence[Survey],
    readers: Sequence[Platform],
    decisions: Mapping[str, str],
) -> Reading:
    """Pass 1, trying ``readers`` in order; see `analyzer.intake.survey_the_file`.

    Raises Unreadable with the problems of all files, and when a given survey has no question in them. Raises ValueError without a file.
    """
    if not paths:
        raise ValueError("paths holds 0 files; it must hold 1 or more")
    tables = opened(paths, readers, decisions)
    headings = [heading for table in tables for heading in table.headings]
    chosen = survey or find_survey(headings, among)
    questions = Questions(chosen, decisions)
    forms = [form(table, questions, chosen) for table in tables]
    _refuse_nothing(forms, chosen)
    found = _Found()
    found.questions += [question for table in tables for question in table.questions]
    found.questions += repeats(forms, decisions)
    if chosen is None:
        found.problems.append(unknown_survey(tables[0].where))
    else:
        asked_of = [target for each in forms for target in each.targets]
        found.questions += changed(headings, asked_of, chosen, decisions)
        _code(forms, chosen, company, decisions, found)
    if not any(each.respondents for each in forms):
        found.problems.append(nobody_answered(tables[0].where))
    return _reading(forms, readers[-1].name, chosen, decisions, found)


def opened(paths: Sequence[Path], readers: Sequence[Platform], decisions: Mapping[str, str]) -> list[Table]:
    """The tables of all files. Raises Unreadable once, with what is wrong in each of them."""
    tables: list[Table] = []
    problems: list[Problem] = []
    seen: set[bytes] = set()
    for path in paths:
        try:
            tables.append(open_table(path, readers, decisions))
            with path.open("rb") as source:
                print_of_file = hashlib.file_digest(source, "sha256").digest() if len(paths) > 1 else b""
        except Unreadable as fault:
            problems += fault.problems
            continue
        if print_of_file in seen:
            problems += _twice(path).problems
        seen.add(print_of_file)
    if problems:
        raise Unreadable(problems)
    return tables


def _twice(path: Path) -> Unreadable:
    remedy = sentence("Choose each file once; else everybody counts double.")
    return unreadable(named(path), sentence("The same file was given twice."), remedy)


def _refuse_nothing(forms: Sequence[Form], survey: Survey | None) -> None:
    """Raises Unreadable where a survey was given and none of its scored questions is asked."""
    asked = {target for form in forms for target in form.asked("item")}
    if survey is not None and not any(item.id in asked for item in scored(survey)):
        raise nothing_matches([form.table.where for form in forms])


def _code(forms: Sequence[Form], survey: Survey, company: Company, decisions: Mapping[str, str], found: _Found) -> None:
    """What each answer and each label means."""
    items, halfway = asked_everywhere(forms, "item", [item.id for item in survey.items])
    asked, _ = asked_everywhere(forms, "segmentation", [segmentation.id for segmentation in survey.segmentations])
    found.problems += [*missing_items(forms, survey, items, halfway), *no_department(forms, survey, asked), *answered_twice(forms)]
    for segmentation in survey.segmentations:
        if segmentation.id in asked:
            _label(forms, segmentation, survey, company, decisions, found)
        else:
            found.segments[segmentation.id] = Coder((UNKNOWN,), {}, 0)
            found.labels[segmentation.id] = {UNKNOWN: sum(each.respondents for each in forms)}
    kept = at_once(asked, {name: len(found.labels[name]) for name in asked})
    found.left_out = frozenset(asked) - frozenset(kept)
    found.problems += [left_out(sentence("Column {column}", column=forms[0].heading(name))) for name in asked if name not in kept]
    coded = code_items(forms, items, survey, decisions)
    found.items = coded.coders
    found.problems += [*coded.problems, *mostly_blank(forms, survey, list(coded.coders))]
    found.questions += coded.questions


def _label(
    forms: Sequence[Form],
    segmentation: Segmentation,
    survey: Survey,
    company: Company,
    decisions: Mapping[str, str],
    found: _Found,
) -> None:
    """The labels of one segmentation, with the number of people who gave each."""
    name = segmentation.id
    counts: Counter[str] = Counter()
    for each in forms:
        counts.update(each.tallies[name].counts)
    where = sentence("Column {column}", column=forms[0].heading(name))
    missing = frozenset().union(*(each.table.platform.missing for each in forms))
    for cell in [cell for cell in counts if plain(cell) in missing]:
        counts[""] += counts.pop(cell)
    labelled = label_segments(segmentation, counts, survey, company, where, decisions)
    categories = labelled.categories
    if any(each.tallies[name].full for each in forms) and UNKNOWN not in categories:
        categories = (*categories, UNKNOWN)
    numbers = {label: number for number, label in enumerate(categories)}
    places = {cell: numbers[label] for cell, label in labelled.labels.items()}
    people: Counter[str] = Counter()
    for cell, label in labelled.labels.items():
        people[label] += counts[cell]
    found.segments[name] = Coder(categories, places, numbers.get(UNKNOWN, -1))
    found.labels[name] = {label: people[label] for label in categories}
    found.problems += labelled.problems
    found.questions += labelled.questions


def _reading(forms: Sequence[Form], otherwise: str, survey: Survey | None, decisions: Mapping[str, str], found: _Found) -> Reading:
    dropped: Counter[str] = Counter()
    for each in forms:
        dropped.update(each.dropped)
    columns = _columns(forms, set(found.items) | set(found.segments))
    tools = {each.table.platform.name for each in forms}
    weeks = [week for each in forms if (week := each.week[0])]
    asked = {column.target for column in columns if column.role == "segmentation"}
    notes = [note for each in forms for note in each.table.notes]
    return Reading(
        platform=tools.pop() if len(tools) == 1 else otherwise,
        files=tuple(each.table.file for each in forms),
        survey=survey,
        respondents=sum(each.respondents for each in forms),
        columns=columns,
        matched=(*(name for name in found.segments if name in asked and name not in found.left_out), *found.items),
        dropped_rows=dict(dropped),
        problems=(*notes, *unknown_tools(forms), *unsure_weeks(forms), *dropped_identifiers(columns), *found.problems),
        raised=tuple(found.questions),
        asked=tuple(question for question in found.questions if question.decided(decisions) is None),
        week=min(weeks, default=None),
        segment_labels=found.labels,
        forms=tuple(forms),
        items=found.items,
        segments=found.segments,
    )


def _columns(forms: Sequence[Form], used: set[str]) -> tuple[Column, ...]:
    """The columns of all files, those of the second and later files only where they are new; a question not used is not matched."""
    first, *others = forms
    more = [column for each in others for column in each.columns if column not in first.columns]
    found = [*first.columns, *dict.fromkeys(more)]
    return tuple(
        Column(column.heading, "unmatched", column.target, column.kind) if column.role == "item" and column.target not in used else column
        for column in found
    )
