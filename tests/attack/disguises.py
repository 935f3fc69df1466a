"""Forty ways in which an export says who answered: by heading in five languages, by value under any heading, or under none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.attack.poisoned import _bank_account, _citizen_number, _word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random


@dataclass(frozen=True, slots=True)
class Disguise:
    """A column: what stands above it, and what it holds for a person."""

    heading: str
    write: Callable[[Random, int], str]


def _mail(random: Random, _: int) -> str:
    return f"{_word(random)}.{_word(random)}@kantoor.example"


def _name(random: Random, _: int) -> str:
    return f"{_word(random).capitalize()} {_word(random).capitalize()}"


def _name_turned(random: Random, _: int) -> str:
    return f"{_word(random).capitalize()}, {_word(random).capitalize()} {random.choice('ABCDE')}."


def _name_with_particle(random: Random, _: int) -> str:
    return f"{_word(random).capitalize()} van der {_word(random).capitalize()}"


def _one_word(random: Random, _: int) -> str:
    return _word(random)


def _number(random: Random, _: int) -> str:
    return f"{random.randrange(10**6, 10**7)}"


def _mobile(random: Random, _: int) -> str:
    return f"+31 6 {random.randrange(10**7, 10**8)}"


def _landline(random: Random, _: int) -> str:
    return f"020-{random.randrange(10**6, 10**7)}"


def _foreign_phone(random: Random, _: int) -> str:
    return f"+49 (0)30 {random.randrange(10**6, 10**7)}"


def _ip(random: Random, _: int) -> str:
    return f"203.0.113.{random.randrange(1, 255)}:{random.randrange(1024, 65535)}".partition(":")[0] + ""


def _ip6(random: Random, _: int) -> str:
    return f"2001:db8:{random.randrange(16**3, 16**4):x}::{random.randrange(16**3, 16**4):x}"


def _spaced_account(random: Random, _: int) -> str:
    account = _bank_account(random)
    return " ".join(account[at : at + 4] for at in range(0, len(account), 4))


def _dotted_citizen(random: Random, _: int) -> str:
    digits = _citizen_number(random)
    return f"{digits[:4]}.{digits[4:6]}.{digits[6:]}"


def _coordinates(random: Random, _: int) -> str:
    return f"52.{random.randrange(10**5, 10**6)}, 4.{random.randrange(10**5, 10**6)}"


def _latitude(random: Random, _: int) -> str:
    return f"51.{random.randrange(10**5, 10**6)}"


def _born(random: Random, _: int) -> str:
    return f"{random.randrange(1, 29)}-{random.randrange(1, 13)}-{random.randrange(1960, 2004)}"


def _postcode(random: Random, _: int) -> str:
    return f"{random.randrange(1000, 9999)} {random.choice('ABCDEFGH')}{random.choice('KLMNPRST')} {random.randrange(1, 200)}"


def _uuid(random: Random, _: int) -> str:
    sign = f"{random.getrandbits(128):032x}"
    return f"{sign[:8]}-{sign[8:12]}-{sign[12:16]}-{sign[16:20]}-{sign[20:]}"


def _link(random: Random, _: int) -> str:
    return f"https://profiel.example/in/{_word(random)}"


def _sentence_with_mail(random: Random, number: int) -> str:
    return f"Mail gerust naar {_mail(random, number)} als iets niet klopt" if number % 9 == 0 else "nee"


def _code_of_parts(random: Random, _: int) -> str:
    return f"{random.choice('ABCDEFG')}{random.choice('HIJKLMN')}{random.randrange(10, 100)}{_word(random)[:4].upper()}"


DISGUISES: Sequence[Disguise] = (
    Disguise("E-mail address", _mail),
    Disguise("Zakelijk e-mailadres", _mail),
    Disguise("E-Mail-Adresse", _mail),
    Disguise("Adresse e-mail", _mail),
    Disguise("Correo electrónico", _mail),
    Disguise("Hoe kunnen we je bereiken?", _mail),
    Disguise("", _mail),
    Disguise("Opmerking (optioneel)", _sentence_with_mail),
    Disguise("Full name", _name),
    Disguise("Voor- en achternaam", _name),
    Disguise("Vorname", _one_word),
    Disguise("Nachname", _one_word),
    Disguise("Prénom", _one_word),
    Disguise("Apellidos", _one_word),
    Disguise("Wie ben je?", _name),
    Disguise("الاسم", _name),
    Disguise("Deelnemer", _name_with_particle),
    Disguise("Participant", _name_turned),
    Disguise("Collega die je aanspreekt", _name),
    Disguise("Column 7", _name),
    Disguise("Personeelsnr.", _number),
    Disguise("Employee ID", _number),
    Disguise("(Pers No.)", _number),
    Disguise("Personalnummer", _number),
    Disguise("Phone number", _mobile),
    Disguise("Bereikbaar op", _mobile),
    Disguise("Toestel", _landline),
    Disguise("Numéro de téléphone", _foreign_phone),
    Disguise("IP Address", _ip),
    Disguise("Verbonden via", _ip6),
    Disguise("Waar mag het geld heen?", _spaced_account),
    Disguise("Rekening", lambda random, _: _bank_account(random)),
    Disguise("Nummer op je pas", lambda random, _: _citizen_number(random)),
    Disguise("Nummer", _dotted_citizen),
    Disguise("Plek", _coordinates),
    Disguise("LocationLatitude", _latitude),
    Disguise("Geburtsdatum", _born),
    Disguise("Code postal", _postcode),
    Disguise("Sleutel", _uuid),
    Disguise("Pagina", _link),
    Disguise("Eigen code", _code_of_parts),
)
