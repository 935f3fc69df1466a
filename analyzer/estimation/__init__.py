"""Estimation: what the protected counts say, and how sure that is. Sees a release and nothing else of the answers."""

from analyzer.estimation.wave import estimate, tables

__all__ = ["estimate", "tables"]
