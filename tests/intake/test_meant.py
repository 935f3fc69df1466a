"""What answers mean over several files."""

from __future__ import annotations

from collections import Counter

from analyzer.intake.meant import Meant, united
from analyzer.model.question import Choice, Question
from analyzer.text import sentence

WHERE = sentence("File {file}", file="a.csv")


def asked(key: str) -> Question:
    return Question(key, WHERE, WHERE, (Choice("a", "A"), Choice("b", "B")))


def test_answers_of_all_files_are_together() -> None:
    one = Meant({"140": "a", "280": "b"}, Counter(), Counter())
    two = Meant({"1": "a", "280": "b"}, Counter(), Counter(), [asked("numbers")])
    whole = united([one, two], Counter({"140": 3, "280": 9, "1": 4}))
    assert whole.options == {"140": "a", "280": "b", "1": "a"}
    assert whole.strange == {}
    assert [question.key for question in whole.ask] == ["numbers"]


def test_a_text_that_means_something_else_in_each_file_means_nothing() -> None:
    whole = united([Meant({"1": "a"}, Counter(), Counter()), Meant({"1": "b", "2": "c"}, Counter(), Counter())], Counter({"1": 5, "2": 1}))
    assert whole.options == {"1": None, "2": "c"}
    assert whole.strange == {"1": 5}


def test_what_is_missing_is_not_strange() -> None:
    gone = Meant({"-99": None, "x": None}, Counter({"-99": 2}), Counter({"x": 1}))
    whole = united([gone, Meant({"-99": None}, Counter({"-99": 3}), Counter())], Counter({"-99": 5, "x": 1}))
    assert (whole.missing, whole.strange) == ({"-99": 5}, {"x": 1})


def test_a_question_is_asked_once() -> None:
    parts = [Meant({}, Counter(), Counter(), [asked("numbers")]), Meant({}, Counter(), Counter(), [asked("numbers"), asked("option:K1:x")])]
    assert [question.key for question in united(parts, Counter()).ask] == ["numbers", "option:K1:x"]
