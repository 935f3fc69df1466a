"""Findings made by hand: a small survey in two languages, and groups whose figures a test can choose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from analyzer.model.advice import Advice, Difference, Seats
from analyzer.model.estimates import Comparison, Interval, ModuleEstimate, ScaleEstimate, Spread
from analyzer.model.findings import Band, Findings, GroupFinding, ItemFinding, ModuleFinding, ScaleFinding
from analyzer.model.policy import Policy
from analyzer.model.problem import Problem
from analyzer.model.segment import ORGANISATION, Segment
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
    TrainingForm,
    Wording,
)
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.advice import AdviceForm, Condition, Grade

MODULES = {
    "network": ("Netwerken: wie ken je?", "Networking: whom do you know?"),
    "privacy": ("Privacy", "Privacy matters"),
    "images": ("Beeld en geluid", "Images and sound"),
    "safety": ("Veilig blijven", "Staying safe"),
}
SCALES = {
    "rule_clarity": ("Duidelijke regels", "kent de regels", "Clear rules", "knows the rules"),
    "management_support": ("Steun", "krijgt steun", "Support", "is supported"),
    "room": ("Ruimte", "heeft ruimte", "Room", "has room"),
    "threshold_fear": ("Drempel", "vindt het eng", "Threshold", "finds it scary"),
    "own_boundary": ("Grens", "houdt werk apart", "Boundary", "keeps work apart"),
}
FORMS = (TrainingForm("workshop", 2.5, 8, 14), TrainingForm("targeted", 2, 6, 12), TrainingForm("self_paced", 0.75))
ANSWERS = {
    "nl": {"a": "Het goede", "b": "Het foute", "c": "Iets anders", "dont_know": "Weet ik niet"},
    "en": {"a": "The right one", "b": "The wrong one", "c": "Something else", "dont_know": "I don't know"},
}
QUESTIONS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde")


def survey() -> Survey:
    """Four modules of six questions, five scales; departments are read from the export, levels are given."""
    items = tuple(
        Item(
            f"{module}{number}",
            "single",
            tuple(ANSWERS["nl"]),
            module=module,
            key=("a",),
            dont_know="dont_know",
            verified=date(2026, 11, 1),
            source="Bron",
        )
        for module in MODULES
        for number in range(len(QUESTIONS))
    )
    return Survey(
        id="small",
        version="2026.1",
        languages=("nl", "en"),
        segmentations=(Segmentation("department"), Segmentation("level", ("staff", "lead"))),
        modules=tuple(
            Module(module, 0.6, prerequisites=("privacy",) if module == "images" else (), forms=FORMS, posting=module == "network")
            for module in MODULES
        ),
        scales=tuple(Scale(scale, "attitude", about_a_person=scale == "management_support") for scale in SCALES),
        items=(*items, Item("R1", "rating", ("1", "5"), scale="room")),
        wordings={"nl": _wording("nl", 0), "en": _wording("en", 1)},
    )


def _wording(language: str, place: int) -> Wording:
    modules = {
        id: ModuleWording(
            titles[place],
            f"Over {id}." if language == "nl" else f"On {id}.",
            ("Je kunt het." if language == "nl" else "You can do it.",),
            "Begin samen." if language == "nl" else "Start together.",
        )
        for id, titles in MODULES.items()
    }
    asked = {
        f"{module}{number}": ItemWording(
            f"De {name} vraag over {module}?" if language == "nl" else f"Question {name} on {module}?", ANSWERS[language], fact="Feit."
        )
        for module in MODULES
        for number, name in enumerate(QUESTIONS)
    }
    scales = {id: ScaleWording(words[2 * place], words[2 * place + 1]) for id, words in SCALES.items()}
    levels = {"staff": "Medewerker", "lead": "Teamleider"} if language == "nl" else {"staff": "Staff", "lead": "Team leader"}
    titles = ("Afdeling", "Functieniveau") if language == "nl" else ("Department", "Level")
    return Wording(
        language,
        "Kleine vragenlijst" if language == "nl" else "Small survey",
        "",
        {**asked, "R1": ItemWording("Ruimte?" if language == "nl" else "Room?")},
        modules,
        scales,
        {"department": SegmentationWording(titles[0]), "level": SegmentationWording(titles[1], options=levels)},
    )


def module(
    form: AdviceForm = "nothing",
    below: float = 0.2,
    grade: Grade | None = None,
    seats: tuple[int, int, int] | None = None,
    rank: int | None = None,
    **known: Any,
) -> ModuleFinding:
    """A module whose share below the norm is ``below``; finer than may be shown, as estimates are."""
    grade = grade or {"whole_group": "strong", "targeted": "clear", "self_paced": "clear", "too_few": "weak"}.get(form, "none")  # type: ignore[assignment]
    chance = {"strong": 0.973, "clear": 0.871, "weak": 0.633, "none": 0.312, "in_order": 0.044}[grade or "none"]
    low, high = max(below - 0.1234, 0.0), min(below + 0.1234, 1.0)
    estimate = ModuleEstimate(
        Interval(1 - below / 1.5, 0.9 - below / 1.5, min(1.08 - below / 1.5, 1.0)), Interval(below, low, high), chance, chance / 2
    )
    advice = Advice(form, grade, Seats(*seats) if seats else None, rank)
    return ModuleFinding(**{"shown": 120, "right": 57.0, "dont_know": 40, "estimate": estimate, "advice": advice, **known})


def department(name: str = "A", respondents: int = 30, **modules: ModuleFinding) -> GroupFinding:
    """A department with these modules."""
    return group(Segment.of(department=name), respondents, modules)


def silent() -> ModuleFinding:
    """A module that may not be shown."""
    return ModuleFinding(None, None, None, None, Advice("not_shown"))


def scale(share: float = 0.4, **known: Any) -> ScaleFinding:
    """A scale with which a share agrees."""
    estimate = ScaleEstimate(Interval(share, share - 0.0567, share + 0.0567), 0.123)
    return ScaleFinding(**{"asked": 20, "agree": round(20 * share), "estimate": estimate, **known})


def group(
    segment: Segment = ORGANISATION,
    respondents: int = 30,
    modules: Mapping[str, ModuleFinding] | None = None,
    conditions: tuple[Condition, ...] = (),
    **known: Any,
) -> GroupFinding:
    """A group with the modules given, and no clear need for the others; the ranked ones are advised in their order."""
    found = {id: (modules or {}).get(id, module()) for id in MODULES}
    order = tuple(sorted((id for id in found if found[id].advice.advised), key=lambda id: found[id].advice.rank or 0))
    personal = segment.by in {(), ("level",)}
    scales = {id: scale() if personal or id != "management_support" else ScaleFinding(None, None, None) for id in SCALES}
    return GroupFinding(
        **{
            "segment": segment,
            "respondents": respondents,
            "response": Band(0.5, 0.6),
            "modules": found,
            "scales": scales,
            "first": order[:3],
            "later": order[3:],
            "conditions": conditions,
            **known,
        }
    )


def items() -> tuple[ItemFinding, ...]:
    """Every question over the organisation; the first of each module is missed most, the last may not be told."""
    asked = []
    for id in MODULES:
        for number in range(len(QUESTIONS)):
            right = 20 + 10 * number
            told = {"a": right, "b": 85 - right, "dont_know": 25}
            asked.append(ItemFinding(f"{id}{number}", 120, right, 120 - right - 25, 25, told, 120 - sum(told.values())))
        asked[-1] = ItemFinding(f"{id}{number}", 120, None, None, None, {}, 120)
    return tuple(asked)


def sales(**known: Any) -> GroupFinding:
    """A department with all three forms, a withheld module, and much to arrange first."""
    modules = {
        "network": module("whole_group", 0.7166, seats=(18, 14, 21), rank=1),
        "privacy": module("targeted", 0.4512, seats=(12, 8, 16), rank=2),
        "images": module("self_paced", 0.3712, seats=(3, 1, 6), rank=3),
        "safety": silent(),
    }
    return group(Segment.of(department="Verkoop"), 23, modules, ("rules", "room", "fear", "boundary"), **known)


def small() -> GroupFinding:
    """A department with too few answers, of which one figure is only told as an edge."""
    modules = {"privacy": module("too_few", 0.4), "safety": module(right=None, edge=0.85, side="high", dont_know=None, below=0.0)}
    found = group(Segment.of(department="Juridisch"), 7, modules, response=None)
    return replace(found, scales={**found.scales, "room": scale(0.1, agree=None, edge=0.15, side="low")})


def findings(*groups: GroupFinding, **known: Any) -> Findings:
    """Findings of an organisation with these groups; with none given: one department of each kind, two levels and a combination."""
    default = (
        sales(),
        small(),
        group(Segment.of(department="Ängstroms Lab"), 40, {"safety": module(grade="in_order", below=0.031)}),
        group(Segment.of(level="staff"), 60, {"privacy": module("targeted", 0.41, rank=1)}),
        group(Segment.of(level="lead"), 12, {"images": module("nothing", grade="weak"), "network": module("not_needed")}),
        group(Segment.of(department="Verkoop", level="staff"), 15, {"privacy": module("whole_group", 0.66, rank=1, dont_know=None)}),
    )
    whole = group(
        modules={
            "privacy": module("targeted", 0.4012, seats=(80, 60, 100), rank=1),
            "network": module("whole_group", 0.55, seats=(90, 70, 110), rank=2),
        },
        respondents=120,
        conditions=("rules", "support", "boundary"),
    )
    return Findings(
        **{
            "survey": survey(),
            "wave": "najaar",
            "fieldwork": date(2026, 11, 9),
            "made_on": date(2026, 11, 25),
            "status": "concept",
            "policy": Policy(),
            "groups": (known.pop("whole", whole), *(groups or default)),
            "items": items(),
            "comparisons": (Comparison("department", "network", 0.0004, 0.1234, 3), Comparison("level", "network", 0.7, 0.01, 2)),
            "differences": (Difference("department", ("network",)), Difference("level", ())),
            "spreads": {id: Spread(0.1234, 0.0345, 6) for id in MODULES},
            "withheld": (Segment.of(department="Directie"), Segment.of(department="Juridisch", level="lead")),
            "not_scored": (),
            "company_known": True,
            "problems": (
                Problem("note", sentence("The file {name}", name="answers.csv"), sentence("{n} hour.", "{n} hours.", n=3), sentence("No.")),
            ),
            **known,
        }
    )
