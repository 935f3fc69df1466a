"""Scoring: what each answer is worth, person by person."""

from analyzer.scoring.persons import score

__all__ = ["score"]
