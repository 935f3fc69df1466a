"""The one interface: everything that the command line, the upload page and notebooks can do.

Functions take files and give frozen values; they print nothing and keep no state. The files of one call are one wave.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.model.company import Company
from analyzer.model.findings import Findings
from analyzer.model.policy import Policy
from analyzer.model.problem import Problem, Refused, TooSmall, Unreadable, Unsafe
from analyzer.text import Text, sentence

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from analyzer.intake.reading import Reading
    from analyzer.model.publication import Publication
    from analyzer.model.survey import Item, Survey
    from analyzer.study import Wave
    from analyzer.text import Sentence

__all__ = [
    "Findings",
    "Refused",
    "TooSmall",
    "Unreadable",
    "Unsafe",
    "analyze",
    "chart",
    "check",
    "draft",
    "folder_name",
    "in_words",
    "key",
    "problems_as_json",
    "read_findings",
    "render",
    "sample",
    "score_rows",
    "survey_wording",
    "surveys",
    "to_frame",
    "verify_survey",
    "write_report",
]

Place = str | Path
Files = Place | Sequence[Place]
Decisions = Place | Mapping[str, str]
"""Answers to the questions about a file: the workbook with questions, filled in, or the value chosen for each key."""


def analyze(
    files: Files,
    *,
    survey: Place | None = None,
    company: Place | None = None,
    mapping: Decisions | None = None,
    wave: str | None = None,
    fieldwork: date | None = None,
    min_group: int = 5,
    today: date | None = None,
    ledger: Place | None = None,
) -> Findings:
    """From an export (or several, of one wave) to findings.

    ``survey`` is the id of a bundled survey, a folder or a survey workbook; without it the survey is found by matching. ``company`` is the
    company workbook.
    ``mapping`` answers the questions that `check` tells: the workbook it wrote, filled in, or the answers by key. ``fieldwork`` decides
    which answer key holds, where the earliest week in the file should not.

    ``ledger`` is the folder ``.ledger`` beside the reports, with what was released as final: nothing is shown that could be subtracted from
    that. The findings are a concept, unless this very release is on the ledger already; `write_report` makes a final report.

    Raises Unreadable with everything that is wrong or was not answered, TooSmall when too few people answered, Refused where something on
    the ledger stands in the way, Unsafe where nothing could be proven safe, ValueError for a ``min_group`` below 5.

    >>> findings = analyze("responses.csv", company="company.xlsx")  # doctest: +SKIP
    """
    policy = Policy.with_minimum(min_group)
    opened = _open(files, survey, company, mapping)
    return _study(opened, _wave(opened, wave, fieldwork, today or date.today(), policy), _released(Path(ledger)) if ledger else ())


def write_report(
    files: Files,
    out: Place | None = None,
    *,
    survey: Place | None = None,
    company: Place | None = None,
    mapping: Decisions | None = None,
    wave: str | None = None,
    fieldwork: date | None = None,
    min_group: int = 5,
    today: date | None = None,
    language: str = "nl",
    single_file: bool = False,
    final: bool = False,
) -> tuple[Path, Findings]:
    """From an export to a report in ``out`` (``reports/<survey>-<wave>`` where nothing is given); gives its index page and the findings.

    The report is a concept, which the next one replaces. A ``final`` one releases the wave: the report is put in its place and its figures
    on the ledger beside it, both or neither, and later reports beside it are held against them. What is on the ledger may be written again
    and again, and is final however it is asked for. Takes and raises what `analyze` and `render` do.

    >>> write_report("responses.csv", company="company.xlsx", final=True)  # doctest: +SKIP
    """
    policy = Policy.with_minimum(min_group)
    opened = _open(files, survey, company, mapping)
    named = _wave(opened, wave, fieldwork, today or date.today(), policy)
    place = Path(out) if out is not None else Path("reports") / folder_name(named.survey.id, named.name)
    found = _study(opened, named, (*_released(_ledger_beside(place)), *_final_in(place)))
    found = replace(found, status="final") if final else found
    return _put_report(found, place, language, single_file=single_file, made_of=opened.company.made_of()), found


def check(
    files: Files,
    *,
    survey: Place | None = None,
    company: Place | None = None,
    mapping: Decisions | None = None,
    language: str = "nl",
    min_group: int = 5,
    write_mapping: Place | None = None,
    write_company: Place | None = None,
) -> dict[str, Any]:
    """What was recognised, matched, dropped and asked, what is wrong, and how people are protected, as ``check --json`` prints it.

    ``write_mapping`` is a new workbook for the answers to all questions, not written where there are none; ``write_company`` a new company
    workbook with the groups of the file, not written where no survey was recognised. Raises Unreadable, and Refused where one of them is
    there already or is no ``.xlsx``.

    >>> check("responses.csv")["respondents"]  # doctest: +SKIP
    230
    """
    from analyzer import intake

    questions = None if write_mapping is None else _new_workbook(write_mapping)
    groups = None if write_company is None else _new_workbook(write_company)
    decisions = _decisions(mapping)
    opened = _open(files, survey, company, decisions, must_know=False)
    if questions and opened.reading.raised:
        _put(questions, intake.mapping.write(opened.reading.raised, decisions, language))
    if groups and opened.reading.survey:
        _put(groups, _prefilled(opened, opened.reading.survey, language))
    text = Text(language)
    told = intake.describe(opened.reading, text, Policy.with_minimum(min_group))
    told["problems"] += [intake.describe_problem(problem, text) for problem in opened.problems]
    return told


def render(findings: Findings | Place, out: Place, *, language: str = "nl", single_file: bool = False) -> Path:
    """Write the report: pages, workbook and ``findings.json``, whole or not at all. Gives the path of the index page.

    An earlier report in the same folder is replaced. Findings of a final report stay final; they are on a ledger since that was made.
    Raises Refused where something else stands there, where its workbook is open, or where a concept would replace a final report.

    >>> render(findings, "reports/mine", language="nl")  # doctest: +SKIP
    """
    known = findings if isinstance(findings, Findings) else read_findings(findings)
    return _put_report(known, Path(out), language, single_file=single_file)


def read_findings(path: Place) -> Findings:
    """Findings from their file. Raises Unreadable."""
    from analyzer import archive

    return archive.read(Path(path))


def to_frame(findings: Findings, table: str = "modules") -> pd.DataFrame:
    """A tidy frame of the findings: ``modules``, ``scales``, ``items`` or ``comparisons``.

    What is withheld is missing, with ``withheld`` True; it is never a missing row. Raises ValueError for another table.

    >>> to_frame(findings, "modules").query("advice == 'whole_group'")  # doctest: +SKIP
    """
    from analyzer import archive

    return archive.frame(findings, table)


def chart(findings: Findings, name: str = "need", *, language: str = "nl", **where: str) -> go.Figure:
    """A chart of the report as a plotly figure: ``need`` or ``agreement`` of the organisation or of one group, ``answers`` of one module.

    Raises ValueError for a chart that the report of that group or module does not have.

    >>> chart(findings, "need", department="Verkoop")  # doctest: +SKIP
    """
    import plotly.graph_objects as go

    from analyzer import report

    return go.Figure(report.chart(findings, name, Text(language), where))


def score_rows(
    files: Files,
    *,
    survey: Place | None = None,
    company: Place | None = None,
    mapping: Decisions | None = None,
    fieldwork: date | None = None,
) -> pd.DataFrame:
    """Scored answers, one row a person, for checking our numbers elsewhere: in memory only, without identifiers, shuffled.

    Columns: the segmentations, ``right.<module>``, ``dont_know.<module>``, ``agree.<scale>`` and ``answer.<item>``. Nothing of ours writes
    them.
    """
    import secrets

    import numpy as np
    import pandas as pd

    from analyzer import intake
    from analyzer.scoring import score

    opened = _open(files, survey, company, mapping)
    wave = _wave(opened, None, fieldwork, date.today(), Policy())
    scored = [score(batch, wave.survey, wave.policy, wave.fieldwork) for batch in intake.read(opened.reading)]
    parts = [
        pd.concat(
            [
                batch.segments[list(wave.labels)],
                (batch.right / batch.unit).add_prefix("right."),
                batch.dont_know.add_prefix("dont_know."),
                batch.agree.add_prefix("agree."),
                batch.answers.add_prefix("answer."),
            ],
            axis=1,
        )
        for batch in scored
    ]
    rows = pd.concat(parts, ignore_index=True)
    order = np.random.default_rng(secrets.randbits(128)).permutation(len(rows))
    return rows.iloc[order].reset_index(drop=True)


def surveys() -> tuple[str, ...]:
    """The ids of the bundled surveys."""
    from analyzer import surveys as room

    return room.bundled()


def survey_wording(survey: Place) -> Survey:
    """A survey with all its texts. Raises Unreadable with every fault in it."""
    from analyzer import surveys as room

    return room.load(survey)


def verify_survey(folder: Place) -> tuple[Problem, ...]:
    """Every fault and every remark about the survey in a folder or a workbook, at once."""
    from analyzer import surveys as room

    return room.verify(Path(folder))


def draft(files: Files, out: Place, *, language: str = "nl", today: date | None = None) -> Path:
    """Write a survey workbook with the questions of an export, for a person to complete; gives its path.

    ``today`` is filled in as the day on which the right answers were checked. Raises Unreadable for a file that nothing can be made of,
    Refused where ``out`` is there already or is no ``.xlsx``.
    """
    from analyzer import intake
    from analyzer import surveys as room

    path = _new_workbook(out)
    paths = [Path(files)] if isinstance(files, (str, Path)) else [Path(each) for each in files]
    return _put(path, room.draft(intake.outline(paths), language, today or date.today()))


def key(survey: Place, out: Place, *, language: str = "nl") -> Path:
    """Write a survey that exists as a survey workbook, with its right answers; gives its path.

    Raises Unreadable with every fault in the survey, Refused where ``out`` is there already or is no ``.xlsx``.
    """
    from analyzer import surveys as room

    path = _new_workbook(out)
    return _put(path, room.key(room.load(survey), language))


def _new_workbook(out: Place) -> Path:
    """Where a workbook can be written. Raises Refused."""
    path = Path(out)
    where = sentence("File {file}", file=path.name)
    if path.suffix.lower() != ".xlsx":
        remedy = sentence("Give the file a name that ends in .xlsx.")
        raise Refused(Problem("stop", where, sentence("This is not the name of an Excel workbook."), remedy))
    if path.exists():
        remedy = sentence("Give the new workbook another name, or take the old one away.")
        raise Refused(Problem("stop", where, sentence("This file is there already, perhaps with work of yours in it."), remedy))
    return path


def _put(path: Path, content: bytes) -> Path:
    """Write a file that is not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        target.write(content)
    return path


