"""Both languages are complete: every sentence has its Dutch, with the same places, and no Dutch is left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from analyzer.text import Text, sentence
from tests.house.sentences import Said, places, sentences, unreadable
from tests.house.source import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from babel.messages.catalog import Catalog

OTHERS = {"nl"}


def catalogue(language: str) -> Catalog:
    with (PACKAGE / "locale" / f"{language}.po").open("rb") as lines:
        return read_po(lines, locale=language)


def translated(language: str) -> Mapping[str, tuple[str, ...]]:
    """English sentence to its forms in the language."""
    found = {}
    for entry in catalogue(language):
        if entry.id:
            message = entry.id[0] if isinstance(entry.id, (tuple, list)) else entry.id
            found[message] = tuple(entry.string) if isinstance(entry.string, (tuple, list)) else (entry.string,)
    return found


@pytest.fixture(scope="module")
def said() -> list[Said]:
    return sentences(PACKAGE)


def test_there_is_a_translation_for_each_language() -> None:
    assert {path.stem for path in (PACKAGE / "locale").glob("*.po")} == OTHERS
    assert [path.name for path in (PACKAGE / "locale").iterdir() if path.suffix != ".po"] == []


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_every_sentence_is_translated(said: list[Said], language: str) -> None:
    known = translated(language)
    assert {f"{one.where} {one.message}" for one in said if not all(known.get(one.message, ("",)))} == set()
    assert {f"{one.where} {one.message}" for one in said if one.plural and len(known.get(one.message, ())) != 2} == set()


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_no_translation_is_left_over(said: list[Said], language: str) -> None:
    read = catalogue(language)
    assert set(translated(language)) - {one.message for one in said} == set()
    assert list(read.obsolete) == []
    assert [entry.id for entry in read if entry.id and entry.fuzzy] == []


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_a_translation_has_the_places_of_its_sentence(said: list[Said], language: str) -> None:
    known = translated(language)
    wrong = {
        one.message: form
        for one in said
        for form in known.get(one.message, ())
        if not places(form) <= places(one.message) | places(one.plural or "") or places(one.plural or one.message) - places(form) - {"n"}
    }
    assert wrong == {}


def test_every_place_is_filled_where_a_sentence_is_said(said: list[Said]) -> None:
    wanted = {one: places(one.message) | places(one.plural or "") | ({"n"} if one.plural else set()) for one in said}
    assert {
        f"{one.where} {one.message}": wanted[one] - one.given for one in said if one.given is not None and wanted[one] - one.given
    } == {}


def test_a_sentence_has_one_plural(said: list[Said]) -> None:
    plurals: dict[str, set[str | None]] = {}
    for one in said:
        plurals.setdefault(one.message, set()).add(one.plural)
    assert {message: forms for message, forms in plurals.items() if len(forms) > 1} == {}


def test_every_sentence_can_be_found() -> None:
    assert unreadable(PACKAGE) == []


def test_what_is_said_is_found(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    code = ('a = sentence("one {x}", x=1)', 'b = sentence("an {n}", "many {n}", n=2)', "c = sentence(a)", 'd = say("field", c)')
    page = ('<p>{{ text.say("two", place=3) }}</p>', '{{ _("an {n}", plural="many {n}", n=n) }}', "{{ say(x) }}")
    (tmp_path / "said.py").write_text("\n".join(code))
    (tmp_path / "templates" / "page.html").write_text("\n".join(page))
    found = {(one.where, one.message, one.plural, one.given) for one in sentences(tmp_path)}
    assert found == {
        ("said.py:1", "one {x}", None, frozenset({"x"})),
        ("said.py:2", "an {n}", "many {n}", frozenset({"n"})),
        ("templates/page.html:1", "two", None, frozenset({"place"})),
        ("templates/page.html:2", "an {n}", "many {n}", frozenset({"n"})),
    }
    assert unreadable(tmp_path) == ["said.py:3"]


def test_dutch_is_what_is_said() -> None:
    assert Text("nl").say(sentence("{some} and {last}", some="a", last="b")) == "a en b"
