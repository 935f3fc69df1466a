from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from analyzer.intake.heading import Head
from analyzer.intake.limesurvey import LIMESURVEY
from analyzer.intake.platform import DURATION, END, RESPONSE_ID, STATE, TIME, TOOL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.heading import Heading, Layout

PLACE = os.environ.get("ANALYZER_REAL_EXPORTS")
real = pytest.mark.skipif(not PLACE, reason="ANALYZER_REAL_EXPORTS does not say where the collected files are")
CODES = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
TEXTS = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
ROW = ["7", "1980-01-01 00:00:00", "3", "nl", "1526824271"]


def laid_out(*rows: Sequence[str], file: str = "export.csv") -> Layout | None:
    width = max(map(len, rows))
    return LIMESURVEY.lay_out(Head(file, "", [[*row, *[""] * (width - len(row))] for row in rows]))


def headings(*asked: str, own: Sequence[str] = CODES) -> tuple[Heading, ...]:
    layout = laid_out([*own, *asked], [*ROW, *["A1"] * len(asked)], [*ROW, *["A2"] * len(asked)])
    assert layout is not None
    assert layout.body == 1
    return layout.headings[len(own) :]


def told(heading: Heading) -> tuple[str, str, str]:
    return heading.code, heading.question, heading.part


@pytest.mark.parametrize(
    "own",
    [
        CODES,
        TEXTS,
        [f"{code}. {text}" for code, text in zip(CODES, TEXTS, strict=True)],
        [text.replace(" ", "_") for text in TEXTS],
        [text.replace(" ", ".") for text in TEXTS],
        ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert"],
        ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsgeneratorstartwert"],
        ["Antwoord-ID", "Datum ingezonden", "Laatste pagina", "Starttaal", "Seed"],
    ],
)
def test_its_own_columns_are_known_by_code_and_by_name(own: list[str]) -> None:
    layout = laid_out([*own, "Wat is een hashtag?"], [*ROW, "Een label"])
    assert layout is not None
    assert [heading.own for heading in layout.headings] == [RESPONSE_ID, STATE, TOOL, TOOL, RESPONSE_ID, None]
    assert [heading.code for heading in layout.headings[:-1]] == CODES


def test_a_title_above_the_headings_is_passed_over() -> None:
    layout = laid_out(["Onze enquête"], [*TEXTS, "Wat is een hashtag?"], [*ROW, "Een label"])
    assert layout is not None
    assert layout.body == 2
    assert layout.headings[1].own == STATE


def test_codes() -> None:
    coded = headings("K1", "K1[other]", "K3[SQ001]", "K3[SQ001comment]", "F1[SQ001][2]", "M[SQ001_SQ002]")
    assert [told(heading) for heading in coded] == [
        ("K1", "K1", ""),
        ("K1[other]", "K1", "other"),
        ("K3[SQ001]", "K3", "SQ001"),
        ("K3[SQ001comment]", "K3", "SQ001comment"),
        ("F1[SQ001][2]", "F1", "SQ001 2"),
        ("M[SQ001_SQ002]", "M", "SQ001 SQ002"),
    ]
    assert [heading.own for heading in coded] == [None, ("free_text", "text"), None, ("free_text", "text"), None, None]


def test_codes_for_expressions_and_for_r() -> None:
    for asked in (("K3_SQ001", "K3_other"), ("K3.SQ001.", "K3.other.")):
        first, other = headings(*asked)
        assert told(first) == (asked[0], "K3", "SQ001")
        assert told(other)[1:] == ("K3", "other")
        assert other.own == ("free_text", "text")


def test_texts() -> None:
    asked = headings(
        "Waar kun je delen? [Verhaal]", "Ben je het [geheel] eens?", "Kies [rij [sic]][Schaal 1]", "", "K1 is een code", own=TEXTS
    )
    assert [told(heading) for heading in asked] == [
        ("", "Waar kun je delen?", "Verhaal"),
        ("", "Ben je het [geheel] eens?", ""),
        ("", "Kies", "rij [sic] - Schaal 1"),
        ("", "", ""),
        ("", "K1 is een code", ""),
    ]


