"""A random organisation: who works where, who answered and what, counted as cells. Each comes back by its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.estimation import tables
from analyzer.model.company import Company, Group
from analyzer.model.segment import UNKNOWN
from analyzer.model.survey import Item, Module, Scale, Segmentation, Survey
from benchmarks.safety.answers import cells_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzer.model.cells import Cells
    from analyzer.model.request import Request

SIZES = (60, 120, 400, 1_000, 8_000)
"""The size classes: about so many staff."""

_DEPARTMENTS = {60: (2, 11), 120: (2, 16), 400: (3, 31), 1_000: (4, 46), 8_000: (8, 61)}
_LEAST, _MOST = 40, 8_000
_SALT = 20_261_125


@dataclass(frozen=True, slots=True, eq=False)
class Organisation:
    """Cells as tabulation makes them, with what they were asked and the head counts. ``size`` is its class."""

    number: int
    size: int
    staff: int
    cells: Cells
    request: Request
    survey: Survey
    company: Company


def organisation(number: int) -> Organisation:
    """The organisation of that number. The size classes take turns."""
    random = np.random.default_rng((_SALT, number))
    size = SIZES[number % len(SIZES)]
    people = int(np.clip(size * random.uniform(0.7, 1.3), _LEAST, _MOST))
    departments, levels = int(random.integers(*_DEPARTMENTS[size])), int(random.integers(1, 7))
    survey = _survey(random, int(random.integers(4, 16)), crossed=random.random() >= 0.06)
    return _answered(random, (number, size), _staff(random, people, departments, levels), survey)


def of_shape(number: int, people: int, departments: int, levels: int, modules: int) -> Organisation:
    """An organisation of that number of staff, departments, levels and modules, and otherwise as random."""
    random = np.random.default_rng((_SALT, number, people))
    return _answered(random, (number, people), _staff(random, people, departments, levels), _survey(random, modules, crossed=True))


def _answered(random: np.random.Generator, name: tuple[int, int], staff: NDArray[np.int64], survey: Survey) -> Organisation:
    answered = random.binomial(staff, _response(random, staff.shape))
    labels, places = _said(random, answered)
    if len(survey.segmentations) == 1:
        labels, places = labels[:1], places[:1]
    cells = cells_of(random, survey, labels, places)
    return Organisation(*name, int(staff.sum()), cells, tables(survey), survey, _company(random, staff))


def _staff(random: np.random.Generator, people: int, departments: int, levels: int) -> NDArray[np.int64]:
    """People by department and level: departments as unequal as Zipf has them or less, levels as a pyramid, some crossings empty."""
    if random.random() < 0.6:
        weights = 1 / np.arange(1, departments + 1) ** random.uniform(0.3, 1.3)
    else:
        weights = random.dirichlet(np.full(departments, random.uniform(0.7, 3)))
    pyramid = random.uniform(0.25, 0.9) ** np.arange(levels)
    share = np.outer(random.permutation(weights), pyramid) * random.gamma(random.uniform(0.8, 6), size=(departments, levels))
    share[random.random(share.shape) < random.choice([0.0, 0.1, 0.3])] = 0
    share[0, 0] += 1e-9
    return random.multinomial(people, (share / share.sum()).ravel()).reshape(share.shape)


def _response(random: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.float64]:
    return np.clip(random.normal(random.uniform(0.3, 0.9), random.uniform(0.02, 0.2), shape), 0.2, 0.95)


def _said(random: np.random.Generator, answered: NDArray[np.int64]) -> tuple[tuple[tuple[str, ...], ...], NDArray[np.int64]]:
    """The labels of both segmentations, and what each respondent said of both as places among them; some leave one blank."""
    kinds = ("Department", "level")
    places = np.repeat(np.argwhere(answered >= 0), answered.ravel(), axis=0).T
    labels = []
    for axis, kind in enumerate(kinds):
        known = tuple(f"{kind} {number:02d}" for number in range(answered.shape[axis]))
        if random.random() < 0.35:
            blank = random.random(places.shape[1]) < random.uniform(0.005, 0.15)
            places[axis, blank] = len(known)
            known = (*known, UNKNOWN)
        labels.append(known)
    return tuple(labels), places


def _survey(random: np.random.Generator, modules: int, *, crossed: bool) -> Survey:
    """Modules of 4 to 6 items, and up to 4 scales, of which one may be about a person."""
    taught = tuple(Module(f"module{number:02d}", 0.6) for number in range(modules))
    scales = tuple(
        Scale(f"scale{number}", "attitude", about_a_person=number == 3 and random.random() < 0.5) for number in range(random.integers(0, 5))
    )
    halves = random.random() < 0.2
    items = [_item(f"{module.id}-{number}", module.id, halves=halves) for module in taught for number in range(random.integers(4, 7))]
    items += [Item(f"{scale.id}-1", "rating", ("1", "2", "3", "4", "5"), scale=scale.id) for scale in scales]
    segmentations = (Segmentation("department"), Segmentation("level"))[: 2 if crossed else 1]
    return Survey("random", "1", ("en",), segmentations, taught, scales, tuple(items), {})


def _item(name: str, module: str, *, halves: bool) -> Item:
    score = {"b": 1.0, "c": 0.5} if halves else {}
    return Item(name, "single", ("a", "b", "c", "dont_know"), module=module, tier="basic", key=("b",), score=score, dont_know="dont_know")


def _company(random: np.random.Generator, staff: NDArray[np.int64]) -> Company:
    """Head counts per department and level, of departments as a whole, with gaps, or none at all."""
    kind = random.choice(["whole", "gaps", "departments", "none"], p=[0.65, 0.1, 0.15, 0.1])
    if kind == "none":
        return Company()
    if kind == "departments":
        return Company(tuple(Group(f"Department {row:02d}", "", int(count)) for row, count in enumerate(staff.sum(axis=1))))
    known = random.random(staff.shape) > (0.05 if kind == "gaps" else 0.0)
    return Company(
        tuple(
            Group(f"Department {row:02d}", f"level {column:02d}", int(staff[row, column]) if known[row, column] else None)
            for row, column in np.ndindex(staff.shape)
        )
    )
