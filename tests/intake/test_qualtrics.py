from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer.intake.heading import Head
from analyzer.intake.platform import DURATION, END, RESPONSE_ID, SCORE, STATE, TIME, TOOL
from analyzer.intake.qualtrics import QUALTRICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.heading import Heading, Layout

PLACE = os.environ.get("ANALYZER_REAL_EXPORTS")
FILES = sorted(Path(PLACE, "samples").glob("qualtrics__*.csv")) if PLACE else []
TYPED = ("free_text", "text")
NAMES = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate", "ResponseId"]
GERMAN = [
    "Anfangsdatum",
    "Enddatum",
    "Antworttyp",
    "IP-Adresse",
    "Fortschritt",
    "Dauer (in Sekunden)",
    "Beendet",
    "Aufgezeichnetes Datum",
    "Antwort-ID",
]
IDS = ["startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished", "recordedDate", "_recordId"]
OWN = [TIME, END, STATE, ("identifier", "ip"), TOOL, DURATION, STATE, TOOL, RESPONSE_ID]
ROW = ["2026-09-01 10:00:00", "2026-09-01 10:05:00", "IP Address", "", "100", "300", "True", "2026-09-01 10:05:01", "R_1abcDEFghi2JKLm"]


def laid_out(*rows: Sequence[str]) -> Layout | None:
    return QUALTRICS.lay_out(Head("export.csv", "", rows))


def three(*asked: tuple[str, str, str], single: bool = False) -> tuple[Heading, ...]:
    """The headings of questions (name, text, id) in an export with three rows of headings."""
    ids = [f'{{"ImportId":"{told}","timeZone":"America/Denver"}}' if told else "" for told in (*IDS, *(one[2] for one in asked))]
    ids = [told.replace('"', "'").replace("':'", "': '") for told in ids] if single else ids
    rows = [[*NAMES, *(one[0] for one in asked)], [*GERMAN, *(one[1] for one in asked)], ids, [*ROW, *["1"] * len(asked)]]
    layout = laid_out(*rows)
    assert layout is not None
    assert layout.body == 3
    return layout.headings[len(NAMES) :]


def told(heading: Heading) -> tuple[str, str, str]:
    return heading.code, heading.question, heading.part


def test_three_rows() -> None:
    rows = [[*NAMES, "K1"], [*GERMAN, "Hoe lang mag een\nbericht zijn?"], [*(f'{{"ImportId":"{one}"}}' for one in IDS), ""], [*ROW, "280"]]
    layout = laid_out(*rows)
    assert layout is not None
    assert layout.body == 3
    assert [heading.own for heading in layout.headings] == [*OWN, None]
    assert [heading.code for heading in layout.headings if heading.own == STATE] == ["status", "finished"]
    assert layout.headings[0].text == "Anfangsdatum"
    assert layout.headings[-1].text == "Hoe lang mag een bericht zijn?"
    assert told(layout.headings[-1]) == ("K1", "Hoe lang mag een bericht zijn?", "")


def test_renamed_columns_keep_their_ids() -> None:
    rows = [
        ["begin", "soort", "klaar"],
        ["begin", "soort", "klaar"],
        [f"{{'ImportId': '{one}'}}" for one in ("startDate", "status", "finished")],
    ]
    layout = laid_out(*rows, ["2026-09-01", "0", "1"])
    assert layout is not None
    assert [heading.own for heading in layout.headings] == [TIME, STATE, STATE]


@pytest.mark.parametrize("single", [True, False])
def test_split_choices(single: bool) -> None:
    found = three(
        ("Q2_1", "Waar kun je delen? - Selected Choice - Bericht, lang - of kort", "QID3_1"),
        ("Q2_2", "Waar kun je delen? - Selected Choice - Verhaal", "QID3_2"),
        ("Q2_4", "Waar kun je delen? - Selected Choice - Anders:", "QID3_4"),
        ("Q2_4_TEXT", "Waar kun je delen? - Anders: - Text", "QID3_4_TEXT"),
        single=single,
    )
    assert [told(heading)[1:] for heading in found] == [
        ("Waar kun je delen?", "Bericht, lang - of kort"),
        ("Waar kun je delen?", "Verhaal"),
        ("Waar kun je delen?", "Anders:"),
        ("Waar kun je delen?", "Anders: - Text"),
    ]
    assert [heading.own for heading in found] == [None, None, None, TYPED]


