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
    count was given for the department as a whole.
    """

    department: str
    level: str
    headcount: int
    report_as: str = ""
    role_family: str = ""

    def __post_init__(self) -> None:
        if self.headcount < 0:
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

    def headcount(self, segment: Segment) -> int | None:
        """People in a segment; None where the workbook does not say."""
        return self._people(self._groups_in(segment))

    def headcount_needing(self, segment: Segment, module: Module) -> int | None:
        """People in a segment whose role needs a module; None where the workbook does not say, 0 where nobody does."""
        groups = self._groups_in(segment)
        if groups is None:
            return None
        return self._people(tuple(group for group in groups if self.needs_module(group.role_family, module)))

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

    @staticmethod
    def _people(groups: tuple[Group, ...] | None) -> int | None:
        return None if groups is None else sum(group.headcount for group in groups)
