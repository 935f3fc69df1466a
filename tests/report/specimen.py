"""A report made by hand, as a director and an L&D adviser would get it: all kinds of blocks, all marks, long names, hidden groups."""

from __future__ import annotations

from analyzer.charts import agreement, answers, need
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
    Number,
    Page,
    Paragraph,
    Phrase,
    Sheet,
    Table,
)

MODULES = (
    "LinkedIn voor je vak",
    "Berichten die gelezen worden",
    "Beeld en video",
    "Privacy en AVG",
    "Privé, zakelijk en eerlijk: de spelregels",
    "Beeld, tekst en muziek: wat mag je gebruiken?",
    "Veilig online",
    "AI en betrouwbare informatie",
    "Kennis delen binnen de organisatie",
)
DEPARTMENTS = ("Burgerzaken", "Communicatie", "Financiën", "Ruimtelijke ontwikkeling en vergunningen", "Sociaal domein", "Toezicht")
BELOW = (
    (0.41, 0.52, 0.33, 0.68, 0.44, 0.57, 0.38, 0.61, 0.22),
    (0.12, 0.09, 0.18, 0.47, 0.21, 0.36, 0.28, 0.41, 0.17),
    (0.55, 0.61, 0.48, 0.72, 0.51, 0.66, 0.31, 0.58, 0.34),
    (0.38, 0.44, 0.40, 0.63, 0.35, 0.59, 0.42, 0.49, 0.27),
    (0.47, 0.58, 0.52, 0.83, 0.49, 0.71, 0.45, 0.67, 0.31),
    (0.62, 0.66, 0.57, 0.88, 0.53, 0.74, 0.49, 0.70, 0.43),
)
HIDDEN = {(3, 2), (5, 8)}


def share(path: str, value: float) -> Phrase:
    """A percentage as one number."""
    shown = f"{value:.0%}"
    return Phrase(shown, (Number(path, shown, value, "share"),))


def count(path: str, value: int) -> Phrase:
    """A whole number."""
    return Phrase(str(value), (Number(path, str(value), float(value)),))


def step(value: float) -> int:
    """The step of the colour scale."""
    return min(int(value * 5), 4)


def heat_map() -> Table:
    """Departments by modules, with two cells and one department that are not shown."""
    rows = []
    for row, department in enumerate(DEPARTMENTS):
        cells = [
            Cell(Phrase(department), header=True, link=Link(page_of(department), department)),
            Cell(count(f"groups.{row}.respondents", 24 + 5 * row)),
        ]
        for column, value in enumerate(BELOW[row]):
            if (row, column) in HIDDEN:
                cells.append(Cell(Phrase("niet getoond"), hidden=True))
            else:
                cells.append(Cell(share(f"groups.{row}.modules.{column}.share_below", value), heat=step(value)))
        rows.append(tuple(cells))
    few = (
        Cell(Phrase("Griffie"), header=True),
        Cell(Phrase("te weinig"), hidden=True),
        *[Cell(Phrase("niet getoond"), hidden=True)] * len(MODULES),
    )
    return Table(
        "heat",
        Phrase("Deel van elke afdeling dat onder de norm zit, per module"),
        (Column("Afdeling"), Column("Antwoorden", numeric=True), *(Column(module, numeric=True) for module in MODULES)),
        (*rows, few),
        Phrase("Niet getoond: te weinig antwoorden, bijna iedereen antwoordde hetzelfde, of het cijfer zou een ander cijfer verraden."),
        ((0, "minder dan 20%"), (1, "20–40%"), (2, "40–60%"), (3, "60–80%"), (4, "80% of meer"), ("hidden", "niet getoond")),
    )


def page_of(department: str) -> str:
    """Where the page of a department is."""
    return f"groups/{department.lower().replace(' ', '-').replace('ë', 'e')}.html"


