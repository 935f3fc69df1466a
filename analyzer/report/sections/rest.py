"""The rest: the modules that are not advised to a group, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report import forms
from analyzer.report.document import Facts, Heading
from analyzer.text import Sentence, sentence

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.figures import GroupFigures, ModuleFigures
    from analyzer.report.story import Story

KINDS: tuple[tuple[str, Sentence, Sentence], ...] = (
    (
        "weak",
        forms.WEAK,
        sentence("Perhaps there is a need, but it is not sure enough for a training. Look again next time."),
    ),
    ("nothing", forms.TITLES["nothing"], sentence("The answers do not say that there is a need, and not that there is none.")),
    ("in_order", forms.IN_ORDER, sentence("Enough people reach the norm. Ask who would like to help others, and pick nobody.")),
    ("too_few", forms.TITLES["too_few"], sentence("There may be a need, but so few people answered that we cannot tell.")),
    (
        "not_needed",
        forms.TITLES["not_needed"],
        sentence(
            "According to the company workbook no job in this group needs it. So it is not advised, however many are below the norm. Is "
            "that not right? Then change the company workbook."
        ),
    ),
    (
        "not_shown",
        forms.TITLES["not_shown"],
        sentence("To protect people we show nothing here, and therefore advise nothing. Offer everybody in this group the self-check."),
    ),
)
"""Kind, what it is called, and what is said about its modules."""


def rest(story: Story, group: GroupFigures) -> tuple[Block, ...]:
    """The modules that are not advised, by reason; nothing where all of them are."""
    modules = [group.module(module.id) for module in story.modules]
    pairs = []
    for kind, title, said in KINDS:
        ids = [module.id for module in modules if _kind(module) == kind]
        if ids:
            pairs.append((story.text.say(title), story.pen.together((story.pen.plain(f"{story.names.quoted(ids)}."), story.pen.say(said)))))
    heading = story.pen.say("The other modules") if group.found.first else story.pen.say("Module by module")
    return (Heading(heading, id="rest"), Facts(tuple(pairs))) if pairs else ()


def _kind(module: ModuleFigures) -> str:
    advice = module.advice
    if advice.form == "nothing" and advice.grade in {"weak", "in_order"}:
        return advice.grade
    return advice.form