def test_selected_choice_in_another_language() -> None:
    found = three(
        ("Q2_1", "Waar kun je delen? - Gekozen antwoord - Bericht", "QID3_1"),
        ("Q2_2", "Waar kun je delen? - Gekozen antwoord - Verhaal", "QID3_2"),
        ("Q2_2_TEXT", "Waar kun je delen? - Verhaal - Tekst", "QID3_2_TEXT"),
        ("Q3", "Waar werk je? - Gekozen antwoord", "QID4"),
        ("Q3_4_TEXT", "Waar werk je? - Anders - Tekst", "QID4_4_TEXT"),
    )
    assert [told(heading)[1:] for heading in found] == [
        ("Waar kun je delen?", "Bericht"),
        ("Waar kun je delen?", "Verhaal"),
        ("Waar kun je delen?", "Verhaal - Tekst - Text"),
        ("Waar werk je?", ""),
        ("Waar werk je?", "Anders - Tekst - Text"),
    ]


def test_one_choice_with_a_text_beside_it() -> None:
    chosen, typed = three(("Q3", "Waar werk je? - Selected Choice", "QID4"), ("Q3_4_TEXT", "Waar werk je? - Anders - Text", "QID4_4_TEXT"))
    assert told(chosen) == ("Q3", "Waar werk je?", "")
    assert told(typed) == ("Q3_4_TEXT", "Waar werk je?", "Anders - Text")
    assert typed.own == TYPED


def test_matrices() -> None:
    found = three(
        ("Q5_1", "Wat vind je - eerlijk gezegd? - Ik vind het spannend", "QID6_1"),
        ("Q5_2", "Wat vind je - eerlijk gezegd? - Ik durf het niet", "QID6_2"),
        ("Q44_1_3", "Kies - LinkedIn - Vaak", "QID7_1_3"),
        ("Q44_2_3", "Kies - Instagram - Vaak", "QID7_2_3"),
        ("Q8_1", "Eén rij - Deze", "QID8_1"),
        ("Q9", "Een vraag - met een streepje", "QID9"),
        ("Q10", "Wil je nog iets kwijt?", "QID10_TEXT"),
    )
    assert [told(heading)[1:] for heading in found] == [
        ("Wat vind je - eerlijk gezegd?", "Ik vind het spannend"),
        ("Wat vind je - eerlijk gezegd?", "Ik durf het niet"),
        ("Kies", "LinkedIn - Vaak"),
        ("Kies", "Instagram - Vaak"),
        ("Eén rij", "Deze"),
        ("Een vraag - met een streepje", ""),
        ("Wil je nog iets kwijt?", ""),
    ]
    assert {heading.own for heading in found} == {None}


def test_what_is_added_to_questions() -> None:
    found = three(
        ("Q1", "Wat is - volgens jou - een hashtag?", "QID1"),
        ("Q1_DO", "Wat is - volgens jou - een hashtag? - Display Order", "QID1_DO"),
        ("Q1_First Click", "Timing - First Click", "QID2_FIRST_CLICK"),
        ("Q1_Page Submit", "Timing - Page Submit", "QID2_PAGE_SUBMIT"),
        ("Q1 - Topics", "Wat is - volgens jou - een hashtag? - Topics", "QID1_TEXT_ab12"),
        ("SC0", "Score", "SC_9xyz"),
        ("Q9_Operating System", "Info - Operating System", "QID9_OS"),
        ("PROLIFIC_PID", "PROLIFIC_PID", "PROLIFIC_PID"),
        ("Afdeling", "Afdeling", "Afdeling"),
    )
    assert told(found[0]) == ("Q1", "Wat is - volgens jou - een hashtag?", "")
    device, code = ("identifier", "device"), ("identifier", "access code")
    assert [heading.own for heading in found] == [None, TOOL, TOOL, TOOL, TOOL, SCORE, device, code, None]


