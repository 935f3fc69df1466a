"""Categorical answers as numbers: looked up once per category, not once per person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray


def by_category(column: pd.Series, worth: Mapping[str, float], other: float) -> NDArray[np.float64]:
    """What each row of a categorical column is worth; ``other`` where the answer is not in ``worth`` or was left open."""
    table = np.array([worth.get(str(category), other) for category in column.cat.categories] + [other])
    chosen: NDArray[np.float64] = table[column.cat.codes.to_numpy()]
    return chosen
