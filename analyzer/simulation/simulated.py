"""A simulated survey: an organisation, its answers as an export, and the truth behind them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analyzer.model.responses import Responses
from analyzer.model.segment import UNKNOWN
from analyzer.simulation import answers, fieldwork, organisation, people
from analyzer.simulation.layout import FILES, LAYOUTS, RATHER_NOT_SAY
from analyzer.simulation.questions import questions
from analyzer.simulation.truth import Circumstances, truth

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from analyzer.model.company import Company
    from analyzer.model.survey import Segmentation, Survey
    from analyzer.simulation.answers import Codes
    from analyzer.simulation.layout import Export
    from analyzer.simulation.people import Staff
    from analyzer.simulation.scenario import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class Simulated:
    """What came out of one seed.

    ``responses`` and ``moments`` have a row per respondent, in the order of the export; ``person`` is that row's place in ``staff`` and
    ``careless`` whether the respondent did not look. ``staff`` holds the true abilities of everybody, ``truth`` what holds in every
    segment.
    """

    survey: Survey
    company: Company
    responses: Responses
    moments: NDArray[np.datetime64]
    truth: dict[str, Any]
    staff: Staff
    person: NDArray[np.int64]
    careless: NDArray[np.bool_]

    def export(self, language: str, platform: str = "google-forms") -> Export:
        """The export of a survey tool. Raises ValueError for a tool or language that has no layout."""
        if platform not in LAYOUTS:
            raise ValueError(f"platform is {platform!r}; it must be one of {', '.join(LAYOUTS)}")
        return LAYOUTS[platform](self.survey, self.responses, self.moments, language)


def simulate(survey: Survey, scenario: Scenario, seed: int) -> Simulated:
    """An organisation of this scenario and its answers to this survey; the same seed gives the same, to the last bit.

    Every stage has random numbers of its own, so that another number of respondents leaves the organisation and its people as they are.
    Raises ValueError where the scenario speaks of what the survey does not have, or asks for what cannot be.
    """
    scenario.check(survey)
    made, effects, items, persons, attention, chosen, spoilt, moments = (
        np.random.default_rng(stream) for stream in np.random.SeedSequence(seed).spawn(8)
    )
    company = organisation.make(survey, scenario, made)
    asked = questions(survey, scenario, fieldwork.FIRST_DAY, items)
    places = people.places(survey, scenario, company, asked, effects)
    staff = people.draw(survey, scenario, company, places, asked, persons)
    known, thought = answers.knowledge(survey, staff, asked, attention), answers.opinions(survey, staff, attention)
    person = fieldwork.respondents(company, scenario, staff, chosen)
    codes = {id: given[person] for id, given in (known | thought).items()}
    careless = answers.disturb(survey, scenario, codes, asked, spoilt)
    segments = _segments(survey, scenario, company, staff.group[person], spoilt)
    categories = {question.item.id: question.answers for found in asked.values() for question in found}
    return Simulated(
        survey=survey,
        company=company,
        responses=Responses(segments, _answers(survey, codes, categories, len(person))),
        moments=fieldwork.times(len(person), moments),
        truth=truth(Circumstances(survey, scenario, seed, company, places, staff, asked, thought, person, careless)),
        staff=staff,
        person=person,
        careless=careless,
    )


def write(
    simulated: Simulated, folder: Path, company_workbook: bytes, platform: str = "google-forms", language: str = "nl", file: str = "csv"
) -> tuple[Path, ...]:
    """Write ``responses.csv`` or ``responses.xlsx``, ``company.xlsx`` (handed over ready made) and ``truth.json``; gives their paths."""
    if file not in FILES:
        raise ValueError(f"file is {file!r}; it must be one of {', '.join(FILES)}")
    contents = {
        f"responses.{file}": FILES[file](simulated.export(language, platform)),
        "company.xlsx": company_workbook,
        "truth.json": (json.dumps(simulated.truth, ensure_ascii=False, indent=1) + "\n").encode(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in contents)


def _answers(survey: Survey, codes: Codes, categories: dict[str, tuple[str, ...]], people: int) -> pd.DataFrame:
    """A categorical column per item; an open question is left open by everybody."""
    nothing = np.full(people, -1)
    return pd.DataFrame({item.id: _column(codes.get(item.id, nothing), categories.get(item.id, item.options)) for item in survey.items})


def _segments(survey: Survey, scenario: Scenario, company: Company, group: NDArray[np.int64], rng: np.random.Generator) -> pd.DataFrame:
    """What respondents say about where they work; some would rather not say."""
    columns = {}
    for segmentation in survey.segmentations:
        labels, place = _labels(segmentation, company, group, rng)
        silent = rng.random(len(group)) < scenario.rather_not_say
        columns[segmentation.id] = _column(np.where(silent, len(labels), place), [*labels, UNKNOWN])
    return pd.DataFrame(columns)


def _labels(
    segmentation: Segmentation, company: Company, group: NDArray[np.int64], rng: np.random.Generator
) -> tuple[list[str], NDArray[np.int64]]:
    """The labels of a segmentation and each respondent's place in them; what a company does not know has no effect and is drawn evenly."""
    offered = [option for option in segmentation.options if option not in (RATHER_NOT_SAY, UNKNOWN)]
    if segmentation.id in ("department", "level"):
        own = [getattr(one, segmentation.id) for one in company.groups]
        labels = list(dict.fromkeys([*offered, *own]))
        return labels, np.array([labels.index(label) for label in own])[group]
    labels = offered or [UNKNOWN]
    return labels, rng.integers(0, len(labels), len(group))


def _column(codes: NDArray[np.int64], categories: Sequence[str]) -> pd.Categorical[str]:
    return pd.Categorical.from_codes(codes, pd.Index(categories, dtype=str))