def test_two_rows_where_the_ids_were_taken_away() -> None:
    layout = laid_out([*NAMES, "K1"], [*GERMAN, "Hoe lang?"], [*ROW, "280"])
    assert layout is not None
    assert layout.body == 2
    assert layout.headings[-1].text == "Hoe lang?"


def test_one_row_where_the_texts_were_taken_away() -> None:
    layout = laid_out([*NAMES, "F1_1", "F1_2"], [*ROW, "Eens", "Oneens"])
    assert layout is not None
    assert layout.body == 1
    assert [heading.own for heading in layout.headings[: len(NAMES)]] == OWN
    assert told(layout.headings[-1]) == ("F1_2", "F1_2", "")


def test_without_a_beginning_the_moment_of_recording_tells_the_week() -> None:
    layout = laid_out(["RecordedDate", "ResponseId", "Finished", "K1"], ["2026-09-01 10:05:01", "R_1abcDEFghi2JKLm", "1", "280"])
    assert layout is not None
    assert [heading.own for heading in layout.headings] == [TIME, RESPONSE_ID, STATE, None]


def test_legacy() -> None:
    names = [f"V{number}" for number in range(1, 11)]
    texts = [
        "ResponseID",
        "ResponseSet",
        "Name",
        "ExternalDataReference",
        "EmailAddress",
        "IPAddress",
        "Status",
        "StartDate",
        "EndDate",
        "Finished",
    ]
    row = ["R_1abcDEFghi2JKLm", "Default Response Set", "", "", "", "", "0", "2015-03-01 10:00:00", "2015-03-01 10:05:00", "1"]
    layout = laid_out([*names, "Q1_1", "Q1_2", "V11"], [*texts, "Kies-Dit", "Kies-Dat", "Nog iets?"], [*row, "1", "", "x"])
    assert layout is not None
    assert layout.body == 2
    kinds = [heading.own for heading in layout.headings]
    assert kinds[:5] == [RESPONSE_ID, TOOL, ("identifier", "name"), ("identifier", "access code"), ("identifier", "email")]
    assert kinds[5:] == [("identifier", "ip"), STATE, TIME, END, STATE, None, None, None]
    assert told(layout.headings[11]) == ("Q1_2", "Kies", "Dat")
    assert told(layout.headings[12]) == ("V11", "Nog iets?", "")


@pytest.mark.parametrize(
    "row",
    [
        ["id", "submitdate", "lastpage", "startlanguage", "startdate", "datestamp"],
        ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"],
        ["ID", "Start time", "Completion time", "Email", "Name"],
        ["StartDate", "EndDate", "Status"],
        ["#", "Start Date (UTC)", "Submit Date (UTC)"],
    ],
)
def test_tables_of_others_are_left_alone(row: list[str]) -> None:
    assert laid_out(row, ["1"] * len(row)) is None


def test_who_is_left_out() -> None:
    status, finished = QUALTRICS.leaves_out["status"], QUALTRICS.leaves_out["finished"]
    assert [status.get(state) for state in ("survey preview", "1", "survey test", "2", "spam", "8")] == [
        *["preview"] * 2,
        *["test"] * 2,
        *["spam"] * 2,
    ]
    assert not {"ip address", "0", "imported", "4", "offline", "16"} & set(status)
    assert finished == dict.fromkeys(("0", "false", "onwaar", "falsch", "faux", "falso"), "unfinished")


@pytest.mark.skipif(not PLACE, reason="ANALYZER_REAL_EXPORTS does not say where the collected files are")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_exports(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[:40]
    layout = laid_out(*rows)
    assert layout is not None
    assert layout.body == 3
    assert sum(heading.own in {TIME, END, STATE, RESPONSE_ID} for heading in layout.headings) == 5
    assert sum(heading.own == ("identifier", "location") for heading in layout.headings) == 3
    for heading, name, text in zip(layout.headings, rows[0], rows[1], strict=True):
        assert heading.text == " ".join(text.split())
        assert (heading.own == TYPED) == name.endswith("_TEXT")
        assert heading.text.startswith(heading.question)
    split = [heading for heading in layout.headings if heading.code.rpartition("_")[2].isdigit() and not heading.own]
    assert all(heading.part and not heading.question.endswith("-") for heading in split)
