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
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (15, 15))
from analyzer.model.problem import Unreadable
from analyzer.sheets.reading import read
try:
    sheet = read(Path(sys.argv[1]))
    sys.stdout.write(f"table {len(sheet.rows)} {len(sheet.columns)}")
except Unreadable as fault:
    sys.stdout.write("; ".join(f"refused {problem.message}" for problem in fault.problems))
"""


def outcome(path: Path) -> str:
    """``table ROWS COLUMNS`` or ``refused SENTENCE``, within 1 GiB and 15 seconds of computing."""
    if sys.platform == "win32":
        pytest.skip("Windows has no limit on the memory of a process that a test could set")
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=GENEROUS
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return ended.stdout
