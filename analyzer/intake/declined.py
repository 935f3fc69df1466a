"""Answers that name no group: blank, declined, or something that says who somebody is."""

from __future__ import annotations

from analyzer.intake.identifiers import kind_of_value
from analyzer.model.segment import UNKNOWN
from analyzer.sheets.plain import is_blank, plain

NO_OPTION = frozenset({"rather_not_say", "prefer_not_to_say", "no_answer", UNKNOWN})
"""Options with which people decline; nobody is shown under them."""

_NO_LABEL = frozenset(
    {
        *("zeg ik liever niet", "dat zeg ik liever niet", "wil ik liever niet zeggen", "liever niet zeggen", "wil ik niet zeggen"),
        *("prefer not to say", "i prefer not to say", "rather not say", "i'd rather not say", "i would rather not say"),
        *("onbekend", "unknown", "weet ik niet", "weet niet", "don't know", "geen antwoord", "no answer", "rather_not_say"),
        *("n.v.t", "nvt", "n/a", "na", "geen", "none", "-", "?"),
    }
)


def declines(cell: str) -> bool:
    """Whether nothing was answered, or that somebody does not want to."""
    return is_blank(cell) or plain(cell) in _NO_LABEL


def names_no_group(cell: str) -> bool:
    """Whether an answer declines, or names a person instead of a group."""
    return declines(cell) or kind_of_value(cell) is not None
