"""Which column asks which question: by the wording in any language of the survey, or by id or code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.intake.changes import COLUMN, UNUSED, key_of
from analyzer.intake.heading import Heading
from analyzer.intake.identifiers import masked
from analyzer.intake.options import nth, place, spoken, wordings
from analyzer.intake.phrasing import code_parts, coded, forms_of, is_empty_part, is_typed, joined, sides
from analyzer.intake.target import Target
from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analyzer.model.survey import Item, Survey

_ENOUGH = 0.5
_MARKUP = 60
_NOBODY: Mapping[str, str] = {}


class Questions:
    """The questions of a survey by their plain wording; a wording of two questions belongs to neither.

    ``decisions`` may say of a heading (``column:<heading>``) which item or segmentation it asks, or that it is ``unused``; that wins.
    """

    def __init__(self, survey: Survey | None, decisions: Mapping[str, str] = _NOBODY) -> None:
        self._targets: dict[str, Target | None] = {}
        self._items: dict[str, Item] = {item.id: item for item in survey.items} if survey else {}
        self._options: dict[str, dict[str, str]] = {}
        self._survey = survey
        for target, wording in _wordings(survey) if survey else ():
            known = self._targets.setdefault(plain(wording), target)
            if known != target:
                self._targets[plain(wording)] = None
        self._longest = _MARKUP + max(map(len, self._targets), default=0)
        self._codes = {coded(target.id): target for target, _ in _ids(survey)} if survey else {}
        self._decided = {key: chosen for key, chosen in decisions.items() if key.startswith(COLUMN)}

    def target(self, heading: Heading | str) -> Target | None:
        """The question of a heading, or None. A questionnaire that was drafted from an export has its headings masked."""
        asked = Heading(heading) if isinstance(heading, str) else heading
        ruling = self._ruling(asked)
        if ruling is not None:
            return self._with_option(ruling, asked) or ruling if ruling.id else None
        exact = self._targets.get(plain(asked.text)) or self._targets.get(plain(masked(asked.text)))
        if exact is not None:
            return self._with_option(exact, asked) or exact
        if is_typed(asked.part, asked.code):
            return None
        if asked.part and not is_empty_part(asked.part):
            return self._of_part(asked) or self._of_code(asked)
        texts = [text for text in (asked.text, asked.question) if text]
        return next((found for text in texts if (found := self._worded(text))), None) or self._of_code(asked)

    def _ruling(self, heading: Heading) -> Target | None:
        """What was decided about a heading, with an empty id where it is not used; None where nothing was."""
        if not self._decided:
            return None
        chosen = next((self._decided[key] for key in (key_of(heading.text), key_of(heading.question)) if key in self._decided), None)
        if chosen is None:
            return None
        return next((target for target, name in _ids(self._survey) if name == chosen), None) or (
            Target("item", "") if chosen == UNUSED else None
        )

    def _worded(self, text: str) -> Target | None:
        """The question of which a text is the wording: whole, or in two languages of which at least one is known."""
        found = next((found for form in forms_of(text) if (found := self._targets.get(form))), None)
        return found or self._in_two_languages(text)

    def _in_two_languages(self, text: str) -> Target | None:
        if len(text) > 2 * self._longest or code_parts(text)[1]:
            return None
        found = {target for side in sides(text) if len(side) <= self._longest and (target := self._targets.get(plain(side)))}
        return found.pop() if len(found) == 1 else None

    def _of_part(self, heading: Heading) -> Target | None:
        """The option of a question, or the statement below one, that a part is."""
        question = self._worded(heading.question)
        option = self._with_option(question, heading) if question else None
        if option:
            return option
        whole = (self._targets.get(plain(text)) for text in joined(heading.question, heading.part))
        return next(filter(None, whole), None) or self._worded(heading.part)

    def _with_option(self, target: Target, heading: Heading) -> Target | None:
        """The target with the option that the part of a heading is; None where it is no option of a ``multiple`` item."""
        item = self._items.get(target.id)
        if item is None or item.kind != "multiple" or not heading.part:
            return None
        option = spoken(heading.part, self._words(item)) or nth(item.options, place(heading.part))
        return replace(target, option=option) if option else None

    def _words(self, item: Item) -> dict[str, str]:
        if item.id not in self._options and self._survey:
            self._options[item.id] = wordings(item, self._survey)
        return self._options[item.id]

    def _of_code(self, heading: Heading) -> Target | None:
        """The question that has the code of a heading as its id: whole, before its part, or as its part."""
        code = heading.code or heading.text
        whole = self._codes.get(coded(code))
        if whole and not (heading.part and heading.code and coded(heading.part) == coded(code)):
            return self._with_option(whole, heading) or whole
        question, part = code_parts(code)
        if not part or is_typed(part, code):
            return None
        found = self._codes.get(coded(question))
        if found:
            said = [each for each in (heading.part, part) if each]
            return next((option for each in said if (option := self._with_option(found, replace(heading, part=each)))), None)
        return self._codes.get(coded(part))


def _ids(survey: Survey | None) -> Iterator[tuple[Target, str]]:
    if survey:
        yield from ((Target("segmentation", each.id), each.id) for each in survey.segmentations)
        yield from ((Target("item", item.id), item.id) for item in survey.items)


def _wordings(survey: Survey) -> Iterator[tuple[Target, str]]:
    """Every wording of every question; two languages without a sign between them too, as where a line break was lost."""
    yield from _ids(survey)
    texts: dict[Target, list[str]] = {}
    for wording in survey.wordings.values():
        for name, asked in wording.segmentations.items():
            target = Target("segmentation", name)
            texts.setdefault(target, []).append(asked.text or asked.title)
            yield from ((target, text) for text in (asked.title, asked.text, *asked.also) if text)
        for name, said in wording.items.items():
            target = Target("item", name)
            texts.setdefault(target, []).append(said.text)
            yield from ((target, text) for text in (said.text, *said.also))
    for target, said_in in texts.items():
        yield from ((target, f"{one} {other}") for one in said_in for other in said_in if one != other)


def scored(survey: Survey) -> tuple[Item, ...]:
    """The items that carry a survey: those of its modules, or all where it has none."""
    return tuple(item for item in survey.items if item.module) or survey.items


def find_survey(headings: Iterable[Heading | str], surveys: Iterable[Survey]) -> Survey | None:
    """The survey whose scored items are among the headings, at least half of them; the best where several are. None where none is."""
    asked = list(headings)
    shares = [(share, survey) for survey in surveys if (share := _share(asked, survey)) >= _ENOUGH]
    return max(shares, key=lambda pair: pair[0])[1] if shares else None


def _share(headings: Sequence[Heading | str], survey: Survey) -> float:
    items = {item.id for item in scored(survey)}
    questions = Questions(survey)
    found = {target.id for heading in headings if (target := questions.target(heading)) and target.role == "item"}
    return len(items & found) / max(len(items), 1)
