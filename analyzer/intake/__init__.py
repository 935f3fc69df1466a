"""Intake: the export of a survey tool becomes responses, without anything that says who answered.

Pass 1 (`survey_the_file`) learns what the files hold, pass 2 (`read`) gives the responses in batches. One file per survey tool: a
`Platform` and a place in `READERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.batches import read
from analyzer.intake.description import describe, describe_problem
from analyzer.intake.generic import GENERIC
from analyzer.intake.google_forms import GOOGLE_FORMS
from analyzer.intake.matching import find_survey
from analyzer.intake.remarks import nothing_matches
from analyzer.intake.surveying import survey_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analyzer.intake.platform import Platform
    from analyzer.intake.reading import Reading
    from analyzer.model.company import Company
    from analyzer.model.survey import Survey

READERS: tuple[Platform, ...] = (GOOGLE_FORMS, GENERIC)
"""The survey tools we know, in the order in which they are tried; the last takes any table."""

__all__ = ["READERS", "describe", "describe_problem", "find_survey", "nothing_matches", "read", "survey_the_file"]


def survey_the_file(paths: Sequence[Path], survey: Survey | None, company: Company, among: Sequence[Survey] = ()) -> Reading:
    """Read all files of a wave once. Without a ``survey`` it is looked for ``among`` those known, and the reading may end without one.

    Raises Unreadable with the problems of all files, and when a given survey has no question in them. Raises ValueError without a file.
    """
    return survey_files(paths, survey, company, among, READERS)
