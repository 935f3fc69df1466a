"""Surveys: reading a questionnaire with its answer key and its wording, and naming every fault in it at once."""

from analyzer.surveys.loading import bundled, load, verify

__all__ = ["bundled", "load", "verify"]
