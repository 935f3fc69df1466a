"""Every code that a check can tell has a word."""

from __future__ import annotations

import ast
import inspect

from analyzer.intake import READERS, google_forms, identifiers, microsoft_forms, naming, platform, rows, surveymonkey, words

OWN = [own for tool in (google_forms, microsoft_forms, surveymonkey) for own in tool._OWN.values()]


def codes() -> set[str]:
    """The platforms, the kinds that headings and values are known by, and the reasons for leaving out rows."""
    parts = (line.partition(":") for line in naming._VOCABULARY.splitlines())
    by_heading = {kind.strip() for kind, bar, _ in parts if bar and kind.strip()}
    by_value = {kind for kind, _ in identifiers._TELLING}
    said = {node.value for node in ast.walk(ast.parse(inspect.getsource(identifiers._kind_of_all))) if isinstance(node, ast.Constant)}
    reasons = {rows.EMPTY, rows.HEADING, rows.FOOTNOTE, rows.TOTAL, rows.TWICE, rows.EXPORTED_TWICE}
    stated = {reason for each in READERS for values in each.leaves_out.values() for reason in values.values()}
    own = {kind for role, kind in (platform.RESPONSE_ID, *OWN) if role == "identifier"}
    return {each.name for each in READERS} | by_heading | by_value | (said & {"name", "nearly unique"}) | reasons | stated | own


def test_every_code_has_a_word() -> None:
    assert len(codes()) > 15
    assert codes() <= {*words.TOOLS, *words.KINDS, *words.REASONS}


def test_a_code_without_a_word_is_itself() -> None:
    assert words.in_words("something") == "something"
