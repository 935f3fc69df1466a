"""Findings as plain JSON, rounded here, once, to what may be shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from analyzer.archive import words
from analyzer.model import survey_json
from analyzer.model.advice import GRADES
from analyzer.model.estimates import MAJORITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.estimates import Comparison
    from analyzer.model.findings import Findings, GroupFinding, ItemFinding, ModuleFinding, ScaleFinding

P_BANDS = (("<0.001", 0.001), ("<0.01", 0.01), ("<0.05", 0.05))
"""A comparison is told as the first of these it stays under, or as ``n.s.``; nobody can solve a withheld group from that."""


def as_json(findings: Findings) -> dict[str, Any]:
    """The findings as plain values: counts exactly, shares in whole percentages, chances as the edge of their band."""
    return {
        "schema_version": findings.schema_version,
        "survey": survey_json.as_json(findings.survey),
        "wave": findings.wave,
        "fieldwork": findings.fieldwork and findings.fieldwork.isoformat(),
        "made_on": findings.made_on.isoformat(),
        "status": findings.status,
        "policy": {name: value for name, value, _, _ in findings.policy.rules()},
        "company_known": findings.company_known,
        "not_scored": list(findings.not_scored),
        "groups": [_group(group) for group in findings.groups],
        "items": [_item(item) for item in findings.items],
        "comparisons": [_comparison(comparison) for comparison in findings.comparisons],
        "reliability": {
            module: {"spread": _share(spread.rho), "error": _share(spread.error), "items": spread.items}
            for module, spread in findings.spreads.items()
        },
        "advice": {
            "same_for_all": findings.same_for_all,
            "differences": [
                {"segmentation": difference.segmentation, "modules": list(difference.modules)} for difference in findings.differences
            ],
        },
        "withheld": [{"where": segment.where} for segment in findings.withheld],
        "screening": None if findings.screening is None else asdict(findings.screening),
        "problems": [words.told(problem) for problem in findings.problems],
    }


def _share(value: float | None) -> float | None:
    return None if value is None else round(float(value), 2)


def _count(value: float | None) -> float | None:
    """A count exactly; points may be parts of an answer."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(float(value), 2)


def _chance(value: float, edges: Iterable[float]) -> float:
    """A chance as the highest edge that it reaches."""
    return next(edge for edge in edges if value >= edge)


def _group(group: GroupFinding) -> dict[str, Any]:
    return {
        "where": group.segment.where,
        "respondents": group.respondents,
        "response_band": group.response and {"low": _share(group.response.low), "high": _share(group.response.high)},
        "modules": {module: _module(found) for module, found in group.modules.items()},
        "scales": {scale: _scale(found) for scale, found in group.scales.items()},
        "first": list(group.first),
        "later": list(group.later),
        "conditions": list(group.conditions),
    }


def _module(found: ModuleFinding) -> dict[str, Any]:
    known = found.estimate
    return {
        "withheld": found.withheld,
        "right": _count(found.right),
        "shown": found.shown,
        "dont_know": found.dont_know,
        "edge": _share(found.edge),
        "side": found.side,
        "until": _share(found.until),
        "mean": known and _share(known.mean.value),
        "low": known and _share(known.mean.low),
        "high": known and _share(known.mean.high),
        "share_below": known and _share(known.share_below.value),
        "share_low": known and _share(known.share_below.low),
        "share_high": known and _share(known.share_below.high),
        "need": known and _chance(known.need, GRADES.values()),
        "most": known and _chance(known.most, MAJORITIES),
        "advice": {
            "form": found.advice.form,
            "grade": found.advice.grade,
            "seats": found.advice.seats and asdict(found.advice.seats),
            "rank": found.advice.rank,
            "after": list(found.advice.after),
        },
    }


def _scale(found: ScaleFinding) -> dict[str, Any]:
    known = found.estimate
    return {
        "withheld": found.withheld,
        "agree": found.agree,
        "asked": found.asked,
        "edge": _share(found.edge),
        "side": found.side,
        "until": _share(found.until),
        "share": known and _share(known.agree.value),
        "low": known and _share(known.agree.low),
        "high": known and _share(known.agree.high),
        "majority": known and _chance(known.majority, MAJORITIES),
    }


def _item(item: ItemFinding) -> dict[str, Any]:
    counts = {"right": item.right, "dont_know": item.dont_know, "wrong": item.wrong}
    return {
        "id": item.id,
        "shown": item.shown,
        **{name: _count(count) for name, count in counts.items()},
        **_shares(item),
        "answers": dict(item.answers),
        "other": item.other,
    }


def _shares(item: ItemFinding) -> dict[str, float | None]:
    """Right, don't know and the rest, in parts of one whole."""
    if item.right is None or item.dont_know is None or item.wrong is None:
        return {"right_share": None, "dont_know_share": None, "wrong_share": None}
    right = round(item.right / max(item.shown, 1), 2)
    unknown = min(round(item.dont_know / max(item.shown, 1), 2), round(1 - right, 2))
    return {"right_share": right, "dont_know_share": unknown, "wrong_share": round(1 - right - unknown, 2)}


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "segmentation": comparison.segmentation,
        "module": comparison.module,
        "p": next((name for name, line in P_BANDS if comparison.p < line), "n.s."),
        "spread": _share(comparison.spread),
        "groups": comparison.groups,
    }
