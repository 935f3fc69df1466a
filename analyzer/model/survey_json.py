"""A survey as plain JSON and back, so that findings can carry the questionnaire they speak about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from analyzer.model.survey import (
    EarlierKey,
    Item,
    ItemWording,
    Module,
    ModuleWording,
    Scale,
    ScaleWording,
    Segmentation,
    SegmentationWording,
    Survey,
    TrainingForm,
    Wording,
)


def as_json(survey: Survey) -> dict[str, Any]:
    """The survey as dictionaries, lists, texts and numbers; dates are written as ``2026-11-25``."""
    plain: dict[str, Any] = _plain(survey)
    return plain


def from_json(written: Mapping[str, Any]) -> Survey:
    """The survey that `as_json` wrote, also after a journey through a file. Raises ValueError where it is something else."""
    try:
        return _survey(written)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this is not a survey as the analyzer writes it: {error!r}") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _survey(written: Mapping[str, Any]) -> Survey:
    parts: dict[str, Any] = {
        "languages": tuple(written["languages"]),
        "segmentations": tuple(Segmentation(part["id"], tuple(part["options"])) for part in written["segmentations"]),
        "modules": tuple(_module(part) for part in written["modules"]),
        "scales": tuple(Scale(**part) for part in written["scales"]),
        "items": tuple(_item(part) for part in written["items"]),
        "wordings": {language: _wording(part) for language, part in written["wordings"].items()},
        "role_families": tuple(written["role_families"]),
    }
    return Survey(**{**written, **parts})


def _module(written: Mapping[str, Any]) -> Module:
    parts: dict[str, Any] = {
        "needed_by": tuple(written["needed_by"]),
        "prerequisites": tuple(written["prerequisites"]),
        "forms": tuple(TrainingForm(**form) for form in written["forms"]),
    }
    return Module(**{**written, **parts})


def _item(written: Mapping[str, Any]) -> Item:
    parts: dict[str, Any] = {
        "options": tuple(written["options"]),
        "key": tuple(written["key"]),
        "score": dict(written["score"]),
        "verified": written["verified"] and date.fromisoformat(written["verified"]),
        "earlier_keys": tuple(EarlierKey(tuple(old["key"]), date.fromisoformat(old["until"])) for old in written["earlier_keys"]),
    }
    return Item(**{**written, **parts})


def _wording(written: Mapping[str, Any]) -> Wording:
    parts: dict[str, Any] = {
        "items": {name: ItemWording(**_with_tuples(part)) for name, part in written["items"].items()},
        "modules": {name: ModuleWording(**{**part, "objectives": tuple(part["objectives"])}) for name, part in written["modules"].items()},
        "scales": {name: ScaleWording(**part) for name, part in written["scales"].items()},
        "segmentations": {name: SegmentationWording(**_with_tuples(part)) for name, part in written["segmentations"].items()},
        "role_families": dict(written["role_families"]),
    }
    return Wording(**{**written, **parts})


def _with_tuples(written: Mapping[str, Any]) -> dict[str, Any]:
    """Other wordings are tuples in a survey and lists in JSON."""
    also_options = {option: tuple(seen) for option, seen in written["also_options"].items()}
    return {**written, "options": dict(written["options"]), "also": tuple(written["also"]), "also_options": also_options}
