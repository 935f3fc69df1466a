"""Which module comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.survey import Survey


def ranked(urgency: Mapping[str, float], survey: Survey) -> tuple[str, ...]:
    """Advised modules from most to least urgent, except that a module that another one builds on comes before it when both are advised."""
    by_urgency = sorted(urgency, key=lambda module: (-urgency[module], module))
    placed: list[str] = []
    for module in by_urgency:
        for needed in (*_builds_on(module, survey), module):
            if needed in urgency and needed not in placed:
                placed.append(needed)
    return tuple(placed)


def _builds_on(module: str, survey: Survey) -> tuple[str, ...]:
    """The modules that must come before a module, deepest first. A survey's prerequisites hold no circle."""
    known = {known.id: known for known in survey.modules}
    if module not in known:
        return ()
    deep: list[str] = []
    for needed in known[module].prerequisites:
        deep += [*_builds_on(needed, survey), needed]
    return tuple(dict.fromkeys(deep))
