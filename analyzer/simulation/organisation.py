"""An organisation: how many people work in which department at which level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.company import Company, Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.model.survey import Survey
    from analyzer.simulation.scenario import Scenario


def make(survey: Survey, scenario: Scenario, rng: np.random.Generator) -> Company:
    """The company of a scenario: a group per department and level where anybody works, and what the role families need."""
    counts = scenario.headcounts or _drawn(scenario, rng)
    groups = tuple(
        Group(department, level, people, role_family=scenario.role_families.get(department, ""))
        for (department, level), people in counts.items()
        if people
    )
    return Company(groups, _needs(survey, groups))


def split(total: int, shares: Sequence[float]) -> list[int]:
    """Whole numbers that add up to ``total``, as near to the shares as can be (largest remainder; the first wins a tie)."""
    exact = total * np.asarray(shares, dtype=float) / sum(shares)
    whole = np.floor(exact).astype(int)
    missing = total - int(whole.sum())
    for place in np.argsort(whole - exact, kind="stable")[:missing]:
        whole[place] += 1
    return [int(part) for part in whole]


def _drawn(scenario: Scenario, rng: np.random.Generator) -> dict[tuple[str, str], int]:
    """Head counts with log-normal department sizes, largest first."""
    names = scenario.department_names
    sizes = np.sort(np.exp(scenario.department_spread * rng.standard_normal(len(names))))[::-1]
    levels = scenario.level_names
    return {
        (department, level): people
        for department, size in zip(names, split(scenario.size, list(sizes)), strict=True)
        for level, people in zip(levels, split(size, [scenario.level_shares[level] for level in levels]), strict=True)
    }


def _needs(survey: Survey, groups: tuple[Group, ...]) -> dict[tuple[str, str], int]:
    """What the survey says that each role family needs, spelled out as a company would."""
    families = dict.fromkeys(group.role_family for group in groups if group.role_family)
    return {
        (family, module.id): int("*" in module.needed_by or family in module.needed_by) for family in families for module in survey.modules
    }
