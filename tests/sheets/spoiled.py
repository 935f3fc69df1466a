"""Files as they come off a bad line, or from somebody who means harm: cut off, with flipped bits, or noise from the start."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tests.sheets.books import workbook, zipped
from tests.sheets.kinds import ods, xls, xlsb

if TYPE_CHECKING:
    import random
    from pathlib import Path

ROWS = [["Tijdstempel", "Afdeling", "Vraag"], *([f"1-9-2026 9:0{place}", "Zorg, jeugd", 2.5] for place in range(9))]
KINDS = ("xlsx", "xls", "xlsb", "ods", "zip", "csv")

_STARTS = (
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"a,b\n",
    b"sep=;\n",
    b"\x09\x08",
)


def whole(folder: Path) -> dict[str, bytes]:
    """A sound file of each kind."""
    table = "\r\n".join(f'{cells[0]};"{cells[1]}";{cells[2]}' for cells in ROWS).encode()
    made = {
        "xlsx": workbook(folder / "in.xlsx", {"Blad1": ROWS, "Blad2": ROWS}),
        "xls": xls(folder / "in.xls", ROWS),
        "xlsb": xlsb(folder / "in.xlsb", ROWS),
        "ods": ods(folder / "in.ods", ROWS),
        "zip": zipped(folder / "in.zip", {"antwoorden.csv": table}),
    }
    return {"csv": table, **{kind: path.read_bytes() for kind, path in made.items()}}


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """The file, harmed in one of a few ways; what is in a zip file is often harmed before it is packed, or nothing would get to read it."""
    ways = [_noise, _cut, _flipped, _flipped, _doubled]
    if content.startswith(b"PK"):
        ways += [_harmed_inside] * 5
    return chance.choice(ways)(content, chance)


def _noise(content: bytes, chance: random.Random) -> bytes:
    return chance.choice((*_STARTS, content[: chance.randrange(len(content))])) + chance.randbytes(chance.randrange(2_000))


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8, 64)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _doubled(content: bytes, chance: random.Random) -> bytes:
    """A stretch of the file once more, somewhere else."""
    begin, place = chance.randrange(len(content)), chance.randrange(len(content))
    return content[:place] + content[begin : begin + chance.randrange(500)] + content[place:]


def _harmed_inside(content: bytes, chance: random.Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        harmed = chance.choice(source.namelist())
        for name in source.namelist():
            inside = source.read(name)
            target.writestr(
                name, chance.choice((_flipped, _flipped, _cut, _doubled))(inside, chance) if name == harmed and inside else inside
            )
    return held.getvalue()
