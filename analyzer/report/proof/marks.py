"""Marks: what a page says, piece by piece, in the order in which a reader, or a program, comes across it.

A mark is a kind and what it says: ``("text", "45 %")``, ``("link", "../index.html")``, ``("heat", "3")``. Texts are compared without their
white space; an empty text is no mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzer.report.document import Phrase

Mark = tuple[str, object]


def plain(text: str) -> str:
    """A text as it can be compared: without the difference between one kind of white space and another."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def texts(*written: str) -> Iterator[Mark]:
    """Texts, without those that say nothing."""
    yield from (("text", plain(text)) for text in written if plain(text))


def phrases(written: Iterable[Phrase]) -> Iterator[Mark]:
    """The texts of phrases."""
    return texts(*(phrase.text for phrase in written))


def sign(mark: str) -> Iterator[Mark]:
    """The shape of an advice, if there is one."""
    if mark != "none":
        yield "sign", mark
