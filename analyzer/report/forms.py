"""Forms: how an advice and its evidence are said, by themselves and inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.text import Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.advice import Advice, AdviceForm, Grade

TITLES: Mapping[AdviceForm, Sentence] = {
    "whole_group": sentence("Workshop for the whole group"),
    "targeted": sentence("Open enrolment with a self-check"),
    "self_paced": sentence("Learning alone, at your own pace"),
    "nothing": sentence("No clear need"),
    "too_few": sentence("Too few answers"),
    "not_needed": sentence("Not needed in these jobs"),
    "not_shown": sentence("Not shown"),
}
"""An advice by itself."""

LEGEND: Mapping[AdviceForm, Sentence] = {**TITLES, "nothing": sentence("No training advised")}
"""What the signs in a table or chart mean; one sign stands for every reason not to advise a training."""

INSIDE: Mapping[AdviceForm, Sentence] = {
    "whole_group": sentence("as a workshop for the whole group"),
    "targeted": sentence("for those who need it, by open enrolment"),
    "self_paced": sentence("for people to learn alone, at their own pace"),
}
"""An advised form as a part of a sentence."""

HOW: Mapping[AdviceForm, Sentence] = {
    "whole_group": sentence("Everybody joins, also those who know it already. So nobody stands out."),
    "targeted": sentence(
        "Open it to everybody. People do a short self-check and then choose for themselves. Do not pick anybody because of this survey."
    ),
    "self_paced": sentence("Offer it to everybody. People follow it when it suits them."),
}
"""How an advised form works."""

IN_ORDER = sentence("In order")
WEAK = sentence("Weak sign of a need")

EVIDENCE: Mapping[Grade, Sentence] = {
    "strong": sentence("Strong"),
    "clear": sentence("Clear"),
    "weak": sentence("Weak"),
    "none": sentence("No sign"),
    "in_order": sentence("In order"),
}
"""A grade of evidence by itself."""


def title(advice: Advice) -> Sentence:
    """An advice by itself; no advice is told apart by what the evidence says."""
    if advice.form == "nothing":
        return {"in_order": IN_ORDER, "weak": WEAK}.get(advice.grade or "", TITLES["nothing"])
    return TITLES[advice.form]
