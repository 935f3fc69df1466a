"""A report in which every text is hostile: mark-up, scripts, formulas, control and direction marks, and names without end."""

from __future__ import annotations

from analyzer.charts import answers, need
from analyzer.charts.answers import Bar
from analyzer.charts.dots import Dot
from analyzer.report.document import (
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Document,
    Facts,
    Fold,
    Heading,
    Link,
    Listing,
    Page,
    Paragraph,
    Phrase,
    Sheet,
    Table,
)

TEXTS = (
    "<script>window.pwned=1;alert(1)</script>",
    '"><img src=x onerror="window.pwned=1;alert(2)">',
    "</script><script>window.pwned=1</script>",
    '<a href="https://example.org/">Sales</a>',
    "<!-- <script>",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "@SUM(1;1)",
    "-2+3",
    "#N/A",
    "'; DROP",
    "{{ 7 * 7 }} {% raw %}",
    "%{x} %{customdata[0]} $\\frac{1}{2}$",
    "&lt;b&gt; &amp; R&D &P",
    "Sales \u202egnitekraM\u202c \u200b\u2066x",
    "line one\nline two\ttab",
    "Afdeling" * 40,
    "Zeer lange naam van een afdeling " * 12,
)


def poison_table(id: str) -> Table:
    """Every text as a heading, as the name of a row and as a cell."""
    rows = tuple(
        (Cell(Phrase(text), header=True), *(Cell(Phrase(text), hidden=number % 2 == 0) for number in range(len(TEXTS)))) for text in TEXTS
    )
    return Table(
        id,
        Phrase(TEXTS[0]),
        (Column(TEXTS[0]), *(Column(text) for text in TEXTS)),
        rows,
        Phrase(TEXTS[1]),
        ((0, TEXTS[2]), ("targeted", TEXTS[1])),
    )


def poison_charts() -> tuple[Chart, Chart]:
    """Every text as a name in a figure."""
    dots = need.figure([Dot(text, 0.4, 0.2, 0.6, "targeted", text) for text in TEXTS], 0.5, TEXTS[3], "nl")
    bars = answers.figure([Bar(text, 0.5, 0.2, 0.3) for text in TEXTS], (TEXTS[0], TEXTS[3], TEXTS[5]), "nl")
    first, second = (
        Chart(f"chart{number}", Phrase(TEXTS[0]), Phrase(TEXTS[1]), figure, Phrase(TEXTS[2]), poison_table(f"chart{number}-table"))
        for number, figure in enumerate((dots, bars))
    )
    return first, second


def poison_page() -> Page:
    """Every kind of block."""
    facts = Facts(tuple((text, Phrase(text)) for text in TEXTS))
    link = Link("index.html", TEXTS[1])
    blocks = (
        *(Heading(Phrase(text), 2) for text in TEXTS),
        *(Paragraph(Phrase(text), "warning", (link,)) for text in TEXTS),
        Listing(tuple(Phrase(text) for text in TEXTS)),
        facts,
        Cards(tuple(Card(text, text, "targeted", text, Phrase(text), facts, link) for text in TEXTS[:3])),
        poison_table("table"),
        *poison_charts(),
        Fold(TEXTS[0], (Paragraph(Phrase(TEXTS[1])),)),
    )
    return Page("index.html", "index", TEXTS[0], Phrase(TEXTS[1]), Phrase(TEXTS[2]), blocks, (link,))


def poisoned() -> Document:
    """One page, and a sheet under every text as its name."""
    sheets = tuple(
        Sheet(text, Phrase(text), (Phrase(text),), poison_table("table"), action=number == 0) for number, text in enumerate(TEXTS)
    )
    return Document("nl", TEXTS[1], TEXTS[2], (poison_page(),), sheets, tuple(Phrase(text) for text in TEXTS))
