"""What a final report told, as the ledger keeps it: the figures of each group, in the order of the report."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyzer.archive.checked import maybe, number, one_of, share, text, texts, whole
from analyzer.model.publication import Publication
from analyzer.model.release import Counted, ReleasedSegment
from analyzer.model.request import About, Figure
from analyzer.model.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.model.findings import Findings, GroupFinding, ItemFinding, ModuleFinding, ScaleFinding

    Told = tuple[Figure, Counted]


def published(findings: Findings, made_of: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None) -> Publication:
    """What some findings tell, as counts and bands; ``made_of`` names the labels of the export that were merged under a label.

    The fingerprint is that of the figures, the survey, the wave and the smallest group: not of a date, a language or an advice.
    """
    items = dict(told for item in findings.items for told in _item(item))
    segments = tuple(_segment(group, findings, items if group.segment.is_organisation else {}) for group in findings.groups)
    told = Publication(findings.survey.id, findings.wave, findings.policy.min_group, segments, "", made_of or {})
    return replace(told, fingerprint=fingerprint(told))


def fingerprint(told: Publication) -> str:
    """SHA-256 over all figures of a publication, in one fixed way of writing."""
    return sha256({name: value for name, value in as_json(told).items() if name not in {"made_of", "fingerprint"}})


def sha256(written: Mapping[str, Any]) -> str:
    """The hash of plain values: JSON with its keys in order and no space, in UTF-8."""
    return hashlib.sha256(json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def as_json(told: Publication) -> dict[str, Any]:
    """A publication as plain values; shares and points in hundredths, as ``findings.json`` has them."""
    return {
        "survey": told.survey,
        "wave": told.wave,
        "minimum": told.minimum,
        "segments": [_segment_as_json(shown) for shown in sorted(told.segments, key=lambda shown: shown.segment)],
        "made_of": {name: {label: list(parts) for label, parts in merged.items()} for name, merged in told.made_of.items()},
        "fingerprint": told.fingerprint,
    }


def from_json(written: Mapping[str, Any]) -> Publication:
    """The publication that `as_json` told. Raises ValueError, KeyError, TypeError or AttributeError."""
    return Publication(
        survey=text(written["survey"]),
        wave=text(written["wave"]),
        minimum=whole(written["minimum"]),
        segments=tuple(_segment_from_json(part) for part in written["segments"]),
        fingerprint=text(written["fingerprint"]),
        made_of={name: {label: texts(parts) for label, parts in merged.items()} for name, merged in written["made_of"].items()},
    )


def _segment(group: GroupFinding, findings: Findings, items: Mapping[Figure, Counted]) -> ReleasedSegment:
    figures = dict(items)
    for id, module in group.modules.items():
        figures |= dict(_module(id, module, group.respondents * len(findings.survey.items_of(id))))
    for id, scale in group.scales.items():
        figures |= dict(_scale(id, scale))
    return ReleasedSegment(group.segment, group.respondents, figures)


def _module(id: str, found: ModuleFinding, answers: int) -> Iterator[Told]:
    if found.shown is not None:
        yield Figure("module", id, "right"), _counted(found, found.shown, found.right)
    if found.dont_know is not None:
        yield Figure("module", id, "dont_know"), Counted(answers, count=found.dont_know)


def _scale(id: str, found: ScaleFinding) -> Iterator[Told]:
    if found.asked is not None:
        yield Figure("scale", id, "agree"), _counted(found, found.asked, found.agree)


def _item(found: ItemFinding) -> Iterator[Told]:
    for option, count in found.answers.items():
        yield Figure("item", found.id, option), Counted(found.shown, count=count)


def _counted(found: ModuleFinding | ScaleFinding, out_of: int, count: float | None) -> Counted:
    if count is not None:
        return Counted(out_of, count=round(count, 2))
    edge = round(found.edge or 0.0, 2)
    low, high = {"low": (0.0, edge), "high": (edge, 1.0)}.get(found.side, (edge, round(found.until or 1.0, 2)))
    return Counted(out_of, low=low, high=high)


def _segment_as_json(shown: ReleasedSegment) -> dict[str, Any]:
    return {
        "where": shown.segment.where,
        "respondents": shown.respondents,
        "figures": [
            {"figure": [figure.about, figure.id, figure.outcome], **_counted_as_json(counted)}
            for figure, counted in sorted(shown.figures.items(), key=lambda told: told[0])
        ],
    }


def _counted_as_json(counted: Counted) -> dict[str, float]:
    if counted.count is not None:
        return {"out_of": counted.out_of, "count": float(counted.count)}
    return {"out_of": counted.out_of, "low": float(counted.low or 0), "high": float(counted.high or 1)}


def _segment_from_json(written: Mapping[str, Any]) -> ReleasedSegment:
    where = Segment.of(**{name: text(label) for name, label in written["where"].items()})
    return ReleasedSegment(where, whole(written["respondents"]), dict(_figure_from_json(part) for part in written["figures"]))


def _figure_from_json(written: Mapping[str, Any]) -> Told:
    about, id, outcome = texts(written["figure"])
    counted = Counted(
        whole(written["out_of"]), maybe(number, written.get("count")), maybe(share, written.get("low")), maybe(share, written.get("high"))
    )
    return Figure(one_of(About, about), id, outcome), counted
