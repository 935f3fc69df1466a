"""Too much is read to its end before it is refused: a browser that is still sending does not listen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from analyzer.web import limit
from analyzer.web.limit import Limit
from analyzer.web.pages import Pages
from analyzer.web.session import Session

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send


async def _never(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("the application was asked")


@pytest.mark.parametrize(("pieces", "read"), [(3, 3), (100, 20)])
def test_it_is_read_to_its_end_within_reason(monkeypatch: pytest.MonkeyPatch, pieces: int, read: int) -> None:
    monkeypatch.setattr(limit, "LARGEST", 10)
    monkeypatch.setattr(limit, "_PATIENCE", 200)
    happened: list[str] = []

    async def receive() -> Message:
        happened.append("read")
        return {"type": "http.request", "body": b"x" * 10, "more_body": len(happened) < pieces}

    async def send(message: Message) -> None:
        happened.append(message["type"])

    scope: dict[str, Any] = {"type": "http", "method": "POST", "path": "/files", "headers": [(b"content-length", b"1000")]}
    asyncio.run(Limit(_never, Pages(Session("token", "en")))(scope, receive, send))
    assert happened == ["read"] * read + ["http.response.start", "http.response.body"]


@pytest.mark.parametrize("announced", [b"-1", b"x", b"", "²".encode()])
def test_a_strange_length_is_left_to_the_counting(announced: bytes) -> None:
    scope: dict[str, Any] = {"type": "http", "method": "POST", "path": "/files", "headers": [(b"content-length", announced)]}
    with pytest.raises(AssertionError, match="the application was asked"):
        asyncio.run(Limit(_never, Pages(Session("token", "en")))(scope, None, None))  # type: ignore[arg-type]