def sample(
    out: Place,
    *,
    survey: Place = "social-media",
    respondents: int = 230,
    seed: int = 1,
    platform: str = "google-forms",
    language: str = "nl",
    file: str = "csv",
) -> tuple[Path, ...]:
    """Write a made-up export with its company workbook and ``truth.json``; the same seed writes the same files. Gives their paths."""
    from analyzer import organisation, simulation

    known = survey_wording(survey)
    made = simulation.simulate(known, simulation.sample(respondents).fitted_to(known), seed)
    workbook = organisation.write(made.company, known, language)
    return simulation.write(made, Path(out), workbook, platform, language, file)


def folder_name(*parts: str) -> str:
    """A name for a folder, of letters, digits and dashes."""
    return "-".join(re.sub(r"[^\w]+", "-", part).strip("-").lower() for part in parts if part) or "report"


def in_words(code: str) -> Sentence | str:
    """What a code that `check` tells is called for the reader: a survey tool, a kind of identifier, or why rows were left out."""
    from analyzer.intake import words

    return words.in_words(code)


def problems_as_json(problems: Sequence[Problem], language: str = "nl") -> list[dict[str, Any]]:
    """Problems as ``--json`` prints them."""
    from analyzer import intake

    text = Text(language)
    return [intake.describe_problem(problem, text) for problem in problems]


