"""A tiny survey, and people who answered it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from analyzer.model.responses import Responses
from analyzer.model.survey import Item, Module, Scale, Segmentation, Survey, TrainingForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Person = dict[str, str | None]
"""Labels by segmentation and option ids by item; what is not there was left blank."""

CHOICES = ("a", "b", "c", "dont_know")
STEPS = ("1", "2", "3", "4", "5", "no_opinion")
FORMS = (TrainingForm("workshop", 2, 8, 14), TrainingForm("targeted", 2, 6, 12), TrainingForm("self_paced", 0.5))
LABELS = {"department": ("Finance", "Sales", "unknown"), "level": ("management", "staff", "unknown")}


def knowledge(id: str, module: str, **changed: object) -> Item:
    """A knowledge item of which ``b`` is right, unless told otherwise."""
    plain = Item(id, "single", CHOICES, module=module, tier="basic", key=("b",), dont_know="dont_know")
    return replace(plain, **changed)  # type: ignore[arg-type]


def statement(id: str, scale: str, *, turned: bool = False) -> Item:
    """A statement to agree or disagree with."""
    return Item(id, "rating", STEPS, scale=scale, dont_know="no_opinion", reversed=turned)


ITEMS = (
    *(knowledge(f"L{number}", "linkedin") for number in range(1, 5)),
    *(knowledge(f"P{number}", "privacy") for number in range(1, 5)),
    *(knowledge(f"R{number}", "rules") for number in range(1, 5)),
    *(statement(f"C{number}", "rule_clarity", turned=number == 2) for number in range(1, 4)),
    *(statement(f"B{number}", "own_boundary") for number in range(1, 3)),
)


def survey(*items: Item) -> Survey:
    """A survey of these items (three modules and two scales where none are given), by department and level."""
    items = items or ITEMS
    modules = tuple(dict.fromkeys(item.module for item in items if item.module))
    scales = tuple(dict.fromkeys(item.scale for item in items if item.scale))
    return Survey(
        id="tiny",
        version="1",
        languages=("en",),
        segmentations=(Segmentation("department"), Segmentation("level", ("staff", "management"))),
        modules=tuple(Module(module, 0.6, forms=FORMS) for module in modules),
        scales=tuple(Scale(scale, "attitude") for scale in scales),
        items=items,
        wordings={},
    )


def responses(people: Iterable[Mapping[str, str | None]], asked: Survey, *, only_seen: bool = False) -> Responses:
    """People as a batch. With ``only_seen`` the columns know no more answers and labels than this batch holds, in the order met."""
    people = list(people)
    index = pd.RangeIndex(len(people))

    def column(name: str, known: tuple[str, ...]) -> pd.Categorical:
        given = [person.get(name) for person in people]
        seen = tuple(dict.fromkeys(value for value in given if value is not None))
        categories = seen if only_seen else tuple(dict.fromkeys((*known, *seen)))
        return pd.Categorical(given, categories=pd.Index(categories, dtype="str"))

    segments = {part.id: column(part.id, LABELS.get(part.id, ())) for part in asked.segmentations}
    answers = {item.id: column(item.id, item.options if item.kind != "multiple" else ()) for item in asked.items}
    return Responses(pd.DataFrame(segments, index=index), pd.DataFrame(answers, index=index))
