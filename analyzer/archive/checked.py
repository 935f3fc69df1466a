"""Single values from JSON: each is what it should be, or refused."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from analyzer.model.estimates import Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Read = TypeVar("Read")


def one_of(choices: Any, value: object) -> Any:
    """One of the values of a ``Literal``. Raises ValueError."""
    if value not in get_args(choices):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(choices))}")
    return value


def interval(written: Mapping[str, Any], value: str, low: str, high: str) -> Interval:
    """A share with its margin from three keys. Raises ValueError where they do not rise."""
    found = Interval(share(written[value]), share(written[low]), share(written[high]))
    if not found.low <= found.value <= found.high:
        raise ValueError(f"{value} is {found.value}; it must lie between {found.low} and {found.high}")
    return found


def text(value: object) -> str:
    """A text. Raises TypeError."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def texts(values: Iterable[object]) -> tuple[str, ...]:
    """A list of texts. Raises TypeError."""
    if isinstance(values, str):
        raise TypeError(f"{values!r} is no list of texts")
    return tuple(text(value) for value in values)


def number(value: object) -> float:
    """A finite number. Raises TypeError."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        raise TypeError(f"{value!r} is no number")
    return value


def share(value: object) -> float:
    """A share. Raises ValueError outside 0 to 1."""
    found = number(value)
    if not 0 <= found <= 1:
        raise ValueError(f"{found} is no share; it must lie between 0 and 1")
    return found


def whole(value: object) -> int:
    """A count of 0 or more. Raises TypeError."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError(f"{value!r} is no count")
    return value


def maybe(kind: Callable[[object], Read], value: object) -> Read | None:
    """A value of a kind, or nothing."""
    return None if value is None else kind(value)