@dataclass(frozen=True, slots=True)
class _Opened:
    """Files that have been looked at, and the company they are from."""

    reading: Reading
    company: Company
    problems: tuple[Problem, ...]


def _decisions(mapping: Decisions | None) -> Mapping[str, str]:
    """The answers by key of the question. Raises Unreadable for a workbook with faults."""
    from analyzer import intake

    if mapping is None or isinstance(mapping, Mapping):
        return mapping or {}
    return intake.mapping.read(Path(mapping))


def _open(
    files: Files, survey: Place | None, company: Place | None, mapping: Decisions | None = None, *, must_know: bool = True
) -> _Opened:
    """Read the survey, the company workbook, the answers and the export.

    Raises Unreadable, also for what must be asked first when ``must_know``.
    """
    from analyzer import intake, organisation
    from analyzer import surveys as room

    paths = [Path(files)] if isinstance(files, (str, Path)) else [Path(path) for path in files]
    given = room.load(survey) if survey is not None else None
    known = [room.load(name) for name in room.bundled()] if given is None else [given]
    staff, remarks = organisation.read(Path(company), given or known[0]) if company is not None else (Company(), ())
    reading = intake.survey_the_file(paths, given, staff, known, _decisions(mapping))
    if must_know and reading.survey is None:
        raise intake.nothing_matches([sentence("File {file}", file=name) for name in reading.files])
    stops = [problem for problem in reading.problems if problem.severity != "note"]
    stops += [intake.mapping.still_asked(question) for question in reading.asked]
    if must_know and stops:
        raise Unreadable(stops)
    return _Opened(reading, staff, tuple(remarks))


