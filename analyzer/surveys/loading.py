"""A folder or a workbook becomes a survey, or the list of everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analyzer import assets
from analyzer.model.problem import Problem, Unreadable
from analyzer.model.survey import Survey
from analyzer.surveys import references, toml_file
from analyzer.surveys.faults import Faults, Place
from analyzer.surveys.own import reading as own
from analyzer.surveys.questionnaire import FILE, questionnaire
from analyzer.surveys.wording import file_of, wording
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.model.survey import Wording
    from analyzer.surveys.questionnaire import Questionnaire

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""How the name of a workbook ends; a file with another name is opened as one too, but where there is no file it tells what was meant."""


def bundled() -> tuple[str, ...]:
    """The ids of the surveys that come with the program."""
    return tuple(sorted(found.parent.name for found in assets.surveys().glob(f"*/{FILE}")))


def load(place: str | Path) -> Survey:
    """The survey of that id, in that folder or in that workbook. Raises Unreadable with every fault that keeps it from being used."""
    faults = Faults()
    survey = _read(_found(place), faults)
    if survey is None:
        raise Unreadable(faults.stops())
    return survey


def verify(folder: str | Path) -> tuple[Problem, ...]:
    """Everything there is to say about the survey of that id, in that folder or workbook: what must be mended and what is worth knowing."""
    faults = Faults()
    _read(_found(folder), faults)
    return tuple(faults.problems)


def _found(place: str | Path) -> Path:
    """Where a survey is, a folder or a workbook; whoever points at ``survey.toml`` means its folder."""
    if str(place) in bundled():
        return assets.surveys() / place
    path = Path(place).expanduser()
    return path.parent if path.name == FILE else path


def _read(folder: Path, faults: Faults) -> Survey | None:
    if folder.is_file() or folder.suffix.lower() in WORKBOOKS:
        return own.read(folder, faults)
    if not folder.is_dir():
        remedy = sentence(
            "Give the folder or the workbook of a survey, or the name of one that comes with the program: {names}.", names=bundled()
        )
        faults.stop(Place(folder.name or str(folder)), sentence("There is no survey here."), remedy)
        return None
    content = toml_file.read(folder / FILE, faults)
    if content is None:
        _try_wordings(folder, faults)
        return None
    read = questionnaire(content, faults)
    references.check(read, faults)
    wordings = _wordings(folder, read, faults)
    return None if faults.stops() else _survey(read, wordings)


def _try_wordings(folder: Path, faults: Faults) -> None:
    """Without a questionnaire the texts cannot be checked, but at least their files can be read."""
    for path in sorted(folder.glob(file_of("*"))):
        toml_file.read(path, faults)


def _wordings(folder: Path, read: Questionnaire, faults: Faults) -> dict[str, Wording]:
    contents = {language: toml_file.read(folder / file_of(language), faults) for language in read.languages}
    for path in sorted(folder.glob(file_of("*"))):
        if path.name not in map(file_of, read.languages):
            message = sentence("This file is not used: survey.toml does not name its language.")
            faults.note(Place(path.name), message, sentence("Add the language to 'languages' in survey.toml, or take the file away."))
    return {language: wording(content, language, read, faults) for language, content in contents.items() if content is not None}


def _survey(read: Questionnaire, wordings: dict[str, Wording]) -> Survey:
    return Survey(
        id=read.id,
        version=read.version,
        languages=read.languages,
        segmentations=tuple(part for part, _ in read.segmentations),
        modules=tuple(part for part, _ in read.modules),
        scales=tuple(part for part, _ in read.scales),
        items=tuple(part for part, _ in read.items),
        wordings=wordings,
        role_families=read.role_families,
    )
