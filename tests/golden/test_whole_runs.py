"""The bundled sample, analysed and told in words on a fixed day, is what it was when somebody last read it.

After a change that is meant, write the files anew with ``UPDATE_GOLDEN=1 python3 -m tests tests/golden`` and read the difference before
keeping it. Dutch is kept whole; of English, where every number is the same, a page of each kind.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.golden.told import told
from tests.sample import document

KEPT = Path(__file__).parent
IN_ENGLISH = ("around.txt", "index.txt", "method.txt", "groups/department-verkoop.txt", "trainer/security.txt")
RENEW = "UPDATE_GOLDEN=1 python3 -m tests tests/golden"


def now(language: str) -> dict[str, str]:
    """What is told now."""
    whole = told(document(language))
    return whole if language == "nl" else {name: whole[name] for name in IN_ENGLISH}


def kept(language: str) -> dict[str, str]:
    """What was told when the files were written; with ``UPDATE_GOLDEN=1`` they are written first."""
    folder = KEPT / language
    if os.environ.get("UPDATE_GOLDEN") == "1":
        write(folder, now(language))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))}


def write(folder: Path, texts: dict[str, str]) -> None:
    for path in folder.rglob("*.txt"):
        path.unlink()
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_same_is_told_as_before(language: str) -> None:
    before, after = kept(language), now(language)
    assert sorted(before) == sorted(after), f"there are other pages or sheets than before; see {RENEW}"
    lines = (unified_diff(before[name].splitlines(), after[name].splitlines(), name, name, n=1, lineterm="") for name in before)
    changed = "\n".join(line for difference in lines for line in difference)
    assert not changed, f"if this is meant: {RENEW}\n{changed}"
