"""Pass 2: the answers as batches of coded responses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.intake.durations import seconds
from analyzer.model.responses import Responses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from analyzer.intake.coding import Coder
    from analyzer.intake.form import Form
    from analyzer.intake.reading import Reading
    from analyzer.sheets.texts import Block

BATCH = 50_000

_SECONDS = ""  # no question has this id


def read(reading: Reading) -> Iterator[Responses]:
    """The responses of a reading, at most ``BATCH`` people at a time; every batch has the same columns and categories.

    Raises ValueError for a reading without a survey.
    """
    if reading.survey is None:
        raise ValueError("the reading has no survey; only a reading with a survey has responses")
    timed = all(form.is_timed for form in reading.forms)
    for coded in _gathered(_blocks(reading)):
        height = len(coded[_SECONDS])
        yield Responses(
            _frame(coded, reading.segments, height),
            _frame(coded, reading.items, height),
            _series(coded[_SECONDS]) if timed else None,
        )


def _blocks(reading: Reading) -> Iterator[dict[str, NDArray[Any]]]:
    """Block after block, a number per person for every question, and the seconds that they took."""
    coders = {**reading.segments, **reading.items}
    for form in reading.forms:
        asked = [target for target in coders if form.asking(target)]
        for block in form.blocks(asked):
            coded: dict[str, NDArray[Any]] = {name: _codes(form, block, name, coder) for name, coder in coders.items()}
            yield coded | {_SECONDS: seconds(form.columns, block)}


def _codes(form: Form, block: Block, name: str, coder: Coder) -> NDArray[np.int32]:
    """What each person answered; everybody the same where the file does not ask it."""
    if form.asking(name):
        return coder.codes(form.answers(block, name))
    return np.full(block.height, coder.other, dtype=np.int32)


def _gathered(blocks: Iterator[dict[str, NDArray[Any]]]) -> Iterator[dict[str, NDArray[Any]]]:
    """The same people in batches of ``BATCH``; small blocks would cost more in handling than in counting."""
    waiting: list[dict[str, NDArray[Any]]] = []
    held = 0
    for coded in blocks:
        waiting.append(coded)
        held += len(coded[_SECONDS])
        if held >= BATCH:
            whole = _joined(waiting)
            full = held - held % BATCH
            for begin in range(0, full, BATCH):
                yield {name: codes[begin : begin + BATCH] for name, codes in whole.items()}
            waiting = [{name: codes[full:] for name, codes in whole.items()}]
            held -= full
    if held:
        yield _joined(waiting)


def _joined(parts: Sequence[Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _frame(coded: Mapping[str, NDArray[Any]], coders: Mapping[str, Coder], height: int) -> pd.DataFrame:
    import pandas as pd

    columns = {name: pd.Categorical.from_codes(coded[name], pd.Index(coder.categories, dtype=object)) for name, coder in coders.items()}
    return pd.DataFrame(columns, index=pd.RangeIndex(height), copy=False)


def _series(values: NDArray[Any]) -> pd.Series:
    import pandas as pd

    return pd.Series(values)
