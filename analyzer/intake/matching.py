"""Which column asks which question: by id, or by the wording in any language of the survey."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analyzer.model.survey import Item, Survey

_GRID_ROW = re.compile(r"\[([^\[\]]+)\]\s*$")
_NUMBERED = re.compile(r"^\s*(?:vraag|question|v|q)?\s*\d{1,3}\s*[.):\-]\s*(?=\S)", re.IGNORECASE)
_CODED = re.compile(r"^\s*[\[(]?([A-Za-z]{1,6}[_-]?\d{1,4}[a-z]?)[\])]?\s*[.:)\-\s]\s*(\S.*)$", re.DOTALL)
_DUTY = re.compile(r"\s*\((?:verplicht|optioneel|required|optional)\)\s*\*?\s*$", re.IGNORECASE)
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Target:
    """What a column asks for: an item or a segmentation, by id."""

    role: Literal["item", "segmentation"]
    id: str


class Questions:
    """The questions of a survey by their plain wording; a wording of two questions belongs to neither."""

    def __init__(self, survey: Survey | None) -> None:
        self._targets: dict[str, Target | None] = {}
        for target, wording in _wordings(survey) if survey else ():
            known = self._targets.setdefault(plain(wording), target)
            if known != target:
                self._targets[plain(wording)] = None

    def target(self, heading: str) -> Target | None:
        """The question of a heading, or None."""
        return next((found for form in forms_of(heading) if (found := self._targets.get(form))), None)


def _wordings(survey: Survey) -> Iterator[tuple[Target, str]]:
    for segmentation in survey.segmentations:
        yield Target("segmentation", segmentation.id), segmentation.id
    for item in survey.items:
        yield Target("item", item.id), item.id
    for wording in survey.wordings.values():
        for name, asked in wording.segmentations.items():
            for text in filter(None, (asked.title, asked.text, *asked.also)):
                yield Target("segmentation", name), text
        for name, said in wording.items.items():
            for text in (said.text, *said.also):
                yield Target("item", name), text


def forms_of(heading: str) -> Iterator[str]:
    """The plain forms under which a heading may be known: whole, without number, code or "(required)", and as the row of a grid."""
    whole = _DUTY.sub("", heading)
    yield plain(heading)
    yield plain(whole)
    yield plain(_NUMBERED.sub("", whole))
    if coded := _CODED.match(whole):
        yield plain(coded[1])
        yield plain(coded[2])
    if row := _GRID_ROW.search(whole):
        yield plain(row[1])
        yield plain(_NUMBERED.sub("", row[1]))


def scored(survey: Survey) -> tuple[Item, ...]:
    """The items that carry a survey: those of its modules, or all where it has none."""
    return tuple(item for item in survey.items if item.module) or survey.items


def find_survey(headings: Iterable[str], surveys: Iterable[Survey]) -> Survey | None:
    """The survey whose scored items are among the headings, at least half of them; the best where several are. None where none is."""
    asked = list(headings)
    shares = [(share, survey) for survey in surveys if (share := _share(asked, survey)) >= _ENOUGH]
    return max(shares, key=lambda pair: pair[0])[1] if shares else None


def _share(headings: Sequence[str], survey: Survey) -> float:
    items = {item.id for item in scored(survey)}
    questions = Questions(survey)
    found = {target.id for heading in headings if (target := questions.target(heading)) and target.role == "item"}
    return len(items & found) / max(len(items), 1)
