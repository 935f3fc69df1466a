"""The ledger of final reports, through the interface: what may be released next to what was, and what is stopped."""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from analyzer import api, archive, organisation
from analyzer.model.problem import Refused
from analyzer.model.segment import ORGANISATION, Segment
from tests.sample import TODAY, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analyzer.model.findings import Findings

DEPARTMENT, LEVEL = "Bij welke afdeling werk je?", "Wat is je functieniveau?"
APART, TOGETHER = ("HR", "Financiën"), "Staf"

Rows = list[list[str]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up export, its company workbook, and others answering the same questions."""
    folder = tmp_path_factory.mktemp("files")
    api.sample(folder, respondents=150, seed=11)
    api.sample(folder / "others", respondents=150, seed=12)
    return folder


class Place:
    """Reports beside each other with their ledger; each is made from rows of the export."""

    def __init__(self, files: Path, folder: Path) -> None:
        self.files, self.reports, self.exports = files, folder / "reports", folder
        self.heading, *self.rows = rows_of(files / "responses.csv")
        self.others = rows_of(files / "others" / "responses.csv")[1:]

    def report(self, rows: Rows | None = None, out: str = "one", **how: Any) -> Findings:
        return api.write_report(self.export(rows), self.reports / out, **self.usual(how))[1]

    def findings(self, rows: Rows | None = None, **how: Any) -> Findings:
        """What a report would hold, without writing it."""
        return api.analyze(self.export(rows), ledger=self.reports / ".ledger", **self.usual(how))

    def export(self, rows: Rows | None) -> Path:
        return saved([self.heading, *(self.rows if rows is None else rows)], self.exports / "export.csv")

    def usual(self, how: dict[str, Any]) -> dict[str, Any]:
        return {"company": self.files / "company.xlsx", "wave": "autumn", "today": TODAY} | how

    def more(self, people: int) -> Rows:
        """The rows with as many people more in every department."""
        place = self.heading.index(DEPARTMENT)
        labels = sorted({row[place] for row in self.rows})
        moved = [[*row[:place], label, *row[place + 1 :]] for at, label in enumerate(labels) for row in self.others[at * people :][:people]]
        return [*self.rows, *moved]

    def merged(self) -> Path:
        """A company workbook in which two departments are reported together."""
        survey = api.survey_wording("social-media")
        company = organisation.read(self.files / "company.xlsx", survey)[0]
        groups = (replace(group, report_as=TOGETHER) if group.department in APART else group for group in company.groups)
        path = self.exports / "merged.xlsx"
        path.write_bytes(organisation.write(replace(company, groups=tuple(groups)), survey, "nl"))
        return path

    def stopped(self, rows: Rows | None = None, **how: Any) -> str:
        before = self.everything()
        with pytest.raises(Refused) as stop:
            self.report(rows, **how)
        assert self.everything() == before
        return f"{stop.value} {stop.value.problem.remedy}"

    @property
    def ledger(self) -> list[Path]:
        return sorted((self.reports / ".ledger").glob("*"))

    def everything(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.reports.rglob("*") if path.is_file()}


@cache
def rows_of(path: Path) -> Rows:
    """An export without the level of people, so that there is less to prove."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    level = rows[0].index(LEVEL)
    return [[*row[:level], *row[level + 1 :]] for row in rows]


@pytest.fixture
def place(files: Path, tmp_path: Path) -> Place:
    return Place(files, tmp_path)


@pytest.fixture(scope="module")
def released(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """One final report; a test that adds to it works on a copy."""
    made = Place(files, tmp_path_factory.mktemp("released"))
    assert made.report(final=True).status == "final"
    return made


@pytest.fixture
def after(released: Place, files: Path, tmp_path: Path) -> Place:
    """A place of its own where a final report stands."""
    shutil.copytree(released.reports, tmp_path / "reports")
    return Place(files, tmp_path)


def test_concepts_follow_each_other_and_leave_no_ledger(place: Place) -> None:
    assert place.report().status == "concept"
    assert place.findings(place.rows[1:]).status == "concept"
    assert place.ledger == []
    assert "CONCEPT" in (place.reports / "one" / "index.html").read_text("utf-8")


def test_a_final_report_is_on_the_ledger_and_bears_no_stamp(released: Place) -> None:
    assert [path.name.rpartition("-")[0] for path in released.ledger] == ["social-media-autumn"]
    assert "CONCEPT" not in (released.reports / "one" / "index.html").read_text("utf-8")
    written = json.loads((released.reports / "one" / "findings.json").read_text("utf-8"))
    kept = json.loads(released.ledger[0].read_text("utf-8"))
    assert (kept["survey"], kept["wave"], kept["minimum"], kept["folder"]) == ("social-media", "autumn", 5, "one")
    assert kept["policy"] == written["policy"]
    assert {tuple(group["where"].items()) for group in kept["segments"]} == {tuple(group["where"].items()) for group in written["groups"]}


def test_the_ledger_holds_no_number_that_the_report_does_not_show(released: Place) -> None:
    findings = api.read_findings(released.reports / "one" / "findings.json")
    told = archive.ledger.read(released.reports / ".ledger")[0]
    shown = [counted for segment in told.segments for counted in segment.figures.values()]
    assert told.fingerprint == archive.published(findings).fingerprint
    assert len(shown) > 100
    for segment in told.segments:
        group = findings.group(segment.segment)
        assert segment.respondents == group.respondents
        for figure, counted in segment.figures.items():
            if figure.outcome == "right":
                assert (counted.out_of, counted.count) == (group.modules[figure.id].shown, group.modules[figure.id].right)


def test_the_same_final_report_may_be_written_again_and_again(after: Place) -> None:
    before = after.everything()
    assert after.report(final=True).status == "final"
    assert after.everything() == before
    assert after.findings().status == "final", "what was released is no concept any more"


def test_rendering_a_final_report_again_needs_no_ledger(after: Place, tmp_path: Path) -> None:
    api.render(after.reports / "one" / "findings.json", tmp_path / "elsewhere" / "copy", language="en")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["copy"]
    assert json.loads((tmp_path / "elsewhere" / "copy" / "findings.json").read_text("utf-8"))["status"] == "final"


def test_many_more_people_in_every_department_may_be_released_again(after: Place) -> None:
    found = after.report(after.more(12), final=True)
    assert found.organisation.respondents == 150 + 12 * 9
    assert len(after.ledger) == 2
    assert "a few people" in after.stopped(after.more(13), final=True), "the latest release counts as well"


def test_a_few_more_people_in_every_department_are_stopped(after: Place) -> None:
    assert "a few people" in after.stopped(after.more(2), final=True)


def test_departments_that_are_merged_afterwards_show_nothing_new(after: Place) -> None:
    found = after.findings(company=after.merged())
    people = {group.segment: group.respondents for group in api.read_findings(after.reports / "one" / "findings.json").groups}
    assert found.group(Segment.of(department=TOGETHER)).respondents == sum(people[Segment.of(department=name)] for name in APART)


def test_departments_that_are_merged_do_not_hide_who_came(after: Place) -> None:
    place = after.heading.index(DEPARTMENT)
    extra = [[*row[:place], APART[0], *row[place + 1 :]] for row in after.others[:2]]
    assert "a few people" in after.stopped([*after.rows, *extra], company=after.merged(), final=True)


@pytest.mark.parametrize("final", [True, False])
def test_one_answer_that_changed_or_came_is_stopped(after: Place, final: bool) -> None:
    assert "--wave" in after.stopped([*after.rows, after.others[0]], final=final)
    assert "a few people" in after.stopped(after.rows[1:], final=final, out="two")
    changed = [after.rows[0][:3] + after.others[0][3:], *after.rows[1:]]
    assert "answers changed" in after.stopped(changed, final=final)


def test_another_smallest_group_is_stopped(after: Place) -> None:
    assert "--min-group 5" in after.stopped(min_group=8, final=True)
    assert "--min-group 5" in after.stopped(min_group=8, out="two")


def test_a_final_report_without_its_ledger_still_counts(after: Place) -> None:
    shutil.rmtree(after.reports / ".ledger")
    assert "a few people" in after.stopped(after.rows[1:], final=True)


def test_a_concept_does_not_take_the_place_of_a_final_report(after: Place) -> None:
    concept = replace(api.read_findings(after.reports / "one" / "findings.json"), status="concept", wave="spring")
    with pytest.raises(Refused, match="a concept does not take its place"):
        api.render(concept, after.reports / "one")
    assert api.render(concept, after.reports / "two").is_file()


def test_answers_of_a_later_wave_are_told_as_bands_where_a_few_people_came_or_went(after: Place) -> None:
    before = api.read_findings(after.reports / "one" / "findings.json")
    later = after.report(after.others, wave="spring", out="two", final=True)
    people = {group.segment: group.respondents for group in before.groups}
    near = [one for one in later.groups if 0 < abs(one.respondents - people.get(one.segment, 0)) < 5 and one.respondents < 50]
    near = [one for one in near if not one.segment.is_rest]
    assert near
    assert all(module.right is None for group in near for module in group.modules.values())
    assert any(module.right is not None for module in later.group(ORGANISATION).modules.values())
    assert len(after.ledger) == 2
    assert after.findings(after.others, wave="spring") == later
    assert archive.published(after.findings()) == archive.published(before), "whatever was released since"


def test_the_answers_of_before_with_one_more_are_no_later_wave(after: Place) -> None:
    assert "a few people" in after.stopped([*after.rows, after.others[0]], wave="spring", out="two", final=True)


def test_another_survey_on_the_ledger_is_none_of_ours(after: Place) -> None:
    entry = after.ledger[0]
    _rewritten(entry, lambda written: written.update(survey="another"))
    assert after.findings(after.rows[1:]).status == "concept"


def _rewritten(entry: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """An entry with something else in it, as if it had been written so."""
    from analyzer.archive.published import sha256

    written = json.loads(entry.read_text("utf-8"))
    del written["checksum"]
    change(written)
    told = {name: written[name] for name in ("survey", "wave", "minimum", "segments")}
    written["fingerprint"] = sha256(told)
    entry.write_text(json.dumps(written | {"checksum": sha256(written)}), "utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[: len(text) // 2],
        lambda _: "",
        lambda _: "[]",
        lambda text: text.replace('"minimum": 5', '"minimum": 6'),
        lambda text: text.replace('"respondents": 150', '"respondents": 151'),
        lambda text: text.replace('"folder": "one"', '"folder": "../one"'),
        lambda text: text.replace('"schema_version": 1', '"schema_version": 2'),
    ],
)
@pytest.mark.parametrize("ending", ["", ".pending"])
def test_a_damaged_ledger_stops_all_work_beside_it(after: Place, spoil: Callable[[str], str], ending: str) -> None:
    entry = after.ledger[0]
    spoilt = spoil(text := entry.read_text("utf-8"))
    assert spoilt != text
    entry.unlink()
    entry.with_name(entry.name + ending).write_text(spoilt, "utf-8")
    concept = api.read_findings(after.reports / "one" / "findings.json")
    work = (lambda: api.render(concept, after.reports / "two")) if ending else after.findings
    with pytest.raises(Refused, match="damaged or was changed") as stop:
        work()
    assert entry.name in str(stop.value)
    assert not (after.reports / "two").exists()


def test_what_lies_beside_the_entries_is_left_alone(after: Place) -> None:
    (after.reports / ".ledger" / "Thumbs.db").write_bytes(b"\0")
    assert after.findings().status == "final"
