"""Random organisations as cells, for everything that tests what may leave."""

from __future__ import annotations

import numpy as np

from analyzer.model.cells import Cells
from analyzer.model.company import Company, Group
from analyzer.model.request import Figure, Request, Table
from analyzer.model.survey import Item, Module, Scale, Segmentation, Survey

MODULES = ("linkedin", "privacy", "rules")
RIGHT = tuple(Figure("module", module, "right") for module in MODULES)
AGREE = Figure("scale", "rule_clarity", "agree")


def survey() -> Survey:
    """Three modules of four items and one scale of two."""
    items = [
        Item(f"{module}{number}", "single", ("a", "b", "c", "dont_know"), module=module, tier="basic", key=("b",), dont_know="dont_know")
        for module in MODULES
        for number in range(4)
    ]
    scale = [Item(f"scale{number}", "rating", ("1", "2", "3", "4", "5"), scale="rule_clarity") for number in range(2)]
    return Survey(
        "tiny",
        "1",
        ("en",),
        (Segmentation("department"), Segmentation("level")),
        tuple(Module(module, 0.6) for module in MODULES),
        (Scale("rule_clarity", "precondition"),),
        (*items, *scale),
        {},
    )


def request() -> Request:
    """Every figure for the organisation, one way and crossed."""
    figures = frozenset((*RIGHT, AGREE))
    return Request(tuple(Table(by, figures) for by in ((), ("department",), ("level",), ("department", "level"))), frozenset(MODULES))


def organisation(seed: int, departments: int | None = None, levels: int | None = None, people: int | None = None) -> tuple[Cells, Company]:
    """Cells with ragged groups, some skewed or unanimous, and the company they answered from."""
    random = np.random.default_rng(seed)
    departments = departments or int(random.integers(2, 12))
    levels = levels or int(random.integers(1, 5))
    staff = random.multinomial(people or int(random.integers(40, 900)), random.dirichlet(np.full(departments * levels, 0.7)))
    answered = random.binomial(staff, random.uniform(0.3, 0.95)).reshape(departments, levels)
    counts = {figure: _counts(random, answered, 4) for figure in RIGHT} | {AGREE: _counts(random, answered, 1)}
    labels = (tuple(f"Department {number:02d}" for number in range(departments)), tuple(f"level {number}" for number in range(levels)))
    cells = Cells(
        ("department", "level"),
        labels,
        answered.astype(np.int64),
        counts,
        dict.fromkeys(RIGHT, 4) | {AGREE: 1},
        {module: np.bincount([0], minlength=5).astype(np.int64) for module in MODULES},
    )
    groups = tuple(
        Group(department, level, int(staff.reshape(departments, levels)[row, column]))
        for row, department in enumerate(labels[0])
        for column, level in enumerate(labels[1])
    )
    return cells, Company(groups)


def _counts(random: np.random.Generator, answered: np.ndarray, ceiling: int) -> np.ndarray:
    """Sums of people who each add 0 to ``ceiling``, from groups that are sometimes all alike."""
    base = random.beta(3, 2)
    chance = np.clip(random.normal(base, 0.15, answered.shape), 0.02, 0.98)
    chance[random.random(answered.shape) < 0.08] = random.choice([0.0, 1.0])
    return random.binomial(answered * ceiling, chance).astype(np.int64)
