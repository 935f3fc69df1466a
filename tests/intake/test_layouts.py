"""Whatever tool exported them, in whatever language, encoding and file: the same people give the same responses."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.intake import read, survey_the_file
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from analyzer.model.survey import Wording, combination
from analyzer.scoring import score
from tests.intake.examples import NL, STEPS, SURVEY
from tests.intake.layouts import LAYOUTS, PLATFORMS, people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analyzer.intake.reading import Reading
    from analyzer.model.survey import Survey
    from tests.intake.layouts import Person, Rows

AGREE_DE = ("Stimme gar nicht zu", "Stimme nicht zu", "Teils, teils", "Stimme zu", "Stimme voll zu", "Keine Meinung")
GERMAN = {
    "K1": ("Wie lang darf ein Beitrag sein?", ("140", "280", "500", "Weiß nicht")),
    "K2": ("Was ist ein Hashtag?", ("Ein Etikett, mit #", "Ein Zaun", "Weiß nicht")),
    "K3": ("Wo kann man teilen?", ("Beitrag, lang oder kurz", "Story", "Beides", "Weiß nicht")),
    "K4": ("Ist das erlaubt?", ("Ja", "Nein", "Weiß nicht")),
    "F1": ("Ich finde es aufregend.", AGREE_DE),
    "F2": ("Ich traue mich nicht.", AGREE_DE),
    "O1": ("Sonst noch etwas?", ()),
}
LEVELS_DE = ("Mitarbeiter", "Teamleitung", "Behalte ich für mich")


def _german() -> Wording:
    items = {
        name: replace(
            NL.items[name], text=text, options=dict(zip(SURVEY.item(name).options, options, strict=True)), also=(), also_options={}
        )
        for name, (text, options) in GERMAN.items()
    }
    level = replace(
        NL.segmentations["level"],
        title="Niveau (DE)",
        text="Was ist Ihre Ebene?",
        options=dict(zip(("staff", "team_lead", "rather_not_say"), LEVELS_DE, strict=True)),
        also_options={},
    )
    department = replace(NL.segmentations["department"], title="Abteilung", text="In welcher Abteilung arbeiten Sie?")
    return replace(NL, language="de", items=items, segmentations={"department": department, "level": level})


def threefold() -> Survey:
    """The example survey in Dutch, English and German."""
    return replace(SURVEY, languages=("nl", "en", "de"), wordings={**SURVEY.wordings, "de": _german()})


PEOPLE = people(threefold(), 60)
TELLS_ALL = {"nl", "en", "de"}


def written(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8-sig", end: str = "\r\n") -> Path:
    """Rows as a text file, every cell quoted, or as a workbook or packed by the ending of the name."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for row in rows:
            sheet.append(row)
        book.save(path)
        return path
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    content = lines.getvalue().encode(encoding)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as pack:
            pack.writestr("export.csv", content)
        return path
    path.write_bytes(content)
    return path


def answers_of(reading: Reading) -> pd.DataFrame:
    """What everybody answered, an option or combination per item, and where they work; a blank is an empty text."""
    batches = [pd.concat([batch.segments.astype(object), batch.answers.astype(object)], axis=1) for batch in read(reading)]
    return pd.concat(batches, ignore_index=True).fillna("")


def truth(persons: Sequence[Person]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "department": [person.department for person in persons],
            "level": [person.level for person in persons],
            **{
                item.id: [combination(person.answers[item.id]) if person.answers[item.id] else "" for person in persons]
                for item in SURVEY.items
                if item.kind != "text"
            },
        },
        dtype=object,
    )


def reading_of(path: Path) -> Reading:
    """A reading in which the numbers are said to follow the order of the answers, where that is asked."""
    found = survey_the_file([path], threefold(), Company())
    decisions = {question.key: question.guess for question in found.asked if question.guess}
    return survey_the_file([path], threefold(), Company(), (), decisions)


@pytest.mark.parametrize("language", ["nl", "en", "de"])
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_layout_gives_what_people_answered(tmp_path: Path, layout: str, language: str) -> None:
    reading = reading_of(written(tmp_path / "export.csv", LAYOUTS[layout](threefold(), PEOPLE, language)))
    assert reading.asked == ()
    assert reading.platform == PLATFORMS[layout.split(maxsplit=1)[0]]
    assert reading.respondents == len(PEOPLE)
    expected = truth(PEOPLE)
    pd.testing.assert_frame_equal(answers_of(reading)[list(expected)], expected)


FILES = st.sampled_from(["a.csv", "a.xlsx", "a.zip"])
ENCODINGS = st.sampled_from([("utf-8", ","), ("utf-8-sig", ";"), ("cp1252", ";"), ("utf-16", "\t"), ("utf-16-le", ","), ("utf-8", "|")])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(LAYOUTS)), FILES, ENCODINGS, st.sampled_from(["\r\n", "\n", "\r"]), st.integers(1, 10**6), st.integers(8, 40))
def test_any_layout_in_any_file_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, layout: str, file: str, encoding: tuple[str, str], end: str, seed: int, count: int
) -> None:
    persons = people(threefold(), count, seed)
    path = tmp_path_factory.mktemp("any") / file
    written(path, LAYOUTS[layout](threefold(), persons, "nl"), encoding[1], encoding[0], end)
    expected = truth([person for person in persons if any(person.answers.values())])
    found = answers_of(reading_of(path))[list(expected)]
    common = {label for label in expected["department"] if (expected["department"] == label).sum() >= 5}
    expected["department"] = expected["department"].where(expected["department"].isin(common), "unknown")
    pd.testing.assert_frame_equal(found, expected)


def test_the_same_responses_in_two_languages_or_encodings_of_answers_score_the_same(tmp_path: Path) -> None:
    pairs = [
        (("limesurvey full labels", "de"), ("limesurvey full labels", "en")),
        (("limesurvey code codes", "en"), ("limesurvey codetext labels", "de")),
        (("qualtrics numbers joined", "en"), ("qualtrics text joined", "en")),
        (("qualtrics numbers split", "nl"), ("qualtrics text split", "en")),
    ]
    for pair in pairs:
        scores = []
        for place, (layout, language) in enumerate(pair):
            reading = reading_of(written(tmp_path / f"{place}.csv", LAYOUTS[layout](threefold(), PEOPLE, language)))
            (batch,) = read(reading)
            scores.append(score(batch, threefold().keeping(list(batch.answers), 1), Policy()))
        for table in ("right", "dont_know", "agree"):
            pd.testing.assert_frame_equal(getattr(scores[0], table), getattr(scores[1], table))
        assert scores[0].right.to_numpy().sum() > 0


def test_every_step_of_a_scale_occurs() -> None:
    assert {answer for person in PEOPLE for answer in person.answers["F1"]} == set(STEPS)
