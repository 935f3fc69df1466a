"""What one survey tool does to its exports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analyzer.intake.column import Role
    from analyzer.intake.heading import Head, Layout
    from analyzer.text import Sentence

TIME: tuple[Role, str] = ("metadata", "time")
"""The moment at which somebody sent or began the form; of all times, only the earliest week is kept."""

END: tuple[Role, str] = ("metadata", "end")
"""The moment at which somebody ended, where ``time`` is when they began: the two say how long it took."""

DURATION: tuple[Role, str] = ("metadata", "duration")
"""Seconds that somebody took, where the tool tells."""

STATE: tuple[Role, str] = ("metadata", "state")
"""Whether a row is a finished response, a preview or a test: see ``Platform.leaves_out``."""

RESPONSE_ID: tuple[Role, str] = ("identifier", "response number")
"""A number or code of the response itself; the only identifier that is looked at, to find the same response twice."""

SCORE: tuple[Role, str] = ("score", "score")
"""Points, total score or feedback that the tool gives."""

TOOL: tuple[Role, str] = ("metadata", "tool")
"""Anything else that the tool adds and that says nothing about a person (language, page, channel)."""


def _day_first(_: Head) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Platform:
    """A survey tool.

    ``lay_out`` gives the layout of a table that this tool wrote, or None where it did not. ``leaves_out`` gives, by the code or plain text
    of a ``state`` heading, the reason for which each of its values (plain) keeps a row out: ``preview``, ``test``, ``spam`` or
    ``unfinished``; the key ``""`` stands for a blank. ``day_first`` says how a date is read when nothing in the file decides it.
    ``missing`` are the plain texts with which the tool writes that somebody gave no answer (``-99``, ``N/A``).
    ``refusal`` says why its files cannot be used, for tools that we know but do not read.
    """

    name: str
    lay_out: Callable[[Head], Layout | None]
    leaves_out: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    day_first: Callable[[Head], bool] = _day_first
    missing: frozenset[str] = frozenset()
    refusal: Sentence | None = None
