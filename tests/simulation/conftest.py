"""A small survey of two modules and two scales in two languages."""

from __future__ import annotations

from datetime import date

import pytest

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

CHOICES = ("a", "b", "c", "dont_know")
STEPS = ("1", "2", "3", "4", "5", "no_opinion")


def knowledge(id: str, module: str, key: str, expected: float) -> Item:
    day = date(2026, 9, 1)
    return Item(id, "single", CHOICES, module=module, tier="basic", key=(key,), dont_know="dont_know", verified=day, expected=expected)


def statement(id: str, scale: str, *, turned: bool = False) -> Item:
    return Item(id, "rating", STEPS, scale=scale, dont_know="no_opinion", reversed=turned)


ITEMS = (
    *(knowledge(f"S{number}", "security", "abca"[number], 0.8 - 0.1 * number) for number in range(4)),
    *(knowledge(f"P{number}", "privacy", "bcab"[number], 0.7 - 0.1 * number) for number in range(4)),
    statement("R1", "rule_clarity"),
    statement("R2", "rule_clarity", turned=True),
    statement("F1", "fear"),
)


def wording(language: str, title: str, unsure: str, silent: str) -> Wording:
    options = {"a": f"{title} A", "b": f"{title} B", "c": f"{title} C", "dont_know": unsure, "no_opinion": unsure}
    options |= {step: f"{step} {title}" for step in STEPS[:5]}
    return Wording(
        language=language,
        title=title,
        intro=title,
        items={item.id: ItemWording(f"{title} {item.id}?", {option: options[option] for option in item.options}) for item in ITEMS},
        modules={"security": ModuleWording("security"), "privacy": ModuleWording("privacy")},
        scales={"rule_clarity": ScaleWording("rules"), "fear": ScaleWording("fear")},
        segmentations={
            "department": SegmentationWording("department", f"{title}: waar?"),
            "level": SegmentationWording("level", "", {"staff": "S", "team_lead": "T", "management": "M", "rather_not_say": silent}),
        },
    )


@pytest.fixture
def survey() -> Survey:
    return Survey(
        id="small",
        version="1",
        languages=("nl", "en"),
        segmentations=(Segmentation("department"), Segmentation("level", ("staff", "team_lead", "management", "rather_not_say"))),
        modules=(Module("security", 0.6), Module("privacy", 0.6, needed_by=("office",))),
        scales=(Scale("rule_clarity", "precondition"), Scale("fear", "attitude", high="bad")),
        items=ITEMS,
        wordings={
            "nl": wording("nl", "Vraag", "Weet ik niet", "Zeg ik liever niet"),
            "en": wording("en", "Question", "I don't know", "Rather not say"),
        },
        role_families=("office",),
    )
