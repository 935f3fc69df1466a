"""Names of groups, modules, scales and answers in the reader's language: they come from the survey and the export, not from us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.model.segment import REST, UNKNOWN
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.segment import Segment
    from analyzer.model.survey import Item, Wording
    from analyzer.report.pen import Pen


TOGETHER = {"department": sentence("Small departments together"), "level": sentence("Small levels together")}
"""What everybody whose own group is not shown is called, by segmentation."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one survey in one language."""

    wording: Wording
    pen: Pen

    def group(self, segment: Segment) -> str:
        """A group by itself: ``Sales``, ``Sales · Staff``, ``The whole organisation``."""
        if segment.is_organisation:
            return self.pen.text.say("The whole organisation")
        return " · ".join(self._label(name, label) for name, label in segment.parts)

    def described(self, segment: Segment) -> str:
        """A group with what kind of group it is: ``Department: Sales``."""
        return ", ".join(f"{self.segmentation(name)}: {self._label(name, label)}" for name, label in segment.parts)

    def _label(self, segmentation: str, label: str) -> str:
        if label == UNKNOWN:
            return self.pen.text.say("Not stated")
        if label == REST:
            return self.pen.text.say(TOGETHER.get(segmentation, sentence("Small groups together")))
        wording = self.wording.segmentations.get(segmentation)
        return wording.options.get(label, label) if wording else label

    def label(self, segment: Segment, segmentation: str) -> str:
        """The part of a group's name that one segmentation gives; empty where it does not cut."""
        label = segment.where.get(segmentation)
        return "" if label is None else self._label(segmentation, label)

    def segmentation(self, id: str) -> str:
        """What a segmentation is called, as a heading."""
        wording = self.wording.segmentations.get(id)
        return wording.title if wording else id

    def segmentation_inside(self, id: str) -> str:
        """The same inside a sentence."""
        title = self.segmentation(id)
        return title[:1].lower() + title[1:]

    def module(self, id: str) -> str:
        """The title of a module."""
        return self.wording.modules[id].title

    def short(self, id: str) -> str:
        """The title up to a colon, for headings and for the columns of a table."""
        return self.module(id).split(":")[0].strip()

    def quoted(self, ids: Iterable[str]) -> str:
        """Modules inside a sentence."""
        return self.pen.listing(self.pen.quoted(self.module(id)) for id in ids)

    def scale(self, id: str) -> str:
        """The title of a scale."""
        return self.wording.scales[id].title

    def agreeing(self, id: str) -> str:
        """What agreeing with a scale means, as the end of "62% ..."."""
        wording = self.wording.scales[id]
        return wording.agree or self.pen.text.say("agrees with “{scale}”", scale=wording.title)

    def question(self, item: Item) -> str:
        """The text of a question."""
        return self.wording.items[item.id].text

    def answer(self, item: Item, option: str) -> str:
        """The text of an answer; several options chosen together are listed."""
        texts = self.wording.items[item.id].options
        return self.pen.listing(texts.get(part, part) for part in option.split("+"))
