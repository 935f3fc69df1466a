"""The ledger: a folder ``.ledger`` beside the reports, with one file for every final report.

A file is called ``<survey>-<wave>-<start of the fingerprint>.json`` and holds the survey, the wave, the rules, the published figures with
their fingerprint, which labels were merged, the day and the folder of the report, and a checksum over all of that. No answer of a person is
in it and no number that the report does not show. A file is never changed. One that cannot be read or was changed stops the work: without
it, later reports could be subtracted from what it holds.

While a report is put in its place its file waits as ``.json.pending``. After a run that was cut off the next one looks which report stands
there: the file is taken up if it is of that report, or if the report was taken away since, and thrown away if another report stands there.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from analyzer.archive.checked import text
from analyzer.archive.published import as_json, fingerprint, from_json, sha256
from analyzer.model.problem import Problem, Refused
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from analyzer.model.findings import Findings
    from analyzer.model.publication import Publication
    from analyzer.text import Sentence

NAME = ".ledger"
SCHEMA_VERSION = 1
PENDING, PART = ".pending", ".part"
LARGEST = 64 * 2**20
"""Bytes; many times what the figures of hundreds of groups take."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One final report on the ledger. ``folder`` is where it was written, beside the ledger."""

    publication: Publication
    folder: str
    released_on: date
    policy: Mapping[str, object]

    @classmethod
    def of(cls, findings: Findings, publication: Publication, folder: str) -> Entry:
        """The entry of findings that are written into a folder."""
        return cls(publication, folder, findings.made_on, {name: value for name, value, _, _ in findings.policy.rules()})

    @property
    def name(self) -> str:
        """The name of its file."""
        known = self.publication
        plain = "-".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-")[:40] for part in (known.survey, known.wave))
        return f"{plain}-{known.fingerprint[:16]}.json"


def read(ledger: Path) -> tuple[Publication, ...]:
    """All that was published, in the order of the names of the files. Raises Refused where one of them is damaged."""
    return tuple(_entry(path).publication for path in _files(ledger, ".json"))


def settle(ledger: Path, standing: Callable[[str], str | None]) -> None:
    """Decide about files that a run left behind when it was cut off.

    ``standing`` gives the fingerprint of the final report in a folder beside the ledger, an empty text where another report stands there or
    the new one was never whole, None where nothing stands: then it was taken away. Raises Refused where a file is damaged.
    """
    for path in _files(ledger, PART):
        path.unlink()
    for path in _files(ledger, PENDING):
        entry = _entry(path)
        if standing(entry.folder) in {None, entry.publication.fingerprint}:
            _take_up(path)
        else:
            path.unlink()


@contextmanager
def entering(ledger: Path, entry: Entry) -> Iterator[None]:
    """Put an entry on the ledger around what puts its report in place: both happen, or neither.

    The same release may be entered again and again; it is on the ledger once.
    """
    if (ledger / entry.name).exists():
        yield
        return
    pending = ledger / f"{entry.name}{PENDING}"
    ledger.mkdir(parents=True, exist_ok=True)
    _write(pending, entry)
    try:
        yield
    except BaseException:
        pending.unlink()
        raise
    _take_up(pending)


def _write(path: Path, entry: Entry) -> None:
    """Write a file so that it is there whole or not at all."""
    part = path.with_name(path.name + PART)
    content = _as_json(entry)
    with part.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(content | {"checksum": sha256(content)}, file, ensure_ascii=False, indent=1, allow_nan=False)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _keep(path.parent)


def _take_up(pending: Path) -> None:
    pending.replace(pending.with_name(pending.name.removesuffix(PENDING)))
    _keep(pending.parent)


def _keep(folder: Path) -> None:
    """Have the system write the names in a folder to the disk; not every system can."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _as_json(entry: Entry) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "folder": entry.folder,
        "released_on": entry.released_on.isoformat(),
        "policy": dict(entry.policy),
        **as_json(entry.publication),
    }


def _files(ledger: Path, ending: str) -> list[Path]:
    """The files of the ledger with an ending. Raises Refused where it is there and cannot be looked into."""
    try:
        return sorted(path for path in ledger.iterdir() if path.name.endswith(ending)) if ledger.exists() else []
    except OSError:
        raise _damaged(ledger, sentence("The ledger of final reports cannot be opened.")) from None


def _entry(path: Path) -> Entry:
    """The entry in a file. Raises Refused where it is damaged, was changed or was made by another version."""
    try:
        if path.stat().st_size <= LARGEST:
            return _recalled(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise _damaged(path, sentence("This file keeps what a final report showed. It is damaged or was changed."))


def _recalled(written: dict[str, Any]) -> Entry:
    checksum = written.pop("checksum")
    if written["schema_version"] != SCHEMA_VERSION or checksum != sha256(written):
        raise ValueError("the entry was changed or was made by another version")
    publication, folder = from_json(written), text(written["folder"])
    if fingerprint(publication) != publication.fingerprint or folder in {"", ".", ".."} or re.search(r"[/\\]", folder):
        raise ValueError("the entry is not as it was written")
    return Entry(publication, folder, date.fromisoformat(written["released_on"]), dict(written["policy"]))


def _damaged(place: Path, message: Sentence) -> Refused:
    remedy = sentence(
        "Put it back from a backup. Without it a new report could be compared with what was released, and tell about single people; "
        "so as long as it is not there we make none in this folder."
    )
    return Refused(Problem("stop", sentence("The file {name}", name=place.name), message, remedy))
