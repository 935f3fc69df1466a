"""A small survey with nothing wrong with it, and a way to spoil it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from analyzer import surveys

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.problem import Problem

SURVEY = (
    """\
id = "small"
version = "1"
languages = ["nl", "en"]
role_families = ["office"]

[[segmentation]]
id = "department"

[[module]]
id = "tea"
cut_score = 0.6
needed_by = ["*"]
prerequisites = []
forms = [{ form = "workshop", hours = 2, min = 8, max = 14 }]

[[scale]]
id = "thirst"
kind = "attitude"
"""
    + "".join(
        f"""
[[item]]
id = "T{number}"
module = "tea"
kind = "single"
tier = "basic"
options = ["a", "b", "dont_know"]
key = ["a"]
dont_know = "dont_know"
verified = 2026-11-25
"""
        for number in range(1, 5)
    )
    + """
[[item]]
id = "T5"
scale = "thirst"
kind = "rating"
options = ["1", "2", "3", "4", "5"]
"""
)


def _wording(title: str, question: str) -> str:
    items = "".join(
        f'[item.T{number}]\ntext = "{question} {number}?"\noptions = {{ a = "{title} a", b = "b" }}\n' for number in range(1, 5)
    )
    return f"""\
title = "{title}"
[options]
dont_know = "?"
1 = "one"
2 = "two"
3 = "three"
4 = "four"
5 = "five"
[role_family]
office = "{title}"
[segmentation.department]
title = "{title}"
[module.tea]
title = "{title}"
[scale.thirst]
title = "{title}"
{items}
[item.T5]
text = "{question} 5?"
"""


@dataclass(frozen=True)
class Spoiled:
    """The folder of a survey whose files can be changed."""

    folder: Path

    def replace(self, file: str, old: str, new: str) -> Spoiled:
        """Change the first ``old`` in a file; it must be there."""
        text = (self.folder / file).read_text("utf-8")
        assert old in text
        (self.folder / file).write_text(text.replace(old, new, 1), "utf-8")
        return self

    def problems(self) -> list[Problem]:
        """Everything that is said about it."""
        return list(surveys.verify(self.folder))

    def wheres(self) -> list[str]:
        """Only the places."""
        return [str(problem.where) for problem in self.problems()]


@pytest.fixture
def small(tmp_path: Path) -> Spoiled:
    """A survey of one module, one scale and five items."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "survey.toml").write_text(SURVEY, "utf-8")
    (folder / "wording.nl.toml").write_text(_wording("Thee", "Vraag"), "utf-8")
    (folder / "wording.en.toml").write_text(_wording("Tea", "Question"), "utf-8")
    return Spoiled(folder)
