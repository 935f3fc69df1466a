"""Every sentence that the program can say, found in its code and its page templates.

A sentence is the literal text in ``sentence("...")``, ``say("...")`` or ``_("...")``; its plural is the second argument or ``plural=``;
a call with other positional arguments (a ``say`` of another kind, a sentence made elsewhere) is passed over.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from jinja2 import Environment, nodes

from tests.house.source import called, modules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAYING = {"sentence", "say", "_"}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence where it is said; ``given`` are the names of the places filled in there, ``None`` where they cannot be read."""

    where: str
    message: str
    plural: str | None = None
    given: frozenset[str] | None = None


def places(sentence: str) -> set[str]:
    """The names between braces."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def sentences(package: Path) -> list[Said]:
    """All sentences of a package."""
    return [*in_code(package), *in_templates(package)]


def in_code(package: Path) -> Iterator[Said]:
    for module, tree in modules(package):
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and called(call) in SAYING and call.args and all(any(literals(text)) for text in call.args):
                plural = call.args[1] if len(call.args) > 1 else next((word.value for word in call.keywords if word.arg == "plural"), None)
                names = [word.arg for word in call.keywords if word.arg != "plural"]
                given = None if None in names else frozenset(name for name in names if name)
                for message in literals(call.args[0]):
                    yield Said(f"{module}:{call.lineno}", message, next(literals(plural), None), given)


def literals(argument: ast.expr | None) -> Iterator[str]:
    """The text of a literal; both texts of a choice between two."""
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from literals(one)
            yield from literals(other)


def unreadable(package: Path) -> list[str]:
    """Where ``sentence(...)`` is called with something that is not a literal, which nobody could translate."""
    return [
        f"{module}:{call.lineno}"
        for module, tree in modules(package)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and called(call) == "sentence" and not (call.args and any(literals(call.args[0])))
    ]


def in_templates(package: Path) -> Iterator[Said]:
    for path in sorted(package.rglob("templates/**/*")):
        if path.is_file():
            for call in Environment(autoescape=True).parse(path.read_text("utf-8")).find_all(nodes.Call):
                name = call.node.name if isinstance(call.node, nodes.Name) else getattr(call.node, "attr", "")
                if name in SAYING and call.args and all(any(texts(text)) for text in call.args):
                    words = {word.key: word.value for word in call.kwargs}
                    plural = words.pop("plural", None) if len(call.args) == 1 else call.args[1]
                    given = None if call.dyn_kwargs else frozenset(words)
                    for message in texts(call.args[0]):
                        yield Said(f"{path.relative_to(package).as_posix()}:{call.lineno}", message, next(texts(plural), None), given)


def texts(argument: nodes.Node | None) -> Iterator[str]:
    """As `literals`, in a template."""
    match argument:
        case nodes.Const(value=str(text)):
            yield text
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from texts(one)
            yield from texts(other)
