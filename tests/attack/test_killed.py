"""A run that is killed leaves the earlier report or the new one, a ledger that agrees with it, and nothing anywhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="runs are forked, which this system cannot")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place, temporary = tmp_path_factory.mktemp("killed"), tmp_path_factory.mktemp("temporary")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.attack.killed", str(place)],
        env=os.environ | {"TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.parametrize("over", ["nothing", "concept", "final"])
def test_a_killed_run_leaves_one_whole_report_and_a_ledger_that_agrees(told: dict[str, Any], over: str) -> None:
    before, after = told[over]["before"], told[over]["after"]
    assert before != after
    assert [run["moment"] for run in told[over]["ended"] if run["standing"] not in (before, after)] == []
    assert all(run["standing"]["temporary"] == run["standing"]["else"] == [] for run in told[over]["ended"])


def test_runs_were_killed_on_both_sides_of_the_swap_and_often_enough(told: dict[str, Any]) -> None:
    assert sum(len(case["ended"]) for case in told.values()) >= 50
    for case in told.values():
        ended = [run["standing"] for run in case["ended"] if "operation" in run["moment"]]
        assert case["before"] in ended
        assert case["after"] in ended


def test_the_next_start_had_something_to_repair(told: dict[str, Any]) -> None:
    for case in told.values():
        left = [run["left"] for run in case["ended"] if run["left"] not in (case["before"], case["after"])]
        assert {name for standing in left for name in standing["else"]} >= {"out.new"}
        assert any(standing["ledger"] not in {case["before"]["ledger"], case["after"]["ledger"]} for standing in left)
    assert any("out.old" in run["left"]["else"] for run in told["concept"]["ended"])
