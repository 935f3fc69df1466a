"""A segmentation with options: which option each answer is, by wording, by id, or by number once somebody said so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analyzer.intake.coding import often
from analyzer.intake.declined import NO_OPTION, declines
from analyzer.intake.labelled import Labelled
from analyzer.intake.options import nth, place
from analyzer.intake.unclear import IN_ORDER, UNUSED
from analyzer.model.problem import Problem
from analyzer.model.question import Choice, Question
from analyzer.model.segment import UNKNOWN
from analyzer.sheets.plain import plain
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.survey import Segmentation, Survey
    from analyzer.text import Sentence


def label_listed(
    segmentation: Segmentation, counts: Counter[str], survey: Survey, where: Sentence, decisions: Mapping[str, str]
) -> Labelled:
    """The option id of each distinct cell; declining to say and everything that is no option is ``unknown``."""
    options = _options(segmentation, survey)
    found = {cell: options.get(plain(cell), UNKNOWN) for cell in counts}
    numbered = _numbered(segmentation, counts, options)
    if numbered:
        asked = _order_asked(segmentation, where)
        chosen = numbered if asked.decided(decisions) == IN_ORDER else {}
        return _labelled(segmentation, found | chosen, [], [asked])
    return _labelled(segmentation, found, _strange(counts, options, where), [])


def _labelled(segmentation: Segmentation, found: Mapping[str, str], problems: list[Problem], questions: list[Question]) -> Labelled:
    labels = {cell: UNKNOWN if option in NO_OPTION else option for cell, option in found.items()}
    known = [option for option in segmentation.options if option not in NO_OPTION]
    categories = (*known, UNKNOWN) if UNKNOWN in labels.values() else tuple(known)
    return Labelled(labels, categories, problems, questions)


def _options(segmentation: Segmentation, survey: Survey) -> dict[str, str]:
    """The options by plain wording in any language, also as seen in exports, and by id."""
    known = {plain(option): option for option in segmentation.options}
    for wording in survey.wordings.values():
        asked = wording.segmentations.get(segmentation.id)
        for option, text in asked.options.items() if asked else ():
            known[plain(text)] = option
        for option, others in asked.also_options.items() if asked else ():
            known |= {plain(other): option for other in others}
    return known


def _numbered(segmentation: Segmentation, counts: Counter[str], options: Mapping[str, str]) -> dict[str, str]:
    """The option at the place that each answer gives, where all are numbers or codes of places and none is worded; else empty."""
    said = [cell for cell in counts if not declines(cell)]
    if any(plain(cell) in options for cell in said):
        return {}
    placed = {cell: nth(segmentation.options, place(cell)) for cell in said}
    found = {cell: option for cell, option in placed.items() if option}
    return found if len(found) == len(said) else {}


def _order_asked(segmentation: Segmentation, where: Sentence) -> Question:
    return Question(
        f"numbers:{segmentation.id}",
        where,
        sentence("The answers are numbers or codes instead of texts. Do the numbers follow the order of the answers in the questionnaire?"),
        (
            Choice(IN_ORDER, sentence("Yes, 1 is the first answer")),
            Choice(UNUSED, sentence("No, or I do not know: do not use this column")),
        ),
        IN_ORDER,
    )


def _strange(counts: Counter[str], options: Mapping[str, str], where: Sentence) -> list[Problem]:
    """Answers that are none of the options and do not decline either."""
    strange = Counter({cell: count for cell, count in counts.items() if not declines(cell) and plain(cell) not in options})
    if not strange:
        return []
    message = sentence(
        "{n} respondent gave an answer that is none of the options and counts as unknown.",
        "{n} respondents gave an answer that is none of the options and count as unknown.",
        n=strange.total(),
    )
    remedy = sentence("If this is an option in other words, put the words of the questionnaire in your file instead.")
    return [Problem("note", where, message, remedy, often(strange))]
