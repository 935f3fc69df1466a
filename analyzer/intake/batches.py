"""Pass 2: the coded answers as batches of responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.responses import Responses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from analyzer.intake.reading import Coded, Reading

BATCH = 50_000


def read(reading: Reading) -> Iterator[Responses]:
    """The responses of a reading, at most ``BATCH`` people at a time; every batch has the same columns and categories.

    Raises ValueError for a reading without a survey.
    """
    if reading.survey is None:
        raise ValueError("the reading has no survey; only a reading with a survey has responses")
    for begin in range(0, reading.respondents, BATCH):
        end = min(begin + BATCH, reading.respondents)
        yield Responses(_frame(reading.segments, begin, end), _frame(reading.answers, begin, end))


def _frame(coded: Mapping[str, Coded], begin: int, end: int) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    columns = {
        name: pd.Categorical.from_codes(np.asarray(each.codes[begin:end], dtype=np.int32), pd.Index(each.categories, dtype=object))
        for name, each in coded.items()
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(end - begin))
