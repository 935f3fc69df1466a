"""What one survey tool does to its exports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analyzer.intake.reading import Role
    from analyzer.intake.table import Table

TIME: tuple[Role, str] = ("metadata", "time")
SCORE: tuple[Role, str] = ("score", "score")


def _day_first(_: Table) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Platform:
    """A survey tool: its name, how its exports are recognised, and the columns that it adds itself.

    ``own_columns`` gives role and kind by plain heading, ``own_endings`` by the end of a plain heading. ``day_first`` says how a time is
    read when nothing in the file decides it.
    """

    name: str
    recognises: Callable[[Table], bool]
    own_columns: Mapping[str, tuple[Role, str]] = field(default_factory=dict)
    own_endings: Mapping[str, tuple[Role, str]] = field(default_factory=dict)
    day_first: Callable[[Table], bool] = _day_first

    def own(self, heading: str) -> tuple[Role, str] | None:
        """Role and kind of a column that the tool added, by its plain heading; None for a question."""
        if heading in self.own_columns:
            return self.own_columns[heading]
        return next((role for ending, role in self.own_endings.items() if heading.endswith(ending)), None)
