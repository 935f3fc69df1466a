"""The archive: findings as JSON and back, and as tidy frames for analysts.

``findings.json`` holds what may be shown and nothing finer. Every number of a report has its place in it, such as
``groups.3.modules.linkedin.share_below``. ``ledger`` keeps what was released as final.
"""

from analyzer.archive import ledger
from analyzer.archive.file import read, write
from analyzer.archive.frame import frame
from analyzer.archive.published import published
from analyzer.archive.recalled import from_json
from analyzer.archive.told import as_json

__all__ = ["as_json", "frame", "from_json", "ledger", "published", "read", "write"]
