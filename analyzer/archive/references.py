"""What findings point at must be there: modules, scales and items of their survey, and groups of its segmentations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.findings import Findings, GroupFinding


def check_references(findings: Findings) -> None:
    """Raises ValueError for the first thing that is named but not there."""
    survey = findings.survey
    modules, items = {module.id for module in survey.modules}, {item.id for item in survey.items}
    segmentations = {segmentation.id for segmentation in survey.segmentations}
    if not findings.groups or not findings.organisation.segment.is_organisation:
        raise ValueError("the first group is not the organisation")
    segments = [group.segment for group in findings.groups]
    _known("group", {name for segment in (*segments, *findings.withheld) for name in segment.by}, segmentations)
    if len(set(segments)) < len(segments):
        raise ValueError("a group is there twice")
    for group in findings.groups:
        _check_group(group, modules, {scale.id for scale in survey.scales})
    _known("item", {item.id for item in findings.items}, items)
    _known("module", {comparison.module for comparison in findings.comparisons}, modules)
    _known("module", {module for difference in findings.differences for module in difference.modules}, modules)
    _known("module", findings.spreads, modules)
    _known("module", findings.screening.changes if findings.screening else (), modules)
    _known("segmentation", {comparison.segmentation for comparison in findings.comparisons}, segmentations)
    _known("segmentation", {difference.segmentation for difference in findings.differences}, segmentations)


def _check_group(group: GroupFinding, modules: set[str], scales: set[str]) -> None:
    if set(group.modules) != modules or set(group.scales) != scales:
        raise ValueError("a group lacks a module or scale of the survey, or has another one")
    advised = {module for module, found in group.modules.items() if found.advice.advised}
    if not advised.issuperset((*group.first, *group.later)):
        raise ValueError("what comes first or later is not advised")
    _known("module", {needed for found in group.modules.values() for needed in found.advice.after}, modules)


def _known(what: str, named: Iterable[str], known: set[str]) -> None:
    unknown = sorted(set(named) - known)
    if unknown:
        raise ValueError(f"{what} {unknown[0]!r} is not in the survey")
