"""The locks hold everything the project names, with a hash for each, and no address of an index."""

from __future__ import annotations

import re
import tomllib

import pytest

from analyzer._bootstrap import CORE, DEV
from tests.house.source import CHECKOUT

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))


def pins(lock: str) -> dict[str, set[str]]:
    """Name to versions; more than one version where they differ by Python."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.!+]+)", (CHECKOUT / lock).read_text("utf-8"), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def named(requirements: list[object]) -> set[str]:
    """Names of the packages in a list of requirements; a group that includes another stands for its members."""
    groups = PROJECT["dependency-groups"]
    apart = [named(groups[entry["include-group"]]) if isinstance(entry, dict) else {plain(str(entry))} for entry in requirements]
    return set().union(*apart)


def plain(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match is not None, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


@pytest.mark.parametrize("lock", [CORE, DEV])
def test_no_address_is_kept(lock: str) -> None:
    written = (CHECKOUT / lock).read_text("utf-8")
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links|@ file", written) == []


@pytest.mark.parametrize("lock", [CORE, DEV])
def test_every_package_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (CHECKOUT / lock).read_text("utf-8").strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_first_lock_holds_the_program_and_what_builds_it() -> None:
    builders = PROJECT["build-system"]["requires"] + PROJECT["dependency-groups"]["build"]
    wanted = named(PROJECT["project"]["dependencies"]) | named(builders)
    assert wanted - pins(CORE).keys() == set()


def test_the_second_lock_holds_everything() -> None:
    extras = [requirement for extra in PROJECT["project"]["optional-dependencies"].values() for requirement in extra]
    groups = [requirement for group in PROJECT["dependency-groups"].values() for requirement in group]
    assert (named(extras) | named(groups)) - pins(DEV).keys() == set()


def test_what_is_in_both_is_the_same() -> None:
    """So that the tools of the tests are added to the program's environment and change nothing in it."""
    everything = pins(DEV)
    assert {name: everything.get(name) for name in pins(CORE)} == pins(CORE)
