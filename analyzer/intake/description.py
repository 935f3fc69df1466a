"""A reading as ``check --json`` tells it: what was recognised, matched, dropped and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.intake.coding import SHOWABLE
from analyzer.intake.promises import promises
from analyzer.model.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.intake.reading import Reading
    from analyzer.model.problem import Problem
    from analyzer.model.question import Question
    from analyzer.text import Text

SCHEMA_VERSION = 1
USUAL = Policy()


def describe(reading: Reading, text: Text, policy: Policy = USUAL) -> dict[str, Any]:
    """The keys of the contract, ready for JSON; sentences in the language of ``text``. No answer that fewer than five gave is in it.

    ``policy`` holds the rules that a report would be made under.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "platform": reading.platform,
        "survey": reading.survey.id if reading.survey else None,
        "files": list(reading.files),
        "respondents": reading.respondents,
        "columns": [
            {"heading": column.heading, "role": column.role, "target": column.target, "kind": column.kind} for column in reading.columns
        ],
        "matched": list(reading.matched),
        "unmatched": list(reading.unmatched),
        "dropped_identifiers": [{"column": heading, "kind": kind} for heading, kind in reading.dropped_identifiers],
        "dropped_rows": dict(reading.dropped_rows),
        "fieldwork_week": reading.week.isoformat() if reading.week else None,
        "segments": {name: _often(labels) for name, labels in reading.segment_labels.items() if name in reading.matched},
        "questions": [describe_question(question, text) for question in reading.asked],
        "problems": [describe_problem(problem, text) for problem in reading.problems],
        "privacy": promises(reading, text, policy),
    }


def describe_problem(problem: Problem, text: Text) -> dict[str, Any]:
    """One problem: how bad, where, what, and what to do."""
    return {
        "severity": problem.severity,
        "where": text.say(problem.where),
        "message": text.say(problem.message),
        "remedy": text.say(problem.remedy),
        "values": list(problem.values),
    }


def describe_question(question: Question, text: Text) -> dict[str, Any]:
    """One question: its key, where, what, and the answers there are."""
    return {
        "key": question.key,
        "where": text.say(question.where),
        "message": text.say(question.message),
        "choices": [{"value": choice.value, "label": text.place(choice.label)} for choice in question.choices],
        "guess": question.guess,
    }


def _often(labels: Mapping[str, int]) -> list[str]:
    """The labels that enough respondents gave to be named before anything is protected."""
    return [label for label, people in labels.items() if people >= SHOWABLE]
