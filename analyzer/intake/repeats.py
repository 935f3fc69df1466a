"""The same response exported twice, in one file or in two: found by its number and moment, or by moments alone, and asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.intake.same_moments import same_moments
from analyzer.model.question import Choice, Question
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from analyzer.intake.form import Form
    from analyzer.text import Sentence

KEY = "repeated"
ONCE = "once"


def repeats(forms: Sequence[Form], decisions: Mapping[str, str]) -> list[Question]:
    """The question whether responses that occur twice count once; where it was decided so, all but the first are taken out."""
    again = _again(forms)
    asked = _question(forms, n) if (n := _count(again)) else None
    if asked is None and len(forms) > 1:
        again = same_moments(forms)
        asked = _in_two_languages(forms, n) if (n := _count(again)) else None
    if asked is None:
        return []
    if asked.decided(decisions) == ONCE:
        for form, masks in zip(forms, again, strict=True):
            form.leave_out(masks)
    return [asked]


def _count(again: Sequence[Sequence[NDArray[np.bool_]]]) -> int:
    return sum(int(out.sum()) for masks in again for out in masks)


def _again(forms: Sequence[Form]) -> list[list[NDArray[np.bool_]]]:
    """Per file and block which respondents were met before, in an earlier file or in this one."""
    marks = [mark for form in forms for mark in form.marks]
    if not marks:
        return [[] for _ in forms]
    whole = np.concatenate(marks)
    _, first = np.unique(whole, return_index=True)
    met = np.ones(len(whole), dtype=bool)
    met[first] = False
    met &= whole != 0
    blocks = iter(np.split(met, np.cumsum([len(mark) for mark in marks])[:-1]))
    return [[next(blocks) for _ in form.marks] for form in forms]


def _question(forms: Sequence[Form], n: int) -> Question:
    message = sentence(
        "{n} response seems to stand in the files twice. Does it count once?",
        "{n} responses seem to stand in the files twice. Do they count once?",
        n=n,
    )
    return _once_or_not(forms, message)


def _in_two_languages(forms: Sequence[Form], n: int) -> Question:
    message = sentence(
        "{n} response has the same time, to the second, as one in another file. Perhaps it is one survey in two languages. "
        "Does it count once?",
        "{n} responses have the same time, to the second, as one in another file. Perhaps it is one survey in two languages. "
        "Do they count once?",
        n=n,
    )
    return _once_or_not(forms, message)


def _once_or_not(forms: Sequence[Form], message: Sentence) -> Question:
    choices = (Choice(ONCE, sentence("Yes, count the first of them")), Choice("all", sentence("No, these are different people")))
    return Question(KEY, forms[-1].table.where, message, choices, ONCE)
