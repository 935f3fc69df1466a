"""The server: one process on this computer only, until somebody stops it; nothing stays behind."""

from __future__ import annotations

import secrets
import signal
import socket
import sys
import threading
import webbrowser
from typing import Any, Self

import uvicorn

from analyzer.text import Text
from analyzer.web.app import application
from analyzer.web.folder import private_folder

HOST = "127.0.0.1"

_PATIENCE = 3
_ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def serve(port: int = 0, *, open_browser: bool = True, language: str = "nl") -> int:
    """Serve the upload page until it is stopped (page, Ctrl-C or signal), and give the exit code.

    Port 0 is any free one. The one-time link goes to stdout, everything else to stderr. 2 when the port is taken, else 0.
    """
    text = Text(language)
    listening = _listening(port)
    if listening is None:
        _tell(text.say("Port {port} is in use by another program. Choose another port, or leave it out.", port=str(port)))
        return 2
    try:
        with _Ending() as ending, listening, private_folder() as folder:
            token = secrets.token_urlsafe(32)
            app = application(token, folder, language, stop=ending.now)
            ending.server = uvicorn.Server(_config(app))
            _announce(f"http://{HOST}:{listening.getsockname()[1]}/link/{token}", text, open_browser=open_browser)
            try:
                ending.server.run([listening])
            finally:
                app.state.desk.close()
    except KeyboardInterrupt:
        pass  # before there was a server
    _tell(text.say("Stopped. Everything that was uploaded has been erased."))
    return 0


class _Ending:
    """Ctrl-C, a closed terminal and a polite kill end the server in good order, so that it tidies up; a second one does not disturb that.

    An exception would not do: raised while a request is answered it would end there. Only the main thread hears signals.
    """

    def __init__(self) -> None:
        self.server: uvicorn.Server | None = None
        self._earlier: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            heard = [signal.Signals[name] for name in _ENDINGS if hasattr(signal, name)]
            self._earlier = {each: signal.signal(each, self.now) for each in heard}
        return self

    def __exit__(self, *_: object) -> None:
        for each, handler in self._earlier.items():
            signal.signal(each, handler)

    def now(self, *_: object) -> None:
        """End the server, or the start of it."""
        if self.server is None:
            raise KeyboardInterrupt
        self.server.should_exit = True


def _config(app: object) -> uvicorn.Config:
    """Quiet: addresses hold secrets and errors hold answers, so neither is logged."""
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )


def _listening(port: int) -> socket.socket | None:
    """A socket that listens on this computer only, or None where the port is taken."""
    listening = socket.socket()
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()
    except OSError:
        listening.close()
        return None
    return listening


def _announce(link: str, text: Text, *, open_browser: bool) -> None:
    _tell(text.say("Open this link in your browser. It works once, and on this computer only:"))
    print(link, flush=True)  # noqa: T201 - the result of the command
    _tell(text.say("Press Ctrl+C here to stop. Everything that was uploaded is then erased."))
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()


def _tell(said: str) -> None:
    print(said, file=sys.stderr, flush=True)  # noqa: T201 - for the person at the terminal
