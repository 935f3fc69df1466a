"""From the export of an anonymous knowledge survey to the training each group needs, and how sure that is.

>>> import analyzer as an
>>> findings = an.analyze("export.xlsx", company="company.xlsx")  # doctest: +SKIP
>>> an.render(findings, "reports/mine", language="nl")  # doctest: +SKIP

The names below come from `analyzer.api` and are fetched when first used: a bare Python imports this file during the set-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyzer.api import analyze, chart, check, render, sample, score_rows, to_frame, write_report
    from analyzer.model.findings import Findings

__version__ = "0.1.0"
__all__ = ["Findings", "analyze", "chart", "check", "render", "sample", "score_rows", "to_frame", "write_report"]


def __getattr__(name: str) -> object:
    """One of the public names, from the room it lives in."""
    if name not in __all__:
        raise AttributeError(f"analyzer has no {name!r}; it has {', '.join(__all__)}")
    from importlib import import_module

    return getattr(import_module("analyzer.api"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
