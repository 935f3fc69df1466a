"""The sample as it should never be handed in: with everything in it that says who answered, and a search for any of that afterwards."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

from tests.sample import saved, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

FEW = "Zilvermeeuwen"
"""A department of four people."""

HEADINGS = (
    "E-mailadres",
    "Naam",
    "IP-adres",
    "Telefoon",
    "Personeelsnummer",
    "BSN",
    "IBAN",
    "Wil je nog iets kwijt?",
    "",
    "Stuur een bericht naar hulplijn@verklikker.example als je wilt. Heb je hulp nodig?",
)
MOMENT = re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])")
NEVER = "00:00:00"
"""The time of day in the properties of every workbook that we write."""

SPAN = 5
"""As many answers of one person after each other as no question or table of ours puts together."""

_MADE_BY_OTHERS = "plotly.js"


@dataclass(frozen=True, slots=True)
class Poison:
    """An export in which every word of ``secrets`` stands somewhere, and ``rows``, the answers of each person in the order asked."""

    export: Path
    secrets: frozenset[str]
    rows: tuple[tuple[str, ...], ...]

    def found(self, texts: Iterable[str]) -> set[str]:
        """The secrets in some texts, times of day, and answers of one person after each other."""
        return {leak for text in texts for leak in self._leaks(unescape(text))}

    def _leaks(self, text: str) -> Iterable[str]:
        yield from (secret for secret in self.secrets if secret in text)
        yield from (moment for moment in MOMENT.findall(text) if moment != NEVER)
        told = _sequence(text)
        yield from (f"a row: {row}" for row in {_sequence("|".join(row[:SPAN])) for row in self.rows} if row in told)


def _sequence(text: str) -> str:
    """A text in which cells lie side by side, whatever separated them."""
    return re.sub(r'["\'\s]*(?:<[^>]*>|[,;|\t\n])["\'\s]*', "|", text).replace("||", "|")


def poison(folder: Path) -> Poison:
    """The sample with columns that identify people, odd times of day, an answer in somebody's own words, and four people who are alike."""
    random = Random(20)
    heading, *answers = table()
    persons = [_person(random, number) for number in range(len(answers))]
    for number, row in enumerate(answers):
        row[0] = (
            f"{row[0].split()[0]} {random.choice([0, 1, 2, 3, 4, 5, 22, 23]):02}:{random.randrange(1, 60):02}:{random.randrange(1, 60):02}"
        )
        if number < 4:
            _make_alike(row, answers)
    own = _word(random)
    answers[9][3] = f"Eigenlijk {own}, net als in bijlage"
    rows = [[heading[0], *HEADINGS[:4], *heading[1:], *HEADINGS[4:]]]
    rows += [[row[0], *person[:4], *row[1:], *person[4:]] for row, person in zip(answers, persons, strict=True)]
    secrets = {own, "hulplijn@verklikker.example"}
    for row, person in zip(answers, persons, strict=True):
        secrets |= {*person[:7], person[7].split()[2], person[8], row[0].split()[1], row[0].split()[1].rpartition(":")[0]}
    return Poison(saved(rows, folder / "antwoorden.csv"), frozenset(secrets), tuple(tuple(row[1:]) for row in answers))


def _make_alike(row: list[str], answers: Sequence[Sequence[str]]) -> None:
    """One of the four: at each question the answer that fewest people give, at the same place of work."""
    for column in range(1, len(row) - 2):
        given = [other[column] for other in answers if other[column]]
        row[column] = min(sorted(set(given)), key=given.count)
    row[-2:] = [FEW, "Medewerker"]


def _person(random: Random, number: int) -> tuple[str, ...]:
    """What says who somebody is, in the order of the headings; all of it is made up."""
    first, last = _word(random).capitalize(), _word(random).capitalize()
    return (
        f"{first}.{last}@kantoor.example".lower(),
        f"{first} {last}",
        f"{'203.0.113' if number % 2 else '198.51.100'}.{10 + number // 2}",
        f"06-{random.randrange(10_000_000, 100_000_000)}",
        f"P{random.randrange(1_000_000, 10_000_000)}",
        _citizen_number(random),
        _bank_account(random),
        f"Ik vind {_word(random)} eigenlijk belangrijker dan al dat gedoe met berichten, en dat zeg ik al jaren tegen iedereen.",
        f"{_word(random)}@thuis.example",
        "ja" if number % 3 else "nee",
    )


def _word(random: Random) -> str:
    """A word that nobody uses."""
    return "".join(random.choice("bdfgkqvwxz") + random.choice("aeiouy") for _ in range(5))


def _citizen_number(random: Random) -> str:
    while True:
        digits = f"{random.randrange(100_000_000, 1_000_000_000)}"
        weighed = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
        if weighed % 11 == 0:
            return digits


def _bank_account(random: Random) -> str:
    rest = f"INGB{random.randrange(10**9, 10**10)}"
    check = 98 - int("".join(str(int(sign, 36)) for sign in rest + "NL00")) % 97
    return f"NL{check:02}{rest}"


def everything(folder: Path, besides: Path) -> dict[str, str]:
    """The name and text of every file in a folder, what is packed in it unpacked; ``besides`` is the export itself."""
    files = {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path != besides}
    return dict(_texts(files))


def _texts(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for name, content in files.items():
        if zipfile.is_zipfile(BytesIO(content)):
            with zipfile.ZipFile(BytesIO(content)) as pack:
                yield from _texts({f"{name}/{member}": pack.read(member) for member in pack.namelist()})
        elif not name.endswith(_MADE_BY_OTHERS):
            yield name, f"{name} {content.decode()}"
