"""A survey: a versioned questionnaire with its answer key, its wording, and the training modules its items speak about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

Tier = Literal["basic", "intermediate", "advanced"]
ItemKind = Literal["single", "multiple", "rating", "number", "text"]
ScaleKind = Literal["attitude", "behaviour", "precondition", "importance", "ability"]
High = Literal["good", "bad", "neutral"]
Mode = Literal["workshop", "targeted", "self_paced", "coaching", "micro"]


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A way to cut the staff. Without ``options`` the labels are read from the export."""

    id: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingForm:
    """One way in which a module is given: hours of contact, and the smallest and largest sensible group (people)."""

    form: Mode
    hours: float
    min: int = 1
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Module:
    """A unit of training, and the knowledge items that show whether it is needed.

    ``cut_score`` is the share right that a person at the needed level reaches (0 to 1). ``needed_by`` names role families, ``*`` is
    everyone. ``posting`` marks a module that asks people to post in public: those who decline are never counted as seats in it.
    """

    id: str
    cut_score: float
    needed_by: tuple[str, ...] = ("*",)
    prerequisites: tuple[str, ...] = ()
    forms: tuple[TrainingForm, ...] = ()
    posting: bool = False

    def form(self, mode: Mode) -> TrainingForm | None:
        """The form of that mode, or None where the module is not given so."""
        return next((form for form in self.forms if form.form == mode), None)


@dataclass(frozen=True, slots=True)
class Scale:
    """Items of an attitude, behaviour or precondition. ``high`` says whether agreeing is good, bad, or nobody's business to judge."""

    id: str
    kind: ScaleKind
    high: High = "good"
    about_a_person: bool = False


@dataclass(frozen=True, slots=True)
class EarlierKey:
    """The right answers of an item up to and including a day, before a fact changed."""

    key: tuple[str, ...]
    until: date


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked.

    A knowledge item has a ``module``, a ``tier`` and a ``key`` (or a ``score`` per option, 0 to 1); any other item has a ``scale``.
    ``options`` are option ids in the order asked; ``dont_know`` is the one of them that means so. ``verified`` is the day on which the
    fact was checked at its own source; an item without it is never scored by default.
    """

    id: str
    kind: ItemKind
    options: tuple[str, ...] = ()
    module: str | None = None
    scale: str | None = None
    tier: Tier | None = None
    key: tuple[str, ...] = ()
    score: Mapping[str, float] = field(default_factory=dict)
    dont_know: str | None = None
    reversed: bool = False
    verified: date | None = None
    source: str = ""
    jurisdiction: str = "world"
    medium: str = ""
    earlier_keys: tuple[EarlierKey, ...] = ()
    expected: float | None = None

    def key_on(self, day: date | None) -> tuple[str, ...]:
        """The right answers on a day; the newest where no day is known."""
        if day is None:
            return self.key
        past = sorted((old for old in self.earlier_keys if day <= old.until), key=lambda old: old.until)
        return past[0].key if past else self.key

    def points(self, day: date | None = None) -> Mapping[str, float]:
        """What each option is worth on a day, 0 to 1. For a ``multiple`` item the one combination in the key is worth 1."""
        if self.score:
            return self.score
        if self.kind == "multiple":
            return {combination(self.key_on(day)): 1.0}
        return dict.fromkeys(self.key_on(day), 1.0)


def combination(options: Collection[str]) -> str:
    """Several options chosen together, as one answer: their ids in order, joined by ``+``."""
    return "+".join(sorted(options))


@dataclass(frozen=True, slots=True)
class ItemWording:
    """The texts of an item in one language; ``also`` are other wordings of the question in exports, ``fact`` explains the key."""

    text: str
    options: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    also_options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fact: str = ""


@dataclass(frozen=True, slots=True)
class ModuleWording:
    """The texts of a module: title, one line on what it is, what people can do afterwards, and the first exercise of the session."""

    title: str
    summary: str = ""
    objectives: tuple[str, ...] = ()
    first_exercise: str = ""


@dataclass(frozen=True, slots=True)
class ScaleWording:
    """The texts of a scale: its title, and what agreeing means, as the end of "… % of the group" (``knows the rules``)."""

    title: str
    agree: str = ""


@dataclass(frozen=True, slots=True)
class SegmentationWording:
    """The question that asks for it, the name of the segmentation, and the labels of its options."""

    title: str
    text: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    also_options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """All texts of a survey in one language."""

    language: str
    title: str
    intro: str
    items: Mapping[str, ItemWording]
    modules: Mapping[str, ModuleWording]
    scales: Mapping[str, ScaleWording]
    segmentations: Mapping[str, SegmentationWording]
    role_families: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Survey:
    """A questionnaire that has been read and found whole: every reference in it resolves, every text is there in every language."""

    id: str
    version: str
    languages: tuple[str, ...]
    segmentations: tuple[Segmentation, ...]
    modules: tuple[Module, ...]
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    wordings: Mapping[str, Wording]
    role_families: tuple[str, ...] = ()

    def wording(self, language: str) -> Wording:
        """The texts in a language, or in the survey's first language where it lacks that one."""
        return self.wordings.get(language) or self.wordings[self.languages[0]]

    def module(self, id: str) -> Module:
        """The module with that id. Raises KeyError."""
        return {module.id: module for module in self.modules}[id]

    def scale(self, id: str) -> Scale:
        """The scale with that id. Raises KeyError."""
        return {scale.id: scale for scale in self.scales}[id]

    def item(self, id: str) -> Item:
        """The item with that id. Raises KeyError."""
        return {item.id: item for item in self.items}[id]

    def items_of(self, id: str) -> tuple[Item, ...]:
        """The items of a module or scale, in the order asked."""
        return tuple(item for item in self.items if id in (item.module, item.scale))

    def keyed_on(self, day: date | None) -> Survey:
        """This survey with the answer key that was right on a day, and no other key in it."""
        return replace(self, items=tuple(replace(item, key=item.key_on(day), earlier_keys=()) for item in self.items))

    def keeping(self, items: Collection[str], least: int) -> Survey:
        """This survey with only some of its items, and without the modules that keep fewer than ``least`` and the scales that keep none."""
        kept = [item for item in self.items if item.id in items]
        modules = tuple(module for module in self.modules if sum(item.module == module.id for item in kept) >= least)
        scales = tuple(scale for scale in self.scales if any(item.scale == scale.id for item in kept))
        carriers = {*(module.id for module in modules), *(scale.id for scale in scales)}
        return replace(self, modules=modules, scales=scales, items=tuple(item for item in kept if carriers & {item.module, item.scale}))
