"""Reading a file in a process of its own with little memory and time: some workbooks end the process that opens them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.house.source import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

GENEROUS = 120
PROGRAM = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (15, 15))
from analyzer.model.problem import Unreadable
from analyzer.sheets.keeper import KEEPER
from analyzer.sheets.reading import read
from analyzer.text import Text
try:
    sheet = read(Path(sys.argv[1]))
    sys.stdout.write(f"table {sheet.height} {len(sheet.columns)}")
except Unreadable as fault:
    dutch, english = Text("nl"), Text("en")
    for problem in fault.problems:
        for said in (problem.where, problem.message, problem.remedy):
            assert english.say(said) and dutch.say(said)
    sys.stdout.write("; ".join(f"refused {problem.message}" for problem in fault.problems))
KEEPER.close()
status = Path("/proc/self/status")  # ru_maxrss of this process counts what the test run that started it had in use
told = status.read_text().split() if status.exists() else []
own = int(told[told.index("VmHWM:") + 1]) if "VmHWM:" in told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
kilobytes = own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
assert kilobytes <= 2**20, f"{kilobytes} KB"
"""


def outcome(path: Path) -> str:
    """``table ROWS COLUMNS`` or ``refused SENTENCE``, within 1 GiB for two processes together, and 15 seconds of computing for each."""
    if sys.platform == "win32":
        pytest.skip("Windows has no limit on the memory of a process that a test could set")
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=GENEROUS
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert not ended.stderr
    return ended.stdout
