"""Exports of five survey tools with every disguise beside the questions, and a search that finds any word or number of it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from html import unescape
from random import Random
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.comments import Comment

from analyzer import surveys
from tests.attack.disguises import DISGUISES
from tests.attack.poisoned import MOMENT, NEVER, _word
from tests.intake.layouts import LAYOUTS, people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    Rows = list[list[str]]

PEOPLE = 90
MANAGERS = 6
ASKED_TWICE = "Op welk netwerk volg je ons?"
"""A question of nobody's questionnaire, answered from a list by most, and by some with a name."""

NAMING = ("Naam van je leidinggevende", "Leidinggevende", "Bij wie meld je een fout?", "Wie is je buddy?", "Teamleider")
"""Questions about somebody else, whose name comes back in many rows; of the last, one word."""

_WORD = re.compile(r"[^\W\d_]{8,}")
_NUMBER = re.compile(r"[\w.+:@-]*\d[\w.+:@-]*")
_SHORTEST = 7


@dataclass(frozen=True, slots=True)
class Disguised:
    """An export; ``first`` is the place of its first disguise, ``own`` the places of other columns that say who answered."""

    export: Path
    first: int
    own: tuple[int, ...]
    words: frozenset[str]
    values: frozenset[str]

    def found(self, texts: Iterable[str]) -> set[str]:
        """What of the export is in some texts: words and numbers that are somebody's, texts with spaces, and times of day."""
        leaks: set[str] = set()
        for text in map(unescape, texts):
            leaks |= self.words & _telling(text)
            leaks |= {value for value in self.values if value in text}
            leaks |= {moment for moment in MOMENT.findall(text) if moment != NEVER}
        return leaks


def _telling(text: str) -> set[str]:
    """The words and numbers in a text that are long enough to belong to one person."""
    numbers = (each.strip(".:-+") for each in _NUMBER.findall(text))
    return {word.casefold() for word in _WORD.findall(text)} | {each for each in numbers if len(each) >= _SHORTEST}


@dataclass(slots=True)
class _Sheet:
    """Rows below ``tops`` rows of headings, and what must not come out of them."""

    rows: Rows
    tops: int
    random: Random
    secrets: set[str]

    def insert(self, place: int, heading: Sequence[str], cells: Sequence[str]) -> None:
        """A column; all its cells are secret."""
        for row, cell in zip(self.rows, [*heading, *cells], strict=True):
            row.insert(place, cell)
        self.secrets |= {cell for cell in cells if len(cell) >= _SHORTEST}

    def fill(self, heading: str, write: Callable[[int], str]) -> int:
        """Fill a column that the tool added; gives its place."""
        place = self.rows[0].index(heading)
        for number, row in enumerate(self.rows[self.tops :]):
            row[place] = write(number)
            self.secrets |= {row[place]} if len(row[place]) >= _SHORTEST and row[place] != "anonymous" else set()
        return place

    def name(self) -> str:
        return f"{_word(self.random).capitalize()} {_word(self.random).capitalize()}"


def _started(layout: str, tops: int, language: str) -> _Sheet:
    survey = surveys.load("social-media")
    return _Sheet(LAYOUTS[layout](survey, people(survey, PEOPLE), language), tops, Random(7), set())


def _disguise(sheet: _Sheet, place: int, top: Callable[[str], Sequence[str]]) -> None:
    """All disguises at a place, then columns with names that come back, and a list to choose from with names in it."""
    random = sheet.random
    columns = [(each.heading, [each.write(random, number) for number in range(PEOPLE)]) for each in DISGUISES]
    managers = [sheet.name() for _ in range(MANAGERS)]
    alone = [_word(random).capitalize() for _ in range(MANAGERS)]
    columns += [(heading, [random.choice(managers) for _ in range(PEOPLE)]) for heading in NAMING[:-1]]
    columns.append((NAMING[-1], [random.choice(alone) for _ in range(PEOPLE)]))
    for heading, cells in reversed(columns):
        sheet.insert(place, top(heading), cells)
    chosen = [random.choice(["LinkedIn", "Instagram", "Geen van deze"]) for _ in range(PEOPLE)]
    named, again = f"Anders: {sheet.name()}", sheet.name()
    sheet.insert(place, top(ASKED_TWICE), [named, again, again, *chosen[3:]])
    sheet.secrets -= {"LinkedIn", "Instagram", "Geen van deze"}


