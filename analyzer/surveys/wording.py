"""``wording.<language>.toml``: the texts of one language, complete for a questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.survey import ItemWording, ModuleWording, ScaleWording, SegmentationWording, Wording
from analyzer.surveys.faults import Place
from analyzer.surveys.table import TEXT, Table
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analyzer.surveys.faults import Faults
    from analyzer.surveys.questionnaire import Questionnaire


def file_of(language: str) -> str:
    """The name of the file with the texts in a language."""
    return f"wording.{language}.toml"


def wording(content: dict[str, object], language: str, read: Questionnaire, faults: Faults) -> Wording:
    """All texts in one language, after naming those that are missing and those that belong to nothing.

    ``[options]`` and ``[also_options]`` hold texts of options that read the same everywhere; an item may give its own.
    """
    whole = Table(content, Place(file_of(language)), faults)
    common = _Options(whole.words("options"), whole.lists("also_options"))
    asked = {part.id: part.options for part, _ in read.items}
    cut = {part.id: part.options for part, _ in read.segmentations}
    texts = Wording(
        language,
        whole.text("title"),
        whole.text("intro", ""),
        {name: _item(table, asked[name], common) for name, table in _named(whole, "item", asked).items()},
        {name: _module(table) for name, table in _named(whole, "module", (part.id for part, _ in read.modules)).items()},
        {name: _scale(table) for name, table in _named(whole, "scale", (part.id for part, _ in read.scales)).items()},
        {name: _segmentation(table, cut[name], common) for name, table in _named(whole, "segmentation", cut).items()},
        _role_families(whole, read),
    )
    whole.close()
    _check_questions_differ(texts, faults)
    return texts


class _Options:
    """Texts of options, and other wordings of them, by option."""

    def __init__(self, texts: Mapping[str, str], also: Mapping[str, tuple[str, ...]]) -> None:
        self.texts = texts
        self.also = also

    def of(self, table: Table, options: tuple[str, ...]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
        """The texts for some options: the table's own where it gives them, else the common ones."""
        own, own_also = table.words("options"), table.lists("also_options")
        texts = {option: text for option in options if (text := own.get(option) or self.texts.get(option))}
        also = {option: seen for option in options if (seen := own_also.get(option) or self.also.get(option))}
        for option in options:
            if option not in texts and option not in own:
                message = sentence("The text of the answer '{name}' is missing.", name=option)
                table.say("options", message, sentence("Add it: {name} = followed by a text between quotation marks.", name=option))
        for key, given in (("options", own), ("also_options", own_also)):
            for option in given:
                if option not in options:
                    table.faults.not_among(table.place.at(key), option, options)
        _check_answers_differ(table, texts, also)
        return texts, also


def _named(whole: Table, key: str, names: Iterable[str]) -> dict[str, Table]:
    """The tables of this kind that belong to something; the rest, and what has no table, is named."""
    wanted = [name for name in dict.fromkeys(names) if name]
    given = whole.named(key)
    for name, table in given.items():
        if name not in wanted:
            message = sentence("survey.toml has no {key} that is called '{name}'.", key=key, name=name)
            table.faults.stop(table.place, message, sentence("Correct the name, or take these texts out."))
    for name in wanted:
        if name not in given:
            remedy = sentence("Add [{key}.{name}] with its texts.", key=key, name=name)
            whole.faults.stop(Place(whole.place.file, key, name), sentence("Its texts are missing in this language."), remedy)
    return {name: given[name] for name in wanted if name in given}


def _item(table: Table, options: tuple[str, ...], common: _Options) -> ItemWording:
    texts, also = common.of(table, options)
    read = ItemWording(table.text("text"), texts, table.texts("also"), also, table.text("fact", ""))
    table.close()
    return read


def _segmentation(table: Table, options: tuple[str, ...], common: _Options) -> SegmentationWording:
    texts, also = common.of(table, options)
    read = SegmentationWording(table.text("title"), table.text("text", ""), texts, table.texts("also"), also)
    table.close()
    return read


def _module(table: Table) -> ModuleWording:
    read = ModuleWording(table.text("title"), table.text("summary", ""), table.texts("objectives"), table.text("first_exercise", ""))
    table.close()
    return read


def _scale(table: Table) -> ScaleWording:
    read = ScaleWording(table.text("title"), table.text("agree", ""))
    table.close()
    return read


def _role_families(whole: Table, read: Questionnaire) -> dict[str, str]:
    texts = whole.words("role_family")
    for name in read.role_families:
        if name not in texts:
            whole.say("role_family", sentence("'{key}' is missing.", key=name), sentence("Write {kind} here.", kind=TEXT))
    for name in texts:
        if name not in read.role_families:
            whole.faults.not_among(whole.place.at("role_family"), name, read.role_families)
    return texts


def _check_answers_differ(table: Table, texts: Mapping[str, str], also: Mapping[str, tuple[str, ...]]) -> None:
    """Answers in an export are recognised by their text, so no two options may share one."""
    for first, second, text in _shared({option: (texts[option], *also.get(option, ())) for option in texts}):
        message = sentence("The answers '{first}' and '{second}' have the same text: '{text}'.", first=first, second=second, text=text)
        table.say("options", message, sentence("Give each answer a text of its own."))


def _check_questions_differ(texts: Wording, faults: Faults) -> None:
    """So are questions, by their heading."""
    headings = {name: (part.text, *part.also) for name, part in texts.items.items()}
    headings |= {name: (part.text, *part.also) for name, part in texts.segmentations.items()}
    for first, second, text in _shared(headings):
        message = sentence("'{first}' and '{second}' are both worded as '{text}'.", first=first, second=second, text=text)
        faults.stop(Place(file_of(texts.language), "item", second), message, sentence("Give each question a text of its own."))


def _shared(texts: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    """Pairs of names that have a text in common, whatever its capitals and spaces."""
    owners: dict[str, str] = {}
    pairs = []
    for name, wordings in texts.items():
        for text in wordings:
            owner = owners.setdefault(" ".join(text.casefold().split()), name)
            if owner != name and text:
                pairs.append((owner, name, text))
    return pairs
