"""Notices: what the reader should know about the file that the answers came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Listing
from analyzer.text import Sentence

if TYPE_CHECKING:
    from analyzer.report.document import Block, Number, Phrase
    from analyzer.report.story import Story


def notices(story: Story) -> tuple[Block, ...]:
    """Every problem as where, what and what to do; nothing where there are none."""
    lines = tuple(_notice(story, place) for place in range(len(story.findings.problems)))
    return (Heading(story.pen.say("What we noticed in the file"), id="notices"), Listing(lines)) if lines else ()


def _notice(story: Story, place: int) -> Phrase:
    problem = story.findings.problems[place]
    where, message, remedy = (
        story.pen.say(_with_paths(story, getattr(problem, part), f"problems.{place}.{part}")) for part in ("where", "message", "remedy")
    )
    values = story.pen.plain(f"({', '.join(problem.values)})") if problem.values else None
    return story.pen.together((story.pen.say("{where}:", where=where), message, values, remedy))


def _with_paths(story: Story, words: Sentence, path: str) -> Sentence:
    """The sentence with each number in it at its place in the findings."""
    places = {name: _place(story, value, f"{path}.places.{name}") for name, value in words.places.items()}
    return Sentence(words.message, words.plural, places)


def _place(story: Story, value: object, path: str) -> object:
    if isinstance(value, Sentence):
        return story.pen.say(_with_paths(story, value, f"{path}.sentence"))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number: Number = story.pen.mean(path, value)
        return number
    if isinstance(value, (tuple, list)):
        parts = [_place(story, part, f"{path}.{place}") for place, part in enumerate(value)]
        return story.pen.listed(parts)
    return value
