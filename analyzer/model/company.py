"""The company: how many people work where, and which modules their roles need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.segment import Segment
    from analyzer.model.survey import Module


@dataclass(frozen=True, slots=True)
class Group:
    """One line of the sheet *groups*: the people of one department at one level.

    ``report_as`` is the department they are reported under (their own where nothing was filled in). An empty ``level`` means that the head
    count was given for the department as a whole. A ``headcount`` of None is not known; it is never taken for 0.
    """

    department: str
    level: str
    headcount: int | None
    report_as: str = ""
    role_family: str = ""

    def __post_init__(self) -> None:
        if self.headcount is not None and self.headcount < 0:
            raise ValueError(f"headcount is {self.headcount}; it must be 0 or more")

    @property
    def segment_labels(self) -> dict[str, str]:
        """Its labels after merging, by segmentation."""
        labels = {"department": self.report_as or self.department}
        return labels | {"level": self.level} if self.level else labels


@dataclass(frozen=True, slots=True)
class Company:
    """Head counts per group and the needs of role families: ``needs[role_family, module]`` is 0 (not needed) to 3."""

    groups: tuple[Group, ...] = ()
    needs: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether a workbook was given at all."""
        return bool(self.groups)

    def renames(self) -> dict[str, str]:
        """Departments that are reported under another name."""
        return {group.department: group.report_as for group in self.groups if group.report_as and group.report_as != group.department}

    def made_of(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Per segmentation, the labels of an export that are together under one label: ``{"department": {"Support": ("HR", "IT")}}``.

        A label that is not there stands for itself alone.
        """
        renames = self.renames()
        together: dict[str, set[str]] = {label: set() for label in renames.values()}
        for group in self.groups:
            label = renames.get(group.department, group.department)
            if label in together:
                together[label].add(group.department)
        return {"department": {label: tuple(sorted(names)) for label, names in sorted(together.items())}} if together else {}

    @property
    def sizes(self) -> tuple[int, ...]:
        """The head count of each group. Raises ValueError where one is not known."""
        known = tuple(group.headcount for group in self.groups if group.headcount is not None)
        if len(known) < len(self.groups):
            raise ValueError(f"{len(self.groups) - len(known)} of {len(self.groups)} groups have no headcount; all must have one")
        return known

    def headcount(self, segment: Segment) -> int | None:
        """People in a segment; None where the workbook does not say, also where it leaves out the head count of a single group in it."""
        return _people(self._groups_in(segment))

    def headcount_needing(self, segment: Segment, module: Module) -> int | None:
        """People in a segment whose role needs a module; None where the workbook does not say, 0 where nobody does.

        With one head count of the segment unknown it is None for every module that somebody needs, so that modules stay comparable.
        """
        groups = self._groups_in(segment)
        if groups is None:
            return None
        needing = tuple(group for group in groups if self.needs_module(group.role_family, module))
        return None if needing and _people(groups) is None else _people(needing)

    def needs_module(self, role_family: str, module: Module) -> bool:
        """Whether a role needs a module: the workbook decides where it speaks, else the survey."""
        if (role_family, module.id) in self.needs:
            return self.needs[role_family, module.id] > 0
        return not role_family or "*" in module.needed_by or role_family in module.needed_by

    def _groups_in(self, segment: Segment) -> tuple[Group, ...] | None:
        """The groups that make up a segment, or None where the head counts are not given that finely or for these labels."""
        chosen = [group for group in self.groups if all(group.segment_labels.get(name, label) == label for name, label in segment.parts)]
        told = all(name in group.segment_labels for group in chosen for name in segment.by)
        return tuple(chosen) if chosen and told else None


def _people(groups: tuple[Group, ...] | None) -> int | None:
    """Their head counts added; None where one of them is not known."""
    counts = [None] if groups is None else [group.headcount for group in groups]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
