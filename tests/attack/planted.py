"""Ways to plant a number that was withheld in what was written: in a page, a figure, a workbook, the findings, the folder."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SHARE, COUNT = "37%", "3"
"""What was withheld: a share, and a count of people."""

Page = tuple[str, str]

PAGES: Mapping[str, Page] = {
    "the title": ("</title>", f" {SHARE}</title>"),
    "the name of the report": ('(<p class="report-title">)', rf"\1{SHARE} "),
    "the stamp": ('(<p class="stamp">)', rf"\1{SHARE} "),
    "the way here": ('(<li aria-current="page">)', rf"\1{SHARE} "),
    "the heading of the page": ("</h1>", f" {SHARE}</h1>"),
    "a heading": ("</h2>", f" {SHARE}</h2>"),
    "a heading inside": ("</h3>", f" {SHARE}</h3>"),
    "the standfirst": ('(<p class="standfirst">)', rf"\1{SHARE} "),
    "a paragraph": ('(<p class="plain">)', rf"\1{SHARE} "),
    "between paragraphs": ("</p>\n", f"</p>{SHARE}\n"),
    "a paragraph too many": ("</main>", f'<p class="plain">{SHARE}</p></main>'),
    "a line of a list": ("</li>", f" {SHARE}</li>"),
    "a term": ("</dt>", f" {SHARE}</dt>"),
    "what a term is": ("</dd>", f" {SHARE}</dd>"),
    "a card": ('(<p class="card-lead">)', rf"\1{SHARE} "),
    "a caption": ('(<p class="caption" id="[^"]*">)', rf"\1{SHARE} "),
    "a column": ("</th>", f" {SHARE}</th>"),
    "a cell": ("</td>", f" {SHARE}</td>"),
    "a cell that is not shown": (r"·</td>", f"{SHARE}</td>"),
    "what is under a table": ('(<p class="under">)', rf"\1{SHARE} "),
    "a legend": ("(</svg>|</span>)<span>", rf"\1<span>{SHARE} "),
    "a line that opens": ("<summary>", f"<summary>{SHARE} "),
    "the footer": ("</footer>", f"<p>{SHARE}</p></footer>"),
    "a word for screen readers": ('(<span class="unseen">)', rf"\1{SHARE} "),
    "a number in other characters": ("</p>", "&#51;7</p>"),
    "a title of a cell": ("<td ", f'<td title="{SHARE}" '),
    "a label of a cell": ("<td ", f'<td aria-label="{SHARE}" '),
    "the column of a cell": ('data-column="[^"]*"', f'data-column="{SHARE}"'),
    "data of an element": ("<p ", f'<p data-n="{COUNT}" '),
    "an id": ("<p ", f'<p id="n{COUNT}" '),
    "another id": ('id="main"', f'id="main{COUNT}"'),
    "a class": ('<p class="', f'<p class="n{COUNT} '),
    "a step of the colour scale": ('class="([a-z]+) concealed', r'class="\1 heat heat-3 concealed'),
    "a style": ("<p ", f'<p style="width:{SHARE}" '),
    "something hidden": ("</main>", f"<p hidden>{SHARE}</p></main>"),
    "a place in the order": ('tabindex="-1"', f'tabindex="{COUNT}"'),
    "an attribute that comes twice": ('<main id="main"', f'<main id="main" id="{COUNT}"'),
    "an end tag": ("</h1>", f"</h1 {COUNT}>"),
    "a remark": ("</main>", f"<!-- {SHARE} --></main>"),
    "a declaration": ("<!doctype html>", f"<!doctype html><!DOCTYPE n{COUNT}>"),
    "an instruction": ("</main>", f"<?n {COUNT}?></main>"),
    "marked characters": ("</main>", f"<![CDATA[{COUNT}]]></main>"),
    "an unknown element": ("</main>", f'<data value="{COUNT}"></data></main>'),
    "an element that closes itself": ("</main>", f'<img alt="{COUNT}"/></main>'),
    "a template": ("</main>", f"<template>{COUNT}</template></main>"),
    "a style sheet": ("</head>", f"<style>/* {COUNT} */</style></head>"),
    "a script": ("</body>", f"<script>{COUNT}</script></body>"),
    "inside a script": ('report.js" charset="utf-8">', f'report.js" charset="utf-8">{COUNT}'),
    "a file that is loaded": (r"report\.css", f"report{COUNT}.css"),
    "a meta element": ("</head>", f'<meta name="n" content="{COUNT}"></head>'),
    "what a meta element says": ('content="noindex"', f'content="noindex {COUNT}"'),
    "the policy": ("default-src ", f"default-src https://n{COUNT}.example "),
    "the kind of page": ("<body class=", f'<body data-n="{COUNT}" class='),
    "the language": ('lang="nl"', f'lang="nl-{COUNT}"'),
    "a link": ('href="([a-z./-]*)method.html', rf'href="\1method.html?n={COUNT}'),
    "a way inside a link": (r'href="\.\./index\.html', f'href="../n{COUNT}/../index.html'),
    "the anchor of a link": ('href="#main"', f'href="#main{COUNT}"'),
    "a shape": ('d="M[^"]*"', f'd="M{COUNT} 7"'),
    "the title of a shape": ("<path ", f"<title>{COUNT}</title><path "),
    "the size of a shape": ('width="16"', f'width="{COUNT}"'),
    "after the page": ("</html>", f"</html>{COUNT}"),
    "before the page": ("<!doctype html>", f"{COUNT}<!doctype html>"),
    "after the end": ("</html>\n", f"</html>\n<!-- {COUNT}"),
}
"""What to look for in a page, and what to put in its place."""


def _figure(change: Callable[[Any], object]) -> Callable[[str], str]:
    """Change the first figure of a page."""

    def changed(page: str) -> str:
        found = re.search(r'(<script type="application/json"[^>]*>)(.*?)(</script>)', page)
        if found is None:
            return page
        figure = json.loads(found[2])
        change(figure)
        return page.replace(found[0], found[1] + json.dumps(figure, separators=(",", ":")) + found[3])

    return changed


def _written(old: str, new: str) -> Callable[[str], str]:
    """Change the characters of the first figure."""
    return lambda page: re.sub(rf'(<script type="application/json"[^>]*>.*?){old}', rf"\g<1>{new}", page, count=1)


FIGURES: Mapping[str, Callable[[str], str]] = {
    "a place on the axis": _figure(lambda figure: figure["data"][0]["x"].__setitem__(0, 0.37)),
    "a place more": _figure(lambda figure: figure["data"][0]["x"].append(0.37)),
    "a text": _figure(lambda figure: figure["data"][0].__setitem__("text", [SHARE])),
    "data that nobody sees": _figure(lambda figure: figure["data"][0].__setitem__("customdata", [3])),
    "a colour": _figure(lambda figure: figure["layout"]["font"].__setitem__("size", 37)),
    "the layout": _figure(lambda figure: figure["layout"].__setitem__("meta", 3)),
    "the height": _figure(lambda figure: figure["layout"].__setitem__("height", 337)),
    "a note": _figure(lambda figure: figure["layout"]["annotations"][0].__setitem__("text", SHARE)),
    "frames": _figure(lambda figure: figure.__setitem__("frames", [{"name": COUNT}])),
    "a name that comes twice": _written(r'\{"data":', r'{"data":3,"data":'),
    "digits that get lost in reading": _written(r"0\.25\b", "0.25000000000000000037"),
    "another drawing": lambda page: page.replace('data-for="', f'data-for="n{COUNT}', 1),
}
"""Changes of a page with a figure."""

Parts = dict[str, bytes]


def _in(part: str, old: str, new: str) -> Callable[[Parts], None]:
    """Replace the first occurrence of a pattern in a part of a workbook."""

    def changed(parts: Parts) -> None:
        before = parts[part].decode()
        after = re.sub(old, new, before, count=1)
        assert after != before, "nothing was planted"
        parts[part] = after.encode()

    return changed


def _beside(name: str, content: str) -> Callable[[Parts], None]:
    return lambda parts: parts.__setitem__(name, content.encode())


_SHEET, _ACTIONS, _BOOK, _STYLES = "xl/worksheets/sheet3.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/styles.xml"
_INLINE = '<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

PARTS: Mapping[str, Callable[[Parts], None]] = {
    "a text in a cell": _in(_SHEET, "</t>", f" {SHARE}</t>"),
    "a cell that is not shown": _in(_SHEET, "<t>·</t>", f"<t>{SHARE}</t>"),
    "a number in place of the sign": _in(_SHEET, r't="inlineStr"><is><t>·</t></is>', r't="n"><v>0.37</v>'),
    "another number": _in(_SHEET, r"<v>[^<]*</v>", "<v>0.37</v>"),
    "more digits": _in(_SHEET, r"<v>([^<]*)</v>", r"<v>\g<1>00000000000000000037</v>"),
    "a number where there was none": _in(_SHEET, r'(<c r="[A-Z]+\d+" s="\d+") t="inlineStr" />', r'\1 t="n"><v>3</v></c>'),
    "a cell far away": _in(_SHEET, "</row></sheetData>", _INLINE.format(place="XFD9", text=SHARE) + "</row></sheetData>"),
    "a cell that comes twice": _in(_SHEET, "</row>", _INLINE.format(place="A1", text=SHARE) + "</row>"),
    "a formula": _in(_SHEET, r"<v>([^<]*)</v>", r"<f>37%</f><v>\1</v>"),
    "a heading": _in(_SHEET, r'(<row r="5".*?<t>)', rf"\g<1>{SHARE} "),
    "a row that is hidden": _in(_SHEET, '<row r="9"', '<row r="9" hidden="1"'),
    "a column that is hidden": _in(_SHEET, "<col ", '<col hidden="1" '),
    "a remark in a part": _in(_SHEET, "</sheetData>", f"</sheetData><!-- {SHARE} -->"),
    "an instruction in a part": _in(_SHEET, "</sheetData>", f"</sheetData><?n {COUNT}?>"),
    "an attribute of a cell": _in(_SHEET, "<c ", f'<c n="{COUNT}" '),
    "a text between elements": _in(_SHEET, "</sheetData>", f"</sheetData>{SHARE}"),
    "the margin above": _in(_SHEET, "<oddHeader>", f"<oddHeader>{SHARE}"),
    "the margin below": _in(_SHEET, "<oddFooter>", f"<oddFooter>{SHARE}"),
    "the margin of even pages": _in(_SHEET, "<evenHeader />", f"<evenHeader>{SHARE}</evenHeader>"),
    "the edge of the colours": _in(_SHEET, 'type="num" val="1"', 'type="num" val="0.37"'),
    "a rule with a formula": _in(_SHEET, "<colorScale>", f"<formula>{COUNT}</formula><colorScale>"),
    "the list of choices": _in(_ACTIONS, '<formula1>&quot;|<formula1>"', f'<formula1>"{SHARE},'),
    "the message of a choice": _in(_ACTIONS, "<dataValidation ", f'<dataValidation prompt="{SHARE}" '),
    "a cell to fill in": _in(_ACTIONS, r'(<c r="L\d+" s="\d+") t="n" />', r'\1 t="n"><v>3</v></c>'),
    "the name of a sheet": _in(_BOOK, '<sheet name="', f'<sheet name="{COUNT} '),
    "a sheet that is hidden": _in(_BOOK, 'state="visible"', 'state="veryHidden"'),
    "a defined name": _in(_BOOK, "<definedNames>", f'<definedNames><definedName name="n">{COUNT}</definedName>'),
    "what a name stands for": _in(_BOOK, r"\$\d+:\$\d+", f"{SHARE}"),
    "a format of numbers": _in(_STYLES, 'formatCode="[^"]*"', f'formatCode="&quot;{SHARE}&quot;"'),
    "the name of a style": _in(_STYLES, '<cellStyle name="Normal"', f'<cellStyle name="{SHARE}"'),
    "the name of a font": _in(_STYLES, '<name val="Calibri"', f'<name val="{SHARE}"'),
    "the heading of a table": _in("xl/tables/table3.xml", '<tableColumn id="1" name="', f'<tableColumn id="1" name="{SHARE} '),
    "the total of a table": _in("xl/tables/table3.xml", "<tableColumn ", f'<tableColumn totalsRowLabel="{SHARE}" '),
    "a filter of a table": _in("xl/tables/table3.xml", r"(<autoFilter [^/]*)/>", rf'\1><filterColumn colId="{COUNT}" /></autoFilter>'),
    "the name of a table": _in("xl/tables/table3.xml", 'displayName="', f'displayName="n{COUNT}'),
    "the title in the properties": _in("docProps/core.xml", "</dc:title>", f" {SHARE}</dc:title>"),
    "a property": _in("docProps/core.xml", "</cp:coreProperties>", f"<cp:keywords>{SHARE}</cp:keywords></cp:coreProperties>"),
    "the moment of writing": _in("docProps/core.xml", "2000-01-01", "2037-01-01"),
    "the program": _in("docProps/app.xml", "<AppVersion>", f"<Company>{COUNT}</Company><AppVersion>"),
    "the theme": _in("xl/theme/theme1.xml", 'name="Office', f'name="{COUNT}'),
    "what a part points to": _in(
        "xl/_rels/workbook.xml.rels", 'Target="styles.xml"', f'Target="https://n{COUNT}.example" TargetMode="External"'
    ),
    "the kind of a part": _in(
        "[Content_Types].xml", "</Types>", f'<Override PartName="/n{COUNT}.xml" ContentType="application/xml" /></Types>'
    ),
    "a remark on a cell": _beside("xl/comments/comment1.xml", f"<comments>{COUNT}</comments>"),
    "a part too many": _beside("customXml/item1.xml", f"<n>{COUNT}</n>"),
    "a list of texts": _beside("xl/sharedStrings.xml", f"<sst><si><t>{SHARE}</t></si></sst>"),
    "properties of one's own": _beside("docProps/custom.xml", f"<n>{COUNT}</n>"),
}
"""Changes of the parts of a workbook."""


def taken_apart(workbook: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        return {name: book.read(name) for name in book.namelist()}


def packed(parts: Parts, *, remark: bytes = b"", day: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)) -> bytes:
    """A workbook of parts, as ours are packed."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, date_time=day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.comment = remark
            book.writestr(entry, part)
    return content.getvalue()


