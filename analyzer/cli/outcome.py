"""What a run comes to: an exit code, and for a fault what went wrong, in the reader's language."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from analyzer.cli import spoken
from analyzer.text import LANGUAGES, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analyzer.model.problem import Problem

FINE, OUR_FAULT, WRONG_USE, FILE_PROBLEM, TOO_SMALL, INTERRUPTED = 0, 1, 2, 3, 4, 130


def code_of(run: Callable[[], object], given: Sequence[str]) -> int:
    """The exit code: 0 fine, 1 our fault, 2 wrong use, 3 problems in the file, 4 too few people, 130 interrupted.

    ``given`` are the arguments: no command may have come to run that could tell the language.
    """
    try:
        ended = run()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as fault:
        fault.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as end:  # it may carry a text, which would be printed
        return end.code if isinstance(end.code, int) else OUR_FAULT
    except BaseException as fault:  # noqa: BLE001 - the last line of defence: a message, never a traceback with answers in it
        return _told(fault, given)
    return ended if isinstance(ended, int) else FINE


def _told(fault: BaseException, given: Sequence[str]) -> int:
    """Say what went wrong and give the exit code."""
    code, found = _as_problems(fault)
    _list(found, _language(given), as_json="--json" in given)
    return code


def _as_problems(fault: BaseException) -> tuple[int, Sequence[Problem]]:
    """The exit code and what to tell; of a fault of ours its kind only, since what it says may quote an answer."""
    from analyzer.model.problem import Refused, TooSmall, Unreadable, Unsafe

    match fault:
        case Unreadable():
            return FILE_PROBLEM, fault.problems
        case Refused():
            return FILE_PROBLEM, (fault.problem,)
        case TooSmall():
            return TOO_SMALL, (_too_small(fault.minimum),)
        case Unsafe():
            return OUR_FAULT, (_unsafe(fault.reason),)
        case OSError():
            return FILE_PROBLEM, (_not_reached(fault),)
        case _:
            return OUR_FAULT, (_broken(type(fault).__name__),)


def _not_reached(fault: OSError) -> Problem:
    """As a problem, so that it is told like all others."""
    from analyzer.model.problem import Problem

    reason = fault.strerror or type(fault).__name__
    name = re.split(r"[\\/]", str(fault.filename or ""))[-1]  # the folder may say who somebody is
    return Problem(
        "stop",
        sentence("File {file}", file=name) if name else sentence("A file"),
        sentence("A file could not be read or written: {reason}.", reason=reason),
        sentence("Check the name of the file and close it in Excel."),
    )


def _too_small(minimum: int) -> Problem:
    """As a problem, so that it is told like all others."""
    from analyzer.model.problem import Problem

    return Problem(
        "stop",
        sentence("The whole organisation"),
        sentence("Fewer than {minimum} people answered. To protect them, nothing is shown.", minimum=minimum),
        sentence("Wait for more answers, or ask more people to take part."),
    )


def _unsafe(reason: str) -> Problem:
    """Nothing was proven, so nothing was written; there is no way around it. ``reason`` holds no number and no name of a group."""
    from analyzer.model.problem import Problem

    return Problem(
        "stop",
        sentence("The report"),
        sentence("It could not be proven that nobody can be recognised in this report. To protect people, nothing was written."),
        sentence(
            "Give a larger smallest group with --min-group, or report fewer kinds of groups. "
            "Does it stay like this? Pass this on to whoever looks after the program: {reason}.",
            reason=reason,
        ),
    )


def _broken(kind: str) -> Problem:
    from analyzer.model.problem import Problem

    return Problem(
        "stop",
        sentence("The program"),
        sentence("Something went wrong in the program itself ({kind}). Nothing was written.", kind=kind),
        sentence("Try again. Does it stay like this? Pass this on to whoever looks after the program."),
    )


def _list(found: Sequence[Problem], language: str, *, as_json: bool) -> None:
    """What stops the work, as text or as the same JSON that `check` prints."""
    from analyzer import api

    problems = api.problems_as_json(found, language)
    if as_json:
        click.echo(json.dumps(spoken.nothing_read(problems), ensure_ascii=False))
    else:
        spoken.list_problems(problems)


def _language(given: Sequence[str]) -> str:
    """The language that was asked for, else Dutch."""
    asked = [after for before, after in pairwise(given) if before == "--language"]
    asked += [word.removeprefix("--language=") for word in given if word.startswith("--language=")]
    return asked[-1] if asked and asked[-1] in LANGUAGES else LANGUAGES[0]
