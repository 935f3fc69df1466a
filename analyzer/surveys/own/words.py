"""The words of the survey workbook, in Dutch and English: what its sheets, headings and choices are called, whichever somebody uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from analyzer.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.outline import Use
    from analyzer.surveys.own.quiz import Given

Names = tuple[str, ...]
"""English name, Dutch name, and others that are understood."""

_Name = TypeVar("_Name", bound=str)

SHEETS: dict[str, Names] = {
    "how_to": ("how to", "uitleg"),
    "questions": ("questions", "vragen"),
    "courses": ("courses", "cursussen", "modules"),
    "survey": ("survey", "vragenlijst"),
}

QUESTIONS: dict[str, Names] = {
    "question": ("Question", "Vraag"),
    "use": ("What it is for", "Waarvoor"),
    "course": ("Course", "Cursus", "Module", "Training"),
    "right": ("Right answer", "Goede antwoord", "Juiste antwoord", "Goed antwoord"),
    "dont_know": ("Answer that means don't know", "Antwoord dat 'weet ik niet' betekent"),
    "several": ("Several answers allowed", "Meer antwoorden mogelijk"),
    "guessed": ("Filled in for you, please check", "Voor je ingevuld, kijk dit na"),
}
ANSWER: Names = ("Answer", "Antwoord")

COURSES: dict[str, Names] = {
    "title": ("Course", "Cursus", "Module", "Training", "Title", "Titel"),
    "norm": ("Norm (% right)", "Norm (% goed)", "Norm"),
    "form": ("Form", "Vorm"),
    "hours": ("Hours", "Uren", "Uur"),
    "least": ("Smallest group", "Kleinste groep"),
    "most": ("Largest group", "Grootste groep"),
}

SURVEY: dict[str, Names] = {
    "title": ("Title", "Titel"),
    "checked": ("Answers checked on", "Antwoorden nagekeken op"),
    "language": ("Language", "Taal"),
}

USES: dict[Use, Names] = {
    "question": ("question", "kennisvraag", "vraag", "knowledge question"),
    "department": ("department", "afdeling"),
    "level": ("level", "niveau", "functieniveau"),
    "group": ("another group", "andere groep", "group", "groep", "other group"),
    "unused": ("not used", "niet gebruiken", "unused", "niet gebruikt"),
}
FORMS: dict[Given, Names] = {"workshop": ("workshop", "workshop"), "self_paced": ("self-paced", "zelfstudie", "e-learning", "self paced")}
YES_NO: dict[str, Names] = {"yes": ("yes", "ja", "y", "j", "x", "true", "waar", "1"), "no": ("no", "nee", "n", "false", "onwaar", "0")}
SEGMENTATIONS: dict[str, Names] = {"department": ("Department", "Afdeling"), "level": ("Level", "Niveau")}
MOST_GROUPS = 2
"""So many questions can divide people besides the department and the level; a report takes no more."""

_LANGUAGES = ("en", "nl")
_ANSWER = re.compile(r"(?:answer|antwoord) \d{1,4}")
_DONT_KNOW = re.compile(
    r"(?:dat )?(?:ik )?weet (?:ik )?(?:het )?(?:\w+ )?niet|geen idee"
    r"|(?:i )?(?:do not|don't|dont) know|(?:i am |i'm )?(?:not sure|unsure)|no idea|weiss (?:ich )?nicht"
)
_DECLINED = re.compile(
    r"(?:dat )?(?:zeg|wil) ik (?:dat )?(?:liever )?niet(?: zeggen)?|liever niet zeggen|geen antwoord|onbekend"
    r"|(?:i |i would |i'd |would )?(?:prefer|rather) not (?:to )?say|no answer|unknown"
)


def word(names: Names, language: str) -> str:
    """A name in a language (``nl`` or ``en``)."""
    return names[_LANGUAGES.index(language)]


def looked_up(text: str) -> str:
    """A name as it is looked up, whatever its capitals, underscores and hyphens."""
    return plain(text.replace("_", " "))


def known(names: Mapping[_Name, Names]) -> dict[str, _Name]:
    """What each way of writing a name stands for."""
    return {looked_up(text): name for name, texts in names.items() for text in (str(name), *texts)}


def is_answer(heading: str) -> bool:
    """Whether a heading is that of a column with answers, such as ``Answer 3``."""
    return _ANSWER.fullmatch(looked_up(heading)) is not None


def means_dont_know(answer: str) -> bool:
    """Whether somebody who gives this answer says not to know."""
    return _DONT_KNOW.fullmatch(plain(answer)) is not None


def declines(answer: str) -> bool:
    """Whether somebody who gives this answer would rather not say."""
    return _DECLINED.fullmatch(plain(answer)) is not None
