"""Whole waves from people to release, as the corridor makes them, small enough to break something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure import protect
from analyzer.estimation import estimate, tables
from analyzer.model.company import Company, Group
from analyzer.model.policy import Policy
from analyzer.scoring import score
from analyzer.tabulation import tabulate
from tests.scoring.tiny import Person, responses, survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.model.estimates import Estimates
    from analyzer.model.release import Release
    from analyzer.model.survey import Survey

POLICY = Policy()
UNKNOWN = Company()


def released(people: Sequence[Person], asked: Survey, company: Company = UNKNOWN) -> Release:
    """What may be shown of these people. Raises TooSmall."""
    request = tables(asked)
    names = [segmentation.id for segmentation in asked.segmentations]
    labels = {name: tuple(sorted({str(person[name]) for person in people} | {"unknown"})) for name in names}
    cells = tabulate(score(responses(people, asked), asked, POLICY), request, asked, labels)
    return protect(cells, request, asked, company, POLICY)


def estimated(people: Sequence[Person], asked: Survey, company: Company = UNKNOWN) -> Estimates:
    """What is estimated from what may be shown of these people."""
    return estimate(released(people, asked, company), asked, company, POLICY)


def placed(
    answers: Sequence[Person], departments: Sequence[str] = ("Finance", "Sales"), levels: Sequence[str] = ("staff",)
) -> list[Person]:
    """The same answers, by people spread evenly over departments and levels."""
    return [
        given | {"department": departments[place % len(departments)], "level": levels[place // len(departments) % len(levels)]}
        for place, given in enumerate(answers)
    ]


def everything(option: str, rating: str, asked: Survey) -> Person:
    """Somebody who gives the same answer throughout."""
    return {item.id: option if item.module else rating for item in asked.items}


def random_people(seed: int, size: int, *, departments: int = 3, mean: float = 0.6, rho: float = 0.3) -> list[Person]:
    """People whose own share right is beta distributed, and who answer each item by it."""
    random = np.random.default_rng(seed)
    phi = (1 - rho) / rho
    people: list[Person] = []
    for _ in range(size):
        person: Person = {
            "department": f"Department {random.integers(departments)}",
            "level": str(random.choice(["staff", "staff", "management"])),
        }
        for module in survey().modules:
            knows = random.beta(mean * phi, (1 - mean) * phi)
            person |= {
                item.id: "b" if random.random() < knows else str(random.choice(["a", "dont_know"])) for item in survey().items_of(module.id)
            }
        for scale in survey().scales:
            person |= {item.id: str(random.integers(1, 6)) for item in survey().items_of(scale.id)}
        people.append(person)
    return people


def headcounts(people: Sequence[Person], times: float) -> Company:
    """A company workbook with ``times`` as many people in every group as answered."""
    groups: dict[tuple[str, str], int] = {}
    for person in people:
        place = str(person["department"]), str(person["level"])
        groups[place] = groups.get(place, 0) + 1
    return Company(tuple(Group(*place, headcount=round(answered * times)) for place, answered in sorted(groups.items())))
