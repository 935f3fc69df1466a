"""Uploads: what a form brought, under names of our own in a private folder."""

from __future__ import annotations

import re
import secrets
import shutil
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from analyzer.model.problem import Problem, Unreadable
from analyzer.text import LANGUAGES, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.datastructures import FormData
    from starlette.requests import Request

    from analyzer.text import Sentence

LARGEST = 200 * 2**20
"""Bytes of one upload, all files together. What one file may hold is up to the reader of files."""

MOST_FILES = 5
SMALLEST_GROUP = 5
LARGEST_GROUP = 100

MOST_ANSWERS = 5_000
LONGEST_ANSWER = 2**12
"""Answers to questions about the files, and bytes of one of them."""

_FIELDS = 20
_LONGEST_FIELD = 2**10
_LONGEST_NAME = 80
_ADDRESS = re.compile(r"[\w.+'-]+@[\w.-]+")


@dataclass(frozen=True, slots=True)
class Upload:
    """One file: where it lies, and the name the reader knows it by, which is shown and nothing else."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Submission:
    """All that one form brought: the files of one wave, perhaps two workbooks, and the wishes for the report.

    ``survey`` is the workbook of a questionnaire of one's own; without it the questionnaire is found by matching.
    """

    exports: tuple[Upload, ...]
    company: Upload | None
    survey: Upload | None
    language: str
    min_group: int
    fieldwork: date | None

    @property
    def uploads(self) -> tuple[Upload, ...]:
        """Every file."""
        return (*self.exports, *filter(None, [self.company, self.survey]))

    def named(self, said: str) -> str:
        """A text in which our names of files are replaced by the names the reader knows."""
        for upload in self.uploads:
            said = said.replace(upload.path.name, upload.shown)
        return said


async def received(request: Request, folder: Path) -> Submission:
    """Store the files of a form in a folder. Raises Unreadable where the form lacks something, and HTTPException 413 for too much."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise _refused(sentence("What was sent is not the form of this page."), sentence("Go back to the page and choose your file there."))
    try:
        async with request.form(max_files=_FIELDS, max_fields=_FIELDS, max_part_size=_LONGEST_FIELD) as form:
            return await _stored(form, folder)
    except HTTPException as fault:
        if fault.status_code != 400:
            raise
        raise _refused(
            sentence("The files did not arrive whole."),
            sentence("Choose your file again. If this comes back, use another browser."),
        ) from fault


async def _stored(form: FormData, folder: Path) -> Submission:
    exports, companies, own = (_files(form, field) for field in ("export", "company", "survey"))
    min_group, too_low = _minimum(form)
    fieldwork, no_date = _fieldwork(form)
    if problems := [*_counted(exports, companies, own), *too_low, *no_date]:
        raise Unreadable(problems)
    stored = [await run_in_threadpool(_store, sent, folder) for sent in exports]
    company, survey = [await run_in_threadpool(_store, chosen[0], folder) if chosen else None for chosen in (companies, own)]
    language = str(form.get("language", ""))
    return Submission(
        tuple(stored),
        company,
        survey,
        language if language in LANGUAGES else LANGUAGES[0],
        min_group,
        fieldwork,
    )


def _files(form: FormData, field: str) -> list[UploadFile]:
    """The files of one field; a field in which nothing was chosen comes as a file without a name."""
    return [sent for sent in form.getlist(field) if isinstance(sent, UploadFile) and sent.filename]


def _store(sent: UploadFile, folder: Path) -> Upload:
    path = folder / f"upload-{secrets.token_hex(8)}"
    with path.open("xb") as stored:
        shutil.copyfileobj(sent.file, stored)
    return Upload(path, shown_name(sent.filename or ""))


def shown_name(name: str) -> str:
    """A file name fit to be shown: its last part, without control marks or e-mail address, at most 80 characters. Never for a path."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join("\ufffd" if unicodedata.category(sign)[0] == "C" else sign for sign in last).strip()
    clean = _ADDRESS.sub("•••", clean)
    return clean if len(clean) <= _LONGEST_NAME else clean[: _LONGEST_NAME - 20] + "…" + clean[-19:]


def _counted(exports: list[UploadFile], companies: list[UploadFile], own: list[UploadFile]) -> list[Problem]:
    problems = []
    if not exports:
        problems.append(
            _problem(
                sentence("No file was chosen."),
                sentence("Choose the export of your survey tool: a CSV or Excel file (.xlsx) with the answers."),
            )
        )
    if len(exports) > MOST_FILES:
        problems.append(
            _problem(
                sentence("You chose {n} files; at most {most} fit in one report.", n=len(exports), most=MOST_FILES),
                sentence("Choose only files that belong to the same survey and the same round."),
            )
        )
    if len(companies) > 1:
        problems.append(
            _problem(
                sentence("You chose {n} company workbooks.", n=len(companies)), sentence("Choose one, or none: the report can do without.")
            )
        )
    if len(own) > 1:
        problems.append(
            _problem(
                sentence("You chose {n} questionnaires of your own.", n=len(own)),
                sentence("Choose one, or none: then we look for a questionnaire that we know."),
            )
        )
    return problems


def _minimum(form: FormData) -> tuple[int, list[Problem]]:
    """The smallest group to show, and what is wrong with what was filled in."""
    given = str(form.get("min_group", "")).strip() or str(SMALLEST_GROUP)
    if given.isdecimal() and len(given) < 4 and SMALLEST_GROUP <= int(given) <= LARGEST_GROUP:
        return int(given), []
    return SMALLEST_GROUP, [
        Problem(
            "stop",
            sentence("Smallest group"),
            sentence("The smallest group must be a whole number from {low} to {high}.", low=SMALLEST_GROUP, high=LARGEST_GROUP),
            sentence("Leave it at {low} if you are not sure.", low=SMALLEST_GROUP),
        )
    ]


def _fieldwork(form: FormData) -> tuple[date | None, list[Problem]]:
    """The date of the survey, None where nothing was filled in, and what is wrong with what was."""
    given = str(form.get("fieldwork", "")).strip()
    try:
        return (date.fromisoformat(given) if given else None), []
    except ValueError:
        return None, [
            Problem(
                "stop",
                sentence("Date of the survey"),
                sentence("This is not a date."),
                sentence("Choose a day in the calendar, or leave it empty: then the dates in the file count."),
            )
        ]


def _refused(message: Sentence, remedy: Sentence) -> Unreadable:
    return Unreadable([_problem(message, remedy)])


def _problem(message: Sentence, remedy: Sentence) -> Problem:
    return Problem("stop", sentence("Your upload"), message, remedy)
