"""The application: its addresses, and what each of them does. Reading changes nothing; only forms do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import FileResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

from analyzer.model.problem import Unreadable
from analyzer.text import LANGUAGES
from analyzer.web.folder import erase
from analyzer.web.guard import Guard
from analyzer.web.jobs import Desk
from analyzer.web.limit import Limit
from analyzer.web.pages import STATIC, Pages
from analyzer.web.session import Session
from analyzer.web.uploads import LONGEST_ANSWER, MOST_ANSWERS, received

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from analyzer.web.run import Kind

_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The only files that are served; the table of the operating system may call a script something else."""

_STATIC = ("web.css", "web.js", "icon.svg")


def application(token: str, folder: Path, language: str = "nl", stop: Callable[[], None] = lambda: None) -> Starlette:
    """The upload page.

    ``token`` is the secret of the one-time link ``/link/<token>``; ``folder`` an empty private folder for uploads and reports, which the
    caller erases at the end; ``stop`` ends the server. ``state.desk`` is the desk that holds the present run. Raises ValueError for a
    language there is not.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language is {language!r}; it must be one of {', '.join(LANGUAGES)}")
    session = Session(token, language)
    desk = Desk(folder)
    pages = Pages(session)
    doors = _Doors(session, desk, pages, stop)
    app = Starlette(
        routes=doors.routes(),
        middleware=[Middleware(Guard, session=session, desk=desk, pages=pages), Middleware(Limit, pages=pages)],
        exception_handlers={HTTPException: doors.refused},
    )
    app.state.desk = desk
    return app


class _Doors:
    """One method for each address."""

    def __init__(self, session: Session, desk: Desk, pages: Pages, stop: Callable[[], None]) -> None:
        self._session = session
        self._desk = desk
        self._pages = pages
        self._stop = stop

    def routes(self) -> list[Route]:
        """Every address there is."""
        return [
            Route("/link/{token}", self.link),
            Route("/", self.home),
            Route("/status", self.status),
            Route("/files", self.files, methods=["POST"]),
            Route("/answers", self.answers, methods=["POST"]),
            Route("/answers/again", self.answer_again, methods=["POST"]),
            Route("/draft", self.draft, methods=["POST"]),
            Route("/company", self.company, methods=["POST"]),
            Route("/report", self.make, methods=["POST"]),
            Route("/report.zip", self.parcel),
            Route("/report/{ticket}/{path:path}", self.report),
            Route("/language", self.language, methods=["POST"]),
            Route("/again", self.again, methods=["POST"]),
            Route("/stop", self.stop, methods=["POST"]),
            Route("/static/{name}", self.static),
        ]

    async def link(self, request: Request) -> Response:
        """The one-time link, exchanged for a cookie. A browser that only looks ahead leaves it alive."""
        if self._session.admits(request.cookies):
            return self._pages.welcome()
        ahead = request.method != "GET" or "prefetch" in request.headers.get("sec-purpose", "")
        secret = "" if ahead else self._session.exchange(request.path_params["token"])
        if not secret:
            return self._pages.no_session()
        response = self._pages.welcome()
        response.set_cookie(self._session.cookie, secret, httponly=True, samesite="strict")
        return response

    async def home(self, request: Request) -> Response:
        """The page that belongs to the present state."""
        return self._pages.of(self._desk.run) if self._desk.run else self._pages.start()

    async def status(self, request: Request) -> Response:
        """For the progress page: whether there is something new to see, and what is being done."""
        run = self._desk.run
        working = run is not None and run.outcome is None
        return JSONResponse({"working": working, "stage": self._pages.stage(run) if run and working else ""})

    async def files(self, request: Request) -> Response:
        """An upload: stored, and read in the background."""
        folder = self._desk.new_folder()
        try:
            submission = await received(request, folder)
        except Unreadable as fault:
            erase(folder)
            return self._pages.start(fault.problems, 400)
        except BaseException:
            erase(folder)
            raise
        self._desk.take(folder, submission, self._session.language)
        return _home()

    async def answers(self, request: Request) -> Response:
        """Answers to the questions about the files, which are then read again."""
        async with request.form(max_files=0, max_fields=MOST_ANSWERS, max_part_size=LONGEST_ANSWER) as form:
            given = {name: str(value) for name, value in form.items()}
        self._desk.answer(given)
        return _home()

    async def answer_again(self, request: Request) -> Response:
        """Let the questions come back."""
        self._desk.ask_again()
        return _home()

    async def draft(self, request: Request) -> Response:
        """A questionnaire to fill in, made from the files."""
        return await self._workbook("survey", {"nl": "vragenlijst", "en": "questionnaire"})

    async def company(self, request: Request) -> Response:
        """A company workbook to fill in, with the groups in the files."""
        return await self._workbook("company", {"nl": "bedrijfsbestand", "en": "company"})

    async def _workbook(self, kind: Kind, names: Mapping[str, str]) -> Response:
        language = self._session.language
        try:
            path = await run_in_threadpool(self._desk.workbook, kind, language)
        except Unreadable as fault:
            run = self._desk.run
            return self._pages.refused(fault.problems, run, 400) if run else _home()
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type=_TYPES[".xlsx"], filename=f"{names[language]}.xlsx")

    async def make(self, request: Request) -> Response:
        """Make the report of what was recognised."""
        self._desk.make_report()
        return _home()

    async def report(self, request: Request) -> Response:
        """A file of the present report."""
        ready = self._desk.ready
        path = ready.files.get(request.path_params["path"]) if ready else None
        if path is None or path.suffix not in _TYPES:
            raise HTTPException(404)
        return FileResponse(path, media_type=_TYPES[path.suffix])

    async def parcel(self, request: Request) -> Response:
        """The present report as a zip file to save."""
        ready = self._desk.ready
        if ready is None:
            raise HTTPException(404)
        return FileResponse(ready.packed, media_type="application/zip", filename=f"{ready.name}.zip")

    async def language(self, request: Request) -> Response:
        """The other language, for pages yet to come."""
        async with request.form(max_files=0, max_fields=1, max_part_size=100) as form:
            chosen = form.get("language")
        if chosen not in LANGUAGES:
            raise HTTPException(400)
        self._session.language = str(chosen)
        return _home()

    async def again(self, request: Request) -> Response:
        """Erase everything of the present run."""
        self._desk.clear()
        return _home()

    async def stop(self, request: Request) -> Response:
        """Erase everything and end the program."""
        self._desk.clear()
        self._stop()
        return self._pages.farewell()

    async def static(self, request: Request) -> Response:
        """Style, script and icon of the pages."""
        name = request.path_params["name"]
        if name not in _STATIC:
            raise HTTPException(404)
        path = STATIC / name
        return FileResponse(path, media_type=_TYPES[path.suffix])

    async def refused(self, request: Request, fault: Exception) -> Response:
        """What Starlette refuses: an unknown address, a wrong method, too large a body."""
        status = fault.status_code if isinstance(fault, HTTPException) else 500
        return self._pages.too_large() if status == 413 else self._pages.lost(status)


def _home() -> Response:
    return RedirectResponse("/", 303)
