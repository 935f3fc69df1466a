"""A page as it was written, read back: the row of marks that it holds, and that its mark-up is ours and nothing else."""

from __future__ import annotations

import json
import posixpath
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from analyzer.report.proof.findings import exactly
from analyzer.report.proof.marks import plain
from analyzer.report.proof.markup import CLASSES, ELEMENTS, HEAT, META, SIGNS, STROKES, VOID, is_fixed
from analyzer.report.proof.must import must
from analyzer.report.proof.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.report.document import Document, Page
    from analyzer.report.furniture import Furniture
    from analyzer.report.proof.marks import Mark

_END_TAG = re.compile(r"</[a-z][a-z0-9]*>")
_CODE = frozenset({"script", "style"})


def prove_page(written: bytes, document: Document, page: Page, furniture: Furniture) -> None:
    """A page holds the marks that the document gives it, in their order, and no other. Raises Unsafe."""
    expected = [(kind, exactly(json.dumps(what)) if kind == "island" else what) for kind, what in said(document, page, furniture)]
    reader = _Reader(document, page, furniture)
    found = reader.read(written.decode("utf-8"))
    for (kind, what), other in zip(expected, found, strict=False):
        must((kind, what) == other, f"a page: {kind}")
    must(len(expected) == len(found), "a page: its end")


class _Reader(HTMLParser):
    """Reads marks, and refuses every element, attribute and value that is not known."""

    def __init__(self, document: Document, page: Page, furniture: Furniture) -> None:
        super().__init__(convert_charrefs=True)
        self._language = document.language
        self._furniture = furniture
        self._marks: list[Mark] = []
        self._open: list[str] = []
        self._island = False
        self._pieces: list[str] = []
        self._ids: set[str] = set()
        self._asset = {posixpath.relpath(f"assets/{name}", posixpath.dirname(page.path) or ".") for name in furniture.files}

    def read(self, source: str) -> list[Mark]:
        """All marks of a page, in their order. Raises Unsafe."""
        must(source.lstrip().startswith("<!doctype html>"), "a page: its beginning")
        must(source.rstrip().endswith("</html>"), "a page: its end")
        self.feed(source)
        self.close()
        self._text_ends()
        must(not self._open, "a page: its end")
        return self._marks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._text_ends()
        must(tag in ELEMENTS, "a page: an element")
        named = {name: value or "" for name, value in attrs}
        must(len(named) == len(attrs), "a page: an attribute that comes twice")
        if tag == "meta":
            self._meta(named)
            return
        for name, value in named.items():
            self._attribute(tag, name, value)
        if tag not in VOID:
            self._open.append(tag)
            self._island = tag == "script" and "type" in named

    def handle_endtag(self, tag: str) -> None:
        self._text_ends()
        must(bool(self._open) and self._open.pop() == tag, "a page: an element that does not end")

    def handle_data(self, data: str) -> None:
        self._pieces.append(data)

    def parse_endtag(self, i: int) -> int:
        """The parser passes over whatever else stands in an end tag; here nothing may."""
        inside = self._open[-1] if self._open else ""
        is_code = inside in _CODE and not self.rawdata.startswith(f"</{inside}", i)
        must(is_code or bool(_END_TAG.match(self.rawdata, i)), "a page: an end tag")
        return super().parse_endtag(i)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser gives what it found
        must(holds=False, where="a page: an element")

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the parser gives what it found
        must(holds=False, where="a page: a comment")

    def handle_decl(self, decl: str) -> None:
        must(decl == "doctype html" and not self._marks and not self._open, "a page: a declaration")

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 - the parser gives what it found
        must(holds=False, where="a page: an instruction")

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 - the parser gives what it found
        must(holds=False, where="a page: a declaration")

    def _text_ends(self) -> None:
        """What was read since the last tag is one text."""
        text = "".join(self._pieces)
        self._pieces.clear()
        if self._island and self._open[-1:] == ["script"]:
            self._marks.append(("island", exactly(text)))
        elif self._open and self._open[-1] in _CODE and text:
            self._marks.append(("code", text))
        elif plain(text):
            self._marks.append(("text", plain(text)))

    def _attribute(self, tag: str, name: str, value: str) -> None:
        """Either it is fixed, or it gives marks."""
        if name == "class":
            self._classes(value)
        elif name == "id":
            self._ids.add(value)
            self._marks.append(("id", value))
        elif name == "aria-labelledby":
            must(set(value.split(" ")) <= self._ids, "a page: what an element is named by")
        elif name in {"href", "src"} and tag in {"link", "script"}:
            must(value in self._asset and not self._furniture.inline, "a page: a file that it loads")
        elif name == "lang":
            must(tag == "html" and value == self._language, "a page: its language")
        elif name == "d":
            must(value in STROKES, "a page: a drawing")
        elif name in _TELLING:
            self._marks.append((_TELLING[name], plain(value)))
        else:
            must(is_fixed(name, value), "a page: an attribute")

    def _classes(self, value: str) -> None:
        for one in value.split(" "):
            if heat := HEAT.fullmatch(one):
                self._marks.append(("heat", heat[1]))
            elif one == "concealed":
                self._marks.append(("hidden", ""))
            elif one in SIGNS:
                self._marks.append(("sign", one))
            else:
                must(one in CLASSES, "a page: a class")

    def _meta(self, named: Mapping[str, str]) -> None:
        policy = {"http-equiv": "Content-Security-Policy", "content": self._furniture.policy}
        known = [{"charset": "utf-8"}, policy, *({"name": name, "content": content} for name, content in META.items())]
        must(named in known, "a page: a meta element")


_TELLING = {"href": "link", "aria-label": "label", "data-column": "column", "data-for": "for"}
"""Attributes that say something of the document's own, with the kind of mark that they give."""
