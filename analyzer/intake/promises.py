"""What a reader is promised about privacy before there is a report: the rules that hold for any file, and what was found in this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.intake.reading import Reading
    from analyzer.model.policy import Policy
    from analyzer.text import Text

RULES = ("min_group", "min_crossed", "insiders", "narrowing", "response_step", "min_response", "open_answers")
"""The rules of the policy that a check tells by themselves."""


def promises(reading: Reading, text: Text, policy: Policy) -> dict[str, Any]:
    """The rules that protect people, each with its value, title and reason, and under ``summary`` at most eight sentences for people.

    Nothing in it depends on how many people are in a group.
    """
    known = {
        name: {"value": value, "title": text.say(title), "reason": text.say(reason)}
        for name, value, title, reason in policy.rules()
        if name in RULES
    }
    return {**known, "summary": list(_sentences(reading, policy, text))}


def _sentences(reading: Reading, policy: Policy, text: Text) -> Iterator[str]:
    few, crossed = policy.min_group, policy.min_crossed
    yield text.say(
        "A group of fewer than {few} people is not shown, a department and a level together only from {crossed}. You can raise this "
        "before the first report, never lower it.",
        few=few,
        crossed=crossed,
    )
    yield text.say(
        "More is withheld where nearly everybody answered the same, and where a small group could be found by subtracting. What is too "
        "small is put together."
    )
    yield text.say(
        "In a group of {few} everybody can work out the total of the others. Is that too much? Then choose a higher minimum.", few=few
    )
    yield _identifiers(reading, text)
    yield text.say("Open answers are never used. Be careful with the file itself: there somebody can be recognised by them.")
    yield text.say("The program attacks its own report before it writes it. Without proof that nobody can be found there is no report.")
    yield text.say("Nothing goes over the network, and the program keeps no answers. Delete the file when you no longer need it.")


def _identifiers(reading: Reading, text: Text) -> str:
    if not reading.dropped_identifiers:
        return text.say("We found no columns that say who somebody is. Look for them yourself as well.")
    return text.say(
        "{n} column may say who somebody is and is not read. Better still: leave it out of the file.",
        "{n} columns may say who somebody is and are not read. Better still: leave them out of the file.",
        n=len(reading.dropped_identifiers),
    )
