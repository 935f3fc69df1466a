"""Lists to choose from in the company workbook.

Names stand in cells, because a list inside a formula may be no longer than 255 characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from analyzer.organisation.explanation import FIRST_LEVEL, LEVELS
from analyzer.organisation.words import HEADINGS
from analyzer.text import Text, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_SPARE = 200
"""Rows below those that are filled in, for groups and roles that a person adds."""

_MOST_PEOPLE = "10000000"


def offer_groups(groups: Worksheet, explanation: Worksheet, levels: Sequence[str], needs: Worksheet | None, language: str) -> None:
    """Levels from the explanation, roles from the sheet with needs, departments to report under from the sheet itself.

    A department may also be reported under a new name, so that another text is allowed there.
    """
    text = Text(language)
    last = groups.max_row + _SPARE
    _offer(groups, "headcount", DataValidation("whole", operator="between", formula1="0", formula2=_MOST_PEOPLE), last)
    if levels:
        range_ = f"{quote_sheetname(explanation.title)}!${LEVELS}${FIRST_LEVEL}:${LEVELS}${FIRST_LEVEL + len(levels) - 1}"
        _offer(groups, "level", _listed(range_), last)
    if needs:
        _offer(groups, "role_family", _listed(f"{quote_sheetname(needs.title)}!$A$2:$A${needs.max_row + _SPARE}"), last)
    merged = _listed(f"$A$2:$A${last}", strict=False)
    merged.showInputMessage = True
    merged.prompt = text.say(
        sentence("Leave this blank, or give small departments that you want to report together the same name here, on each of their rows.")
    )
    _offer(groups, "report_as", merged, last)


def offer_needs(needs: Worksheet) -> None:
    """0 to 3 for every role and module."""
    offered = DataValidation("list", formula1='"0,1,2,3"', allow_blank=True, showErrorMessage=False)
    offered.add(f"B2:{get_column_letter(needs.max_column)}{needs.max_row + _SPARE}")
    needs.add_data_validation(offered)


def _listed(cells: str, *, strict: bool = True) -> DataValidation:
    return DataValidation("list", formula1=cells, showErrorMessage=strict)


def _offer(sheet: Worksheet, heading: str, offered: DataValidation, last: int) -> None:
    column = get_column_letter(list(HEADINGS).index(heading) + 1)
    offered.allow_blank = True
    offered.add(f"{column}2:{column}{last}")
    sheet.add_data_validation(offered)
