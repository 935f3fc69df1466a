"""The few words of a report that are not in its document: those around the content, for keyboards, screen readers and the action sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.text import Text

if TYPE_CHECKING:
    from analyzer.report.document import Document

STATUSES = ("open", "planned", "done")
"""What an action can be; keys of `labels`."""


def labels(document: Document) -> dict[str, str]:
    """The words in the document's language; a label of the same name in ``document.labels`` takes its place."""
    say = Text(document.language).say
    return {
        "skip": say("Skip to the content"),
        "trail": say("You are here"),
        "contents": say("On this page"),
        "behind": say("The same in words and figures"),
        "legend": say("How to read the colours and signs"),
        "not_shown": say("not shown"),
        "page": say("Page {page} of {pages}", page="&P", pages="&N"),
        "column": say("Column"),
        "status": say("Status"),
        "owner": say("Who"),
        "date": say("When"),
        "open": say("open"),
        "planned": say("planned"),
        "done": say("done"),
        **document.labels,
    }
