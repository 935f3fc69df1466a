"""What the commands say: results as lines or objects, and everything else on stderr."""

from __future__ import annotations

import webbrowser
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import click

from analyzer.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from analyzer.model.findings import Findings
    from analyzer.model.survey import Survey


def tell(line: str) -> None:
    """A line that is not the result."""
    click.echo(line, err=True)


def finished(index: Path, language: str, *, open_it: bool) -> None:
    """Where the report is; opened in the browser where there is one."""
    tell(Text(language).say("The report is ready:"))
    click.echo(str(index))
    if open_it:
        webbrowser.open(index.resolve().as_uri())


def say_status(findings: Findings, index: Path, language: str) -> None:
    """What it means that a report is final or a concept, on stderr."""
    say = Text(language).say
    if findings.status == "final":
        folder = str(index.resolve().parent.with_name(".ledger"))
        tell(
            say(
                "This is the final report of this measurement. Keep the folder {folder}: later reports are compared with it.", folder=folder
            )
        )
    else:
        tell(say("This is a concept. Is all well? Then release it with {option}.", option="--final"))


def list_problems(problems: Sequence[Mapping[str, Any]]) -> None:
    """Problems as what, where and what to do, on stderr; how questions in a row are answered is said once."""
    for problem, following in zip_longest(problems, problems[1:]):
        tell(f"- {problem['where']}: {problem['message']}")
        if problem.get("values"):
            tell(f"  {'; '.join(problem['values'])}")
        if following is None or problem["severity"] != "ask" or following["remedy"] != problem["remedy"]:
            tell(f"  → {problem['remedy']}")


def described(told: Mapping[str, Any], text: Text) -> Iterator[str]:
    """What `check` found, line by line."""
    from analyzer.api import in_words

    yield text.say("Survey tool: {platform}", platform=in_words(told["platform"]))
    yield text.say("Survey: {survey}", survey=told["survey"] or text.say("not recognised"))
    yield text.say("People who answered: {n}", n=told["respondents"])
    yield text.say("Columns used: {n}", n=len(told["matched"]))
    if told["dropped_identifiers"]:
        yield text.say("Columns that may say who somebody is, not read:")
        yield from (f"  {column['column']} ({text.place(in_words(column['kind']))})" for column in told["dropped_identifiers"])
    if told["unmatched"]:
        yield text.say("Columns not used:")
        yield from (f"  {heading}" for heading in told["unmatched"])
    if told["dropped_rows"]:
        yield text.say("Rows not counted:")
        yield from (f"  {text.place(in_words(reason))}: {text.number(count)}" for reason, count in told["dropped_rows"].items())
    for problem in told["problems"]:
        yield f"- {problem['where']}: {problem['message']}"
        yield f"  → {problem['remedy']}"
    yield text.say("How people are protected:")
    yield from (f"  {line}" for line in told["privacy"]["summary"])
    if not told["survey"]:
        command = "analyzer survey draft FILE --out WORKBOOK"
        yield "→ " + text.say("Your own questions? This makes the survey workbook: {command}", command=command)
    if told["questions"]:
        yield from _asked(told["questions"], text)


def _asked(questions: Sequence[Mapping[str, Any]], text: Text) -> Iterator[str]:
    """The questions that must be answered before there can be a report, with their answers, and how to answer."""
    yield text.say(
        "One question about this file must be answered first:", "{n} questions about this file must be answered first:", n=len(questions)
    )
    for number, question in enumerate(questions, 1):
        yield f"{number}. {question['where']}: {question['message']}"
        for choice in question["choices"]:
            guess = f" ({text.say('our guess')})" if choice["value"] == question["guess"] else ""
            yield f"   - {choice['label']}{guess}"
    yield "→ " + text.say("Write a workbook with these questions with --write-mapping, fill it in and give it with --mapping.")


def list_written(wanted: Mapping[str, Path | None], language: str) -> None:
    """Which of the workbooks that were asked for are there now, on stderr; one is not written where there is nothing to fill in."""
    say = Text(language).say
    for kind, path in wanted.items():
        if path is None:
            continue
        if path.exists():
            tell(say("Fill in this workbook: {path}", path=str(path)))
        elif kind == "mapping":
            tell(say("There are no questions about this file, so no workbook was written for them."))
        else:
            tell(say("No survey was recognised, so no company workbook was written."))


def nothing_read(problems: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The object that `check --json` prints for a file that nothing can be made of: the same keys, empty."""
    empty: dict[str, Any] = {"schema_version": 1, "platform": None, "respondents": 0, "columns": [], "matched": [], "unmatched": []}
    return empty | {"dropped_identifiers": [], "dropped_rows": {}, "questions": [], "problems": list(problems), "privacy": {}}


def summary(findings: Findings, index: Path) -> dict[str, Any]:
    """What `report --json` prints: where the report is and what stands in it."""
    whole = findings.organisation
    return {
        "schema_version": findings.schema_version,
        "report": str(index),
        "findings": str(index.with_name("findings.json")),
        "survey": findings.survey.id,
        "wave": findings.wave,
        "status": findings.status,
        "respondents": whole.respondents,
        "groups": [group.segment.where for group in findings.groups],
        "withheld": [segment.where for segment in findings.withheld],
        "first": list(whole.first),
        "same_for_all": findings.same_for_all,
    }


def questions(survey: Survey, language: str) -> Iterator[str]:
    """All questions of a survey with their answers, the right ones marked."""
    wording = survey.wording(language)
    yield f"{wording.title} ({survey.id} {survey.version})"
    titles = {id: known.title for id, known in wording.modules.items()} | {id: known.title for id, known in wording.scales.items()}
    for carrier in (*(module.id for module in survey.modules), *(scale.id for scale in survey.scales)):
        yield f"\n{titles[carrier]}"
        for item in survey.items_of(carrier):
            words = wording.items[item.id]
            yield f"  {item.id}  {words.text}"
            if item.module:
                right = item.points()
                yield from (f"      {'*' if option in right else ' '} {words.options.get(option, option)}" for option in item.options)
