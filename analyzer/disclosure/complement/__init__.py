"""Complementary withholding: which segments may be shown, as far as the number of people goes, so that no subtraction reaches too few."""

from analyzer.disclosure.complement.patterns import pattern

__all__ = ["pattern"]
