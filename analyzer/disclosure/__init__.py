"""Disclosure: the one door through which numbers leave. Cells go in, a release comes out, and what is withheld is not in it."""

from analyzer.disclosure.door import protect

__all__ = ["protect"]