def test_texts_with_underscores_for_spaces() -> None:
    (asked,) = headings("Waar_kun_je_delen?_[Een_verhaal]", own=[text.replace(" ", "_") for text in TEXTS])
    assert told(asked) == ("", "Waar kun je delen?", "Een verhaal")


@pytest.mark.parametrize("between", [". ", " - ", ": ", " ", "|"])
def test_code_and_text_with_any_separator(between: str) -> None:
    own = [f"{code}{between}{text}" for code, text in zip(CODES, TEXTS, strict=True)]
    single, several, other = headings(
        f"K1{between}Hoe lang mag een bericht zijn?",
        f"K3[SQ001]{between}Waar kun je delen? [Verhaal]",
        f"K3[other]{between}Waar kun je delen? [Anders]",
        own=own,
    )
    assert told(single) == ("K1", "Hoe lang mag een bericht zijn?", "")
    assert told(several) == ("K3[SQ001]", "Waar kun je delen?", "Verhaal")
    assert several.text == f"K3[SQ001]{between}Waar kun je delen? [Verhaal]"
    assert other.own == ("free_text", "text")


def test_without_its_own_columns_the_codes_of_subquestions_tell() -> None:
    layout = laid_out(["K1", "K3[SQ001]", "K3[SQ002]", "M[SQ001_SQ003]"], ["A1", "Y", "", "Y"])
    assert layout is not None
    assert told(layout.headings[3]) == ("M[SQ001_SQ003]", "M", "SQ001 SQ003")
    assert told(layout.headings[2]) == ("K3[SQ002]", "K3", "SQ002")
    layout = laid_out(["K3[SQ001]. Waar? [Hier]", "K3[SQ002]. Waar? [Daar]", "K3[SQ003]. Waar? [Elders]"], ["Y", "", "Y"])
    assert layout is not None
    assert told(layout.headings[2]) == ("K3[SQ003]", "Waar?", "Elders")


@pytest.mark.parametrize(
    "row",
    [
        ["Tijdstempel", "Hoe ervaar je dit? [Snelheid]", "Hoe ervaar je dit? [Gemak]", "Hoe ervaar je dit? [Kosten]"],
        ["Response ID", "Time Started", "Date Submitted", "Status", "Waar werk je?"],
        ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"],
        ["id", "seed", "Waar werk je?"],
        ["StartDate", "EndDate", "Status", "Progress", "ResponseId"],
    ],
)
def test_tables_of_others_are_left_alone(row: list[str]) -> None:
    assert laid_out(row, ["1"] * len(row), ["2"] * len(row)) is None


def test_moments_and_durations() -> None:
    own = ["id", "submitdate", "startdate", "datestamp", "ipaddr", "refurl", "token"]
    layout = laid_out([*own, "K1", "interviewtime", "groupTime12", "K1Time"], ["1", *["x"] * 10])
    assert layout is not None
    kinds = [heading.own for heading in layout.headings]
    assert kinds[:7] == [RESPONSE_ID, STATE, TIME, END, ("identifier", "ip"), ("identifier", "link"), RESPONSE_ID]
    assert kinds[7:] == [None, DURATION, TOOL, TOOL]


def test_the_last_action_is_a_moment_where_nothing_says_when_somebody_began() -> None:
    layout = laid_out(["id", "lastpage", "datestamp", "K1Time"], ["1", "2", "2026-09-01 10:00:00", "9"])
    assert layout is not None
    assert [heading.own for heading in layout.headings] == [RESPONSE_ID, TOOL, TIME, None]


def test_what_it_worked_out_is_no_question() -> None:
    equation, shown = headings("{if(K1.NAOK > 1, 1, 0)}", "filecount - Een foto van je werkplek", own=TEXTS)
    assert equation.own == shown.own == TOOL


