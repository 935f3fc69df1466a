"""The set-up: builds ``.venv`` once, then runs the same command in it. Standard library only, for a bare Python runs it.

It acts in a checkout alone, where ``pyproject.toml`` and the locks lie beside the package; an installed copy passes through. ``.venv`` is
whole when its stamp is right, which is written last: a half made one is built again, and one for the tests serves the program as well.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up"
CORE, DEV = "requirements.lock", "requirements-dev.lock"
NO_VENV = "Python's venv module is missing here. On Debian or Ubuntu: sudo apt-get install -y python3-venv"


def ensure(lock: str = CORE) -> None:
    """Returns where this Python is the right one; elsewhere sets up, runs the command again in ``.venv`` and ends with its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python does come here, in a checkout
        sys.exit("This is Python {}.{}; the analyzer needs 3.11 or newer.".format(*sys.version_info))
    if not all((CHECKOUT / name).is_file() for name in ("pyproject.toml", CORE, DEV)):
        return
    try:
        inside = PYTHON.exists() and PYTHON.parent.samefile(Path(sys.executable).parent)
        if inside and _whole(lock):
            return
        with _alone():
            if not _whole(lock):
                _build(lock, anew=not (inside or _whole(CORE)))
        sys.exit(_again())
    except KeyboardInterrupt:
        sys.exit(130)
    except (OSError, subprocess.CalledProcessError) as fault:
        sys.exit(f"Setting up {VENV} failed: {fault}\nIs there a network, and room on the disk? Then start again.")


def _whole(lock: str) -> bool:
    found = STAMP.read_text("utf-8") if STAMP.is_file() and PYTHON.exists() else ""
    return found in {_stamp(lock), _stamp(DEV)}


def _stamp(lock: str) -> str:
    made_for = "{}.{} {} {}".format(*sys.version_info[:2], lock, VENV)
    return hashlib.sha256((CHECKOUT / lock).read_bytes() + made_for.encode()).hexdigest()


@contextmanager
def _alone() -> Iterator[None]:
    """One set-up at a time: a second start waits here and finds the work done. The hold ends with its process, however that ends."""
    with Path(f"{VENV}.lock").open("w", encoding="utf-8") as held:
        if sys.platform == "win32":
            import msvcrt

            while True:  # each call gives up after ten seconds
                with suppress(OSError):
                    msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _build(lock: str, *, anew: bool) -> None:
    """Makes ``.venv`` from nothing when ``anew``, installs what the lock names and the checkout itself, and stamps it."""
    uv = shutil.which("uv")
    uv = uv if uv and subprocess.run([uv, "--version"], check=False, capture_output=True).returncode == 0 else None
    if not all(importlib.util.find_spec(name) for name in (("venv",) if uv else ("venv", "ensurepip"))):
        sys.exit(NO_VENV)
    sys.stderr.write("Setting up .venv (once), about a minute ...\n")
    STAMP.unlink(missing_ok=True)
    if anew:
        import venv

        venv.create(VENV, clear=True, symlinks=os.name != "nt")
    if not uv:
        _run(str(PYTHON), "-m", "ensurepip")
    install = (
        (uv, "pip", "install", "-q", "--compile-bytecode", "--python", str(PYTHON)) if uv else (str(PYTHON), "-m", "pip", "install", "-qq")
    )
    _run(*install, "--require-hashes", "--only-binary", ":all:", "-r", str(CHECKOUT / lock))
    _run(*install, "--no-build-isolation", "--no-deps", "-e", str(CHECKOUT))
    STAMP.write_text(_stamp(lock), "utf-8")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _again() -> int:
    """The same command in ``.venv``. A terminal's Ctrl-C goes to both: this process waits, so that the other can tidy up."""
    child = subprocess.Popen([PYTHON, *sys.orig_argv[1:]])
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        code = child.wait()
    except KeyboardInterrupt:
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.terminate()
        raise
    return code if code >= 0 else 128 - code
