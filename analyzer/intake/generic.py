"""Any table with one heading row and one row per respondent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.platform import Platform

if TYPE_CHECKING:
    from analyzer.intake.table import Table


def _recognises(_: Table) -> bool:
    return True


GENERIC = Platform(name="generic", recognises=_recognises)
