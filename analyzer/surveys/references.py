"""Whether the parts of a questionnaire fit together: every name once, every reference to something that exists, enough items everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.surveys.faults import Place
from analyzer.surveys.questionnaire import FILE
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analyzer.surveys.faults import Faults
    from analyzer.surveys.questionnaire import Questionnaire

ENOUGH = 4
"""Items from which a module can be told apart from one lucky or unlucky question."""

EVERYBODY = "*"


def check(read: Questionnaire, faults: Faults) -> None:
    """Name everything in the questionnaire that does not fit with the rest of it."""
    _check_names(read, faults)
    _check_modules(read, faults)
    _check_items(read, faults)
    _check_enough(read, faults)


def _check_names(read: Questionnaire, faults: Faults) -> None:
    """A module and a scale may not share a name either: items are looked up by it."""
    parts = {
        "segmentation": [part.id for part, _ in read.segmentations],
        "module": [part.id for part, _ in read.modules],
        "scale": [part.id for part, _ in read.scales],
        "item": [part.id for part, _ in read.items],
    }
    for table, names in parts.items():
        for name in _names(names):
            faults.repeated(Place(FILE, table, name), tuple(other for other in names if other == name))
    for part, place in read.scales:
        if part.id and part.id in parts["module"]:
            message = sentence("There is a module that is called '{name}' too.", name=part.id)
            faults.stop(place.at("id"), message, sentence("Give one of the two another name."))
    for segmentation, place in read.segmentations:
        faults.repeated(place.at("options"), segmentation.options)
    faults.repeated(Place(FILE).at("role_families"), read.role_families)
    if not read.items:
        faults.stop(Place(FILE), sentence("There are no questions in it."), sentence("Add at least one module with its [[item]] tables."))


def _check_modules(read: Questionnaire, faults: Faults) -> None:
    modules = _names(part.id for part, _ in read.modules)
    asked_first = {part.id: part.prerequisites for part, _ in read.modules}
    for module, place in read.modules:
        for family in module.needed_by:
            if family not in (EVERYBODY, *read.role_families):
                faults.not_among(place.at("needed_by"), family, (EVERYBODY, *read.role_families))
        for name in module.prerequisites:
            if name not in modules:
                faults.not_among(place.at("prerequisites"), name, modules)
        if module.id in _before(module.id, asked_first):
            message = sentence("This module has to come before itself.")
            faults.stop(place.at("prerequisites"), message, sentence("Follow the modules that it asks for, and take one of them out."))
        faults.repeated(place.at("forms.form"), tuple(form.form for form in module.forms))


def _before(module: str, asked_first: Mapping[str, tuple[str, ...]]) -> set[str]:
    """All modules that have to come before a module, directly or through others."""
    before: set[str] = set()
    waiting = list(asked_first.get(module, ()))
    while waiting:
        name = waiting.pop()
        if name not in before:
            before.add(name)
            waiting.extend(asked_first.get(name, ()))
    return before


def _check_items(read: Questionnaire, faults: Faults) -> None:
    modules, scales = _names(part.id for part, _ in read.modules), _names(part.id for part, _ in read.scales)
    for item, place in read.items:
        if item.module and item.module not in modules:
            faults.not_among(place.at("module"), item.module, modules)
        if item.scale and item.scale not in scales:
            faults.not_among(place.at("scale"), item.scale, scales)
        if item.module and item.verified is None:
            message = sentence("It does not say when this fact was checked, so this question is not scored.")
            faults.note(place, message, sentence("Check the fact at its source and write verified = with the day."))


def _check_enough(read: Questionnaire, faults: Faults) -> None:
    for table, parts in (("module", read.modules), ("scale", read.scales)):
        for part, place in parts:
            count = sum(part.id in (item.module, item.scale) for item, _ in read.items)
            if not count:
                faults.stop(place, sentence("No question belongs to it."), sentence("Add its questions, or take it out."))
            elif table == "module" and count < ENOUGH:
                message = sentence("This module has one question.", plural="This module has {n} questions.", n=count)
                faults.note(place, message, sentence("Give a module four questions or more; otherwise one slip decides the advice."))


def _names(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in given if name))
