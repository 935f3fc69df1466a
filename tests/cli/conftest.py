"""The sample as files, and a way to run a command as a user would."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from analyzer import assets
from analyzer.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAMPLE = assets.surveys() / "social-media" / "sample"


class Ended(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """Runs a command in an empty folder and gives exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: object) -> Ended:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ended(int(end.value.code or 0), said.out, said.err)

    return command
