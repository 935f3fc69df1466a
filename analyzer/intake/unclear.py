"""What is unclear about answers, and is asked: an answer of several people that is no option, and numbers that stand for options."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from analyzer.intake.identifiers import masked
from analyzer.model.question import Choice, Question
from analyzer.sheets.plain import plain, tidy
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.survey import Item, Survey

NUMBERS = "numbers"
"""The key of the question whether numbers follow the order of the options, asked once for all files."""

IN_ORDER = "in_order"
UNUSED = "unused"
NONE = "none"

_SHOWABLE = 5
_NEAR = 0.85
_MOST_ASKED = 12
_LONGEST = 200


def decided(item: Item, decisions: Mapping[str, str]) -> dict[str, str | None]:
    """The option that was chosen for each plain answer to an item; None for one that counts as not answered."""
    begin = f"option:{item.id}:"
    asked = {key.removeprefix(begin): chosen for key, chosen in decisions.items() if key.startswith(begin)}
    return {text: None if chosen == NONE else chosen for text, chosen in asked.items() if chosen == NONE or chosen in item.options}


def options_asked(
    item: Item, unknown: Counter[str], known: Mapping[str, str], survey: Survey, ruled: Mapping[str, str | None]
) -> list[Question]:
    """A question for each answer that is no option and that five or more people gave; ``unknown`` counts the answers that are none."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for answer, count in unknown.most_common():
        counts[plain(answer)] += count
        shown.setdefault(plain(answer), tidy(answer))
    often = [
        (text, count)
        for text, count in counts.most_common()
        if count >= _SHOWABLE and text not in ruled and _can_be_asked(text, shown[text])
    ]
    return [_option_asked(item, text, shown[text], count, known, survey) for text, count in often[:_MOST_ASKED]]


def _can_be_asked(text: str, shown: str) -> bool:
    """Numbers outside a scale are no option in other words, and what may be somebody's identity is not shown."""
    return len(text) <= _LONGEST and any(sign.isalpha() for sign in text) and masked(shown) == shown


def _option_asked(item: Item, text: str, shown: str, count: int, known: Mapping[str, str], survey: Survey) -> Question:
    wording = survey.wording(survey.languages[0]).items[item.id]
    options = [Choice(option, wording.options.get(option, option)) for option in item.options]
    return Question(
        f"option:{item.id}:{text}",
        sentence("Question {question}", question=wording.text),
        sentence(
            "{n} people answered '{answer}', which is none of the answers in the questionnaire. Which answer do they mean?",
            n=count,
            answer=shown,
        ),
        (*options, Choice(NONE, sentence("None of these: it counts as not answered"))),
        _nearest(text, known),
    )


def _nearest(text: str, known: Mapping[str, str]) -> str:
    """The one option of which a wording is nearly the same, or empty."""
    near = {option for wording, option in known.items() if SequenceMatcher(None, text, wording).ratio() >= _NEAR}
    return near.pop() if len(near) == 1 else ""


def order_asked() -> Question:
    """Whether numbers in the place of answers follow the order of the options."""
    return Question(
        NUMBERS,
        sentence("The answers"),
        sentence("The answers are numbers instead of texts. Do the numbers follow the order of the answers in the questionnaire?"),
        (
            Choice(IN_ORDER, sentence("Yes, 1 is the first answer")),
            Choice(UNUSED, sentence("No, or I do not know: leave these questions out")),
        ),
        IN_ORDER,
    )
