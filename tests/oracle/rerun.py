"""``python3 -m tests.oracle.rerun [NAME ...]``: runs the R code of the oracles again and says which values changed.

Needs R; the tests do not.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib

from tests.oracle.oracles import FOLDER, ORACLES, Oracle


def changed(oracle: Oracle) -> list[str]:
    """The cases that R prints differently today."""
    code = (FOLDER / "say.R").read_text("utf-8") + oracle.code
    printed = subprocess.run(["Rscript", "-"], input=code, capture_output=True, text=True, check=True).stdout
    today = {case["name"]: (case["inputs"], case["expected"]) for case in tomllib.loads(printed)["case"]}
    known = {case.name: (case.inputs, case.expected) for case in oracle.cases}
    return sorted(name for name in known.keys() | today.keys() if known.get(name) != today.get(name))


def main(names: list[str]) -> int:
    """Every oracle asked for, or all."""
    differing = 0
    for name in names or sorted(ORACLES):
        cases = changed(ORACLES[name])
        differing += bool(cases)
        print(f"{name}: {'as it was' if not cases else 'changed: ' + '; '.join(cases)}")  # noqa: T201 - a command that prints its findings
    return min(differing, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
