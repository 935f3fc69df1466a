"""Files of which nothing can be made, each broken in a way of its own, written where a test wants them."""

from __future__ import annotations

import shutil
import struct
import zlib
from typing import TYPE_CHECKING

import openpyxl

from tests.sample import SAMPLE, saved, table

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = {
    'module = "linkedin"': 'module = "linkedn"',
    "cut_score = 0.60": "cut_score = 60",
    'key = ["b"]': 'key = ["z"]',
    'tier = "basic"': 'tier = "bassic"',
    'kind = "rating"': 'kind = "rate"',
}
"""What is right in a survey, and what a hurried hand makes of it."""

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def empty(folder: Path) -> Path:
    path = folder / "antwoorden.csv"
    path.write_bytes(b"")
    return path


def header_only(folder: Path) -> Path:
    return saved(table()[:1], folder / "antwoorden.csv")


def odd_delimiter(folder: Path) -> Path:
    return saved(table()[:40], folder / "antwoorden.csv", delimiter="^")


def password(folder: Path) -> Path:
    """What Excel writes for a protected workbook: a compound file with the encrypted workbook and how it was encrypted inside."""
    path = folder / "antwoorden.xlsx"
    names = ("Root Entry", "EncryptionInfo", "EncryptedPackage")
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H6x9I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    )
    table_of_sectors = struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    chains = struct.pack("<128I", _FAT, _END, *range(3, 10), _END, *range(11, 18), _END, *[_FREE] * 110)
    entries = b"".join(_entry(name, number) for number, name in enumerate(names)) + bytes(128)
    path.write_bytes(header + table_of_sectors + chains + entries + b"\x04\x00\x04\x00" + b"\x17" * (16 * _SECTOR - 4))
    return path


def _entry(name: str, number: int) -> bytes:
    """An entry of the directory: the root, or a stream of eight sectors."""
    written = (name + "\0").encode("utf-16-le")
    below = (_FREE, 2, _FREE) if number == 1 else (_FREE, _FREE, _FREE if number else 1)
    place, size = (2 + 8 * (number - 1), 8 * _SECTOR) if number else (_END, 0)
    return written.ljust(64, b"\0") + struct.pack("<HBB3I36xIQ", len(written), 2 if number else 5, 1, *below, place, size)


def picture(folder: Path) -> Path:
    """A picture of one dot, called a workbook."""
    path = folder / "antwoorden.xlsx"
    parts = (b"IHDR" + struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(bytes(4)), b"IEND")
    written = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(written))
    return path


def stray_cell(folder: Path) -> Path:
    """The sample as a workbook, with a space in its very last cell."""
    path = folder / "antwoorden.xlsx"
    book = openpyxl.Workbook()
    for row in table()[:40]:
        book.worksheets[0].append(row)
    book.worksheets[0]["XFD1048576"] = " "
    book.save(path)
    return path


def something_else(folder: Path) -> Path:
    rows = [[f"21-9-2026 9:{minute:02}:00", "pizza", "rood"] for minute in range(9)]
    return saved([["Tijdstempel", "Wat eet je graag?", "Welke kleur?"], *rows], folder / "antwoorden.csv")


def handful(folder: Path) -> Path:
    return saved(table()[:5], folder / "antwoorden.csv")


def faulty_survey(folder: Path) -> Path:
    """The bundled survey with five faults in it."""
    spoilt = folder / "vragenlijst"
    shutil.copytree(SAMPLE.parent, spoilt, ignore=shutil.ignore_patterns("sample"))
    text = (spoilt / "survey.toml").read_text(encoding="utf-8")
    for right, wrong in FAULTS.items():
        text = text.replace(right, wrong, 1)
    (spoilt / "survey.toml").write_text(text, encoding="utf-8")
    return spoilt
