"""Per figure: which of the segments that may be shown stay silent about it, so that nothing can be told about a few people."""

from analyzer.disclosure.figures.relations import apart
from analyzer.disclosure.figures.showable import showable

__all__ = ["apart", "showable"]
