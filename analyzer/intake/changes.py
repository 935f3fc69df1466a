"""Columns whose question is nearly one of the survey: perhaps that question in other words, perhaps another one, so it is asked."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from analyzer.intake.heading import Heading
from analyzer.intake.identifiers import shown
from analyzer.intake.phrasing import is_typed
from analyzer.model.question import Choice, Question
from analyzer.sheets.plain import plain
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analyzer.intake.target import Target
    from analyzer.model.survey import Survey

COLUMN = "column:"
UNUSED = "unused"

_NEAR = 0.85
_SHORTEST = 12
_LONGEST = 600
_MOST_LOOKED_AT = 400


def key_of(heading: str) -> str:
    """The key of what is decided about the column with this heading."""
    return f"{COLUMN}{shown(heading)}"


def changed(
    headings: Sequence[Heading | str], targets: Sequence[Target | None], survey: Survey, decisions: Mapping[str, str]
) -> list[Question]:
    """A question for each heading that is nearly the wording of one item which is not found in the files.

    ``targets`` are those of the headings, in the same order. What ``decisions`` answer is not asked again.
    """
    found = {target.id for target in targets if target and target.role == "item"}
    wordings = _wordings(survey, found)
    asked: dict[str, Question] = {}
    for heading in _unknown(headings, targets):
        near = _near(heading, wordings)
        question = _question(heading, near, survey) if near else None
        if question and question.decided(decisions) is None:
            asked.setdefault(question.key, question)
    return list(asked.values())


def _unknown(headings: Sequence[Heading | str], targets: Sequence[Target | None]) -> list[str]:
    """The texts of headings without a target, once each; of a question with a column per option, the question."""
    texts: dict[str, None] = {}
    for heading, target in zip(headings, targets, strict=True):
        asked = Heading(heading) if isinstance(heading, str) else heading
        if target is None and asked.own is None and not is_typed(asked.part, asked.code):
            texts |= dict.fromkeys(filter(None, (asked.text, asked.question)))
    return [text for text in texts if _SHORTEST <= len(text) <= _LONGEST][:_MOST_LOOKED_AT]


def _wordings(survey: Survey, found: Iterable[str]) -> list[tuple[str, str]]:
    """The ids and plain wordings of the items that are not found."""
    gone = set(found)
    said = [(name, words) for wording in survey.wordings.values() for name, words in wording.items.items() if name not in gone]
    return [(name, plain(text)) for name, words in said for text in (words.text, *words.also) if len(text) >= _SHORTEST]


def _near(heading: str, wordings: Sequence[tuple[str, str]]) -> str | None:
    """The one item to whose wording a heading comes near."""
    said = plain(heading)
    near = {item for item, wording in wordings if _is_near(said, wording)}
    return near.pop() if len(near) == 1 else None


def _is_near(one: str, other: str) -> bool:
    """Whether two plain texts are alike: nearly the same, or the same words in another order."""
    if 2 * min(len(one), len(other)) < _NEAR * (len(one) + len(other)):
        return False
    if sorted(one.split()) == sorted(other.split()):
        return True
    alike = SequenceMatcher(None, one, other, autojunk=False)
    return alike.real_quick_ratio() >= _NEAR and alike.quick_ratio() >= _NEAR and alike.ratio() >= _NEAR


def _question(heading: str, item: str, survey: Survey) -> Question:
    wording = survey.wording(survey.languages[0]).items[item].text
    return Question(
        key_of(heading),
        sentence("Column {column}", column=shown(heading)),
        sentence("This heading is nearly a question of the questionnaire, but not quite. Is it the same question?"),
        (Choice(item, wording), Choice(UNUSED, sentence("No, it is another question"))),
    )