def cards() -> Cards:
    """Three things to do first."""

    def card(rank: str, title: str, mark: str, mark_text: str, lead: str, seats: str, sure: str, link: str) -> Card:
        pairs = (("Plaatsen", Phrase(seats)), ("Hoe zeker", Phrase(sure)), ("Eerst nodig", Phrase("Leg de huisregels vast en bespreek ze")))
        return Card(rank, title, mark, mark_text, Phrase(lead), Facts(pairs), Link(link, "Naar de trainerspagina"))  # type: ignore[arg-type]

    return Cards(
        (
            card(
                "1",
                "Privacy en AVG",
                "whole_group",
                "Hele groep",
                "71% zit onder de norm. Bijna iedereen mist wat je doet bij een foto van een collega.",
                "ongeveer 41 (36–46)",
                "Sterk bewijs: minstens 95% kans op een echte behoefte",
                "trainer/privacy.html",
            ),
            card(
                "2",
                "Beeld, tekst en muziek: wat mag je gebruiken?",
                "targeted",
                "Doelgroep, open inschrijving",
                "Het verschil binnen de groep is groot: wie zelf berichten maakt, weet het vaak al.",
                "ongeveer 19 (14–25)",
                "Duidelijk: minstens 80% kans op een echte behoefte",
                "trainer/privacy.html",
            ),
            card(
                "3",
                "Veilig online",
                "self_paced",
                "In eigen tempo",
                "Korte modules van twintig minuten zijn hier genoeg.",
                "ongeveer 12 (8–17)",
                "Duidelijk: minstens 80% kans op een echte behoefte",
                "trainer/privacy.html",
            ),
        )
    )


def need_chart(id: str = "need") -> Chart:
    """Need per module."""
    marks = ("self_paced", "targeted", "too_few", "whole_group", "nothing", "targeted", "not_needed", "whole_group", "none")
    order = sorted(range(len(MODULES)), key=lambda module: -BELOW[4][module])
    dots, rows = [], []
    for module in order:
        value = BELOW[4][module]
        low, high = round(value - 0.11, 2), round(min(value + 0.12, 1), 2)
        text = f"{value:.0%} ({low:.0%}–{high:.0%})"
        dots.append(Dot(MODULES[module], value, low, high, marks[module], text))
        rows.append(
            (
                Cell(Phrase(MODULES[module]), header=True),
                Cell(share(f"n.{module}", value)),
                Cell(share(f"l.{module}", low)),
                Cell(share(f"h.{module}", high)),
            )
        )
    table = Table(
        f"{id}-table",
        Phrase("Deel onder de norm met marge"),
        (Column("Module"), Column("Onder de norm", numeric=True), Column("Marge van", numeric=True), Column("Marge tot", numeric=True)),
        tuple(rows),
        legend=(
            ("whole_group", "hele groep"),
            ("targeted", "doelgroep"),
            ("self_paced", "in eigen tempo"),
            ("nothing", "niet nodig"),
            ("too_few", "te weinig antwoorden"),
        ),
    )
    return Chart(
        id,
        Phrase("Privacy en rechten vragen het meest"),
        Phrase("Geschat deel van de collega’s onder de norm, met marge van 90%; 44 antwoorden, november 2026"),
        need.figure(dots, 0.3, "tot hier geen training nodig: 30%", "nl"),
        Phrase("Bij Privacy en AVG zit 83% onder de norm, bij Kennis delen 31%."),
        table,
    )


def agreement_chart() -> Chart:
    """Preconditions."""
    scales = (
        ("weet wat wel en niet mag", 0.38, "none"),
        ("voelt steun van de leidinggevende", 0.57, "none"),
        ("heeft er tijd en ruimte voor", 0.44, "none"),
    )
    dots = [Dot(label, value, value - 0.1, value + 0.1, mark, f"{value:.0%}") for label, value, mark in scales]
    rows = tuple((Cell(Phrase(label), header=True), Cell(share(f"s.{label}", value))) for label, value, _ in scales)
    return Chart(
        "agreement",
        Phrase("De regels zijn voor de meesten niet duidelijk"),
        Phrase("Deel dat het eens is, met marge van 90%; 44 antwoorden"),
        agreement.figure(dots, 0.5, "de helft", "nl"),
        Phrase("38% weet wat wel en niet mag."),
        Table("agreement-table", Phrase("Deel dat het eens is"), (Column("De groep …"), Column("Eens", numeric=True)), rows),
    )


