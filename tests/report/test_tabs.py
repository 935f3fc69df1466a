"""The workbook's tabs: flat tables, a line per thing, with the same figures as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import compose
from analyzer.text import Text
from tests.report.handmade import MODULES, SCALES, findings, small

if TYPE_CHECKING:
    from analyzer.report.document import Sheet


def tab(name: str, *groups: object, language: str = "en") -> Sheet:
    document = compose(findings(*groups), Text(language))  # type: ignore[arg-type]
    return next(sheet for sheet in document.sheets if sheet.name == name)


def rows(sheet: Sheet) -> list[dict[str, str]]:
    assert sheet.table is not None
    headings = [column.text for column in sheet.table.columns]
    assert len(set(headings)) == len(headings)
    return [dict(zip(headings, (cell.text.text for cell in row), strict=True)) for row in sheet.table.rows]


def test_the_tabs_in_their_order() -> None:
    english = [sheet.name for sheet in compose(findings(), Text("en")).sheets]
    dutch = [sheet.name for sheet in compose(findings(), Text("nl")).sheets]
    assert english == ["Summary", "Actions", "Modules", "Attitudes", "Questions", "Method", "Codebook"]
    assert dutch == ["Samenvatting", "Acties", "Modules", "Stellingen", "Vragen", "Werkwijze", "Woordenlijst"]


def test_only_the_actions_are_to_be_filled_in() -> None:
    assert [sheet.name for sheet in compose(findings(), Text("en")).sheets if sheet.action] == ["Actions"]


def test_the_summary_has_a_line_per_group_and_hides_what_is_not_shown() -> None:
    told = {row["Group"]: row for row in rows(tab("Summary"))}
    assert told["Verkoop"]["Start with"] == "Networking: whom do you know?; Privacy matters; Images and sound"
    assert (told["Verkoop"]["Department"], told["Verkoop"]["Level"], told["Verkoop"]["Answers"]) == ("Verkoop", "", "23")
    assert told["Juridisch"]["Start with"] == "Too few answers"
    assert set(list(told["Directie"].values())[3:]) == {"·"}


def test_modules_have_every_figure_in_a_column_of_its_own() -> None:
    told = rows(tab("Modules"))
    assert len(told) == (7 + 2) * len(MODULES)
    network = next(row for row in told if row["Group"] == "Verkoop" and row["Module"].startswith("Networking"))
    assert list(network.values())[3:] == [
        "23",
        "Networking: whom do you know?",
        "57",
        "120",
        "40",
        "52%",
        "42%",
        "60%",
        "60%",
        "72%",
        "59%",
        "84%",
        "Workshop for the whole group",
        "Strong",
        "1",
        "18",
        "14",
        "21",
    ]
    hidden = next(row for row in told if row["Group"] == "Directie")
    assert (hidden["Answers right"], hidden["Below the norm"], hidden["Advice"]) == ("·", "·", "Not shown")


def test_an_edge_is_told_where_the_count_may_not_be() -> None:
    told = next(row for row in rows(tab("Modules", small())) if row["Group"] == "Juridisch" and row["Module"] == "Staying safe")
    assert told["Answers right"] == "at least 85%"
    room = next(row for row in rows(tab("Attitudes", small())) if row["Group"] == "Juridisch" and row["Subject"] == "Room")
    assert room["People who agree"] == "at most 15%"


def test_actions_start_with_what_has_to_be_arranged_and_follow_the_order_of_the_advice() -> None:
    told = rows(tab("Actions"))
    assert told[0]["What"] == "Clear rules first. Support from managers first. Another way to take part."
    assert [(row["What"], row["Order"], row["How sure"]) for row in told if row["Group"] == "Verkoop" and row["Order"]] == [
        ("Networking: whom do you know?", "1", "Strong"),
        ("Privacy matters", "2", "Clear"),
        ("Images and sound", "3", "Clear"),
    ]


def test_attitudes_about_a_person_are_not_told_for_a_department() -> None:
    told = {(row["Group"], row["Subject"]) for row in rows(tab("Attitudes"))}
    assert ("Staff", "Support") in told
    assert ("Verkoop", "Support") not in told
    assert ("Directie", "Support") not in told
    assert len([group for group, subject in told if subject == "Room"]) == 7 + 2
    assert len({subject for _, subject in told}) == len(SCALES)


def test_questions_carry_their_answer_and_source() -> None:
    told = rows(tab("Questions"))
    assert len(told) == 24
    assert told[0]["Right answer"] == "The right one"
    assert [told[0][name] for name in ("Share right", "Share don't know", "Share wrong or left open")] == ["17%", "21%", "62%"]
    assert {told[5][name] for name in ("Right", "Don't know", "Share right")} == {"·"}


def test_the_codebook_explains_the_sign_for_what_is_not_shown() -> None:
    assert rows(tab("Codebook"))[-1]["Word"] == "·"
