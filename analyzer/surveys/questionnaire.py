"""``survey.toml``: groups, modules, scales and items, as they stand there; whether they fit together is checked elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from analyzer.model.survey import High, Mode, Module, Scale, ScaleKind, Segmentation, TrainingForm
from analyzer.surveys.faults import Place
from analyzer.surveys.items import item
from analyzer.surveys.table import Table
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.model.survey import Item
    from analyzer.surveys.faults import Faults

FILE = "survey.toml"
MODES: tuple[Mode, ...] = get_args(Mode)
SCALE_KINDS: tuple[ScaleKind, ...] = get_args(ScaleKind)
HIGHS: tuple[High, ...] = get_args(High)
HOURS = sentence("a number of hours")
LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A survey without its wording. Each part stands beside the place it was read from."""

    id: str
    version: str
    languages: tuple[str, ...]
    role_families: tuple[str, ...]
    segmentations: tuple[tuple[Segmentation, Place], ...]
    modules: tuple[tuple[Module, Place], ...]
    scales: tuple[tuple[Scale, Place], ...]
    items: tuple[tuple[Item, Place], ...]


def questionnaire(content: dict[str, object], faults: Faults) -> Questionnaire:
    """Everything in ``survey.toml``."""
    whole = Table(content, Place(FILE), faults)
    read = Questionnaire(
        whole.name("id"),
        whole.text("version"),
        _languages(whole),
        whole.texts("role_families"),
        tuple((_segmentation(table), table.place) for table in whole.tables("segmentation")),
        tuple((_module(table), table.place) for table in whole.tables("module")),
        tuple((_scale(table), table.place) for table in whole.tables("scale")),
        tuple((item(table), table.place) for table in whole.tables("item")),
    )
    whole.close()
    return read


def _languages(whole: Table) -> tuple[str, ...]:
    languages = whole.texts("languages", required=True)
    if whole.has("languages") and not all(LANGUAGE.fullmatch(language) for language in languages):
        whole.wrong("languages", sentence('a list of languages such as "nl" and "en"'))
    return tuple(language for language in dict.fromkeys(languages) if LANGUAGE.fullmatch(language))


def _segmentation(table: Table) -> Segmentation:
    read = Segmentation(table.name("id"), table.texts("options"))
    table.close()
    return read


def _module(table: Table) -> Module:
    if not table.has("cut_score"):
        remedy = sentence("Write a share between 0 and 1, such as 0.60.")
        table.say("cut_score", sentence("'{key}' is missing.", key="cut_score"), remedy)
    read = Module(
        id=table.name("id"),
        cut_score=_cut_score(table),
        needed_by=table.texts("needed_by") or ("*",),
        prerequisites=table.texts("prerequisites"),
        forms=tuple(_form(form) for form in table.tables("forms")),
        posting=table.flag("posting"),
    )
    table.close()
    return read


def _cut_score(table: Table) -> float:
    """Everybody reaches a norm of 0 and a norm of 1 leaves no room for one slip, so neither can be meant."""
    cut_score = table.share("cut_score")
    if cut_score in {0, 1}:
        remedy = sentence("Write a share between 0 and 1, such as 0.60.")
        table.say("cut_score", sentence("{value} is not possible here.", value=str(cut_score)), remedy)
    return cut_score or 0.6


def _form(table: Table) -> TrainingForm:
    hours = table.number_within("hours", (int, float), HOURS, (0.1, 100))
    if not table.has("hours"):
        table.say("hours", sentence("'{key}' is missing.", key="hours"), sentence("Write {kind} here.", kind=HOURS))
    read = TrainingForm(table.choice("form", MODES), hours or 1.0, table.whole("min") or 1, table.whole("max"))
    if read.max is not None and read.max < read.min:
        message = sentence("The smallest group ({least}) is larger than the largest ({most}).", least=str(read.min), most=str(read.max))
        table.say("min", message, sentence("Swap the two numbers, or correct one of them."))
    table.close()
    return read


def _scale(table: Table) -> Scale:
    read = Scale(table.name("id"), table.choice("kind", SCALE_KINDS), table.choice("high", HIGHS, "good"), table.flag("about_a_person"))
    table.close()
    return read