CONTAINERS: Mapping[str, Callable[[bytes], bytes]] = {
    "before the file": lambda book: COUNT.encode() + book,
    "after the file": lambda book: book + COUNT.encode(),
    "a remark on the file": lambda book: book[:-2] + b"\x01\x00" + COUNT.encode(),
    "a remark on a part": lambda book: packed(taken_apart(book), remark=COUNT.encode()),
    "the moment of packing": lambda book: packed(taken_apart(book), day=(2037, 1, 1, 0, 0, 0)),
}
"""Changes of the file that holds the parts."""

FINDINGS: Mapping[str, tuple[str, str]] = {
    "a key more": (r"^\{", f'{{"n": {COUNT},'),
    "a key that comes twice": (r'"wave":', f'"wave": {COUNT}, "wave":'),
    "another number": (r'("respondents": )\d+', rf"\g<1>{COUNT}"),
    "more digits": (r"(0\.\d+)", r"\g<1>00000000000000000037"),
    "a number in a problem": (r'"problems": \[', f'"problems": [{{"n": {COUNT}}}'),
    "a text that is longer": (r'"wave": "', f'"wave": "{COUNT} '),
    "a figure that was withheld": (r'"edge": null', f'"edge": {COUNT}'),
    "a name of a group": (r'"withheld": \[', f'"withheld": [{{"where": {{"department": "{COUNT}"}}}}, '),
    "no number at all": (r'"edge": null', '"edge": NaN'),
}
"""What to look for in the findings, and what to put in its place."""


def _moved(folder: Path) -> None:
    page = next((folder / "groups").iterdir())
    page.rename(page.with_name(f"n{COUNT}.html"))


FILES: Mapping[str, Callable[[Path], object]] = {
    "a file": lambda folder: (folder / f"n{COUNT}.txt").touch(),
    "a file that is not seen": lambda folder: (folder / f".n{COUNT}").touch(),
    "a file with the furniture": lambda folder: (folder / "assets" / f"n{COUNT}.css").touch(),
    "a folder": lambda folder: (folder / f"n{COUNT}").mkdir(),
    "the name of a page": _moved,
    "a page that is missing": lambda folder: (folder / "method.html").unlink(),
    "a style sheet": lambda folder: (folder / "assets/report.css").write_text(f"/* {COUNT} */"),
    "a script": lambda folder: (folder / "assets/report.js").write_text(f"// {COUNT}"),
    "a link to elsewhere": lambda folder: (
        (folder / "assets/report.js").replace(folder.parent / "script")
        and (folder / "assets/report.js").symlink_to(folder.parent / "script")
    ),
    "the mark of what is not finished": lambda folder: (folder / ".analyzer-unfinished").write_text(COUNT),
}
"""Changes of the folder."""
