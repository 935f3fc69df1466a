"""The limit on what is sent here: too much is read to its end and thrown away, so that the browser gets to see the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from analyzer.web.uploads import LARGEST

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from analyzer.web.pages import Pages

_PATIENCE = 20 * LARGEST


class Limit:
    """Says no to what announces itself as too large; Starlette's own limit counts what comes unannounced."""

    def __init__(self, app: ASGIApp, pages: Pages) -> None:
        self._app = RequestBodyLimitMiddleware(app, LARGEST)
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 413 with a page where the announced length is above the limit."""
        announced = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if not announced.isdecimal() or int(announced) <= LARGEST:
            await self._app(scope, receive, send)
            return
        await _thrown_away(receive)
        await self._pages.too_large()(scope, receive, send)


async def _thrown_away(receive: Receive) -> None:
    seen, more = 0, True
    while more and seen < _PATIENCE:
        message = await receive()
        seen += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)
