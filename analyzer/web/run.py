"""A run: one upload, what was decided about it, and what became of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from analyzer import api
from analyzer.web.outcomes import Ready, Recognised
from analyzer.web.parcel import files_of, pack, slug, with_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.web.outcomes import Outcome
    from analyzer.web.uploads import Submission

Stage = Literal["reading", "counting", "writing", "packing"]
Kind = Literal["survey", "company"]

LEDGER = Path("reports", ".ledger")
"""What was released as final where `analyzer report` writes; a concept of this page is held against it as well."""


@dataclass(slots=True, eq=False)
class Run:
    """One upload and what became of it. ``outcome`` is None while there is work going on; ``stage`` says which.

    ``decisions`` are the answers to questions about the files, by key.
    """

    folder: Path
    submission: Submission
    language: str
    ticket: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    decisions: dict[str, str] = field(default_factory=dict)
    stage: Stage = "reading"
    outcome: Outcome | None = None
    gone: bool = False

    def check(self) -> Outcome:
        """Read the files and say what was recognised."""
        told = api.check(self.files, **self.given, language=self.language, min_group=self.submission.min_group)
        own = self.given["survey"]
        return Recognised(told, api.survey_wording(own or told["survey"]) if told.get("survey") else None)

    def report(self) -> Outcome:
        """The whole job: count, protect, estimate, advise, write and pack."""
        wishes = self.submission
        found = api.analyze(self.files, **self.given, fieldwork=wishes.fieldwork, min_group=wishes.min_group, ledger=LEDGER)
        findings = with_names(found, wishes)
        self.stage = "writing"
        report = self.folder / "report"
        api.render(findings, report, language=wishes.language)
        self.stage = "packing"
        name = slug(f"{findings.survey.id}-{findings.wave}")
        written = files_of(report)
        return Ready(written, pack(written, self.folder / "report.zip", name), name)

    @property
    def files(self) -> list[Path]:
        """Where the exports lie."""
        return [upload.path for upload in self.submission.exports]

    @property
    def given(self) -> dict[str, Any]:
        """What else was given with them, as the interface takes it."""
        survey, company = self.submission.survey, self.submission.company
        return {"survey": survey and survey.path, "company": company and company.path, "mapping": dict(self.decisions)}

    def answered(self, answers: Mapping[str, str]) -> None:
        """Keep the answers to questions that were asked."""
        asked = self.outcome.questions if isinstance(self.outcome, Recognised) else ()
        possible = {question["key"]: {choice["value"] for choice in question["choices"]} for question in asked}
        self.decisions |= {key: value for key, value in answers.items() if value in possible.get(key, ())}

    def workbook(self, kind: Kind, language: str) -> Path | None:
        """A workbook to fill in, made from the files; None where that cannot be. Raises Unreadable."""
        path = self.folder / f"{kind}-{secrets.token_hex(8)}.xlsx"
        if kind == "survey":
            return api.draft(self.files, path, language=language)
        api.check(self.files, **self.given, language=language, write_company=path)
        return path if path.exists() else None
