"""The document on privacy is in step with the rules in the code, in both languages."""

from __future__ import annotations

import re

import pytest

from analyzer.model.policy import Policy
from analyzer.text import LANGUAGES, Text
from tests.house.source import CHECKOUT

PRIVACY = (CHECKOUT / "PRIVACY.md").read_text("utf-8")
LAST = "open_answers"
"""The last of the rules that protect people; those after it are about advice."""


def rules(language: str) -> list[tuple[str, str, str]]:
    """Title, value and reason of the rules that protect people."""
    text, names = Text(language), [name for name, *_ in Policy().rules()]
    kept = Policy().rules()[: names.index(LAST) + 1]
    return [(text.say(title), _shown(value, text), text.say(reason)) for _, value, title, reason in kept]


def _shown(value: object, text: Text) -> str:
    return text.number(value) if isinstance(value, int) else text.percent(float(str(value)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_gives_every_rule_that_protects_people(language: str) -> None:
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in PRIVACY.splitlines() if line.startswith("| ")]
    assert [row for row in rules(language) if row not in rows] == []
    assert len([row for row in rows if len(row) == 3 and row[1][:1].isdigit()]) == len(LANGUAGES) * len(rules(language))


def test_the_readme_leads_to_it() -> None:
    assert "](PRIVACY.md)" in (CHECKOUT / "README.md").read_text("utf-8")


def test_dutch_comes_first() -> None:
    headings = re.findall(r"^# (.*)$", PRIVACY, re.MULTILINE)
    assert headings == ["Privacy", "Privacy, in English"]
