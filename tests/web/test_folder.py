"""The private folder: for this user only, and gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from analyzer.web.folder import HOLD, PREFIX, erase, private_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _old(folder: Path) -> None:
    os.utime(folder, (1, 1))


def test_only_this_user_can_open_it(temporary: Path) -> None:
    with private_folder() as folder:
        assert folder.parent == temporary
        if os.name == "posix":
            assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("fault", [None, KeyboardInterrupt, SystemExit, ValueError])
def test_it_is_gone_afterwards_however_that_comes(temporary: Path, fault: type[BaseException] | None) -> None:
    def work() -> None:
        with private_folder() as folder:
            (folder / "deep" / "down").mkdir(parents=True)
            (folder / "deep" / "down" / "answers.csv").write_text("secret")
            if fault:
                raise fault

    if fault:
        with pytest.raises(fault):
            work()
    else:
        work()
    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_is_erased_at_the_next_start(temporary: Path) -> None:
    lines = (
        "import os",
        "from analyzer.web.folder import private_folder",
        "with private_folder() as folder: (folder / 'x').write_text('secret'); os._exit(9)",
    )
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=False, env=os.environ | {"TMPDIR": str(temporary)})
    (left,) = temporary.iterdir()
    assert (left / "x").exists()
    _old(left)
    with private_folder() as folder:
        assert list(temporary.iterdir()) == [folder]


def test_the_folder_of_a_living_run_is_left_alone(temporary: Path) -> None:
    with private_folder() as living:
        _old(living)
        with private_folder() as other:
            assert living.exists()
            assert other != living


def test_a_new_folder_and_a_strange_one_are_left_alone(temporary: Path) -> None:
    new = temporary / f"{PREFIX}new"
    new.mkdir()
    (new / HOLD).touch()
    target = temporary / "elsewhere"
    target.mkdir()
    (target / HOLD).touch()
    link = temporary / f"{PREFIX}link"
    link.symlink_to(target)
    _old(target)
    file = temporary / f"{PREFIX}file"
    file.touch()
    _old(file)
    with private_folder():
        assert new.exists()
        assert target.exists()
        assert (target / HOLD).exists()


def test_erasing_what_is_not_there_is_no_fault(tmp_path: Path) -> None:
    erase(tmp_path / "nothing")
