"""The words of the company workbook: what its sheets and headings are called, and how levels, roles and modules may be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.model.survey import Survey

SHEETS: dict[str, tuple[str, ...]] = {"groups": ("groups", "groepen"), "needs": ("needs", "behoeften")}
"""English name, Dutch name."""

EXPLANATION: tuple[str, ...] = ("how to", "uitleg")
"""The sheet that explains the others; it is not read."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "department": ("Department", "Afdeling", "Team"),
    "level": ("Level", "Niveau", "Functieniveau"),
    "headcount": ("Headcount", "Aantal medewerkers", "Medewerkers", "Aantal", "Employees", "Number of employees"),
    "report_as": ("Report as", "Rapporteren als"),
    "role_family": ("Role family", "Functiegroep", "Role", "Functiefamilie"),
}
"""English heading, Dutch heading, and others that are understood."""

TIERS: dict[str, int] = {
    **dict.fromkeys(("0", "no", "nee", "not needed", "niet nodig"), 0),
    **dict.fromkeys(("1", "yes", "ja", "x", "basic", "basis"), 1),
    **dict.fromkeys(("2", "intermediate", "gevorderd"), 2),
    **dict.fromkeys(("3", "advanced", "expert"), 3),
}

_LANGUAGES = ("en", "nl")
_LEVEL = "level"
_NO_LEVEL = "rather_not_say"


def word(names: tuple[str, ...], language: str) -> str:
    """A sheet name or heading in a language."""
    return names[_LANGUAGES.index(language)]


def key(text: str) -> str:
    """A name as it is looked up; ``report_as`` and ``Report as`` are the same."""
    return plain(text.replace("_", " "))


def known(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """What each way of writing a name stands for."""
    return {key(text): name for name, texts in names.items() for text in (name, *texts)}


def levels(survey: Survey) -> dict[str, str]:
    """The ids of levels by id and by wording in any language; empty where the survey lists none."""
    options = next((segmentation.options for segmentation in survey.segmentations if segmentation.id == _LEVEL), ())
    said = [wording.segmentations[_LEVEL] for wording in survey.wordings.values() if _LEVEL in wording.segmentations]
    texts = {option: [option, *(asked.options.get(option, option) for asked in said)] for option in options if option != _NO_LEVEL}
    return {key(text): option for option, spelled in texts.items() for text in spelled}


def level_names(survey: Survey, language: str) -> tuple[str, ...]:
    """The levels as a person chooses them, in a language; none where the survey lists none."""
    asked = survey.wording(language).segmentations.get(_LEVEL)
    return tuple(asked.options.get(level, level) if asked else level for level in dict.fromkeys(levels(survey).values()))


def modules(survey: Survey) -> dict[str, str]:
    """The ids of modules by id and by title in any language."""
    return dict(_modules(survey))


def _modules(survey: Survey) -> Iterator[tuple[str, str]]:
    for module in survey.modules:
        yield key(module.id), module.id
        for wording in survey.wordings.values():
            if module.id in wording.modules:
                yield key(wording.modules[module.id].title), module.id


def families(survey: Survey) -> dict[str, str]:
    """The ids of role families by id and by name in any language."""
    named = {key(name): family for wording in survey.wordings.values() for family, name in wording.role_families.items()}
    return {key(family): family for family in survey.role_families} | named
