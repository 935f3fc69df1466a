"""Intake: the export of a survey tool becomes responses, without anything that says who answered.

Pass 1 (`survey_the_file`) learns what the files hold, pass 2 (`read`) gives the responses in batches. One file per survey tool: a
`Platform` and a place in `READERS`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from analyzer.intake import mapping
from analyzer.intake.alchemer import ALCHEMER
from analyzer.intake.batches import read
from analyzer.intake.description import describe, describe_problem
from analyzer.intake.generic import GENERIC
from analyzer.intake.google_forms import GOOGLE_FORMS
from analyzer.intake.kobo import KOBO
from analyzer.intake.limesurvey import LIMESURVEY
from analyzer.intake.matching import find_survey
from analyzer.intake.microsoft_forms import MICROSOFT_FORMS
from analyzer.intake.outlining import outlined
from analyzer.intake.qualtrics import QUALTRICS
from analyzer.intake.redcap import REDCAP, REDCAP_REPEATED
from analyzer.intake.remarks import nothing_matches
from analyzer.intake.surveying import survey_files
from analyzer.intake.surveymonkey import SURVEYMONKEY
from analyzer.intake.typeform import TYPEFORM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analyzer.intake.platform import Platform
    from analyzer.intake.reading import Reading
    from analyzer.model.company import Company
    from analyzer.model.outline import Outline
    from analyzer.model.survey import Survey

READERS: tuple[Platform, ...] = (
    QUALTRICS,
    SURVEYMONKEY,
    MICROSOFT_FORMS,
    LIMESURVEY,
    KOBO,
    REDCAP_REPEATED,
    REDCAP,
    TYPEFORM,
    ALCHEMER,
    GOOGLE_FORMS,
    GENERIC,
)
"""The survey tools we know, in the order in which they are tried; the last takes any table."""

__all__ = [
    "READERS",
    "describe",
    "describe_problem",
    "find_survey",
    "mapping",
    "nothing_matches",
    "outline",
    "read",
    "survey_the_file",
]


def survey_the_file(
    paths: Sequence[Path],
    survey: Survey | None,
    company: Company,
    among: Sequence[Survey] = (),
    decisions: Mapping[str, str] = MappingProxyType({}),
) -> Reading:
    """Read all files of a wave once. Without a ``survey`` it is looked for ``among`` those known, and the reading may end without one.

    ``decisions`` answer questions that an earlier reading of the same files raised, by key. Raises Unreadable with the problems of all
    files, and when a given survey has no question in them. Raises ValueError without a file.
    """
    return survey_files(paths, survey, company, among, READERS, decisions)


def outline(paths: Sequence[Path]) -> Outline:
    """What the files ask, for drafting a questionnaire of one's own. Raises Unreadable with the problems of all files."""
    return outlined(paths, READERS)
