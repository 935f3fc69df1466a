"""Scores are counted into cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.cells import Cells
from analyzer.model.screened import Screened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from analyzer.model.request import Figure, Request
    from analyzer.model.scores import Scores
    from analyzer.model.survey import Survey


def tabulate(scores: Scores, request: Request, survey: Survey, labels: Mapping[str, tuple[str, ...]]) -> Cells:
    """The cells of a batch of people.

    ``labels`` names every label a segmentation has in the whole wave, so that batches add. Raises ValueError for a label it does not name.
    """
    axes = tuple(labels.values())
    place, size = _place(scores.segments, labels)
    shape = tuple(len(axis) for axis in axes)

    def summed(worth: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
        # Weights are whole numbers far below 2**53, so the sums are exact in any order and any split into batches.
        counted = np.bincount(place, weights=worth, minlength=size)
        return counted.astype(np.int64).reshape(shape)

    figures = sorted(request.all_figures)
    return Cells(
        segmentations=tuple(labels),
        labels=axes,
        respondents=summed(),
        counts={figure: summed(_worth(scores, figure)) for figure in figures},
        ceiling={figure: _ceiling(survey, figure, scores.unit) for figure in figures},
        histograms={module: _histogram(scores, survey, module) for module in sorted(request.histograms)},
        unit=scores.unit,
        screened=None if scores.flagged is None else _screened(scores, scores.flagged, figures),
    )


def _place(segments: pd.DataFrame, labels: Mapping[str, tuple[str, ...]]) -> tuple[NDArray[np.int64], int]:
    """The number of the cell each person is in, and how many cells there are."""
    place = np.zeros(len(segments), dtype=np.int64)
    size = 1
    for name, axis in labels.items():
        known = {label: number for number, label in enumerate(axis)}
        column = segments[name]
        strange = [str(label) for label in column.cat.categories if label not in known and (column == label).any()]
        if strange or column.isna().any():
            raise ValueError(f"{name} has labels that were not seen before: {', '.join(strange) or 'a blank'}")
        table = np.array([known.get(label, 0) for label in column.cat.categories], dtype=np.int64)
        place = place * len(axis) + table[column.cat.codes.to_numpy()]
        size *= len(axis)
    return place, size


def _worth(scores: Scores, figure: Figure) -> NDArray[np.int64]:
    """What each person adds to a figure."""
    if figure.about == "module":
        points = scores.right if figure.outcome == "right" else scores.dont_know
        return points[figure.id].to_numpy(dtype=np.int64)
    if figure.about == "scale":
        return scores.agree[figure.id].to_numpy(dtype=np.int64)
    answers = scores.answers[figure.id]
    given = answers.isna() if figure.outcome == "blank" else answers == figure.outcome
    return given.to_numpy().astype(np.int64)


def _ceiling(survey: Survey, figure: Figure, unit: int) -> int:
    """The most one person can add to a figure."""
    if figure.about != "module":
        return 1
    return len(survey.items_of(figure.id)) * (unit if figure.outcome == "right" else 1)


def _histogram(scores: Scores, survey: Survey, module: str) -> NDArray[np.int64]:
    most = len(survey.items_of(module)) * scores.unit
    return np.bincount(scores.right[module].to_numpy(dtype=np.int64), minlength=most + 1).astype(np.int64)


def _screened(scores: Scores, flags: pd.DataFrame, figures: Iterable[Figure]) -> Screened:
    """How many people any rule flags, and what these reached in the modules whose points are counted."""
    flagged = flags.to_numpy(dtype=np.bool_).any(axis=1)
    modules = [figure.id for figure in figures if figure.about == "module" and figure.outcome == "right"]
    right = {module: int(scores.right[module].to_numpy(dtype=np.int64)[flagged].sum()) for module in modules}
    return Screened(tuple(sorted(flags.columns)), int(flagged.sum()), right)
