"""What was published before: a release is held against it, so that the difference tells nothing about a few people."""

from analyzer.disclosure.earlier.held import held_against, of_survey, same_wave

__all__ = ["held_against", "of_survey", "same_wave"]
