"""Jobs: one upload at a time is read and made into a report, in a thread beside the pages."""

from __future__ import annotations

import secrets
import threading
from typing import TYPE_CHECKING

from analyzer.model import problem
from analyzer.model.problem import TooSmall, Unreadable, Unsafe
from analyzer.web.faults import reported
from analyzer.web.folder import erase
from analyzer.web.outcomes import Broken, Ready, Recognised, Refused, TooFew, Unproven
from analyzer.web.run import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from analyzer.web.outcomes import Outcome
    from analyzer.web.run import Kind, Stage
    from analyzer.web.uploads import Submission

_PATIENCE = 2.0


class Desk:
    """Holds the present run, if there is one; a new upload takes the place of the earlier one, which is erased."""

    def __init__(self, folder: Path) -> None:
        self.run: Run | None = None
        self._folder = folder
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None

    def new_folder(self) -> Path:
        """An empty folder for the next upload."""
        folder = self._folder / f"run-{secrets.token_hex(8)}"
        folder.mkdir(mode=0o700)
        return folder

    def take(self, folder: Path, submission: Submission, language: str) -> None:
        """Begin with an upload: read it."""
        self.clear()
        self.run = Run(folder, submission, language)
        self._begin(self.run, "reading", self.run.check)

    def make_report(self) -> None:
        """Go on with what was recognised; does nothing where that cannot be, or is going on already."""
        run = self.run
        if run and isinstance(run.outcome, Recognised) and run.outcome.can_go_on:
            self._begin(run, "counting", run.report)

    def answer(self, answers: Mapping[str, str]) -> None:
        """Keep the answers to questions that were asked and read the files again; does nothing where nothing is asked."""
        run = self.run
        if run and isinstance(run.outcome, Recognised) and run.outcome.questions:
            run.answered(answers)
            self._begin(run, "reading", run.check)

    def ask_again(self) -> None:
        """Forget the answers and read the files again, so that the questions come back."""
        run = self.run
        if run and isinstance(run.outcome, Recognised) and run.decisions:
            run.decisions = {}
            self._begin(run, "reading", run.check)

    def workbook(self, kind: Kind, language: str) -> Path | None:
        """A workbook to fill in, made from the present upload; None where that cannot be. Raises Unreadable."""
        run = self.run
        if run is None or not isinstance(run.outcome, Recognised):
            return None
        try:
            with self._turn:
                return run.workbook(kind, language)
        finally:
            if run.gone:
                erase(run.folder)

    def admits(self, ticket: str) -> bool:
        """Whether this is the secret in the address of the present report."""
        return self.ready is not None and self.run is not None and secrets.compare_digest(ticket.encode(), self.run.ticket.encode())

    @property
    def ready(self) -> Ready | None:
        """The present report, when there is one."""
        return self.run.outcome if self.run and isinstance(self.run.outcome, Ready) else None

    def clear(self) -> None:
        """Forget and erase the present run. Work that is still going on writes into nothing, and is erased again when it ends."""
        if self.run:
            self.run.gone = True
            erase(self.run.folder)
            self.run = None

    def close(self) -> None:
        """Forget everything, and wait a moment for work that is going on: what it writes after this is for the caller to erase."""
        self.clear()
        if self._thread:
            self._thread.join(_PATIENCE)

    def _begin(self, run: Run, stage: Stage, job: Callable[[], Outcome]) -> None:
        run.stage, run.outcome = stage, None
        self._thread = threading.Thread(target=self._work, args=(run, job), daemon=True)
        self._thread.start()

    def _work(self, run: Run, job: Callable[[], Outcome]) -> None:
        with self._turn:
            if not run.gone:
                run.outcome = _ended(job, run)
        if run.gone:
            erase(run.folder)


def _ended(job: Callable[[], Outcome], run: Run) -> Outcome:
    """Do a job; whatever goes wrong is an outcome too."""
    try:
        return job()
    except Unreadable as fault:
        return Refused(fault.problems)
    except problem.Refused as fault:
        return Refused((fault.problem,))
    except TooSmall as fault:
        return TooFew(fault.minimum)
    except Unsafe as fault:
        return Unproven("" if run.gone else reported(fault))
    except BaseException as fault:  # noqa: BLE001 - a panic in a reader written in Rust is no Exception
        return Broken("" if run.gone else reported(fault))
