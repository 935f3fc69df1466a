"""The story: the findings and all it takes to tell them in one language; every section of a report is told from it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.model.segment import REST, UNKNOWN
from analyzer.report import addresses
from analyzer.report.document import Link
from analyzer.report.figures import GroupFigures, ItemFigures
from analyzer.report.names import Names
from analyzer.report.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.advice import AdviceForm
    from analyzer.model.findings import Findings
    from analyzer.model.policy import Policy
    from analyzer.model.segment import Segment
    from analyzer.model.survey import Module, Scale, TrainingForm
    from analyzer.report.document import Number
    from analyzer.text import Text


@dataclass(frozen=True, slots=True)
class Story:
    """One set of findings in one language."""

    findings: Findings
    text: Text
    pen: Pen
    names: Names
    group_pages: Mapping[Segment, str]
    trainer_pages: Mapping[str, str]

    @classmethod
    def of(cls, findings: Findings, text: Text) -> Story:
        """A page for every published group, and a trainer's page for every module that is advised anywhere."""
        pen = Pen(text)
        advised = {id for group in findings.groups for id in (*group.first, *group.later)}
        return cls(
            findings,
            text,
            pen,
            Names(findings.survey.wording(text.language), pen),
            addresses.groups(group.segment for group in findings.groups),
            addresses.trainers(module.id for module in findings.survey.modules if module.id in advised),
        )

    @property
    def policy(self) -> Policy:
        """The rules of the run."""
        return self.findings.policy

    @property
    def modules(self) -> tuple[Module, ...]:
        """All modules, in the order of the survey."""
        return self.findings.survey.modules

    @property
    def organisation(self) -> GroupFigures:
        """Everybody."""
        return GroupFigures(self.pen, 0, self.findings.organisation)

    @property
    def groups(self) -> tuple[GroupFigures, ...]:
        """All published groups except the organisation, in the order of the findings."""
        return tuple(GroupFigures(self.pen, place, found) for place, found in enumerate(self.findings.groups) if place)

    @property
    def own(self) -> bool:
        """Whether the organisation drew up the questions and set the norms itself: then no question names a source."""
        return not any(item.source for item in self.findings.survey.items)

    @property
    def silent(self) -> bool:
        """Whether no module of any group may be shown, so that a need can neither be told nor denied."""
        forms = {module.advice.form for group in self.findings.groups for module in group.modules.values()}
        return forms <= {"not_shown"}

    @property
    def crossings(self) -> tuple[tuple[str, ...], ...]:
        """The ways in which the published and withheld groups are cut: each segmentation by itself, then those of two at once."""
        segments = [*(group.segment for group in self.groups), *self.findings.withheld]
        order = [segmentation.id for segmentation in self.findings.survey.segmentations]
        return tuple(sorted({segment.by for segment in segments}, key=lambda by: (len(by), [order.index(name) for name in by])))

    def by(self, by: tuple[str, ...]) -> tuple[GroupFigures, ...]:
        """The published groups of one cut: by the alphabet, or in the survey's own order where it gives the labels.

        Those who did not say and the small ones together come last.
        """
        return tuple(sorted((group for group in self.groups if group.segment.by == by), key=lambda group: self._order(group.segment)))

    def withheld(self, by: tuple[str, ...]) -> tuple[Segment, ...]:
        """The groups of one cut that are not shown, in the same order."""
        return tuple(sorted((segment for segment in self.findings.withheld if segment.by == by), key=self._order))

    def _order(self, segment: Segment) -> list[tuple[int, str]]:
        options = {one.id: (*one.options, UNKNOWN, REST) for one in self.findings.survey.segmentations}
        places = [options[name].index(label) if label in options[name] else -1 for name, label in segment.parts]
        labels = [unicodedata.normalize("NFKD", self.names.label(segment, name)).casefold() for name in segment.by]
        return list(zip(places, labels, strict=True))

    def scales(self, by: tuple[str, ...]) -> tuple[tuple[int, Scale], ...]:
        """The scales that may be told for a cut, with their place: those about a person only for everybody or by level."""
        everything = enumerate(self.findings.survey.scales)
        return tuple((place, scale) for place, scale in everything if not scale.about_a_person or by in {(), ("level",)})

    def items(self, module: str) -> tuple[ItemFigures, ...]:
        """The questions of a module over the whole organisation, in the order asked."""
        asked = {item.id for item in self.findings.survey.items_of(module)}
        return tuple(ItemFigures(self.pen, place, found) for place, found in enumerate(self.findings.items) if found.id in asked)

    def mostly_open(self, module: str) -> bool:
        """Whether most answers to a module that were not right, nor "don't know", were left open: then they tell of no wrong ideas."""
        told = [figures.found for figures in self.items(module) if figures.found.wrong is not None]
        return sum(found.answers.get("blank", 0) for found in told) > sum(found.wrong or 0 for found in told) / 2

    @property
    def period(self) -> str:
        """When it was asked: from the first day of the fieldwork, or of its week, where that is known; else the name of the wave."""
        day = self.findings.fieldwork
        return self.text.say("from {day}", day=day) if day else self.findings.wave

    def rule(self, name: str) -> Number:
        """A rule of the policy that is a share."""
        return self.pen.exact(f"policy.{name}", getattr(self.policy, name))

    def least(self, name: str) -> Number:
        """A rule of the policy that is a count."""
        return self.pen.count(f"policy.{name}", getattr(self.policy, name))

    def norm(self, module: Module) -> Number:
        """The cut score of a module."""
        return self.pen.exact(f"survey.modules.{self.modules.index(module)}.cut_score", module.cut_score)

    def form(self, module: Module, form: AdviceForm) -> tuple[str, TrainingForm] | None:
        """How a module is given in an advised form, with its place in the findings; None where the survey does not say."""
        wanted = {"whole_group": ("workshop",), "targeted": ("targeted", "workshop"), "self_paced": ("self_paced",)}.get(form, ())
        found = next((given for mode in wanted for given in module.forms if given.form == mode), None)
        return None if found is None else (f"survey.modules.{self.modules.index(module)}.forms.{module.forms.index(found)}", found)

    def group_link(self, segment: Segment) -> Link | None:
        """The page of a group; none for the organisation, which is the first page itself."""
        page = self.group_pages.get(segment)
        return Link(page, self.names.group(segment)) if page else None

    def trainer_link(self, module: str) -> Link | None:
        """The trainer's page of a module, where it has one."""
        page = self.trainer_pages.get(module)
        return Link(page, self.names.module(module)) if page else None
