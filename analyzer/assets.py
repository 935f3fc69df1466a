"""Where the files lie that are read as data: surveys, sentences, templates and styles."""

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent


def surveys() -> Path:
    """The folder with the bundled surveys: in the package once installed, beside it in a checkout."""
    installed = PACKAGE / "_surveys"
    return installed if installed.is_dir() else CHECKOUT / "surveys"


def sentences(language: str) -> Path:
    """The translations of one language, ``locale/<language>.po``."""
    return PACKAGE / "locale" / f"{language}.po"


def theme() -> Path:
    """Styles and the script of the report pages."""
    return PACKAGE / "report" / "theme"


def templates(room: str) -> Path:
    """The page templates of ``report`` or ``web``."""
    return PACKAGE / room / "templates"