def answers_chart() -> Chart:
    """The most missed questions of a module."""
    bars = (
        Bar("Een collega staat herkenbaar op een foto van het zomerfeest. Wanneer mag je die op LinkedIn zetten?", 0.24, 0.31, 0.45),
        Bar("Je hebt per ongeluk een lijst met namen gedeeld. Wat doe je als eerste?", 0.33, 0.09, 0.58),
        Bar("Vanaf welke leeftijd mag iemand zelf toestemming geven aan een sociaal netwerk?", 0.41, 0.44, 0.15),
        Bar("Welke van deze gegevens zijn persoonsgegevens?", 0.52, 0.12, 0.36),
    )
    rows = tuple(
        (Cell(Phrase(bar.label), header=True), *(Cell(share(f"i.{number}.{part}", value)) for part, value in enumerate(bar.shares)))
        for number, bar in enumerate(bars)
    )
    columns = (Column("Vraag"), Column("Goed", numeric=True), Column("Weet ik niet", numeric=True), Column("Fout", numeric=True))
    return Chart(
        "answers",
        Phrase("Een foto delen is de moeilijkste vraag"),
        Phrase("Antwoorden van de hele organisatie op de meest gemiste vragen; 230 antwoorden"),
        answers.figure(bars, ("goed", "weet ik niet", "fout"), "nl"),
        Phrase("De vraag over de foto had 24% goed."),
        Table("answers-table", Phrase("Antwoorden per vraag"), columns, rows),
    )


def advice_table() -> Table:
    """All marks in one table."""
    rows = (
        ("Privacy en AVG", "whole_group", "Hele groep", "41 (36–46)"),
        ("Beeld, tekst en muziek: wat mag je gebruiken?", "targeted", "Doelgroep", "19 (14–25)"),
        ("Veilig online", "self_paced", "In eigen tempo", "12 (8–17)"),
        ("LinkedIn voor je vak", "nothing", "Geen training nodig", "–"),
        ("Beeld en video", "too_few", "Te weinig antwoorden om het te zeggen", "–"),
        ("Werven en werkgeversmerk", "not_needed", "Niet nodig voor deze functies", "–"),
        ("Kennis delen binnen de organisatie", "not_shown", "Niet getoond", "–"),
    )
    return Table(
        "advice",
        Phrase("Advies per module"),
        (Column("Module"), Column("Vorm"), Column("Plaatsen", numeric=True)),
        tuple((Cell(Phrase(title), header=True), Cell(Phrase(text), mark=mark), Cell(Phrase(seats))) for title, mark, text, seats in rows),  # type: ignore[arg-type]
        legend=tuple((mark, text) for _, mark, text, _ in rows),
    )


def index() -> Page:
    """The organisation."""
    return Page(
        "index.html",
        "index",
        "De hele organisatie",
        Phrase("Begin met privacy: zeven op de tien collega’s zitten onder de norm"),
        Phrase("230 van de collega’s vulden de vragenlijst in. Afdelingen verschillen duidelijk in drie modules."),
        (
            Heading(Phrase("Wat je het eerst doet"), 2, "eerst"),
            cards(),
            Paragraph(
                Phrase("Leg eerst de huisregels vast: 38% weet wat wel en niet mag. Een training alleen verandert dan weinig."), "warning"
            ),
            Heading(Phrase("Wie heeft wat nodig"), 2, "wie"),
            Paragraph(
                Phrase("Elk vakje is het geschatte deel van een afdeling dat onder de norm van een module zit. Hoe donkerder, hoe meer."),
            ),
            heat_map(),
            Heading(Phrase("Wat er speelt in de organisatie"), 2, "speelt"),
            need_chart(),
            agreement_chart(),
            Heading(Phrase("Hoe zeker is dit"), 2, "zeker"),
            Listing(
                (
                    Phrase("De marges zijn 90%: in negen van de tien gevallen ligt de echte waarde erbinnen."),
                    Phrase("Groepen van minder dan vijf zijn nooit getoond."),
                )
            ),
            Fold(
                "Wie mag dit lezen en wat staat er niet in",
                (Paragraph(Phrase("Dit verslag is voor HR en L&D. Er staan geen antwoorden van personen in.")),),
            ),
            Paragraph(
                Phrase("Meer lezen"), "small", (Link("method.html", "Hoe we rekenen"), Link("workbook.xlsx", "De tabellen in Excel"))
            ),
        ),
    )