def _in_the_department(sheet: _Sheet, heading: str) -> None:
    """One person types who they are where the others say where they work, and one in the place of an answer."""
    place = next(number for number, cell in enumerate(sheet.rows[0]) if cell.startswith(heading))
    own, mail, other = sheet.name(), f"{_word(sheet.random)}@kantoor.example", f"Anders, namelijk {sheet.name()}"
    sheet.rows[sheet.tops + 4][place] = f"{own}, {mail}"
    sheet.rows[sheet.tops + 5][place] = own
    sheet.rows[sheet.tops + 6][-1] = other
    sheet.secrets |= {own, mail, other.removeprefix("Anders, namelijk ")}


def _finished(sheet: _Sheet, export: Path, place: int, own: Sequence[int]) -> Disguised:
    words = set().union(*map(_telling, sheet.secrets))
    spaced = {value for value in sheet.secrets if " " in value and any(sign.isdigit() for sign in value) and len(value) < 40}
    begin = place + 1 + len(DISGUISES)
    return Disguised(export, place + 1, (*own, *range(begin, begin + len(NAMING))), frozenset(words), frozenset(spaced))


def _saved(rows: Rows, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    return path


def google_forms(folder: Path) -> Disguised:
    """A linked sheet, in a file that is called after its maker's address."""
    sheet = _started("google sheet", 1, "nl")
    _disguise(sheet, 1, lambda heading: [heading])
    _in_the_department(sheet, "Bij welke afdeling")
    mail = f"{_word(sheet.random)}@maker.example"
    sheet.secrets.add(mail)
    return _finished(sheet, _saved(sheet.rows, folder / f"antwoorden van {mail}.csv"), 1, ())


def microsoft_forms(folder: Path) -> Disguised:
    """A quiz in a workbook with a hidden sheet of names and with names in comments; some people signed in."""
    sheet = _started("microsoft forms", 1, "en")
    random = sheet.random
    mail = sheet.fill("Email", lambda number: "anonymous" if number % 3 else f"{_word(random)}@kantoor.example")
    name = sheet.fill("Name", lambda number: "" if number % 3 else sheet.name())
    _disguise(sheet, 7, lambda heading: [heading])
    _in_the_department(sheet, surveys.load("social-media").wording("en").segmentations["department"].text)
    workbook = Workbook()
    workbook.active.title = f"{_word(random)}@blad.example"[:31]
    sheet.secrets.add(workbook.active.title)
    for row in sheet.rows:
        workbook.active.append(row)
    for row in (1, 2, 9):
        told = sheet.name()
        workbook.active.cell(row, 12).comment = Comment(f"Nagevraagd bij {told}", told)
        sheet.secrets.add(told)
    hidden = workbook.create_sheet(sheet.name().split()[0])
    hidden.sheet_state = "hidden"
    sheet.secrets.add(hidden.title)
    for _ in range(12):
        person = [sheet.name(), f"{_word(random)}@kantoor.example"]
        hidden.append(person)
        sheet.secrets |= {*person}
    workbook.save(folder / "antwoorden.xlsx")
    return _finished(sheet, folder / "antwoorden.xlsx", 7, (mail, name))


def surveymonkey(folder: Path) -> Disguised:
    """Two rows of headings; all that the tool can add about a person, and a column of addresses under nothing."""
    sheet = _started("surveymonkey", 2, "nl")
    random = sheet.random
    own = [
        sheet.fill("IP Address", lambda number: f"198.51.100.{number + 1}"),
        sheet.fill("Email Address", lambda _: f"{_word(random)}@kantoor.example"),
        sheet.fill("First Name", lambda _: _word(random)),
        sheet.fill("Last Name", lambda _: _word(random)),
        sheet.fill("Custom Data 1", lambda _: f"{random.randrange(10**7, 10**8)}"),
    ]
    sheet.fill("Respondent ID", lambda number: str(13_097_682_923 + number))
    _disguise(sheet, 9, lambda heading: [heading, "Open-Ended Response" if heading else ""])
    _in_the_department(sheet, "Bij welke afdeling")
    return _finished(sheet, _saved(sheet.rows, folder / "antwoorden.csv"), 9, own)


def limesurvey(folder: Path) -> Disguised:
    """Full headings; the token of the invitation and what was known of who got it."""
    sheet = _started("limesurvey full labels", 1, "nl")
    random = sheet.random
    added: dict[str, Callable[[int], str]] = {
        "token": lambda _: _word(random),
        "ipaddr": lambda number: f"192.0.2.{number + 101}",
        "refurl": lambda _: f"https://intranet.example/{_word(random)}",
        "attribute_1": lambda _: f"{_word(random)}@kantoor.example",
    }
    sheet.fill("Seed", lambda _: str(random.randrange(10**8, 10**9)))
    for place, (heading, write) in enumerate(added.items(), 7):
        sheet.insert(place, [heading], [write(number) for number in range(PEOPLE)])
    _disguise(sheet, 11, lambda heading: [heading])
    _in_the_department(sheet, "Bij welke afdeling")
    return _finished(sheet, _saved(sheet.rows, folder / "results-survey.csv"), 11, (7, 8, 10))


def qualtrics(folder: Path) -> Disguised:
    """Three rows of headings; who was mailed, where they were and with which program, and the researcher's address in a heading."""
    sheet = _started("qualtrics text split", 3, "nl")
    random = sheet.random
    added: dict[str, Callable[[int], str]] = {
        "IPAddress": lambda number: f"192.0.2.{number + 101}",
        "RecipientLastName": lambda _: _word(random).capitalize(),
        "RecipientFirstName": lambda _: _word(random).capitalize(),
        "RecipientEmail": lambda _: f"{_word(random)}@kantoor.example",
        "ExternalReference": lambda _: f"{random.randrange(10**7, 10**8)}",
        "LocationLatitude": lambda _: f"52.{random.randrange(10**5, 10**6)}",
        "LocationLongitude": lambda _: f"4.{random.randrange(10**5, 10**6)}",
        "Q1_Browser": lambda _: random.choice(["Chrome", "Edge", "Safari"]),
    }
    for place, (heading, write) in enumerate(added.items(), 9):
        cells = [write(number) for number in range(PEOPLE)]
        sheet.insert(place, [heading, heading.replace("Recipient", "Recipient "), f'{{"ImportId":"{heading}"}}'], cells)
    number = iter(range(100))
    _disguise(sheet, 17, lambda heading: [f"X{next(number)}", heading, f'{{"ImportId":"QID9{next(number)}"}}'])
    sheet.rows[0][-1], mail = "Q99", f"{_word(random)}@maker.example"
    place = next(place for place, cell in enumerate(sheet.rows[1]) if cell.startswith("Bij welke afdeling"))
    sheet.rows[0][place] = "Bij welke afdeling"
    _in_the_department(sheet, "Bij welke afdeling")
    asked = [f"{'Wil je nog iets weten over dit onderzoek, schrijf dan een bericht. ' * 3}Vragen? Mail {mail} gerust, of bel {_PHONE}"]
    sheet.insert(len(sheet.rows[0]), ["Q100", *asked, '{"ImportId":"QID100"}'], [random.choice(["Ja", "Nee"]) for _ in range(PEOPLE)])
    sheet.secrets |= {mail, _PHONE}
    return _finished(sheet, _saved(sheet.rows, folder / "antwoorden.csv"), 17, tuple(range(9, 16)))


_PHONE = "06-97301846"

SHAPES: Sequence[Callable[[Path], Disguised]] = (google_forms, microsoft_forms, surveymonkey, limesurvey, qualtrics)