def _prefilled(opened: _Opened, survey: Survey, language: str) -> bytes:
    """A company workbook with the groups of the file below those of the company, for a person to complete."""
    from analyzer import organisation

    return organisation.prefilled(opened.reading.segment_labels, survey, language, opened.company)


def _wave(opened: _Opened, name: str | None, fieldwork: date | None, today: date, policy: Policy) -> Wave:
    """The wave that these files hold, with the survey cut down to what was asked and may be scored."""
    from analyzer.study import Wave

    reading = opened.reading
    if reading.survey is None:
        raise ValueError("the reading has no survey")
    asked = [item for item in reading.survey.items if item.id in reading.matched]
    scored = [item.id for item in asked if _may_score(item)]
    segmentations = tuple(one for one in reading.survey.segmentations if one.id in reading.matched)
    day = fieldwork or reading.week
    survey = replace(reading.survey.keyed_on(day).keeping(scored, policy.min_items), segmentations=segmentations)
    return Wave(
        name=name or (day or today).strftime("%Y-%m"),
        survey=survey,
        company=opened.company,
        policy=policy,
        labels={one.id: tuple(reading.segment_labels[one.id]) for one in segmentations},
        fieldwork=day,
        made_on=today,
        not_scored=tuple(item.id for item in asked if item.module and item.id not in {kept.id for kept in survey.items}),
        problems=(*reading.problems, *opened.problems),
    )


def _study(opened: _Opened, wave: Wave, earlier: Sequence[Publication]) -> Findings:
    """The findings on a wave, next to what was published before; final where they are among that already."""
    from analyzer import archive, intake
    from analyzer.study import study

    found = study(intake.read(opened.reading), replace(wave, earlier=tuple(earlier)))
    known = {before.fingerprint for before in earlier}
    return replace(found, status="final") if archive.published(found).fingerprint in known else found


def _put_report(
    findings: Findings, out: Path, language: str, *, single_file: bool, made_of: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None
) -> Path:
    """Write a report; with ``made_of``, the labels that were merged, a final one goes on the ledger beside it."""
    from analyzer import archive, report

    ledger, around = _ledger_beside(out), None
    _settle(ledger)
    if findings.status == "final" and made_of is not None:
        entry = archive.ledger.Entry.of(findings, archive.published(findings, made_of), out.resolve().name)
        around = archive.ledger.entering(ledger, entry)
    return report.write(findings, out, Text(language), archive.write, archive.as_json, single_file=single_file, around=around)


def _ledger_beside(out: Path) -> Path:
    from analyzer import archive

    return out.resolve().parent / archive.ledger.NAME


def _released(ledger: Path) -> tuple[Publication, ...]:
    """All that is on a ledger. Raises Refused where it is damaged."""
    from analyzer import archive

    _settle(ledger)
    return archive.ledger.read(ledger)


def _settle(ledger: Path) -> None:
    """Finish or undo what a run that was cut off left on a ledger, after which report stands beside it."""
    from analyzer import archive, report

    def standing(name: str) -> str | None:
        folder = ledger.parent / name
        if report.is_unfinished(folder):
            return ""
        report.repair(folder)
        return next((final.fingerprint for final in _final_in(folder)), "" if folder.exists() else None)

    archive.ledger.settle(ledger, standing)


def _final_in(folder: Path) -> tuple[Publication, ...]:
    """What a final report in a folder tells, if there is one: its ledger may have been lost."""
    from analyzer import archive, report

    report.repair(folder)
    try:
        found = archive.read(folder / "findings.json")
    except Unreadable:
        return ()
    return (archive.published(found),) if found.status == "final" else ()


def _may_score(item: Item) -> bool:
    """Only facts that were checked at their source are scored; what is not knowledge has no key to check."""
    return item.module is None or item.verified is not None
