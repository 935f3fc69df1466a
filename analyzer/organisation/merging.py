"""Groups side by side: nobody counts twice, and every department is reported under one name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.sheets.plain import unhyphened
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analyzer.model.company import Group
    from analyzer.text import Sentence

    Say = Callable[[int, str, Sentence, Sentence], None]
    """Notes a fault: the row, the name of the column, what is wrong, what to do."""


def check_doubles(found: Mapping[int, Group], say: Say) -> None:
    """The same people must not be counted twice: a group twice, or a department as a whole and by level.

    Departments are compared as the answers are, so that what is one there is one here.
    """
    seen: dict[tuple[str, str], int] = {}
    spelled: dict[str, str] = {}
    for row, group in found.items():
        own = unhyphened(group.department)
        levels_seen = {level for department, level in seen if department == own}
        if (own, group.level) in seen:
            _double(row, sentence("This group stands there twice."), say)
        elif levels_seen and (not group.level or "" in levels_seen):
            _double(row, sentence("This department stands there as a whole and by level; its people would count twice."), say)
        elif spelled.setdefault(own, group.department) != group.department:
            _double(row, sentence("This department is spelled in two ways."), say)
        seen[own, group.level] = row


def _double(row: int, message: Sentence, say: Say) -> None:
    say(row, "department", message, sentence("Keep one of the two."))


def _spelled(found: Mapping[int, Group]) -> dict[int, Group]:
    """The groups with the name they are reported under spelled as the department of that name, else as it was spelled first."""
    names: dict[str, str] = {"": ""}
    for name in [*(group.department for group in found.values()), *(group.report_as for group in found.values())]:
        names.setdefault(unhyphened(name), name)
    return {row: replace(group, report_as=names[unhyphened(group.report_as)]) for row, group in found.items()}


def merged(found: Mapping[int, Group], say: Say) -> tuple[Group, ...]:
    """Every group of a department is reported under one name, filled in once or on each row; that name is final and spelled one way."""
    found = _spelled(found)
    names: dict[str, set[str]] = {}
    for group in found.values():
        names.setdefault(group.department, set()).update({group.report_as} - {""})
    moved = {department for department, under in names.items() if under - {department}}
    for row, group in found.items():
        if len(names[group.department]) > 1:
            message = sentence("This department is reported under two names.")
            say(row, "report_as", message, sentence("Use one name for all its rows."))
        elif group.report_as in moved and group.report_as != group.department:
            message = sentence("The department it is reported under is itself reported under another.")
            say(row, "report_as", message, sentence("Fill in the last of these names."))
    return tuple(replace(group, report_as=min(names[group.department], default="")) for group in found.values())
