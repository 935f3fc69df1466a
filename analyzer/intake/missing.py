"""Texts in a cell that say that there is no answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Collection

_CODES = """
. | - | -- | --- | ? | ?? | / | \\ | _ | 99 | 999 | 9999 | 99999 | #n/a | #ref! | #div/0! | #value! | #name? | #null! | #num!
n/a | na | n.a. | n.v.t. | nvt | n. v. t. | not applicable | does not apply | niet van toepassing | nicht zutreffend | sans objet
no aplica | no answer | not answered | unanswered | no response | geen antwoord | niet beantwoord | geen respons | geen reactie
keine antwort | nicht beantwortet | pas de réponse | sin respuesta | skipped | skip | overgeslagen | missing | ontbreekt
not available | not shown | not completed | [not completed] | blank | (blank) | empty | leeg | (leeg) | none | null | nil | nan | undefined
prefer not to say | prefer not to answer | rather not say | zeg ik liever niet | wil ik niet zeggen
"""
_UNKNOWING = """
don't know | dont know | do not know | i don't know | i dont know | i do not know | dk | weet niet | weet ik niet | ik weet het niet
weet het niet | weet ik (nog) niet | weiß nicht | weiss nicht | ich weiß es nicht | ich weiss es nicht | je ne sais pas | no lo sé | no sé
"""
_NEGATIVE = re.compile(r"-\d{1,5}(?:[.,]0+)?")
_NUMBERED = re.compile(r"\s*\(\d{1,4}\)$|^\d{1,4}\s*[-:=.)]\s*")


def _listed(texts: str) -> frozenset[str]:
    return frozenset(plain(text) for line in texts.strip().splitlines() for text in line.split(" | "))


MISSING = _listed(_CODES)
"""Plain texts that are no answer in any tool, unless an option is called so."""

UNKNOWING = _listed(_UNKNOWING)
"""Plain texts that say that somebody does not know: no answer, unless there is an option for that."""


def is_missing(text: str, known: Collection[str], own: Collection[str] = ()) -> bool:
    """Whether a text says that there is no answer.

    ``known`` are the plain texts that mean an option, which win; ``own`` are plain texts that mean "no answer" in the tool of the export.
    """
    said = plain(text)
    bare = _NUMBERED.sub("", said)
    if said in known or bare in known:
        return False
    return bool(_NEGATIVE.fullmatch(said)) or any(form in words for form in (said, bare) for words in (own, MISSING, UNKNOWING))
