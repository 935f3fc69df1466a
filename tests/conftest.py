"""What tests of several rooms share: a browser, and pages in it that remember everything that went wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]

_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless. Skips the test where it is missing; with CI=true that is an error."""
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is missing; install it with: apt-get install -y chromium")
        pytest.skip(f"{CHROMIUM} is missing; install it with: apt-get install -y chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a fresh context (``viewport=…``, ``color_scheme=…``) and watches it.

    A console message, an uncaught error, a dialog or something that the page's own policy refused fails the test at its end.
    """
    heard: list[str] = []
    pages: list[Page] = []

    def opened(address: str | Path, **context: Any) -> Page:
        page = browser.new_context(**context).new_page()
        page.add_init_script(_WATCH)
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        pages.append(page)
        page.goto(address.as_uri() if isinstance(address, Path) else address)
        return page

    yield opened
    refused = [violation for page in pages for violation in page.evaluate("window.violations")]
    for page in pages:
        page.context.close()
    assert heard == []
    assert refused == []
