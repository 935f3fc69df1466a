"""Surveys: reading a questionnaire with its answer key and its wording, naming every fault in it at once, and drafting one's own."""

from analyzer.surveys.drafting import draft
from analyzer.surveys.loading import bundled, load, verify
from analyzer.surveys.own.key import key

__all__ = ["bundled", "draft", "key", "load", "verify"]
