"""Findings read back from plain JSON, part by part, refusing whatever is not as it was written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from analyzer.archive import screened, words
from analyzer.archive.checked import interval, maybe, number, one_of, share, text, texts, whole
from analyzer.archive.references import check_references
from analyzer.model import survey_json
from analyzer.model.advice import Advice, AdviceForm, Condition, Difference, Grade, Seats
from analyzer.model.estimates import Comparison, ModuleEstimate, ScaleEstimate, Spread
from analyzer.model.findings import SCHEMA_VERSION, Band, Findings, GroupFinding, ItemFinding, ModuleFinding, ScaleFinding, Status
from analyzer.model.policy import Policy
from analyzer.model.release import Side
from analyzer.model.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Mapping

P_VALUES = {"<0.001": 0.0009, "<0.01": 0.009, "<0.05": 0.049, "n.s.": 1.0}
"""A chance that stands for each band."""


def from_json(written: Mapping[str, Any]) -> Findings:
    """The findings that `as_json` told. Raises ValueError where a part is missing, is of another kind, or points at nothing."""
    try:
        findings = _findings(written)
        check_references(findings)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"these are not findings as the analyzer writes them: {error!r}") from error
    return findings


def _findings(written: Mapping[str, Any]) -> Findings:
    if written["schema_version"] != SCHEMA_VERSION:
        raise ValueError(f"schema_version is {written['schema_version']!r}; it must be {SCHEMA_VERSION}")
    return Findings(
        survey=survey_json.from_json(written["survey"]),
        wave=text(written["wave"]),
        fieldwork=None if written["fieldwork"] is None else date.fromisoformat(written["fieldwork"]),
        made_on=date.fromisoformat(written["made_on"]),
        status=one_of(Status, written["status"]),
        policy=_policy(written["policy"], older="screening" not in written),
        groups=tuple(_group(group) for group in written["groups"]),
        items=tuple(_item(item) for item in written["items"]),
        comparisons=tuple(_comparison(comparison) for comparison in written["comparisons"]),
        differences=tuple(Difference(text(part["segmentation"]), texts(part["modules"])) for part in written["advice"]["differences"]),
        spreads={
            module: Spread(number(part["spread"]), number(part["error"]), whole(part["items"]))
            for module, part in written["reliability"].items()
        },
        withheld=tuple(_segment(part["where"]) for part in written["withheld"]),
        not_scored=texts(written["not_scored"]),
        company_known=bool(written["company_known"]),
        problems=tuple(words.recalled(part) for part in written["problems"]),
        screening=screened.recalled(written.get("screening")),
    )


def _policy(written: Mapping[str, Any], *, older: bool) -> Policy:
    """The rules of a run; an older one was made before there was any screening and has no rules for it."""
    rules: dict[str, Any] = {name: number(value) for name, value in written.items()}
    policy = Policy(**rules)
    if {name for name, *_ in policy.rules()} - (screened.RULES if older else set()) != written.keys():
        raise ValueError("a rule is missing from the policy")
    return policy


def _group(written: Mapping[str, Any]) -> GroupFinding:
    band = written["response_band"]
    return GroupFinding(
        segment=_segment(written["where"]),
        respondents=whole(written["respondents"]),
        response=None if band is None else Band(share(band["low"]), share(band["high"])),
        modules={module: _module(part) for module, part in written["modules"].items()},
        scales={scale: _scale(part) for scale, part in written["scales"].items()},
        first=texts(written["first"]),
        later=texts(written["later"]),
        conditions=tuple(one_of(Condition, part) for part in written["conditions"]),
    )


def _module(written: Mapping[str, Any]) -> ModuleFinding:
    estimate = None
    if written["mean"] is not None:
        mean, below = interval(written, "mean", "low", "high"), interval(written, "share_below", "share_low", "share_high")
        estimate = ModuleEstimate(mean, below, share(written["need"]), share(written["most"]))
    return ModuleFinding(
        shown=maybe(whole, written["shown"]),
        right=maybe(number, written["right"]),
        dont_know=maybe(whole, written["dont_know"]),
        estimate=estimate,
        advice=_advice(written["advice"]),
        **_band(written),
    )


def _advice(written: Mapping[str, Any]) -> Advice:
    seats = written["seats"]
    return Advice(
        form=one_of(AdviceForm, written["form"]),
        grade=None if written["grade"] is None else one_of(Grade, written["grade"]),
        seats=None if seats is None else Seats(*(whole(seats[part]) for part in ("expected", "low", "high"))),
        rank=maybe(whole, written["rank"]),
        after=texts(written["after"]),
    )


def _scale(written: Mapping[str, Any]) -> ScaleFinding:
    estimate = None
    if written["share"] is not None:
        estimate = ScaleEstimate(interval(written, "share", "low", "high"), share(written["majority"]))
    asked, agree = maybe(whole, written["asked"]), maybe(whole, written["agree"])
    return ScaleFinding(asked, agree, estimate, **_band(written))


def _band(written: Mapping[str, Any]) -> dict[str, Any]:
    """What is told instead of a count; a band with two ends is younger than the first files."""
    return {
        "edge": maybe(share, written["edge"]),
        "side": one_of(Side, written["side"]),
        "until": maybe(share, written.get("until")),
    }


def _item(written: Mapping[str, Any]) -> ItemFinding:
    right, wrong = (maybe(number, written[name]) for name in ("right", "wrong"))
    answers = {text(option): whole(count) for option, count in written["answers"].items()}
    return ItemFinding(
        text(written["id"]), whole(written["shown"]), right, wrong, maybe(whole, written["dont_know"]), answers, whole(written["other"])
    )


def _comparison(written: Mapping[str, Any]) -> Comparison:
    return Comparison(
        segmentation=text(written["segmentation"]),
        module=text(written["module"]),
        p=P_VALUES[written["p"]],
        spread=number(written["spread"]),
        groups=whole(written["groups"]),
    )


def _segment(written: Mapping[str, Any]) -> Segment:
    return Segment(tuple(sorted((name, text(label)) for name, label in written.items())))
