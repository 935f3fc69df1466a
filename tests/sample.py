"""The bundled sample: its files, what is found in it and the document made of that, each computed once for all tests that ask."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from analyzer import api, assets
from analyzer.report import compose
from analyzer.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from analyzer.model.findings import Findings
    from analyzer.report.document import Document

SAMPLE = assets.surveys() / "social-media" / "sample"
RESPONSES, COMPANY = SAMPLE / "responses.csv", SAMPLE / "company.xlsx"
TODAY = date(2026, 11, 25)


@cache
def findings() -> Findings:
    """What is found in the sample, on a fixed day."""
    return api.analyze(RESPONSES, company=COMPANY, today=TODAY)


@cache
def document(language: str) -> Document:
    """The report of it in one language."""
    return compose(findings(), Text(language))


@cache
def scored() -> pd.DataFrame:
    """Its answers, scored, one row a person."""
    return api.score_rows(RESPONSES, company=COMPANY)


def table() -> list[list[str]]:
    """The export itself: the headings, then a row a person."""
    return list(csv.reader(io.StringIO(RESPONSES.read_text(encoding="utf-8-sig"), newline="")))


def saved(rows: list[list[str]], path: Path, **how: str) -> Path:
    """A table as CSV; ``how`` goes to the writer."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, **how).writerows(rows)
    return path
