"""Scenarios that come ready made: a realistic sample, and the organisations on which the advice is put to the test."""

from __future__ import annotations

from dataclasses import replace

from analyzer.simulation.organisation import split
from analyzer.simulation.scenario import DEPARTMENTS, Scenario

ANSWERS = 230

HEADCOUNTS = {
    "Buitendienst": (90, 13, 5),
    "Klantenservice": (77, 11, 4),
    "Verkoop": (51, 9, 4),
    "ICT": (38, 6, 3),
    "Financiën": (33, 5, 3),
    "Marketing en communicatie": (27, 4, 2),
    "HR": (22, 3, 2),
    "Juridische zaken": (6, 1, 1),
}
LEVELS = ("staff", "team_lead", "management")


ROLE_FAMILIES = {
    "Buitendienst": "field_work",
    "Klantenservice": "customer_contact",
    "Verkoop": "customer_contact",
    "ICT": "office",
    "Financiën": "office",
    "Marketing en communicatie": "communication",
    "HR": "hr",
    "Juridische zaken": "office",
}
RESPONSE = {
    "Buitendienst": -0.3,
    "Klantenservice": -0.1,
    "ICT": 0.2,
    "Marketing en communicatie": 0.5,
    "HR": 0.8,
    "Juridische zaken": -0.8,
    "team_lead": 0.1,
    "management": -0.6,
}
MEAN_RIGHT = {"conversations": 0.72, "content": 0.72, "linkedin": 0.71, "security": 0.77, "privacy": 0.53, "rules": 0.74, "copyright": 0.53}
OPINIONS = {"threshold_fear": 3.0, "own_boundary": 2.6, "rule_clarity": 3.9, "management_support": 3.8, "room": 3.8}


def sample(respondents: int = ANSWERS) -> Scenario:
    """The sample: 420 staff and 230 answers; with another number of answers the organisation grows or shrinks along.

    Privacy and copyright are weak everywhere. The field staff know little about security, sales little about the rules; customer service
    does not know what is allowed, finance is afraid to post, and people in ICT keep work out of their own social media. One department is
    too small to show.
    """
    cells = {(department, level): people for department, row in HEADCOUNTS.items() for level, people in zip(LEVELS, row, strict=True)}
    total = max(round(sum(cells.values()) * respondents / ANSWERS), respondents)
    return Scenario(
        headcounts=dict(zip(cells, split(total, list(cells.values())), strict=True)),
        role_families=ROLE_FAMILIES,
        respondents=respondents,
        response=RESPONSE,
        mean_right=MEAN_RIGHT,
        planted={("Buitendienst", "security"): -0.25, ("Verkoop", "rules"): -0.25, ("Marketing en communicatie", "content"): 0.12},
        level_effect={"staff": -0.05, "team_lead": 0.1, "management": 0.2},
        opinions=OPINIONS,
        planted_opinions={
            ("Klantenservice", "rule_clarity"): -1.2,
            ("Buitendienst", "room"): -0.9,
            ("Financiën", "threshold_fear"): 1.0,
            ("ICT", "own_boundary"): 0.9,
        },
    )


def alike() -> Scenario:
    """The organisation of the sample without any difference between departments or levels; every role needs every module."""
    return replace(sample(), role_families={}, planted={}, department_effect=0.0, level_effect={}, opinion_effect=0.0, planted_opinions={})


def strong() -> Scenario:
    """The same, with every module 15 points above the cut score in every group."""
    return replace(alike(), mean_right={}, above_cut=0.15)


def planted(
    answers: int, modules: tuple[str, ...] = ("security", "privacy"), department: str = "Verkoop", points: float = -0.25
) -> Scenario:
    """An organisation 15 points above the cut score, but for a few modules in one department, 25 points below the others.

    Eight departments of equal size with ``answers`` respondents each, all of whom say where they work.
    """
    return replace(
        strong(),
        headcounts={},
        size=round(answers * len(DEPARTMENTS) / 0.55),
        department_spread=0.0,
        respondents=None,
        answers_per_department=answers,
        planted={(department, module): points for module in modules},
        rather_not_say=0.0,
    )
