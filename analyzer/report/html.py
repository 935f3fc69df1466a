"""A document as a folder of web pages, or as pages that need nothing beside them.

Pages open from the file system without a network. A policy in each page forbids everything that is not ours: scripts and styles come from
``assets/`` only, figures lie in the page as data and are drawn by ``report.js``, and no text that somebody typed becomes a script.

With ``single_file`` each page carries its own styles and scripts, allowed by their fingerprints, and there is no ``assets/``: the page of
one group can be sent to that group and shows nothing of another. A page with charts is then about 5 MB, one without about 30 kB.
"""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analyzer import assets
from analyzer.report.document import Cards, Chart, Fold, Heading
from analyzer.report.furniture import furnish
from analyzer.report.labels import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from analyzer.report.document import Block, Document, Page
    from analyzer.report.furniture import Furniture

_BESIDE = ("workbook.xlsx", "findings.json")
"""Files of the same report that a page may link to, besides its pages."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block where it stands: ``level`` is that of a heading inside it, ``blocks`` are those of a fold."""

    kind: str
    block: Block
    level: int
    blocks: tuple[Placed, ...] = ()


def write(document: Document, folder: Path, *, single_file: bool = False) -> None:
    """Write all pages into an existing or new folder. Raises ValueError when a page or a link leads out of the report."""
    furniture = furnish(inline=single_file)
    paths = frozenset(page.path for page in document.pages)
    for page in document.pages:
        _save(folder, page.path, _drawn(document, page, paths, furniture))
    if not single_file:
        for name, content in furniture.files.items():
            _save(folder, f"assets/{name}", content)


def _save(folder: Path, path: str, content: str) -> None:
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or ":" in path:
        raise ValueError(f"page path is {path!r}; it must stay inside the report folder")
    target = folder / parts
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8", errors="replace", newline="\n")


def _drawn(document: Document, page: Page, paths: frozenset[str], furniture: Furniture) -> str:
    environment = _environment()
    return environment.get_template(f"{page.kind}.html").render(
        document=document,
        page=page,
        placed=tuple(_placed(page.blocks)),
        contents=[block for block in page.blocks if isinstance(block, Heading) and block.level == 2 and block.id],
        charted=any(_charts(page.blocks)),
        label=labels(document),
        furniture=furniture,
        inside=Markup,  # only for our own styles and scripts
        href=lambda target: _href(target, page.path, paths),
        asset=lambda name: posixpath.relpath(f"assets/{name}", posixpath.dirname(page.path) or "."),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(assets.templates("report")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["figure"] = _figure
    return environment


def _placed(blocks: Iterable[Block], level: int = 1) -> Iterator[Placed]:
    """The blocks with the level of the headings inside them: one below the heading they stand under."""
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
        inside = tuple(_placed(block.blocks, level)) if isinstance(block, Fold) else ()
        yield Placed(type(block).__name__.lower(), block, level + 1 if isinstance(block, (Cards, Chart)) else level, inside)


def _charts(blocks: Iterable[Block]) -> Iterator[Chart]:
    for block in blocks:
        if isinstance(block, Chart):
            yield block
        elif isinstance(block, Fold):
            yield from _charts(block.blocks)


def _href(target: str, path: str, paths: frozenset[str]) -> str:
    """A link as the page at ``path`` writes it; targets are paths inside the report folder, or ``#…`` on the same page."""
    file, hash_sign, anchor = target.partition("#")
    if not file and anchor:
        return target
    if file not in paths and file not in _BESIDE:
        raise ValueError(f"link target is {target!r}; it must be '#…', a page of this report or one of {', '.join(_BESIDE)}")
    return posixpath.relpath(file, posixpath.dirname(path) or ".") + hash_sign + anchor


def _figure(figure: Mapping[str, object]) -> Markup:
    """A figure as JSON that cannot end the element it stands in."""
    written = json.dumps(figure, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    safe = written.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
    return Markup(safe)  # noqa: S704 - nothing left that mark-up is made of
