"""What a page must say, from its title to its last line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading
from analyzer.report.labels import labels
from analyzer.report.proof.blocks import Blocks
from analyzer.report.proof.marks import phrases, plain, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.report.document import Document, Page
    from analyzer.report.furniture import Furniture
    from analyzer.report.proof.marks import Mark


def said(document: Document, page: Page, furniture: Furniture) -> list[Mark]:
    """All marks of a page but those of the furniture itself."""
    words = labels(document)
    blocks = Blocks(page.path, words)
    marks = [
        *texts(f"{page.title} – {document.title}"),
        ("id", furniture.map_style),
        *(("code", furniture.files["report.css"]),) * furniture.inline,
        ("id", "plotly.js-style-global"),
        *(("code", furniture.files["plot.css"]),) * furniture.inline,
        ("link", "#main"),
        *texts(words["skip"]),
        *texts(document.title),
        *texts(document.stamp),
        *_trail(page, words, blocks),
        ("id", "main"),
        *texts(page.heading.text),
        *texts(page.standfirst.text),
        *_contents(page, words),
        *blocks.of(page.blocks),
        *phrases(document.footer),
    ]
    scripts = ("plotly.js", "report.js") if furniture.inline and any(kind == "island" for kind, _ in marks) else ()
    return [*marks, *(("code", furniture.files[name]) for name in scripts)]


def _trail(page: Page, words: Mapping[str, str], blocks: Blocks) -> Iterator[Mark]:
    """The way here from the first page."""
    if page.trail:
        yield "label", plain(words["trail"])
        for link in page.trail:
            yield from blocks.way(link)
        yield from texts(page.title)


def _contents(page: Page, words: Mapping[str, str]) -> Iterator[Mark]:
    """The list of headings that a long page begins with."""
    listed = [block for block in page.blocks if isinstance(block, Heading) and block.level == 2 and block.id]
    if page.kind in {"index", "works_council", "method"} and len(listed) > 2:
        yield "label", plain(words["contents"])
        yield from texts(words["contents"])
        for heading in listed:
            yield "link", f"#{heading.id}"
            yield from texts(heading.text.text)
