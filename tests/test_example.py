"""The committed example report is what the program makes of the bundled sample today."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from analyzer import api, archive, assets

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = assets.CHECKOUT / "reports" / "example"
SAMPLE = assets.surveys() / "social-media" / "sample"
RENEW = "renew it with: python3 -m analyzer demo --no-open --out reports/example"


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a report folder but the drawing script, which comes with a library and is not committed."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "plotly.js")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_its_findings_are_those_of_the_sample() -> None:
    told = json.loads((EXAMPLE / "findings.json").read_text(encoding="utf-8"))
    made_on = date.fromisoformat(told["made_on"])
    findings = api.analyze(SAMPLE / "responses.csv", company=SAMPLE / "company.xlsx", wave=told["wave"], today=made_on)
    assert json.loads(json.dumps(archive.as_json(findings))) == told, RENEW


def test_its_pages_and_workbook_are_written_from_them(tmp_path: Path) -> None:
    api.render(EXAMPLE / "findings.json", tmp_path / "again")
    again, shown = files(tmp_path / "again"), files(EXAMPLE)
    assert again.keys() == shown.keys(), RENEW
    assert [name for name in shown if again[name] != shown[name]] == [], RENEW


def test_it_is_in_dutch_and_a_concept() -> None:
    index = (EXAMPLE / "index.html").read_text(encoding="utf-8")
    assert 'lang="nl"' in index
    assert "CONCEPT" in index
