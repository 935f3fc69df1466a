"""The upload page: drop an export, see what was recognised, get the report. For one person, on this computer only."""

from __future__ import annotations

from analyzer.web.app import application
from analyzer.web.server import serve

__all__ = ["application", "serve"]
