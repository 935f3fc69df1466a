"""What is shown of three segmentations holds at the first attack, also where two of them are nearly the same."""

from __future__ import annotations

import numpy as np
import pytest

from analyzer.disclosure import door
from analyzer.model.cells import Cells
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from analyzer.model.survey import Module, Segmentation, Survey
from tests.disclosure.linked_tables import NAMES, RIGHT, request_of


def _nearly_nested(seed: int) -> Cells:
    """Departments that lie in one site but for a few people, some of whom would not say where they work."""
    random = np.random.default_rng(seed)
    shape, people = (int(random.integers(3, 9)), int(random.integers(1, 4)), int(random.integers(2, 5))), int(random.integers(50, 250))
    department, level = (random.choice(size, people, p=random.dirichlet(np.full(size, 2.0))) for size in shape[:2])
    site = np.where(random.random(people) < 0.06, random.integers(0, shape[2], people), department % shape[2])
    counted = np.zeros(shape, dtype=np.int64)
    np.add.at(counted, (department, level, site), 1)
    chance = np.clip(random.normal(random.beta(3, 2), 0.15, shape), 0.02, 0.98)
    labels = tuple((*(f"{name} {place}" for place in range(size - 1)), "unknown") for name, size in zip(NAMES, shape, strict=False))
    return Cells(NAMES[:3], labels, counted, {RIGHT: random.binomial(counted * 4, chance).astype(np.int64)}, {RIGHT: 4}, {})


@pytest.mark.parametrize("seed", range(8))
def test_the_first_attack_gets_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "ROUNDS", 1)
    cells = _nearly_nested(seed)
    survey = Survey("tiny", "1", ("en",), tuple(map(Segmentation, NAMES[:3])), (Module(RIGHT.id, 0.6),), (), (), {})
    release = door.protect(cells, request_of(cells), survey, Company(), Policy())
    assert any(RIGHT in shown.figures for shown in release.segments if len(shown.segment.parts) == 1)
