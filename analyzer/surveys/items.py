"""One item of ``survey.toml``, and the rules that it must keep on its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from analyzer.model.survey import EarlierKey, Item, ItemKind, Tier
from analyzer.text import sentence

if TYPE_CHECKING:
    from analyzer.surveys.table import Table

KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
TIERS: tuple[Tier, ...] = get_args(Tier)
SCORED: tuple[ItemKind, ...] = ("single", "multiple")
CHOSEN: tuple[ItemKind, ...] = ("single", "multiple", "rating")
FEWEST = 2
STEPS = 5
"""Steps of a rating besides don't-know: from which mean somebody agrees is laid down on a scale of 1 to 5."""


def item(table: Table) -> Item:
    """The item as it stands in the file, after naming what is wrong with it."""
    read = Item(
        id=table.name("id"),
        kind=table.choice("kind", KINDS),
        options=table.texts("options"),
        module=table.text("module", "") or None,
        scale=table.text("scale", "") or None,
        tier=table.choice("tier", TIERS) if table.has("tier") else None,
        key=table.texts("key"),
        score=table.shares("score"),
        dont_know=table.text("dont_know", "") or None,
        reversed=table.flag("reversed"),
        verified=table.day("verified"),
        source=table.text("source", ""),
        jurisdiction=table.text("jurisdiction", "world"),
        medium=table.text("medium", ""),
        earlier_keys=tuple(_earlier_key(earlier) for earlier in table.tables("earlier_key")),
        expected=table.share("expected"),
    )
    table.close()
    _check_carrier(read, table)
    _check_options(read, table)
    if read.module:
        _check_key(read, table)
    return read


def _earlier_key(table: Table) -> EarlierKey:
    read = EarlierKey(table.texts("key", required=True), table.day("until", required=True) or date.max)
    table.close()
    return read


def _check_carrier(read: Item, table: Table) -> None:
    """A knowledge item belongs to a module, any other to a scale; free text may stand alone."""
    if read.module and read.scale:
        table.say("scale", sentence("This item has a module and a scale."), sentence("Keep one of the two."))
    elif not read.module and not read.scale and read.kind != "text":
        table.say("module", sentence("This item has no module and no scale."), sentence("Write module = or scale = with the name of one."))
    if read.module and read.kind not in SCORED:
        table.faults.not_among(table.place.at("kind"), read.kind, SCORED)
    if read.module and read.tier is None:
        table.say("tier", sentence("'{key}' is missing.", key="tier"), sentence("Use one of: {choices}.", choices=TIERS))


def _check_options(read: Item, table: Table) -> None:
    if read.kind in CHOSEN and len(read.options) < FEWEST:
        message = sentence("There are fewer than two answers to choose from.")
        table.say("options", message, sentence('List the answers, such as "a", "b" and "c".'))
    if read.dont_know and read.dont_know not in read.options:
        table.faults.not_among(table.place.at("dont_know"), read.dont_know, read.options)
    steps = [option for option in read.options if option != read.dont_know]
    if read.scale and read.kind == "rating" and len(steps) != STEPS:
        message = sentence("This statement has {count} steps to agree or disagree.", count=str(len(steps)))
        table.say("options", message, sentence("Give it five steps, from disagree to agree; don't-know comes on top."))
    table.faults.repeated(table.place.at("options"), read.options)
    for option in read.options:
        if "+" in option or option == "blank":
            message = sentence("'{name}' cannot be used as a name.", name=option)
            table.say("options", message, sentence("Give this answer another name, such as a letter."))


def _check_key(read: Item, table: Table) -> None:
    """A key or a score, about options that exist; don't-know is never right."""
    if not read.key and not read.score:
        table.say("key", sentence("It does not say which answer is right."), sentence('Write key = with the right answer, such as ["b"].'))
    if read.key and read.score:
        table.say("score", sentence("This item has a key and a score."), sentence("Keep one of the two."))
    if read.score and read.kind == "multiple":
        message = sentence("A question with several answers cannot have a score per answer.")
        table.say("score", message, sentence("Write key = with all right answers."))
    named = {"key": read.key, "score": tuple(read.score), "earlier_key.key": tuple(o for old in read.earlier_keys for o in old.key)}
    for key, options in named.items():
        for option in options:
            if option not in read.options:
                table.faults.not_among(table.place.at(key), option, read.options)
    if read.dont_know and (read.dont_know in read.key or read.score.get(read.dont_know, 0) > 0):
        remedy = sentence("Take it out: don't-know is never right.")
        table.say("key" if read.key else "score", sentence("Don't-know is counted as right."), remedy)
    days = tuple(str(old.until) for old in read.earlier_keys if old.until != date.max)
    table.faults.repeated(table.place.at("earlier_key.until"), days)
