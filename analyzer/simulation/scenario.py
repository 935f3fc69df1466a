"""A scenario: what an organisation is like, before chance makes one of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.survey import Module, Survey

DEPARTMENTS = (
    "Buitendienst",
    "Klantenservice",
    "Verkoop",
    "ICT",
    "Financiën",
    "Marketing en communicatie",
    "HR",
    "Juridische zaken",
)


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything that is decided about an organisation and its fieldwork; the seed decides the rest.

    Shares are 0 to 1, ``points`` are differences between shares (-0.25 is 25 points lower), effects are in logits, opinions in steps of the
    scale from 1 to 5. All mappings may be partial.

    - People: ``headcounts[department, level]``; without it ``size`` people over ``departments``, whose sizes are log-normal with
      ``department_spread`` (0 makes them equal), and over levels by ``level_shares``. ``role_families`` by department.
    - Who answers: exactly ``respondents`` people, or ``answers_per_department`` in every department, or else ``response_rate`` of all.
      ``response`` shifts the log-odds of answering by department or level, ``response_by_ability`` by one standard deviation of ability.
    - Knowledge: per module the mean share right over all staff, ``mean_right``; without it ``above_cut`` points above the cut score, and
      without that what the items of the survey are expected to give. ``planted[department, module]`` puts one department so many points
      above the rest. ``department_effect`` is a standard deviation between departments, ``level_effect`` a shift by level, ``person_sd``
      the standard deviation between people of one group, of which ``general_share`` is common to all modules.
    - Opinions: the mean of a scale, ``opinions``, with a standard deviation between departments, and ``planted_opinions[department,
      scale]``.
    - Disturbances: the shares of respondents who do not look (``careless``), who stop half-way (``stopped``) and who will not say where
      they work (``rather_not_say``, per segmentation), and of answers left out (``blank``).

    Raises ValueError for settings that contradict one another.
    """

    departments: tuple[str, ...] = DEPARTMENTS
    size: int = 420
    department_spread: float = 0.7
    level_shares: Mapping[str, float] = field(default_factory=lambda: {"staff": 0.80, "team_lead": 0.13, "management": 0.07})
    headcounts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    role_families: Mapping[str, str] = field(default_factory=dict)
    respondents: int | None = None
    answers_per_department: int | None = None
    response_rate: float = 0.55
    response: Mapping[str, float] = field(default_factory=dict)
    response_by_ability: float = 0.25
    mean_right: Mapping[str, float] = field(default_factory=dict)
    above_cut: float | None = None
    planted: Mapping[tuple[str, str], float] = field(default_factory=dict)
    department_effect: float = 0.2
    level_effect: Mapping[str, float] = field(default_factory=dict)
    person_sd: float = 0.9
    general_share: float = 0.5
    opinions: Mapping[str, float] = field(default_factory=dict)
    opinion_effect: float = 0.2
    planted_opinions: Mapping[tuple[str, str], float] = field(default_factory=dict)
    careless: float = 0.02
    stopped: float = 0.03
    blank: float = 0.015
    rather_not_say: float = 0.025

    def __post_init__(self) -> None:
        for name in ("response_rate", "general_share", "careless", "stopped", "blank", "rather_not_say"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be between 0 and 1")
        if self.respondents is not None and self.answers_per_department is not None:
            raise ValueError("respondents and answers_per_department are both given; one of them must be None")
        strange = {department for department, _ in (*self.planted, *self.planted_opinions)} - set(self.department_names)
        if strange:
            known = ", ".join(self.department_names)
            raise ValueError(f"something is planted in {', '.join(sorted(strange))}; the departments are {known}")

    @property
    def department_names(self) -> tuple[str, ...]:
        """The departments, from the head counts where they are given."""
        return tuple(dict.fromkeys(department for department, _ in self.headcounts)) or self.departments

    @property
    def level_names(self) -> tuple[str, ...]:
        """The levels, from the head counts where they are given."""
        return tuple(dict.fromkeys(level for _, level in self.headcounts)) or tuple(self.level_shares)

    def target(self, module: Module, survey: Survey) -> float:
        """The mean share right that a module must have over all staff, apart from what is planted."""
        if module.id in self.mean_right:
            return self.mean_right[module.id]
        if self.above_cut is not None:
            return module.cut_score + self.above_cut
        expected = [item.expected if item.expected is not None else 0.6 for item in survey.items_of(module.id)]
        return sum(expected) / len(expected)

    def fitted_to(self, survey: Survey) -> Scenario:
        """The same, without the modules, scales and role families that a survey does not have."""
        known = _carriers(survey)
        return replace(
            self,
            mean_right={module: share for module, share in self.mean_right.items() if module in known},
            planted={place: points for place, points in self.planted.items() if place[1] in known},
            opinions={scale: mean for scale, mean in self.opinions.items() if scale in known},
            planted_opinions={place: steps for place, steps in self.planted_opinions.items() if place[1] in known},
            role_families={place: family for place, family in self.role_families.items() if family in survey.role_families},
        )

    def check(self, survey: Survey) -> None:
        """Raises ValueError where it speaks of modules, scales or levels that a survey does not have."""
        named = {*self.mean_right, *self.opinions, *(carrier for _, carrier in (*self.planted, *self.planted_opinions))}
        strange = named - _carriers(survey)
        options = {option for segmentation in survey.segmentations if segmentation.id == "level" for option in segmentation.options}
        if options:
            strange |= set(self.level_names) - options
        if strange:
            raise ValueError(f"the survey {survey.id} does not have {', '.join(sorted(strange))}")


def _carriers(survey: Survey) -> set[str]:
    return {module.id for module in survey.modules} | {scale.id for scale in survey.scales}
