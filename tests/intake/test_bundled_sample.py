"""The sample that comes with the bundled survey reads without a word, and every question of it is known."""

from __future__ import annotations

import csv

from analyzer import assets, organisation, surveys
from analyzer.intake import read, survey_the_file

SAMPLE = assets.surveys() / "social-media" / "sample"


def test_the_bundled_sample() -> None:
    survey = surveys.load("social-media")
    company, notes = organisation.read(SAMPLE / "company.xlsx", survey)
    reading = survey_the_file([SAMPLE / "responses.csv"], None, company, [survey])
    with (SAMPLE / "responses.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert notes == ()
    assert reading.problems == ()
    assert reading.survey is survey
    assert reading.platform == "google-forms"
    assert reading.respondents + sum(reading.dropped_rows.values()) == len(rows) - 1
    assert {item.id for item in survey.items} <= set(reading.matched)
    assert {group.segment_labels["department"] for group in company.groups} >= set(reading.segment_labels["department"]) - {"unknown"}
    batches = list(read(reading))
    assert sum(map(len, batches)) == reading.respondents
    assert all(set(batch.answers) == {item.id for item in survey.items} for batch in batches)
