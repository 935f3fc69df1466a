"""A survey of one's own that divides people by department, level and site, in a folder, with an export of it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

WAYS = {
    "department": ("Finance", "IT", "Legal", "Sales"),
    "level": ("Manager", "Staff"),
    "site": ("Delft", "Gouda", "Leiden"),
    "shift": ("Day", "Night"),
    "contract": ("Fixed", "Temporary"),
}
COURSES = ("tea", "coffee")


def written(folder: Path, ways: tuple[str, ...]) -> Path:
    """The folder of the survey."""
    folder.mkdir()
    ids = [(course, f"{course}{number}") for course in COURSES for number in range(1, 5)]
    tables = ['id = "own"\nversion = "1"\nlanguages = ["en"]\n', *(f'[[segmentation]]\nid = "{way}"\n' for way in ways)]
    tables += [f'[[module]]\nid = "{course}"\ncut_score = 0.6\nneeded_by = ["*"]\nprerequisites = []\n{_FORMS}' for course in COURSES]
    tables += [f'[[item]]\nid = "{id}"\nmodule = "{course}"\n{_ITEM}' for course, id in ids]
    (folder / "survey.toml").write_text("\n".join(tables), "utf-8")
    texts = ['title = "Our drinks"\n', *(f'[segmentation.{way}]\ntitle = "{way.title()}"\ntext = "Which {way}?"\n' for way in ways)]
    texts += [f'[module.{course}]\ntitle = "{course.title()}"\n' for course in COURSES]
    texts += [f'[item.{id}]\ntext = "Question about {id}?"\noptions = {{ a = "Yes", b = "No", dont_know = "No idea" }}\n' for _, id in ids]
    (folder / "wording.en.toml").write_text("\n".join(texts), "utf-8")
    return folder


_FORMS = 'forms = [{ form = "workshop", hours = 2, min = 8, max = 14 }]\n'
_ITEM = """\
kind = "single"
tier = "basic"
options = ["a", "b", "dont_know"]
key = ["a"]
dont_know = "dont_know"
verified = 2026-11-25
"""


def exported(file: Path, ways: tuple[str, ...], people: int) -> list[dict[str, str]]:
    """The export of so many people, one site of whom is small; gives their rows."""
    random = np.random.default_rng(7)
    headings = ["Timestamp", *(f"Which {way}?" for way in ways)]
    questions = [f"Question about {course}{number}?" for course in COURSES for number in range(1, 5)]
    rows = []
    for person in range(people):
        row = {"Timestamp": f"2026/11/{2 + person % 5} 9:{person % 60:02d}:00 AM GMT+1"}
        for way in ways:
            labels = WAYS[way]
            share = np.array([1.0] * (len(labels) - 1) + [0.25])
            row[f"Which {way}?"] = str(random.choice(labels, p=share / share.sum()))
        row |= {question: str(random.choice(["Yes", "No", "No idea"], p=[0.6, 0.3, 0.1])) for question in questions}
        rows.append(row)
    with file.open("w", encoding="utf-8", newline="") as target:
        table = csv.DictWriter(target, [*headings, *questions], quoting=csv.QUOTE_ALL)
        table.writeheader()
        table.writerows(rows)
    return rows
