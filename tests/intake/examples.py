"""A tiny survey with a bit of everything, and exports of it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from analyzer.intake import read, survey_the_file
from analyzer.model.company import Company
from analyzer.model.survey import (
    Item,
    ItemWording,
    Module,
    ModuleWording,
    Scale,
    ScaleWording,
    Segmentation,
    SegmentationWording,
    Survey,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analyzer.intake.reading import Reading

STEPS = ("1", "2", "3", "4", "5", "no_opinion")
ITEMS = (
    Item("K1", "single", ("a", "b", "c", "dk"), module="linkedin", tier="basic", key=("b",), dont_know="dk"),
    Item("K2", "single", ("a", "b", "dk"), module="linkedin", tier="basic", key=("a",), dont_know="dk"),
    Item("K3", "multiple", ("post", "story", "both", "dk"), module="privacy", tier="basic", key=("post", "story"), dont_know="dk"),
    Item("K4", "single", ("yes", "no", "dk"), module="privacy", tier="basic", key=("yes",), dont_know="dk"),
    Item("F1", "rating", STEPS, scale="fear", dont_know="no_opinion"),
    Item("F2", "rating", STEPS, scale="fear", dont_know="no_opinion"),
    Item("O1", "text", scale="fear"),
)
AGREE_NL = ("Helemaal oneens", "Oneens", "Neutraal", "Eens", "Helemaal eens", "Geen mening")
AGREE_EN = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree", "No opinion")


def _item(text: str, options: Mapping[str, str], *also: str, **also_options: tuple[str, ...]) -> ItemWording:
    return ItemWording(text, options, also, also_options)


def _wording(language: str, items: Mapping[str, ItemWording], segmentations: Mapping[str, SegmentationWording]) -> Wording:
    dutch = language == "nl"
    return Wording(
        language,
        "Quiz",
        "",
        items,
        {"linkedin": ModuleWording("LinkedIn voor je vak" if dutch else "LinkedIn at work"), "privacy": ModuleWording("Privacy")},
        {"fear": ScaleWording("Drempelvrees" if dutch else "Threshold fear")},
        segmentations,
        {"office": "Kantoor" if dutch else "Office", "hr": "HR"},
    )


NL = _wording(
    "nl",
    {
        "K1": _item(
            "Hoeveel tekens mag een bericht zijn?",
            {"a": "140", "b": "280", "c": "500", "dk": "Weet ik niet"},
            "Hoe lang mag een bericht zijn",
        ),
        "K2": _item("Wat is een hashtag?", {"a": "Een label, met #", "b": "Een hekje", "dk": "Weet ik niet"}, b=("Een hek",)),
        "K3": _item("Waar kun je delen?", {"post": "Bericht, lang of kort", "story": "Verhaal", "both": "Beide", "dk": "Weet ik niet"}),
        "K4": _item("Mag dit?", {"yes": "Ja", "no": "Nee", "dk": "Weet ik niet"}),
        "F1": _item("Ik vind het spannend.", dict(zip(STEPS, AGREE_NL, strict=True))),
        "F2": _item("Ik durf het niet.", dict(zip(STEPS, AGREE_NL, strict=True))),
        "O1": _item("Wil je nog iets kwijt?", {}),
    },
    {
        "department": SegmentationWording("Afdeling", "Op welke afdeling werk je?"),
        "level": SegmentationWording(
            "Niveau",
            "Wat is je niveau?",
            {"staff": "Medewerker", "team_lead": "Teamleider", "rather_not_say": "Dat houd ik voor mij"},
            also_options={"staff": ("Werknemer",)},
        ),
    },
)
EN = _wording(
    "en",
    {
        "K1": _item("How long may a post be?", {"a": "140", "b": "280", "c": "500", "dk": "I don't know"}),
        "K2": _item("What is a hashtag?", {"a": "A label, with #", "b": "A fence", "dk": "I don't know"}),
        "K3": _item("Where can you share?", {"post": "Post, long or short", "story": "Story", "both": "Both", "dk": "I don't know"}),
        "K4": _item("Is this allowed?", {"yes": "Yes", "no": "No", "dk": "I don't know"}),
        "F1": _item("I find it nerve-racking.", dict(zip(STEPS, AGREE_EN, strict=True))),
        "F2": _item("I do not dare.", dict(zip(STEPS, AGREE_EN, strict=True))),
        "O1": _item("Anything else?", {}),
    },
    {
        "department": SegmentationWording("Department", "Which department do you work in?"),
        "level": SegmentationWording(
            "Level", "What is your level?", {"staff": "Staff", "team_lead": "Team lead", "rather_not_say": "I keep that to myself"}
        ),
    },
)
SURVEY = Survey(
    id="quiz",
    version="1",
    languages=("nl", "en"),
    segmentations=(Segmentation("department"), Segmentation("level", ("staff", "team_lead", "rather_not_say"))),
    modules=(Module("linkedin", 0.6), Module("privacy", 0.6)),
    scales=(Scale("fear", "attitude"),),
    items=ITEMS,
    wordings={"nl": NL, "en": EN},
    role_families=("office", "hr"),
)

HEADINGS = ["Tijdstempel", "Op welke afdeling werk je?", "Wat is je niveau?", *(NL.items[item.id].text for item in ITEMS)]
ANSWERS = ["280", "Een label, met #", "Bericht, lang of kort, Verhaal", "Ja", "Eens", "Oneens", ""]


def answered(day: str = "31-8-2026 14:20:53", department: str = "Sales", level: str = "Medewerker", **answers: str) -> list[str]:
    """A row of the Dutch export; answers by item id."""
    given = [answers.get(item.id, usual) for item, usual in zip(ITEMS, ANSWERS, strict=True)]
    return [day, department, level, *given]


def people(count: int, **answers: str) -> list[list[str]]:
    """Rows of people who answered the same, each at a second of their own."""
    return [answered(day=f"31-8-2026 14:{number // 60:02}:{number % 60:02}", **answers) for number in range(count)]


def saved(folder: Path, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS, name: str = "export.csv") -> Path:
    """A CSV file with these headings and rows."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([headings, *rows])
    path = folder / name
    path.write_text(lines.getvalue(), "utf-8", newline="")
    return path


def reading_of(folder: Path, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS, company: Company | None = None) -> Reading:
    """What pass 1 makes of a CSV file with these headings and rows."""
    return survey_the_file([saved(folder, rows, headings)], SURVEY, company or Company())


def messages(reading: Reading) -> list[str]:
    """What the reader is told, in English."""
    return [str(problem.message) for problem in reading.problems]


def given(reading: Reading, item: str) -> list[str | None]:
    """What everybody answered to one item, in the order of the files; None for a blank."""
    return [answer if isinstance(answer, str) else None for batch in read(reading) for answer in batch.answers[item].tolist()]
