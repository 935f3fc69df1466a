"""Tabulation: scores become counts that add; the last room that sees a person."""

from analyzer.tabulation.counting import tabulate

__all__ = ["tabulate"]
