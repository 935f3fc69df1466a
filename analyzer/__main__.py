"""``python -m analyzer`` and the command ``analyzer``: the set-up where one is needed, then the command line."""

from __future__ import annotations

from analyzer import _bootstrap


def main() -> None:
    """Runs the command line; in a checkout in ``.venv``, which the first run builds."""
    _bootstrap.ensure()

    from analyzer.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
