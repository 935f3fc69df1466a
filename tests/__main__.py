"""``python3 -m tests [pytest's own arguments]``: the same set-up with the test tools, then all tests."""

from __future__ import annotations

import sys

from analyzer import _bootstrap

if __name__ == "__main__":
    _bootstrap.ensure(_bootstrap.DEV)

    import pytest

    sys.exit(pytest.main(sys.argv[1:]))
