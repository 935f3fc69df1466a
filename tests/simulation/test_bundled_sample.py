"""The sample that comes with the survey is what its seed gives, and reads back as what was simulated."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from analyzer import assets, intake, organisation, simulation, surveys
from analyzer.model.segment import UNKNOWN
from analyzer.simulation.layout import as_csv

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from analyzer.model.survey import Survey
    from analyzer.simulation import Simulated

FOLDER = assets.surveys() / "social-media" / "sample"
REMEDY = "make the sample again with the command in its README"


@cache
def bundled() -> Survey:
    return surveys.load("social-media")


@cache
def told() -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    return truth


@cache
def made() -> Simulated:
    return simulation.simulate(bundled(), simulation.sample(), told()["seed"])


def counts(frame: pd.DataFrame) -> dict[str, dict[str, int]]:
    """How often each answer was given, blanks included, per column."""
    return {name: frame[name].astype(object).fillna("").value_counts().to_dict() for name in frame}


def test_the_answers_are_those_of_the_seed() -> None:
    assert (FOLDER / "responses.csv").read_bytes().replace(b"\r\n", b"\n") == as_csv(made().export("nl")), REMEDY


def test_the_truth_is_that_of_the_seed() -> None:
    fresh = json.loads(json.dumps(made().truth))
    assert {key: told()[key] for key in told() if key not in ("segments", "items")} == {
        key: fresh[key] for key in fresh if key not in ("segments", "items")
    }, REMEDY
    for here, there in zip(told()["segments"], fresh["segments"], strict=True):
        assert (here["where"], here["staff"], here["respondents"]) == (there["where"], there["staff"], there["respondents"]), REMEDY
        for module, values in here["modules"].items():
            assert values == pytest.approx(there["modules"][module], abs=2e-4), REMEDY


def test_the_company_workbook_holds_the_company() -> None:
    company, problems = organisation.read(FOLDER / "company.xlsx", bundled())
    assert company.groups == made().company.groups
    assert not problems
    for family, module in made().company.needs:
        known = bundled().module(module)
        assert company.needs_module(family, known) == made().company.needs_module(family, known)


def test_the_sample_is_as_large_as_promised() -> None:
    assert (told()["staff"], told()["respondents"]) == (420, 230)
    departments = made().responses.segments["department"].value_counts()
    assert len(departments.drop(UNKNOWN)) == 8
    assert departments.drop(UNKNOWN).min() < 5, "no department is too small to show"
    assert (departments.drop(UNKNOWN) >= 15).sum() >= 6


def test_the_special_needs_are_there() -> None:
    modules = {told_of["where"].get("department"): told_of["modules"] for told_of in told()["segments"] if "level" not in told_of["where"]}
    assert {name for name in ("privacy", "copyright") if modules[None][name]["share_below"] > 0.5} == {"privacy", "copyright"}
    assert modules["Buitendienst"]["security"]["share_below"] > 0.5 > modules[None]["security"]["share_below"]
    assert modules["Verkoop"]["rules"]["share_below"] > 0.5 > modules[None]["rules"]["share_below"]
    scales = {told_of["where"].get("department"): told_of["scales"] for told_of in told()["segments"] if "level" not in told_of["where"]}
    assert scales["Klantenservice"]["rule_clarity"] < 0.4 < scales[None]["rule_clarity"] - 0.1


@pytest.mark.parametrize(("language", "file"), [("nl", "csv"), ("en", "csv"), ("nl", "xlsx"), ("en", "xlsx")])
def test_an_export_reads_back_as_what_was_simulated(tmp_path: Path, language: str, file: str) -> None:
    exported = simulation.write(made(), tmp_path, b"", language=language, file=file)[0]
    reading = intake.survey_the_file([exported], bundled(), made().company)
    assert (reading.platform, reading.respondents) == ("google-forms", 230)
    assert not reading.unmatched
    assert not reading.dropped_identifiers
    assert not reading.problems
    (batch,) = intake.read(reading)
    assert counts(batch.segments) == counts(made().responses.segments)
    assert counts(batch.answers) == counts(made().responses.answers)