def group(department: str = "Sociaal domein") -> Page:
    """One department."""
    return Page(
        page_of(department),
        "group",
        department,
        Phrase(f"{department} begint met drie trainingen, Privacy en AVG voorop"),
        Phrase("44 collega’s antwoordden. Daarmee weten we genoeg voor een stevig advies over zes van de negen modules."),
        (
            Heading(Phrase("Wat je het eerst doet"), 2, "eerst"),
            cards(),
            Heading(Phrase("Wat deze groep nodig heeft"), 2, "nodig"),
            need_chart(),
            advice_table(),
            Facts((("Afdeling", Phrase(department)), ("Antwoorden", count("g.respondents", 44)), ("Respons", Phrase("70–80%")))),
        ),
        (Link("index.html", "De hele organisatie"),),
    )


def trainer() -> Page:
    """One module, for who teaches it."""
    return Page(
        "trainer/privacy.html",
        "trainer",
        "Privacy en AVG",
        Phrase("Privacy en AVG: begin met de foto van een collega"),
        Phrase("Voor de trainer. Wat deelnemers na afloop kunnen, wat nu het meest gemist wordt en waar je begint."),
        (
            Heading(Phrase("Na afloop kan een deelnemer"), 2, "doelen"),
            Listing(
                (Phrase("persoonsgegevens herkennen"), Phrase("op de goede manier toestemming vragen"), Phrase("een fout meteen melden")),
                True,
            ),
            Heading(Phrase("Wat het meest gemist wordt"), 2, "gemist"),
            answers_chart(),
            Heading(Phrase("Een collega staat herkenbaar op een foto van het zomerfeest"), 3),
            Facts(
                (
                    ("Goede antwoord", Phrase("Als die collega vooraf ja heeft gezegd")),
                    ("Bron", Phrase("Autoriteit Persoonsgegevens, gecontroleerd op 1 november 2026")),
                )
            ),
        ),
        (Link("index.html", "De hele organisatie"),),
    )


def method() -> Page:
    """How it was counted."""
    table = Table(
        "rules",
        Phrase("De spelregels van dit verslag"),
        (Column("Regel"), Column("Waarde", numeric=True), Column("Waarom")),
        (
            (
                Cell(Phrase("Kleinste groep"), header=True),
                Cell(count("policy.min_group", 5)),
                Cell(Phrase("Bij minder mensen kan een collega uitzoeken wie wat antwoordde.")),
            ),
        ),
    )
    return Page(
        "method.html",
        "method",
        "Hoe we rekenen",
        Phrase("Hoe dit verslag tot stand komt"),
        Phrase("Van antwoorden naar advies in vijf stappen."),
        (Heading(Phrase("Spelregels"), 2, "regels"), table),
        (Link("index.html", "De hele organisatie"),),
    )


def sheets() -> tuple[Sheet, ...]:
    """The same as a workbook."""
    summary = Sheet(
        "Samenvatting",
        Phrase("Wat weten we van social media?"),
        (Phrase("Meting november 2026"), Phrase("230 antwoorden"), Phrase("Zo lees je dit: elk tabblad heeft één tabel.")),
    )
    heat = heat_map()
    return (
        summary,
        Sheet("Onder de norm", heat.caption, (Phrase("Deel van elke afdeling dat onder de norm zit."),), heat),
        Sheet("Acties", Phrase("Acties"), (Phrase("Vul in wie het doet en wanneer."),), advice_table(), action=True),
    )


def specimen() -> Document:
    """The whole report."""
    return Document(
        "nl",
        "Social media op het werk – november 2026",
        "CONCEPT",
        (index(), *(group(department) for department in DEPARTMENTS), trainer(), method()),
        sheets(),
        (
            Phrase("Bron: vragenlijst Social media op het werk, versie 2026.1, week 47 van 2026."),
            Phrase("Gemaakt op 25 november 2026. Alleen voor HR en L&D; niet bedoeld om personen te beoordelen."),
        ),
    )
