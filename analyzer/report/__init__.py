"""The report: findings become a document, and a document becomes pages and a workbook.

``compose`` decides what is said, ``html`` and ``excel`` draw it, ``folder`` puts it in its place, whole or not at all.
"""

from analyzer.report.compose import compose
from analyzer.report.folder import is_unfinished, repair, write_folder
from analyzer.report.written import chart, write

__all__ = ["chart", "compose", "is_unfinished", "repair", "write", "write_folder"]
