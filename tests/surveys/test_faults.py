"""Every fault of a survey is named at once, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer import surveys
from analyzer.model.problem import Unreadable

if TYPE_CHECKING:
    from conftest import Spoiled

FAULTS = {
    "a key that is no option": ('key = ["a"]', 'key = ["z"]', "survey.toml, item T1, at 'key'"),
    "no key": ('key = ["a"]', "", "survey.toml, item T1, at 'key'"),
    "a key and a score": ('key = ["a"]', 'key = ["a"]\nscore = { a = 1 }', "survey.toml, item T1, at 'score'"),
    "a score for no option": ('key = ["a"]', "score = { z = 1 }", "survey.toml, item T1, at 'score'"),
    "a score above one": ('key = ["a"]', "score = { a = 2 }", "survey.toml, item T1, at 'score.a'"),
    "don't-know that is no option": ('dont_know = "dont_know"', 'dont_know = "unsure"', "survey.toml, item T1, at 'dont_know'"),
    "don't-know that is right": ('key = ["a"]', 'key = ["dont_know"]', "survey.toml, item T1, at 'key'"),
    "an option twice": ('options = ["a", "b"', 'options = ["a", "b", "b"', "survey.toml, item T1, at 'options'"),
    "an option that looks like two": ('options = ["a", "b"', 'options = ["a", "b", "a+b"', "survey.toml, item T1, at 'options'"),
    "one option": ('options = ["a", "b", "dont_know"]', 'options = ["dont_know"]', "survey.toml, item T1, at 'options'"),
    "an unknown module": ('module = "tea"', 'module = "coffee"', "survey.toml, item T1, at 'module'"),
    "an unknown scale": ('scale = "thirst"', 'scale = "hunger"', "survey.toml, item T5, at 'scale'"),
    "a module and a scale": ('module = "tea"', 'module = "tea"\nscale = "thirst"', "survey.toml, item T1, at 'scale'"),
    "neither": ('scale = "thirst"', "", "survey.toml, item T5, at 'module'"),
    "a rating that is scored": ('kind = "single"', 'kind = "rating"', "survey.toml, item T1, at 'kind'"),
    "an unknown kind": ('kind = "single"', 'kind = "sinlge"', "survey.toml, item T1, at 'kind'"),
    "an unknown tier": ('tier = "basic"', 'tier = "hard"', "survey.toml, item T1, at 'tier'"),
    "no tier": ('tier = "basic"', "", "survey.toml, item T1, at 'tier'"),
    "four steps": ('["1", "2", "3", "4", "5"]', '["1", "2", "3", "4"]', "survey.toml, item T5, at 'options'"),
    "an id twice": ('id = "T2"', 'id = "T1"', "survey.toml, item T1"),
    "an id with a path in it": ('id = "tea"', 'id = "../tea"', "survey.toml, module ../tea, at 'id'"),
    "no id": ('id = "T1"\n', "", "survey.toml, item number 1, at 'id'"),
    "a scale that is called as a module": ('id = "thirst"', 'id = "tea"', "survey.toml, scale tea, at 'id'"),
    "a cut score above one": ("cut_score = 0.6", "cut_score = 60", "survey.toml, module tea, at 'cut_score'"),
    "a cut score that nobody misses": ("cut_score = 0.6", "cut_score = 0", "survey.toml, module tea, at 'cut_score'"),
    "a cut score that is no number": ("cut_score = 0.6", "cut_score = nan", "survey.toml, module tea, at 'cut_score'"),
    "no cut score": ("cut_score = 0.6", "", "survey.toml, module tea, at 'cut_score'"),
    "an unknown role family": ('needed_by = ["*"]', 'needed_by = ["sailors"]', "survey.toml, module tea, at 'needed_by'"),
    "an unknown prerequisite": ("prerequisites = []", 'prerequisites = ["water"]', "survey.toml, module tea, at 'prerequisites'"),
    "a module before itself": ("prerequisites = []", 'prerequisites = ["tea"]', "survey.toml, module tea, at 'prerequisites'"),
    "a smallest group above the largest": ("min = 8, max = 14", "min = 14, max = 8", "survey.toml, module tea, at 'forms.min'"),
    "an unknown form": ('form = "workshop"', 'form = "picnic"', "survey.toml, module tea, at 'forms.form'"),
    "half a person": ("min = 8", "min = 8.5", "survey.toml, module tea, at 'forms.min'"),
    "a misspelled key": ("prerequisites = []", "prerequisits = []", "survey.toml, module tea, at 'prerequisits'"),
    "a date with a time": ("verified = 2026-11-25", "verified = 2026-11-25T10:00:00", "survey.toml, item T1, at 'verified'"),
    "a date between quotation marks": ("verified = 2026-11-25", 'verified = "2026-11-25"', "survey.toml, item T1, at 'verified'"),
    "no languages": ('languages = ["nl", "en"]\n', "", "survey.toml, at 'languages'"),
    "a language that is none": ('["nl", "en"]', '["nl", "en", "Frans"]', "survey.toml, at 'languages'"),
    "a language without texts": ('["nl", "en"]', '["nl", "en", "fr"]', "wording.fr.toml"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_at_its_place_and_keeps_the_survey_from_being_used(small: Spoiled, fault: str) -> None:
    old, new, place = FAULTS[fault]
    small.replace("survey.toml", old, new)
    assert place in [str(problem.where) for problem in small.problems() if problem.severity == "stop"]
    with pytest.raises(Unreadable) as refusal:
        surveys.load(small.folder)
    assert place in [str(problem.where) for problem in refusal.value.problems]


WORDING_FAULTS = {
    "no text": ('text = "Question 1?"\n', "", "wording.en.toml, item T1, at 'text'"),
    "an empty text": ('text = "Question 1?"', 'text = " "', "wording.en.toml, item T1, at 'text'"),
    "no text of an answer": (', b = "b" }', "}", "wording.en.toml, item T1, at 'options'"),
    "an answer that does not exist": ('b = "b" }', 'b = "b", z = "z" }', "wording.en.toml, item T1, at 'options'"),
    "two answers alike": ('b = "b" }', 'b = "TEA  A" }', "wording.en.toml, item T1, at 'options'"),
    "two questions alike": ('text = "Question 2?"', 'text = "question 1?"', "wording.en.toml, item T2"),
    "no texts at all": ("[item.T5]\n", "[item.T6]\n", "wording.en.toml, item T5"),
    "texts of an item that does not exist": ("[item.T5]\n", "[item.T6]\n", "wording.en.toml, item T6"),
    "no title of a module": ("[module.tea]\n", "[module.coffee]\n", "wording.en.toml, module tea"),
    "no name of a role family": ('office = "Tea"', "", "wording.en.toml, at 'role_family'"),
    "a role family that does not exist": ('office = "Tea"', 'office = "Tea"\nsea = "Sea"', "wording.en.toml, at 'role_family'"),
    "a misspelled key": ('text = "Question 1?"', 'text = "Question 1?"\nfacts = "x"', "wording.en.toml, item T1, at 'facts'"),
}


@pytest.mark.parametrize("fault", WORDING_FAULTS)
def test_a_fault_in_the_texts_is_named_too(small: Spoiled, fault: str) -> None:
    old, new, place = WORDING_FAULTS[fault]
    small.replace("wording.en.toml", old, new)
    assert place in [str(problem.where) for problem in small.problems() if problem.severity == "stop"]


def test_five_faults_are_named_at_once_and_nothing_else(small: Spoiled) -> None:
    small.replace("survey.toml", "cut_score = 0.6", "cut_score = 6")
    small.replace("survey.toml", 'key = ["a"]', 'key = ["z"]')
    small.replace("survey.toml", 'scale = "thirst"', 'scale = "thirst"\ndont_know = "unsure"')
    small.replace("wording.nl.toml", 'text = "Vraag 3?"\n', "")
    small.replace("wording.en.toml", '[role_family]\noffice = "Tea"', "[role_family]")
    with pytest.raises(Unreadable) as refusal:
        surveys.load(small.folder)
    assert [str(problem.where) for problem in refusal.value.problems] == [
        "survey.toml, module tea, at 'cut_score'",
        "survey.toml, item T1, at 'key'",
        "survey.toml, item T5, at 'dont_know'",
        "wording.nl.toml, item T3, at 'text'",
        "wording.en.toml, at 'role_family'",
    ]
    assert all(str(problem.remedy) for problem in refusal.value.problems)


def test_files_that_are_not_toml_are_named_together_with_their_lines(small: Spoiled) -> None:
    small.replace("survey.toml", 'version = "1"', 'version = "1')
    small.replace("wording.en.toml", "[options]", "[options")
    assert [(str(problem.where), str(problem.message)) for problem in small.problems()] == [
        ("survey.toml", "The file cannot be read any further than line 2."),
        ("wording.en.toml", "The file cannot be read any further than line 2."),
    ]


def test_a_file_in_another_encoding_says_so(small: Spoiled) -> None:
    (small.folder / "wording.nl.toml").write_bytes('title = "Thé"'.encode("latin-1"))
    assert [str(problem.message) for problem in small.problems()] == ["This file is not written in UTF-8."]


def test_a_misspelled_key_gets_a_suggestion(small: Spoiled) -> None:
    small.replace("survey.toml", "verified =", "verifed =")
    misspelled = next(problem for problem in small.problems() if problem.severity == "stop")
    assert str(misspelled.remedy) == "Did you mean 'verified'? Otherwise take it out."


def test_a_chain_of_modules_that_bites_its_tail_is_named_at_every_link(small: Spoiled) -> None:
    module = '[[module]]\nid = "water"\ncut_score = 0.6\nprerequisites = ["tea"]\n\n[[scale]]'
    small.replace("survey.toml", "prerequisites = []", 'prerequisites = ["water"]').replace("survey.toml", "[[scale]]", module)
    wheres = small.wheres()
    assert "survey.toml, module tea, at 'prerequisites'" in wheres
    assert "survey.toml, module water, at 'prerequisites'" in wheres


def test_a_module_without_questions_cannot_be_used_and_one_with_few_can(small: Spoiled) -> None:
    small.replace("survey.toml", 'module = "tea"', 'module = "water"')
    small.replace(
        "survey.toml", "[[scale]]", '[[module]]\nid = "water"\ncut_score = 0.6\n\n[[module]]\nid = "air"\ncut_score = 0.6\n\n[[scale]]'
    )
    for language in ("nl", "en"):
        small.replace(f"wording.{language}.toml", "[scale", '[module.water]\ntitle = "W"\n[module.air]\ntitle = "A"\n[scale')
    assert [(problem.severity, str(problem.where), str(problem.message)) for problem in small.problems()] == [
        ("note", "survey.toml, module tea", "This module has 3 questions."),
        ("note", "survey.toml, module water", "This module has one question."),
        ("stop", "survey.toml, module air", "No question belongs to it."),
    ]
