"""Pass 1: all files of one wave, what is in them, what was dropped, and what must be said or asked about them."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from analyzer.intake.coding import asked_everywhere, code_items
from analyzer.intake.form import form
from analyzer.intake.matching import Questions, find_survey, scored
from analyzer.intake.reading import Coded, Column, Reading
from analyzer.intake.remarks import (
    answered_twice,
    dropped_identifiers,
    missing_items,
    no_department,
    nobody_answered,
    nothing_matches,
    unknown_survey,
    unsure_weeks,
)
from analyzer.intake.segments import code_segments
from analyzer.intake.table import open_table
from analyzer.model.problem import Problem, Unreadable
from analyzer.sheets.refusal import named, unreadable
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analyzer.intake.form import Form
    from analyzer.intake.platform import Platform
    from analyzer.intake.table import Table
    from analyzer.model.company import Company
    from analyzer.model.survey import Survey


def survey_files(
    paths: Sequence[Path], survey: Survey | None, company: Company, among: Sequence[Survey], readers: Sequence[Platform]
) -> Reading:
    """Pass 1, trying ``readers`` in order; see `analyzer.intake.survey_the_file`.

    Raises Unreadable with the problems of all files, and when a given survey has no question in them. Raises ValueError without a file.
    """
    if not paths:
        raise ValueError("paths holds 0 files; it must hold 1 or more")
    tables = _opened(paths)
    platform = _platform(tables, readers)
    chosen = survey or find_survey([heading for table in tables for heading in table.headings], among)
    questions = Questions(chosen)
    forms = [form(table, platform, questions, chosen) for table in tables]
    _refuse_nothing(forms, chosen)
    if chosen is None:
        return _reading(platform, forms, None, {}, {}, [unknown_survey(tables[0].where)])
    items, halfway = asked_everywhere(forms, "item", [item.id for item in chosen.items])
    asked, _ = asked_everywhere(forms, "segmentation", [segmentation.id for segmentation in chosen.segmentations])
    answers, strange = code_items(forms, items, chosen)
    segments, unclear = code_segments(forms, asked, chosen, company)
    told = [*missing_items(forms, chosen, items, halfway), *no_department(forms, chosen, asked), *answered_twice(forms), *unclear, *strange]
    return _reading(platform, forms, chosen, answers, segments, told)


def _opened(paths: Sequence[Path]) -> list[Table]:
    """The tables of all files. Raises Unreadable once, with what is wrong in each of them."""
    tables: list[Table] = []
    problems: list[Problem] = []
    seen: set[bytes] = set()
    for path in paths:
        try:
            tables.append(open_table(path))
            with path.open("rb") as source:
                print_of_file = hashlib.file_digest(source, "sha256").digest()
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


def _platform(tables: Sequence[Table], readers: Sequence[Platform]) -> Platform:
    """The tool that all files come from; files of several tools are tables like any other."""
    found = [next(reader for reader in readers if reader.recognises(table)) for table in tables]
    return found[0] if all(reader is found[0] for reader in found) else readers[-1]


def _refuse_nothing(forms: Sequence[Form], survey: Survey | None) -> None:
    """Raises Unreadable where a survey was given and none of its scored questions is asked, or where nobody answered anything."""
    asked = {target for form in forms for target in form.targets("item")}
    if survey is not None and not any(item.id in asked for item in scored(survey)):
        raise nothing_matches([form.table.where for form in forms])
    if not any(form.rows for form in forms):
        raise nobody_answered([form.table.where for form in forms])


def _reading(
    platform: Platform,
    forms: Sequence[Form],
    survey: Survey | None,
    answers: dict[str, Coded],
    segments: dict[str, Coded],
    told: Sequence[Problem],
) -> Reading:
    dropped: Counter[str] = Counter()
    for each in forms:
        dropped.update(each.dropped)
    columns = _columns(forms, set(answers) | set(segments))
    weeks = [each.week for each in forms if each.week]
    asked = {column.target for column in columns if column.role == "segmentation"}
    return Reading(
        platform=platform.name,
        files=tuple(each.table.file for each in forms),
        survey=survey,
        respondents=sum(len(each.rows) for each in forms),
        columns=columns,
        matched=(*(name for name in segments if name in asked), *answers),
        dropped_rows=dict(dropped),
        problems=(*(note for each in forms for note in each.table.notes), *unsure_weeks(forms), *dropped_identifiers(columns), *told),
        week=min(weeks, default=None),
        answers=answers,
        segments=segments,
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
