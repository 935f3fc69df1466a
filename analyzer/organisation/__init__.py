"""The organisation: head counts and roles from the company workbook, and the modules that a role needs."""

from analyzer.organisation.prefilling import prefilled
from analyzer.organisation.reading import read
from analyzer.organisation.writing import write

__all__ = ["prefilled", "read", "write"]
