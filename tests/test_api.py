"""The one interface, on the bundled sample: what it gives can be checked against the answers themselves."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

import analyzer
from analyzer import api
from analyzer.model.problem import Refused, TooSmall, Unreadable
from analyzer.model.segment import REST, Segment
from tests.sample import COMPANY, RESPONSES, SAMPLE, TODAY, document, findings, saved, scored, table

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


def inside(segment: Segment) -> pd.DataFrame:
    rows = scored()
    for name, label in segment.parts:
        small = [one.where[name] for one in findings().withheld if one.by == (name,)]
        rows = rows[rows[name].isin(small if label == REST else [label])]
    return rows


def fingerprints(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_public_names_are_those_of_the_interface() -> None:
    assert set(analyzer.__all__) <= set(api.__all__)
    assert all(getattr(analyzer, name) is getattr(api, name) for name in analyzer.__all__)
    assert all(getattr(api, name).__doc__ for name in api.__all__)
    with pytest.raises(AttributeError, match="analyze, chart, check"):
        analyzer.analyse  # noqa: B018 - the misspelling is the test


def test_the_sample_is_analysed() -> None:
    found = findings()
    assert (found.survey.id, found.wave, found.status, found.made_on) == ("social-media", "2026-10", "concept", TODAY)
    assert found.organisation.respondents == 230
    assert found.company_known


def test_every_count_is_the_sum_of_scored_rows() -> None:
    exact = 0
    for group in findings().groups:
        rows = inside(group.segment)
        assert group.respondents == len(rows)
        for module, figures in group.modules.items():
            asked = len(findings().survey.items_of(module))
            assert figures.shown in {None, asked * len(rows)}
            assert figures.right is None or figures.right == pytest.approx(rows[f"right.{module}"].sum())
            assert figures.dont_know in {None, rows[f"dont_know.{module}"].sum()}
            exact += figures.right is not None
        for scale, agreeing in group.scales.items():
            assert agreeing.asked in {None, len(rows)}
            assert agreeing.agree in {None, rows[f"agree.{scale}"].sum()}
    assert exact > 0.9 * sum(len(group.modules) for group in findings().groups)


def test_every_answer_is_the_count_of_scored_rows() -> None:
    for item in findings().items:
        given = scored()[f"answer.{item.id}"].astype(object)
        assert item.shown == len(given)
        assert {option: (given.isna() if option == "blank" else given == option).sum() for option in item.answers} == item.answers


def test_scored_rows_hold_no_moment_and_come_in_an_order_of_their_own() -> None:
    columns = {name.split(".")[0] for name in scored().columns}
    assert columns == {"department", "level", "right", "dont_know", "agree", "answer"}
    again = api.score_rows([RESPONSES], survey="social-media", company=COMPANY)
    assert not again.equals(scored())
    order = list(scored().columns)
    assert again.astype(str).sort_values(order).to_numpy().tolist() == scored().astype(str).sort_values(order).to_numpy().tolist()


def test_a_wave_can_be_named_and_dated_and_its_survey_given() -> None:
    found = api.analyze(str(RESPONSES), survey=str(SAMPLE.parent), wave="Autumn", fieldwork=date(2026, 9, 7), min_group=12, today=TODAY)
    assert (found.wave, found.fieldwork, found.policy.min_group, found.company_known) == ("Autumn", date(2026, 9, 7), 12, False)
    assert min(group.respondents for group in found.groups) >= 12


def test_files_of_one_wave_are_one_group_of_people(tmp_path: Path) -> None:
    heading, *rows = table()
    halves = [saved([heading, *part], tmp_path / name) for part, name in ((rows[:100], "a.csv"), (rows[100:], "b.csv"))]
    found = api.analyze(halves, company=COMPANY, today=TODAY)
    assert found.groups == findings().groups


@pytest.mark.parametrize("minimum", [4, 0, -1])
def test_a_smaller_minimum_is_refused(minimum: int) -> None:
    with pytest.raises(ValueError, match="it must be 5 or more"):
        api.analyze(RESPONSES, min_group=minimum)


def test_what_must_be_asked_first_stops_the_work(tmp_path: Path) -> None:
    heading, *rows = table()
    path = saved([heading, *([*row[:-2], f"Kamer {number}", row[-1]] for number, row in enumerate(rows))], tmp_path / "a.csv")
    assert len(api.check(path, language="en")["questions"]) == 1
    with pytest.raises(Unreadable, match="Nearly everybody gave an answer of their own"):
        api.analyze(path)


def test_a_handful_of_people_is_too_small(tmp_path: Path) -> None:
    with pytest.raises(TooSmall):
        api.analyze(saved(table()[:5], tmp_path / "a.csv"))


def test_a_check_tells_what_the_company_workbook_does_not_know(tmp_path: Path) -> None:
    rows = [[*row[:-2], "Nieuwe afdeling" if 0 < number < 9 else row[-2], row[-1]] for number, row in enumerate(table())]
    path = saved(rows, tmp_path / "a.csv")
    dutch, english = (api.check(path, company=COMPANY, language=language) for language in ("nl", "en"))
    assert [question["key"] for question in dutch["questions"]] == ["department:Nieuwe afdeling"]
    assert english["questions"][0]["message"].startswith("8 people answered 'Nieuwe afdeling', which is not in the company workbook.")
    assert dutch["questions"][0]["message"] != english["questions"][0]["message"]


def test_a_check_of_something_else_describes_it(tmp_path: Path) -> None:
    told = api.check(saved([["Tijdstempel", "Wat eet je?"], *([f"1-9-2026 9:{n:02}:00", "soep"] for n in range(9))], tmp_path / "a.csv"))
    assert (told["survey"], told["platform"], told["respondents"], told["unmatched"]) == (None, "google-forms", 9, ["Wat eet je?"])


def test_findings_and_their_file_are_rendered_alike(tmp_path: Path) -> None:
    first = api.render(findings(), tmp_path / "first")
    second = api.render(first.with_name("findings.json"), tmp_path / "second")
    assert first == tmp_path / "first" / "index.html"
    assert fingerprints(tmp_path / "first") == fingerprints(second.parent)
    names = set(fingerprints(tmp_path / "first"))
    assert names >= {"index.html", "workbook.xlsx", "findings.json", "assets/plotly.js", "groups/department-verkoop.html"}


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Dear Anna")
    with pytest.raises(Refused):
        api.render(findings(), tmp_path / "mine")
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", "letter.txt"]


def test_what_is_no_findings_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    for place in (tmp_path / "a.json", tmp_path / "none.json", RESPONSES):
        with pytest.raises(Unreadable):
            api.render(place, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("name", "rows"), [("modules", 15 * 7), ("scales", 15 * 5), ("items", 30), ("comparisons", 14)])
def test_a_frame_has_a_row_for_everything_and_a_withheld_one_is_empty(name: str, rows: int) -> None:
    frame = api.to_frame(findings(), name)
    assert len(frame) == rows
    if "withheld" in frame:
        withheld = frame[frame["withheld"].astype(bool)]
        figures = [column for column in ("right", "shown", "share_below", "agree", "asked", "share") if column in frame]
        assert withheld[figures].isna().all(axis=None)
    if "department" in frame:
        assert set(frame["department"].dropna()) > {"Juridische zaken", "Verkoop"}
        assert set(frame[frame["department"] == "Juridische zaken"]["withheld"]) == {True}


def test_another_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="modules, scales, items, comparisons"):
        api.to_frame(findings(), "persons")


@pytest.mark.parametrize(
    ("name", "where", "page"),
    [
        ("need", {}, "index.html"),
        ("agreement", {}, "index.html"),
        ("need", {"department": "Verkoop"}, "groups/department-verkoop.html"),
        ("answers", {"module": "privacy"}, "trainer/privacy.html"),
    ],
)
def test_a_chart_is_that_of_the_report(name: str, where: dict[str, str], page: str) -> None:
    drawn = api.chart(findings(), name, language="en", **where).to_plotly_json()
    blocks = next(one.blocks for one in document("en").pages if one.path == page)
    (reported,) = (block for block in blocks if getattr(block, "id", "") == f"{name}-chart")
    assert [trace["x"] for trace in drawn["data"]] == [trace["x"] for trace in reported.figure["data"]]  # type: ignore[union-attr, index]


@pytest.mark.parametrize(("name", "where"), [("heat", {}), ("need", {"department": "Juridische zaken"}), ("answers", {"module": "x"})])
def test_a_chart_that_the_report_lacks_is_refused(name: str, where: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="chart is"):
        api.chart(findings(), name, **where)


def test_surveys_are_listed_worded_and_verified() -> None:
    assert "social-media" in api.surveys()
    known = api.survey_wording("social-media")
    assert set(known.languages) == {"nl", "en"}
    assert not [problem for problem in api.verify_survey(SAMPLE.parent) if problem.severity == "stop"]
    with pytest.raises(Unreadable):
        api.survey_wording("no-such-survey")


def test_problems_are_told_in_a_language() -> None:
    with pytest.raises(Unreadable) as caught:
        api.survey_wording("no-such-survey")
    dutch, english = (api.problems_as_json(caught.value.problems, language) for language in ("nl", "en"))
    assert [problem["severity"] for problem in dutch] == ["stop"]
    assert all(dutch[0][part] != english[0][part] for part in ("message", "remedy"))


def test_a_sample_is_written_and_can_be_analysed(tmp_path: Path) -> None:
    written = api.sample(tmp_path, respondents=50, seed=3, language="en", file="xlsx")
    assert sorted(path.name for path in written) == ["company.xlsx", "responses.xlsx", "truth.json"]
    assert api.check(tmp_path / "responses.xlsx", company=tmp_path / "company.xlsx")["respondents"] == 50


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    api.check(RESPONSES, company=COMPANY)
    api.render(api.analyze(RESPONSES, today=TODAY), tmp_path / "report")
    assert capfd.readouterr() == ("", "")


def test_findings_hold_what_the_file_holds(tmp_path: Path) -> None:
    api.render(findings(), tmp_path / "report")
    read = api.read_findings(tmp_path / "report/findings.json")
    written = json.loads((tmp_path / "report/findings.json").read_text(encoding="utf-8"))
    assert [group.respondents for group in read.groups] == [group["respondents"] for group in written["groups"]]
    assert [segment.where for segment in read.withheld] == [part["where"] for part in written["withheld"]]
