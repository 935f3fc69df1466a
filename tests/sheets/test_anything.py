"""Whatever the bytes, reading ends in a table or in a sentence. ``python3 -m benchmarks.reading`` tries many more."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analyzer.model.problem import Unreadable
from analyzer.sheets.reading import read
from tests.sheets.spoiled import KINDS, spoiled, whole

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return whole(tmp_path_factory.mktemp("sound"))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_sound_is_read(sound: dict[str, bytes], tmp_path: Path, kind: str) -> None:
    (tmp_path / "a").write_bytes(sound[kind])
    assert read(tmp_path / "a").height == 10


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=200, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
@example(seed=1508)
def test_what_is_spoiled_ends_in_a_table_or_in_a_sentence(sound: dict[str, bytes], tmp_path: Path, kind: str, seed: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(spoiled(sound[kind], random.Random(seed)))
    with suppress(Unreadable):
        sheet = read(path)
        assert sheet.height
        assert {len(row) for row in sheet.head} == {len(sheet.columns)}
