"""Findings go into JSON and come back as they were told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from analyzer import archive
from analyzer.archive.screened import RULES as SCREENING_RULES
from analyzer.model.problem import Problem, Unreadable
from analyzer.model.screening import Change, Screening
from analyzer.model.segment import Segment
from analyzer.text import LANGUAGES, Text, sentence
from tests.report.handmade import findings, group, module, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def told() -> dict[str, Any]:
    return json.loads(json.dumps(archive.as_json(findings())))


def test_what_is_told_comes_back(told: dict[str, Any]) -> None:
    assert archive.as_json(archive.from_json(told)) == told


def test_findings_read_back_differ_in_nothing_but_rounding() -> None:
    once = archive.from_json(archive.as_json(findings()))
    assert archive.from_json(archive.as_json(once)) == once


def test_the_shape_is_the_one_that_others_rely_on(told: dict[str, Any]) -> None:
    assert told.keys() >= {
        "schema_version",
        "survey",
        "wave",
        "status",
        "policy",
        "groups",
        "items",
        "comparisons",
        "reliability",
        "advice",
        "withheld",
        "problems",
    }
    assert told["groups"][0]["where"] == {}
    assert told["groups"][6]["where"] == {"department": "Verkoop", "level": "staff"}
    network = told["groups"][1]["modules"]["network"]
    assert network.keys() >= {"right", "shown", "mean", "low", "high", "share_below", "share_low", "share_high", "advice"}
    assert network["advice"] == {
        "form": "whole_group",
        "grade": "strong",
        "seats": {"expected": 18, "low": 14, "high": 21},
        "rank": 1,
        "after": [],
    }
    assert told["withheld"] == [{"where": {"department": "Directie"}}, {"where": {"department": "Juridisch", "level": "lead"}}]
    assert told["advice"] == {
        "same_for_all": False,
        "differences": [{"segmentation": "department", "modules": ["network"]}, {"segmentation": "level", "modules": []}],
    }


def test_the_screening_comes_back() -> None:
    changes = {"network": Change("up", 1, 3), "privacy": Change("down", 3, None), "safety": Change("either", 0, 1)}
    screening = Screening(("long_string", "speeding"), 14, "", changes)
    told = json.loads(json.dumps(archive.as_json(findings(screening=screening))))
    assert told["screening"]["flagged"] == 14
    assert told["screening"]["changes"]["network"] == {"direction": "up", "low": 1, "high": 3}
    assert archive.from_json(told).screening == screening


def test_findings_of_before_there_was_any_screening_are_read(told: dict[str, Any]) -> None:
    older = {**told, "policy": {name: value for name, value in told["policy"].items() if name not in SCREENING_RULES}}
    del older["screening"]
    found = archive.from_json(older)
    assert found.screening is None
    assert found.groups == archive.from_json(told).groups


@pytest.mark.parametrize(
    "change",
    [
        {"flagged": None},
        {"flagged": -1},
        {"side": "low"},
        {"side": "middle"},
        {"rules": "speeding"},
        {"changes": {"magic": {"direction": "up", "low": 1, "high": 3}}},
        {"changes": {"network": {"direction": "up", "low": 3, "high": 1}}},
        {"changes": {"network": {"direction": "sideways", "low": 1, "high": 3}}},
        {"changes": {"network": {"direction": "either", "low": 1, "high": None}}},
    ],
)
def test_a_screening_that_was_changed_is_refused(change: dict[str, Any]) -> None:
    told = archive.as_json(findings(screening=Screening(("long_string",), 14, "", {"network": Change("up", 1, 3)})))
    told["screening"] |= change
    with pytest.raises(ValueError, match=r"."):
        archive.from_json(json.loads(json.dumps(told)))


def test_shares_are_whole_percentages_and_counts_are_exact(told: dict[str, Any]) -> None:
    network = told["groups"][1]["modules"]["network"]
    assert (network["share_below"], network["share_low"], network["share_high"]) == (0.72, 0.59, 0.84)
    assert (network["right"], network["shown"], network["dont_know"]) == (57, 120, 40)
    assert told["reliability"]["network"] == {"spread": 0.12, "error": 0.03, "items": 6}


def _numbers(value: object) -> list[float]:
    if isinstance(value, dict):
        return [number for part in value.values() for number in _numbers(part)]
    if isinstance(value, list):
        return [number for part in value for number in _numbers(part)]
    return [value] if isinstance(value, float) else []


def test_nothing_is_finer_than_what_is_shown(told: dict[str, Any]) -> None:
    shown = [told[part] for part in ("groups", "items", "comparisons", "reliability", "advice")]
    assert [number for number in _numbers(shown) if round(number, 2) != number] == []


def test_a_chance_is_told_as_the_edge_of_its_band(told: dict[str, Any]) -> None:
    needs = {told["groups"][place]["modules"][id]["need"] for place, id in ((1, "network"), (1, "privacy"), (2, "privacy"), (3, "safety"))}
    assert needs == {0.95, 0.8, 0.5, 0.0}


def test_comparisons_are_told_in_bands() -> None:
    compared = [replace(findings().comparisons[0], p=p) for p in (0.0002, 0.002, 0.02, 0.2)]
    told = archive.as_json(findings(comparisons=tuple(compared)))
    assert [comparison["p"] for comparison in told["comparisons"]] == ["<0.001", "<0.01", "<0.05", "n.s."]
    assert archive.as_json(archive.from_json(told)) == told


def test_a_withheld_module_has_nothing_but_its_advice(told: dict[str, Any]) -> None:
    safety = told["groups"][1]["modules"]["safety"]
    assert safety["withheld"] is True
    assert {value for name, value in safety.items() if name not in {"withheld", "advice", "side"}} == {None}


def test_an_edge_is_told_instead_of_the_count() -> None:
    told = archive.as_json(findings(small()))["groups"][1]
    assert (told["modules"]["safety"]["right"], told["modules"]["safety"]["edge"], told["modules"]["safety"]["side"]) == (
        None,
        0.85,
        "high",
    )
    assert (told["scales"]["room"]["agree"], told["scales"]["room"]["edge"]) == (None, 0.15)


def test_parts_of_points_are_kept() -> None:
    told = archive.as_json(findings(group(Segment.of(department="A"), 20, {"network": module(right=56.5)})))
    assert told["groups"][1]["modules"]["network"]["right"] == 56.5


def test_problems_are_told_in_every_language_and_come_back() -> None:
    inner = sentence("The file {name}", name="a.csv")
    problem = Problem(
        "ask",
        inner,
        sentence("{source}; checked on {day}.", source=inner, day=date(2026, 1, 2)),
        sentence("{n} hour.", "{n} hours.", n=2),
        ("x",),
    )
    told = archive.as_json(findings(problems=(problem,)))
    said = told["problems"][0]["message"]
    assert {language: said[language] for language in LANGUAGES} == {language: Text(language).say(problem.message) for language in LANGUAGES}
    assert archive.from_json(json.loads(json.dumps(told))).problems == (problem,)


@pytest.mark.parametrize("shown", [7, 120, 200, 233])
def test_shares_of_a_question_are_parts_of_one_whole(shown: int) -> None:
    asked = [
        replace(findings().items[0], shown=shown, right=right, dont_know=unknown, wrong=shown - right - unknown)
        for right in range(shown + 1)
        for unknown in {0, 1, (shown - right) // 2, shown - right - 1, shown - right}
        if 0 <= unknown <= shown - right
    ]
    for item in archive.as_json(findings(items=tuple(asked)))["items"]:
        shares = [item[f"{name}_share"] for name in ("right", "dont_know", "wrong")]
        assert min(shares) >= 0
        assert round(sum(shares), 9) == 1
        assert abs(shares[2] - item["wrong"] / shown) < 0.0101


def test_a_file_is_written_and_read(tmp_path: Path) -> None:
    archive.write(findings(), tmp_path / "findings.json")
    assert archive.as_json(archive.read(tmp_path / "findings.json")) == archive.as_json(findings())
    assert b"\r" not in (tmp_path / "findings.json").read_bytes()


STRANGE = {
    "empty": "",
    "open": "{",
    "list": "[]",
    "null": "null",
    "text": '"text"',
    "nothing": "{}",
    "newer": '{"schema_version": 99}',
    "hollow": '{"schema_version": 1}',
    "deep": "[" * 100_000,
    "binary": "\x00",
    "not a number": '{"schema_version": NaN}',
}


@pytest.mark.parametrize("content", STRANGE.values(), ids=STRANGE)
def test_another_file_is_unreadable_with_one_clear_problem(tmp_path: Path, content: str) -> None:
    (tmp_path / "findings.json").write_text(content, "utf-8")
    with pytest.raises(Unreadable) as refused:
        archive.read(tmp_path / "findings.json")
    (problem,) = refused.value.problems
    assert (problem.severity, str(problem.where)) == ("stop", "The file findings.json")


def test_a_file_that_is_not_there_or_not_text_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "picture.json").write_bytes(b"\xff\xd8\xff")
    for name in ("nowhere.json", "picture.json"):
        with pytest.raises(Unreadable):
            archive.read(tmp_path / name)


def _break(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    told = json.loads(json.dumps(archive.as_json(findings())))
    change(told)
    return told


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["groups"][0].update(respondents="120"),
        lambda told: told["groups"][0].update(respondents=-1),
        lambda told: told["groups"][0].update(where={"department": "A"}),
        lambda told: told["groups"].append(told["groups"][1]),
        lambda told: told["groups"][1]["where"].update(shoe="large"),
        lambda told: told["groups"][1]["modules"].pop("network"),
        lambda told: told["groups"][1]["modules"]["network"].update(share_below=1.2),
        lambda told: told["groups"][1]["modules"]["network"].update(share_low=0.9),
        lambda told: told["groups"][1]["modules"]["network"]["advice"].update(form="lecture"),
        lambda told: told["groups"][1]["modules"]["network"]["advice"].update(after=["magic"]),
        lambda told: told["groups"][1].update(first=["safety"]),
        lambda told: told["groups"][1].update(conditions=["money"]),
        lambda told: told["items"][0].update(id="unknown"),
        lambda told: told["items"][0]["answers"].update(a=True),
        lambda told: told["comparisons"][0].update(p="<0.5"),
        lambda told: told["policy"].pop("tolerance"),
        lambda told: told["policy"].update(min_group=2),
        lambda told: told["policy"].update(colour=1),
        lambda told: told["problems"][0]["message"]["places"].clear(),
        lambda told: told["survey"].pop("modules"),
        lambda told: told.update(groups=[]),
        lambda told: told.update(status="draft"),
        lambda told: told.update(made_on="today"),
        lambda told: told.update(not_scored="K1"),
    ],
)
def test_what_was_changed_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        archive.from_json(_break(change))


def test_a_frame_has_a_row_per_group_and_module() -> None:
    frame = archive.frame(findings(), "modules")
    assert len(frame) == (7 + 2) * 4
    sold = frame[(frame["department"] == "Verkoop") & frame["level"].isna() & (frame["module"] == "network")].iloc[0]
    assert (sold["respondents"], sold["right"], sold["shown"], sold["share_below"], sold["advice"], sold["seats"]) == (
        23,
        57,
        120,
        0.72,
        "whole_group",
        18,
    )
    hidden = frame[frame["department"] == "Directie"]
    assert hidden["withheld"].all()
    assert hidden["share_below"].isna().all()


@pytest.mark.parametrize(("table", "rows"), [("scales", 9 * 5), ("items", 24), ("comparisons", 2)])
def test_the_other_frames(table: str, rows: int) -> None:
    assert len(archive.frame(findings(), table)) == rows


def test_an_unknown_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="it must be one of modules, scales, items, comparisons"):
        archive.frame(findings(), "persons")
