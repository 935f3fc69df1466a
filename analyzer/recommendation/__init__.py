"""Recommendation: from estimates to advice that people can act on."""

from analyzer.recommendation.wave import recommend

__all__ = ["recommend"]
