"""The command line. Results go to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from analyzer.cli.commands import commands
from analyzer.cli.outcome import code_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["commands", "main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(code_of(lambda: commands.main(given, prog_name="analyzer", standalone_mode=False), given))