def test_who_has_no_date_of_submission_did_not_finish() -> None:
    assert LIMESURVEY.leaves_out == {"submitdate": {"": "unfinished"}}


def test_a_row_of_notes_below_the_headings_is_no_response() -> None:
    notes = ["SimLex999", "2015", "60", "en", "2014"]
    layout = laid_out([*CODES, "K1"], [*notes, "x"], [*ROW, "A1"], [*ROW, "A2"])
    assert layout is not None
    assert layout.body == 2
    named = laid_out([*CODES, "K1"], ["a7", *ROW[1:], "A1"], ["b9", *ROW[1:], "A2"])
    assert named is not None
    assert named.body == 1


def test_two_rows_that_an_owner_made() -> None:
    rows = [
        ["Wat weet je?", "", "", "Wat vind je?", ""],
        ["LinkedIn", "Instagram", "Overig", "Leuk", "Nuttig"],
        ["Ja", "Nee", "", "Eens", "Oneens"],
        ["Nee", "Nee", "Nieuws", "Eens", "Eens"],
    ]
    layout = laid_out(*rows, file="results-survey.csv")
    assert layout is not None
    assert layout.body == 2
    assert [told(heading)[1:] for heading in layout.headings][1::3] == [("Wat weet je?", "Instagram"), ("Wat vind je?", "Nuttig")]
    assert layout.headings[4].text == "Wat vind je? [Nuttig]"
    assert laid_out(*rows) is None


def test_a_blank_heading_makes_no_second_row_of_an_answer() -> None:
    layout = laid_out([*TEXTS, "Waar woon je?", ""], [*ROW, "Hier", "onbekend"], [*ROW, "Daar", "man"])
    assert layout is not None
    assert layout.body == 1


def _real(name: str) -> list[list[str]]:
    path = next(path for path in Path(PLACE or "", "samples").iterdir() if path.name.startswith("limesurvey") and name in path.name)
    if path.suffix == ".xlsx":
        cells = CalamineWorkbook.from_path(path).get_sheet_by_name("Data").to_python()
        return [[str(cell) for cell in row] for row in cells[:40]]
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [row for row in csv.reader(lines, delimiter=";" if "dfuchss" in name else ",") if row][:40]


@real
@pytest.mark.parametrize(("name", "timings"), [("survey_998192", 20), ("survey_100001", 270)])
def test_real_exports_for_r(name: str, timings: int) -> None:
    layout = laid_out(*_real(name))
    assert layout is not None
    assert layout.body == 1
    assert [heading.own for heading in layout.headings[:7]] == [RESPONSE_ID, STATE, TOOL, TOOL, RESPONSE_ID, TIME, END]
    assert sum(heading.own == DURATION for heading in layout.headings) == 1
    assert sum("time:" in heading.text for heading in layout.headings if heading.own == TOOL) >= timings - 3
    assert not [heading.text for heading in layout.headings if heading.own is None and "ime:" in heading.text[:14]]


@real
def test_real_parts() -> None:
    layout = laid_out(*_real("survey_998192"))
    assert layout is not None
    parts = {heading.part: heading.question for heading in layout.headings if heading.part}
    assert parts["Other"] == "How do you identify?"
    assert parts["dogs"] == "How many pets do you have"
    assert parts["Openness"] == "Describe yourselves"


@real
@pytest.mark.parametrize("name", ["results-survey.csv", "results-survey.xlsx"])
def test_real_two_rows(name: str) -> None:
    layout = laid_out(*_real(f"dfuchss-An-Expert-Survey-on-the-Use-of-Informal-Models-in-the-Automotive-Industry__{name}"), file=name)
    assert layout is not None
    assert layout.body == 2
    assert len(layout.headings) == 38
    assert told(layout.headings[2]) == ("", "Welchen fachlichen Hintergrund haben Sie?", "Informatik")
    assert all(heading.question and heading.part for heading in layout.headings)
