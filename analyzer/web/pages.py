"""Pages: what is shown in each state, as HTML responses in the language of the session."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from analyzer import api, assets
from analyzer.text import LANGUAGES, Text, sentence
from analyzer.web import recognised
from analyzer.web.outcomes import Broken, Ready, Recognised, Refused, TooFew, Unproven
from analyzer.web.uploads import LARGEST, LARGEST_GROUP, MOST_FILES, SMALLEST_GROUP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from analyzer.model.problem import Problem
    from analyzer.text import Sentence
    from analyzer.web.run import Run
    from analyzer.web.session import Session

STATIC = Path(__file__).parent / "static"

_MEGABYTE = 2**20


class Pages:
    """Draws every page of the session; texts are escaped, whoever they come from."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._environment = Environment(
            loader=FileSystemLoader(assets.templates("web")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def start(self, problems: Sequence[Problem] = (), status: int = 200) -> Response:
        """Where a file is chosen; above it, what was wrong with the last choice."""
        limits = {"files": MOST_FILES, "bytes": LARGEST, "smallest": SMALLEST_GROUP, "largest": LARGEST_GROUP}
        return self._page("start.html", status, messages=recognised.said(problems, self._text), limits=limits)

    def welcome(self) -> Response:
        """The answer to the one-time link. It leads on by itself: a redirect would still count as coming from where the link stood."""
        return self._page("welcome.html")

    def of(self, run: Run) -> Response:
        """The page that belongs to the state of a run."""
        outcome = run.outcome
        if isinstance(outcome, Recognised):
            return self._recognised(run, outcome)
        if isinstance(outcome, Refused):
            return self.refused(outcome.problems, run)
        if isinstance(outcome, TooFew):
            return self._page("too_few.html", minimum=outcome.minimum)
        if isinstance(outcome, (Broken, Unproven)):
            return self._page("broken.html" if isinstance(outcome, Broken) else "unproven.html", 500, reference=outcome.reference)
        if isinstance(outcome, Ready):
            return self._page("ready.html", run=run, ready=outcome, size=max(1, round(outcome.packed.stat().st_size / _MEGABYTE)))
        return self._page("working.html", stage=self.stage(run))

    def refused(self, problems: Sequence[Problem], run: Run, status: int = 200) -> Response:
        """For files that nothing can be made of."""
        several = bool(run.submission.survey or run.submission.company)
        return self._page("refused.html", status, messages=self._named(recognised.said(problems, self._text), run), several=several)

    def stage(self, run: Run) -> str:
        """What is being done for a run, in words."""
        stages = {
            "reading": sentence("Your file is being read …"),
            "counting": sentence("The answers are being counted, protected and weighed …"),
            "writing": sentence("The report is being written …"),
            "packing": sentence("The report is being packed …"),
        }
        return self._text.say(stages[run.stage])

    def farewell(self) -> Response:
        """The last page: the program has stopped."""
        return self._notice(
            200,
            sentence("The program has stopped"),
            sentence("Your files and the report in this program have been erased. A report that you saved is still where you saved it."),
            sentence("You can close this tab."),
        )

    def no_session(self) -> Response:
        """For a browser that did not come in by the link."""
        return self._notice(
            403,
            sentence("This page opens only through its own link"),
            sentence("The link works once and in one browser. It has been used, or it was not complete."),
            sentence("Go back to the browser tab where the page was open, or start the program again for a new link."),
        )

    def foreign(self) -> Response:
        """For a request that another site started, or that came under a foreign name."""
        return self._notice(
            403,
            sentence("This did not come from the page itself"),
            sentence("Something outside this page tried to use it, and that is not allowed."),
            sentence("Open the page through its own link and choose your file there."),
        )

    def report_gone(self) -> Response:
        """For the address of a report that has been erased."""
        return self._notice(
            403,
            sentence("This report is no longer here"),
            sentence("It has been erased, because you started again or because the program was started again."),
            sentence("Open the zip file that you saved, or make the report again."),
        )

    def too_large(self) -> Response:
        """For an upload above the limit."""
        return self._notice(
            413,
            sentence("These files are too large"),
            sentence("Together they may be at most {n} MB.", n=LARGEST // _MEGABYTE),
            sentence("Leave out the columns with free text and export again, then choose the new file."),
            back=True,
        )

    def lost(self, status: int) -> Response:
        """For an address that does not exist, or that cannot be opened like this."""
        return self._notice(
            status,
            sentence("There is nothing at this address"),
            sentence("The page may have been part of an earlier upload."),
            sentence("Go back to the start."),
            back=True,
        )

    def broken(self, reference: str) -> Response:
        """For a fault of ours."""
        return self._notice(
            500,
            sentence("Something went wrong in this program"),
            sentence(
                "It is not your fault. The fault is noted under number {reference}, without anything from your file.", reference=reference
            ),
            sentence("Go back to the start and try again. If it comes back, pass this number on to whoever looks after the program."),
            back=True,
        )

    def _recognised(self, run: Run, outcome: Recognised) -> Response:
        return self._page(
            "recognised.html",
            run=run,
            check=outcome.check,
            can_go_on=outcome.can_go_on,
            is_stopped=outcome.is_stopped,
            questions=self._asked(outcome, run),
            messages=self._named(recognised.told(outcome.check), run),
            in_words=api.in_words,
            questionnaire=outcome.survey and recognised.questionnaire(outcome.survey, outcome.check, self._session.language),
        )

    @staticmethod
    def _asked(outcome: Recognised, run: Run) -> list[dict[str, Any]]:
        named = run.submission.named
        return [each | {"where": named(each["where"]), "message": named(each["message"])} for each in map(dict, outcome.questions)]

    @staticmethod
    def _named(messages: list[recognised.Message], run: Run) -> list[recognised.Message]:
        named = run.submission.named
        return [replace(each, where=named(each.where), message=named(each.message), remedy=named(each.remedy)) for each in messages]

    def _notice(self, status: int, title: Sentence, message: Sentence, remedy: Sentence, *, back: bool = False) -> Response:
        """A page on its own: its style lies in it, allowed by its fingerprint, for who sees it may not be let in to fetch one."""
        response = self._page("notice.html", status, title=title, message=message, remedy=remedy, back=back, style=Markup(self._style))  # noqa: S704 - our own
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; style-src 'sha256-{self._fingerprint}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return response

    def _page(self, template: str, status: int = 200, **places: Any) -> Response:
        text = self._text
        html = self._environment.get_template(template).render(say=text.say, text=text, languages=LANGUAGES, **places)
        return HTMLResponse(html, status)

    @property
    def _text(self) -> Text:
        return Text(self._session.language)

    @cached_property
    def _style(self) -> str:
        return (STATIC / "web.css").read_text("utf-8")

    @cached_property
    def _fingerprint(self) -> str:
        return base64.b64encode(hashlib.sha256(self._style.encode()).digest()).decode()
