"""The README and the other documents are in step with the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from analyzer.cli import commands
from tests.house.source import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

README = (CHECKOUT / "README.md").read_text("utf-8")
DOCUMENTS = sorted(path.name for path in CHECKOUT.glob("*.md"))
BLOCKS = re.findall(r"^```\w*\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def paths(group: click.Command, before: str = "") -> Iterator[str]:
    """Every command that can be given, with the words before it: ``survey list``."""
    if isinstance(group, click.Group):
        for name, command in group.commands.items():
            yield from paths(command, f"{before} {name}".strip())
    else:
        yield before


def test_the_readme_has_exactly_two_commands_to_start_with() -> None:
    assert [line for block in BLOCKS for line in block.splitlines()] == ["python3 -m analyzer demo", "python3 -m tests"]


def test_the_readme_begins_with_what_hr_does() -> None:
    dutch, english, start = (README.index(heading) for heading in ("## Wat HR doet", "## What HR does", "## Start"))
    assert dutch < english < start
    assert not README[:dutch].count("```")


def test_the_readme_describes_every_command_and_no_other() -> None:
    known = set(paths(commands))
    table = [re.sub(r" [A-Z]+$", "", name) for name in re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE)]
    assert sorted(table) == sorted(known)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_command_that_is_named_exists(document: str) -> None:
    known = set(paths(commands))
    written = (CHECKOUT / document).read_text("utf-8")
    named = re.findall(r"(?:python3|py) -m analyzer ((?:survey )?[a-z]+)", written)
    assert set(named) - known == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_an_option_that_is_named_exists(document: str) -> None:
    options = {option for path in paths(commands) for option in options_of(path)} | {"--help"}
    written = (CHECKOUT / document).read_text("utf-8")
    lines = [line for line in re.findall(r"`([^`]*)`", written) if line.startswith(("--", "python3 -m analyzer"))]
    named = {option for line in lines for option in re.findall(r"--[a-z-]+", line)}
    pips = {"--require-hashes", "--upgrade"}
    assert named - options - pips == set()


def options_of(path: str) -> Iterator[str]:
    command: click.Command = commands
    for name in path.split():
        assert isinstance(command, click.Group)
        command = command.commands[name]
    for parameter in command.params:
        yield from parameter.opts
        yield from parameter.secondary_opts


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_file_that_is_named_exists(document: str) -> None:
    written = (CHECKOUT / document).read_text("utf-8")
    inside = r"`((?:analyzer|tests|surveys|notebooks|reports/example|\.ci)/[\w./-]*)`"
    links = r"\]\((?!https?:)([\w./-]+)\)"
    named = re.findall(inside, written) + re.findall(links, written)
    assert [name for name in named if not (CHECKOUT / name).exists()] == []


def test_help_names_every_command_with_what_it_does() -> None:
    groups = [commands, *(command for command in commands.commands.values() if isinstance(command, click.Group))]
    assert [command.name for group in groups for command in group.commands.values() if not command.get_short_help_str()] == []
