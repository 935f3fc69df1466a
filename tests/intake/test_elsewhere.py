"""Typeform, KoboToolbox, REDCap and Alchemer: known by what they add, and read as tables."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from analyzer.intake.alchemer import ALCHEMER
from analyzer.intake.heading import Head
from analyzer.intake.kobo import KOBO
from analyzer.intake.limesurvey import LIMESURVEY
from analyzer.intake.platform import END, RESPONSE_ID, STATE, TIME, TOOL
from analyzer.intake.qualtrics import QUALTRICS
from analyzer.intake.redcap import REDCAP, REDCAP_REPEATED
from analyzer.intake.typeform import TYPEFORM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.heading import Heading, Layout
    from analyzer.intake.platform import Platform

PLACE = os.environ.get("ANALYZER_REAL_EXPORTS")
FILES = sorted(path for path in Path(PLACE, "samples").iterdir() if path.suffix in {".csv", ".xlsx"}) if PLACE else []
PLATFORMS = (QUALTRICS, LIMESURVEY, KOBO, REDCAP, TYPEFORM, ALCHEMER)
TYPED = ("free_text", "text")
real = pytest.mark.skipif(not PLACE, reason="ANALYZER_REAL_EXPORTS does not say where the collected files are")


def headings(platform: Platform, *rows: Sequence[str]) -> tuple[Heading, ...]:
    layout = platform.lay_out(Head("export.csv", "", rows))
    assert layout is not None
    assert layout.body == 1
    return layout.headings


def told(heading: Heading) -> tuple[str, str]:
    return heading.question, heading.part


def test_typeform() -> None:
    row = [
        "#",
        "Wat is *jouw* team?",
        "Ken je <strong>LinkedIn</strong>?",
        "Other",
        "Response Type",
        "Start Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
    ]
    found = headings(TYPEFORM, row, ["x"] * 8)
    assert [heading.own for heading in found] == [RESPONSE_ID, None, None, None, STATE, TIME, END, ("identifier", "device")]
    assert found[1].question == "Wat is jouw team?"
    assert found[1].text == "Wat is *jouw* team?"
    assert TYPEFORM.leaves_out["response type"]["partial"] == "unfinished"


def test_typeform_is_told_by_its_moments() -> None:
    assert TYPEFORM.lay_out(Head("", "", [["Start Date (UTC)", "Vraag"], ["", ""]])) is None
    assert TYPEFORM.lay_out(Head("", "", [["Start date", "Submit date", "#"], ["", "", ""]])) is None


def test_kobo_names() -> None:
    row = ["start", "end", "deviceid", "werk/kanalen", "werk/kanalen/linkedin", "werk/kanalen/insta", "werk/team", "_waar_latitude"]
    own = ["_id", "_uuid", "_submission_time", "_submitted_by", "_notes", "__version__", "_index"]
    found = headings(KOBO, [*row, *own], ["", "", "", "linkedin", "1", "0", "verkoop", "52.1", *["x"] * 7])
    assert [told(heading) for heading in found[3:7]] == [("kanalen", ""), ("kanalen", "linkedin"), ("kanalen", "insta"), ("team", "")]
    kinds = [heading.own for heading in found]
    assert kinds[:3] == [TIME, END, ("identifier", "device")]
    assert kinds[3:8] == [*[None] * 4, ("identifier", "location")]
    assert kinds[8:] == [RESPONSE_ID, RESPONSE_ID, TOOL, ("identifier", "username"), TYPED, TOOL, TOOL]


def test_kobo_labels() -> None:
    row = ["Man/vrouw en/of anders?", "Over jou/Waar werk je?", "Over jou/Wat doe je?", "_uuid", "_submission_time"]
    found = headings(KOBO, row, ["x", "Hier", "Dit", "", "2026-09-01T15:37:21"])
    assert [told(heading)[0] for heading in found[:3]] == ["Man/vrouw en/of anders?", "Waar werk je?", "Wat doe je?"]
    assert found[4].own == TIME


def test_redcap_names() -> None:
    row = ["record_id", "redcap_survey_identifier", "quiz_timestamp", "team", "kanaal___1", "kanaal___2", "quiz_complete"]
    found = headings(REDCAP, row, ["1", "", "[not completed]", "Verkoop", "1", "0", "0"])
    kinds = [heading.own for heading in found]
    assert kinds == [RESPONSE_ID, ("identifier", "username"), TIME, None, None, None, STATE]
    assert told(found[5]) == ("kanaal", "2")
    assert REDCAP.leaves_out[found[6].code]["0"] == "unfinished"


def test_redcap_labels() -> None:
    row = ["Record ID", "Survey Timestamp", "Welk kanaal? (choice=LinkedIn)", "Welk kanaal? (choice=Instagram (of zo))", "Complete?"]
    found = headings(REDCAP, row, ["1", "2026-09-01 10:00:00", "Checked", "Unchecked", "Complete"])
    assert told(found[3]) == ("Welk kanaal?", "Instagram (of zo)")
    assert [heading.own for heading in found] == [RESPONSE_ID, TIME, None, None, STATE]


def test_redcap_with_several_forms_says_nothing_about_the_whole() -> None:
    found = headings(REDCAP, ["record_id", "a_complete", "b_complete"], ["1", "0", "2"])
    assert [heading.own for heading in found] == [RESPONSE_ID, TOOL, TOOL]


@pytest.mark.parametrize(
    ("events", "instances", "refused"),
    [(("a", "b"), ("", ""), True), (("a", "a"), ("", "1"), True), (("a", "a"), ("", ""), False)],
)
def test_redcap_with_several_rows_per_person_is_refused(events: Sequence[str], instances: Sequence[str], refused: bool) -> None:
    row = ["record_id", "redcap_event_name", "redcap_repeat_instance", "team"]
    below = [["1", event, instance, "x"] for event, instance in zip(events, instances, strict=True)]
    head = Head("", "", [row, *below])
    assert (REDCAP_REPEATED.lay_out(head) is not None) == refused
    assert REDCAP.lay_out(head) is not None
    assert REDCAP_REPEATED.refusal is not None
    assert REDCAP.refusal is None


def test_alchemer() -> None:
    row = [
        "Response ID",
        "Time Started",
        "Date Submitted",
        "Status",
        "IP Address",
        "Longitude",
        "Country",
        "Welk kanaal?",
        "Anders - Write In:Welk kanaal?",
    ]
    row = [*row, "LinkedIn:Hoe vaak: elke dag?", "Twitter: X:Hoe vaak: elke dag?", "Let op: wat is je team?"]
    found = headings(ALCHEMER, row, ["x"] * len(row))
    kinds = [heading.own for heading in found]
    assert kinds[:7] == [RESPONSE_ID, TIME, END, STATE, ("identifier", "ip"), ("identifier", "location"), ("identifier", "location")]
    assert kinds[7:] == [None, TYPED, None, None, None]
    assert [told(heading) for heading in found[8:]] == [
        ("Welk kanaal?", "Anders - Write In"),
        ("Hoe vaak: elke dag?", "LinkedIn"),
        ("Hoe vaak: elke dag?", "Twitter: X"),
        ("Let op: wat is je team?", ""),
    ]
    assert ALCHEMER.leaves_out["status"]["partial"] == "unfinished"


def test_a_country_is_a_question_where_no_place_was_kept() -> None:
    found = headings(ALCHEMER, ["Time Started", "Date Submitted", "Country"], ["", "", ""])
    assert found[2].own is None


def _head(path: Path) -> Head:
    if path.suffix == ".xlsx":
        book = CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        rows = [[str(cell) for cell in row] for row in max(sheets, key=len)[:40]]
    else:
        text = path.read_bytes().decode("utf-8-sig", "replace")
        top = text.partition("\n")[0]
        rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=max(",;\t", key=top.count)) if any(row)][:40]
    width = max(map(len, rows))
    return Head(path.name, "", [[*row, *[""] * (width - len(row))] for row in rows])


@real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_real_file_has_its_own_tool(path: Path) -> None:
    head = _head(path)
    found: list[tuple[str, Layout]] = [(platform.name, layout) for platform in PLATFORMS if (layout := platform.lay_out(head))]
    tool = path.name.partition("__")[0]
    assert [name for name, _ in found] == [name for name in (platform.name for platform in PLATFORMS) if name == tool]
    assert all(len(layout.headings) == len(head.rows[0]) for _, layout in found)
    assert REDCAP_REPEATED.lay_out(head) is None


@real
@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("kobo__kobotoolbox-kpi__transportation.csv", ("available_transportation_types_to_referral_facility", "boat_canoe")),
        ("kobo__kobotoolbox-kpi__transportation_export.xlsx", ("available_transportation_types_to_referral_facility", "taxi")),
        ("redcap__OuhscBbmc-REDCapR__checkboxes-1_data.csv", ("check_two", "c")),
        ("alchemer__jupyter-surveys__20160115235816-SurveyExport.csv", ("How do you run the Jupyter Notebook?", "Other - Write In")),
        ("typeform__coderefinery-pre-workshop-survey__aalto-may.csv", ("Git and version control", "")),
    ],
)
def test_real_parts(name: str, asked: tuple[str, str]) -> None:
    (path,) = [path for path in FILES if path.name == name]
    layouts = [layout for platform in PLATFORMS if (layout := platform.lay_out(_head(path)))]
    assert asked in [told(heading) for heading in layouts[0].headings]
