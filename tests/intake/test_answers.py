from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.intake.answers import meanings
from analyzer.model.survey import combination
from tests.intake.examples import AGREE_EN, AGREE_NL, EN, NL, STEPS, SURVEY


def meant(item: str, *answers: str) -> list[str | None]:
    return list(meanings(SURVEY.item(item), answers, SURVEY).values())


def test_a_choice_by_wording_in_either_language_or_by_id() -> None:
    assert meant("K2", "Een label, met #", "een hekje.", "A label,  with #", "Een hek", "dk", "Weet ik niet") == [
        "a",
        "b",
        "a",
        "b",
        "dk",
        "dk",
    ]


def test_a_numbered_choice() -> None:
    assert meant("K4", "a) Ja", "B. Nee", "3) Weet ik niet") == ["yes", "no", "dk"]


def test_an_answer_that_is_a_number_is_a_wording_before_it_is_a_code() -> None:
    assert meant("K1", "280", "2") == ["b", None]
    assert meant("K1", "1", "2", "4", "5") == ["a", "b", "dk", None]


def test_an_unknown_answer_means_nothing() -> None:
    assert meant("K2", "Een hekje", "geen idee") == ["b", None]


@pytest.mark.parametrize("labels", [AGREE_NL, AGREE_EN, STEPS])
def test_a_rating_by_label(labels: tuple[str, ...]) -> None:
    assert meant("F1", *labels) == list(STEPS)


def test_a_rating_by_number() -> None:
    assert meant("F1", "1", "2.0", "3,0", " 4 ", "5") == ["1", "2", "3", "4", "5"]
    assert meant("F1", "1 - Helemaal oneens", "(2) Oneens", "3: Neutraal", "Eens (4)", "5") == ["1", "2", "3", "4", "5"]
    assert meant("F1", "1 (Very scared)", "2", "5 - not at all") == ["1", "2", "5"]


def test_a_number_outside_the_scale_means_nothing() -> None:
    assert meant("F1", "0", "6", "77", "-99", "3") == [None, None, None, None, "3"]


def test_numbers_are_not_believed_where_the_labels_run_the_other_way() -> None:
    assert meant("F1", "Helemaal oneens (5)", "Oneens (4)", "3", "Eens (2)") == ["1", "2", None, "4"]


def test_several_choices_with_the_separator_in_an_option() -> None:
    assert meant("K3", "Bericht, lang of kort, Verhaal", "Verhaal", "Bericht, lang of kort") == ["post+story", "story", "post"]
    assert meant("K3", "Bericht, lang of kort;Verhaal", "Verhaal;", "Both;Story") == ["post+story", "story", "both+story"]


def test_several_choices_by_id_or_number() -> None:
    assert meant("K3", "post;story", "both") == ["post+story", "both"]
    assert meant("K3", "1,2", "4") == ["post+story", "dk"]


def test_an_own_answer_beside_known_ones_is_passed_over() -> None:
    assert meant("K3", "Verhaal, Mijn eigen, hoekje", "Anders, namelijk") == ["story", None]


def test_an_endless_list_does_not_hold_up_the_work() -> None:
    assert meant("K3", "x," * 500_000, "Verhaal") == [None, "story"]


@settings(deadline=None)
@given(
    st.sets(st.sampled_from(["post", "story", "both", "dk"]), min_size=1),
    st.sampled_from([", ", ";", "; ", "\n"]),
    st.sampled_from([NL, EN]),
)
def test_any_choice_joined_in_any_way_is_found_again(chosen: set[str], separator: str, wording: object) -> None:
    options = (NL if wording is NL else EN).items["K3"].options
    assert meant("K3", separator.join(options[option] for option in options if option in chosen)) == [combination(chosen)]


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), unique=True, max_size=10), st.sampled_from(["K1", "K2", "K3", "K4", "F1"]))
def test_any_text_means_an_option_or_nothing(answers: list[str], item: str) -> None:
    options = set(SURVEY.item(item).options)
    found = meanings(SURVEY.item(item), answers, SURVEY)
    assert list(found) == answers
    assert all(option is None or set(option.split("+")) <= options for option in found.values())


def test_an_option_called_no_is_a_word() -> None:
    survey = replace(SURVEY, wordings={"nl": NL})
    assert meanings(survey.item("K4"), ["no", "Nee"], survey) == {"no": "no", "Nee": "no"}
