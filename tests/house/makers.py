"""Who makes what: the places in a package where a protected noun is constructed."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.house.source import called, modules

if TYPE_CHECKING:
    from pathlib import Path


def makers(package: Path, noun: str) -> set[str]:
    """The files, and the classes in them, that construct ``noun``: by a call, as a changed copy, or under another name."""
    return {place for module, tree in modules(package) for place in _places(tree, module, noun)}


def _places(tree: ast.AST, place: str, noun: str) -> set[str]:
    found: set[str] = set()
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Call) and _makes(child, noun):
            found.add(place)
        if isinstance(child, ast.ImportFrom | ast.Import) and any(name.name == noun and name.asname for name in child.names):
            found.add(place)
        found |= _places(child, f"{place}:{child.name}" if isinstance(child, ast.ClassDef) else place, noun)
    return found


def _makes(call: ast.Call, noun: str) -> bool:
    if called(call) == noun:
        return True
    first = call.args[0] if call.args else None
    return called(call) in {"replace", "__new__"} and isinstance(first, ast.Name) and first.id.lower() == noun.lower()
