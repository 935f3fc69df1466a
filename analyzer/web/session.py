"""The session: one link, used once, for one cookie. Nobody else gets in while the program runs."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Session:
    """The one visit this process serves: who may come in, and in which language the pages are.

    Nothing is written anywhere; the session ends with the process.
    """

    def __init__(self, token: str, language: str) -> None:
        self.language = language
        # Cookies do not know ports: a second program on this computer needs a cookie of its own.
        self.cookie = "analyzer-" + hashlib.sha256(token.encode()).hexdigest()[:8]
        self._token = token
        self._secret = ""

    def exchange(self, token: str) -> str:
        """The secret for the cookie, or an empty text where the link is wrong or has been used."""
        if not self._token or not secrets.compare_digest(token.encode(), self._token.encode()):
            return ""
        self._token = ""
        self._secret = secrets.token_urlsafe(32)
        return self._secret

    def admits(self, cookies: Mapping[str, str]) -> bool:
        """Whether these are the cookies of the browser that used the link."""
        given = cookies.get(self.cookie, "")
        return bool(self._secret) and secrets.compare_digest(given.encode(), self._secret.encode())
