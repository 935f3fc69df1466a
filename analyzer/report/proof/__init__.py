"""The proof: what was written is read back and held against the document, place by place, before anybody gets to see it.

Nothing here draws, and nothing that draws is used here. A place that the document does not give, or gives otherwise, is `Unsafe`.
"""

from analyzer.report.proof.whole import prove

__all__ = ["prove"]
