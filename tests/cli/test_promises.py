"""``check`` says in a few lines how people are protected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from analyzer.model.policy import Policy
from tests.cli.conftest import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ended

RESPONSES = SAMPLE / "responses.csv"


def test_check_says_how_people_are_protected(run: Callable[..., Ended]) -> None:
    said = run("check", RESPONSES, "--language", "en").out.splitlines()
    after = said[said.index("How people are protected:") + 1 :]
    lines = [line for line in after if line.startswith("  ")]
    assert 5 <= len(lines) <= 8
    assert lines[0].startswith("  A group of fewer than 5 people is not shown, a department and a level together only from 7.")


def test_check_gives_the_rules_as_json(run: Callable[..., Ended]) -> None:
    privacy = json.loads(run("check", RESPONSES, "--json").out)["privacy"]
    assert privacy["min_group"]["value"] == Policy().min_group
    assert privacy["min_group"]["reason"]
    assert privacy["open_answers"]["value"] == 0


def test_a_file_that_cannot_be_read_has_the_same_key(run: Callable[..., Ended], tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    ended = run("check", "empty.csv", "--json")
    assert ended.code == 3
    assert json.loads(ended.out)["privacy"] == {}
