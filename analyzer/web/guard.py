"""The guard: looks at every request before a route does, and at every answer after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from analyzer.web.faults import reported

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from analyzer.web.jobs import Desk
    from analyzer.web.pages import Pages
    from analyzer.web.session import Session

LINK = "/link/"
REPORT = "/report/"

_NAMES = ("127.0.0.1", "localhost")
_SAFE = ("GET", "HEAD")

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_PAGE = _ALWAYS | {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",  # with no-referrer a form says "Origin: null", and a browser without Sec-Fetch-Site is refused
    "Cross-Origin-Resource-Policy": "same-origin",
}
_REPORT = _ALWAYS | {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-downloads"
    ),
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "cross-origin",  # a sandboxed page has no origin of its own, so its own script would be refused
}


class Guard:
    """Lets in who holds the session, refuses what another site started, and puts the security headers on whatever is answered.

    A report runs in a sandbox without an origin, so the browser sends no cookie along for its pages, scripts and styles. Its address holds
    a secret instead, made for each report and gone with it.
    """

    def __init__(self, app: ASGIApp, session: Session, desk: Desk, pages: Pages) -> None:
        self._app = app
        self._session = session
        self._desk = desk
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; a crash in a route becomes a page without a trace."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = _Answer(send, _REPORT if request.url.path.startswith(REPORT) else _PAGE)
        try:
            await (self._refusal(request) or self._app)(scope, receive, answer)
        except Exception as fault:  # noqa: BLE001 - the last net: the message of a fault may hold answers and goes nowhere
            reference = reported(fault)
            if not answer.begun:
                await self._pages.broken(reference)(scope, receive, answer)

    def _refusal(self, request: Request) -> Response | None:
        """The page that says no, or None. The order matters: a foreign name is never told whether a session exists."""
        if not _asked_here(request):
            return self._pages.foreign()
        path = request.url.path
        if path.startswith(REPORT):
            ticket = path.removeprefix(REPORT).partition("/")[0]
            return None if request.method in _SAFE and self._desk.admits(ticket) else self._pages.report_gone()
        if path.startswith(LINK):
            return None
        if not self._session.admits(request.cookies):
            return self._pages.no_session()
        return None if request.method in _SAFE or _sent_from_here(request) else self._pages.foreign()


class _Answer:
    """A way to send an answer that adds the headers which are not there yet."""

    def __init__(self, send: Send, headers: dict[str, str]) -> None:
        self.begun = False
        self._send = send
        self._headers = headers

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
        await self._send(message)


def _asked_here(request: Request) -> bool:
    """Whether the page was asked for by the name of this computer: a foreign name that leads here (DNS rebinding) is not."""
    return request.headers.get("host", "").partition(":")[0].lower() in _NAMES


def _sent_from_here(request: Request) -> bool:
    """Whether a form was sent by one of our own pages (or by a person, who reloads)."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    return request.headers.get("origin") == f"http://{request.headers.get('host', '')}"
