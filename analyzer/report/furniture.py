"""What the pages are furnished with: styles, scripts, and the policy that allows these and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analyzer import assets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_STYLES = ("report.css", "plot.css")
_SCRIPTS = ("plotly.js", "report.js")


@dataclass(frozen=True, slots=True)
class Furniture:
    """Styles and scripts of the pages by file name, and the policy that allows them and nothing else."""

    files: Mapping[str, str]
    inline: bool

    @property
    def policy(self) -> str:
        """The content security policy of every page."""
        scripts, styles = (self._allowed(names) for names in (_SCRIPTS, _STYLES))
        return (
            f"default-src 'none'; script-src {scripts}; style-src {styles}; style-src-attr 'unsafe-inline'; "
            "img-src data: blob:; base-uri 'none'; form-action 'none'"
        )

    def _allowed(self, names: Iterable[str]) -> str:
        return " ".join(_fingerprint(self.files[name]) for name in names) if self.inline else "'self'"

    @property
    def map_style(self) -> str:
        """The id under which plotly.js looks for the style sheet of its maps; else it would add one, which the policy refuses."""
        found = re.search(r'document\.getElementById\("([0-9a-f]{64})"\)', self.files["plotly.js"])
        return found[1] if found else "map-style"


def furnish(*, inline: bool) -> Furniture:
    """The styles and scripts, ours and plotly's; ``inline`` puts them into the pages."""
    return Furniture(_files(), inline)


@cache
def _files() -> Mapping[str, str]:
    from plotly.offline import get_plotlyjs

    ours = {name: (assets.theme() / name).read_text(encoding="utf-8") for name in ("report.css", "plot.css", "report.js")}
    return {"plotly.js": get_plotlyjs(), **ours}


def _fingerprint(content: str) -> str:
    """The source expression that allows exactly this text inline."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
