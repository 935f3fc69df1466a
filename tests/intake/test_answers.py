from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.intake.answers import meanings
from analyzer.model.survey import ItemWording, combination
from tests.intake.examples import AGREE_EN, AGREE_NL, EN, NL, STEPS, SURVEY

if TYPE_CHECKING:
    from analyzer.intake.meant import Meant


def meant(item: str, *answers: str) -> list[str | None]:
    return list(meanings(SURVEY.item(item), Counter(answers), SURVEY).options.values())


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
    assert meant("K1", "1", "2", "4") == ["a", "b", "dk"]
    assert meant("K1", "1", "2", "4", "5") == [None] * 4


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
    found = meanings(SURVEY.item(item), Counter(answers), SURVEY).options
    assert list(found) == answers
    assert all(option is None or set(option.split("+")) <= options for option in found.values())


def test_an_option_called_no_is_a_word() -> None:
    survey = replace(SURVEY, wordings={"nl": NL})
    assert meanings(survey.item("K4"), Counter(["no", "Nee"]), survey).options == {"no": "no", "Nee": "no"}


def many(item: str, **counts: int) -> Meant:
    return meanings(SURVEY.item(item), Counter(counts), SURVEY)


def keys(found: Meant) -> list[str]:
    return [question.key for question in found.ask]


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Ja", "Nee"),
        ("J", "N"),
        ("Y", "N"),
        ("TRUE", "FALSE"),
        ("WAAR", "ONWAAR"),
        ("1", "0"),
        ("Oui", "Non"),
        ("\uff39\uff45\uff53", "no\u00a0"),
    ],
)
def test_yes_and_no_in_every_form(yes: str, no: str) -> None:
    assert meant("K4", yes, no) == ["yes", "no"]


def test_two_languages_in_one_column_and_in_one_cell() -> None:
    assert meant("F1", "Eens", "Agree", "Oneens / Disagree", "Neutraal (Neutral)", "Helemaal eens | Strongly agree") == [
        "4",
        "4",
        "2",
        "3",
        "5",
    ]
    assert meant("K4", "Ja / Yes", "Ja / Nee") == ["yes", None]


def test_the_steps_of_a_scale_with_signs_around_the_numbers() -> None:
    assert meant("F1", "5: Helemaal eens", "(4)", "3)", "2 - Disagree", "1 = iets anders") == ["5", "4", "3", "2", "1"]


def test_a_scale_that_begins_at_nought_is_read_by_its_labels_only() -> None:
    assert meant("F1", "0 - Helemaal oneens", "1 - Oneens", "2", "4 - Helemaal eens") == ["1", "2", None, "5"]


def test_codes_of_limesurvey_are_places() -> None:
    found = many("K1", A1=9, A2=9, A4=9)
    assert found.options == {"A1": "a", "A2": "b", "A4": "dk"}
    assert keys(found) == []


def test_whether_numbers_follow_the_options_is_asked_for_questions_with_a_right_answer() -> None:
    found = many("K1", **{"1": 9, "2": 9})
    assert found.options == {"1": "a", "2": "b"}
    assert keys(found) == ["numbers"]
    several = many("K3", **{"1,2": 9, "4": 9})
    assert several.options == {"1,2": "post+story", "4": "dk"}
    assert keys(several) == ["numbers"]
    assert keys(many("F1", **{"1": 9, "2": 9})) == []


def test_what_was_decided_about_numbers_is_not_asked_again() -> None:
    counts = Counter({"1": 9, "2": 9})
    kept = meanings(SURVEY.item("K1"), counts, SURVEY, decisions={"numbers": "in_order"})
    assert (kept.options, kept.ask) == ({"1": "a", "2": "b"}, [])
    left = meanings(SURVEY.item("K1"), counts, SURVEY, decisions={"numbers": "unused"})
    assert (left.options, left.strange, left.ask) == ({"1": None, "2": None}, counts, [])


def test_numbers_that_are_ids_need_no_question() -> None:
    item = replace(SURVEY.item("K1"), id="N1", options=("1", "2", "3"), key=("2",), dont_know=None)
    wording = replace(NL, items={**NL.items, "N1": ItemWording("Hoe?", {"1": "Zo", "2": "Anders", "3": "Niet"})})
    survey = replace(SURVEY, items=(item,), wordings={"nl": wording})
    found = meanings(item, Counter({"1": 9, "3": 9}), survey)
    assert (found.options, found.ask) == ({"1": "1", "3": "3"}, [])


def test_codes_for_no_answer_are_counted_apart() -> None:
    found = meanings(
        SURVEY.item("F1"), Counter({"Eens": 9, "-99": 3, "N.v.t.": 2, "Niet getoond": 1, "7": 1}), SURVEY, frozenset({"niet getoond"})
    )
    assert found.missing == Counter({"-99": 3, "N.v.t.": 2, "Niet getoond": 1})
    assert found.strange == Counter({"7": 1})


def test_who_does_not_know_gave_an_answer_where_there_is_an_option_for_it() -> None:
    assert many("K1", **{"280": 9, "weet niet": 2}).options["weet niet"] == "dk"
    item = replace(SURVEY.item("K1"), options=("a", "b", "c"), dont_know=None)
    only = {"nl": replace(NL, items={**NL.items, "K1": ItemWording("Hoe?", {"a": "140", "b": "280", "c": "None"})})}
    found = meanings(item, Counter({"280": 9, "weet niet": 2, "None": 1}), replace(SURVEY, wordings=only))
    assert found.missing == Counter({"weet niet": 2})
    assert found.options["None"] == "c"


def test_an_unknown_answer_of_five_people_is_asked_about() -> None:
    found = many("K2", **{"Een hekje": 9, "Een hekjes": 5, "Een raam": 4})
    (question,) = found.ask
    assert question.key == "option:K2:een hekjes"
    assert [choice.value for choice in question.choices] == ["a", "b", "dk", "none"]
    assert question.guess == "b"
    assert found.strange == Counter({"Een hekjes": 5, "Een raam": 4})


def test_what_was_decided_about_an_answer_counts() -> None:
    counts = Counter({"Een hekje": 9, "Een poort": 6, "Een raam": 7})
    found = meanings(SURVEY.item("K2"), counts, SURVEY, decisions={"option:K2:een poort": "b", "option:K2:een raam": "none"})
    assert found.options == {"Een hekje": "b", "Een poort": "b", "Een raam": None}
    assert (found.missing, found.strange, found.ask) == (Counter({"Een raam": 7}), Counter(), [])


def test_numbers_and_addresses_are_never_asked_about() -> None:
    assert keys(many("F1", **{"Eens": 9, "9": 8, "jan@voorbeeld.nl": 7})) == []


def test_an_own_answer_of_many_beside_known_ones_is_asked_about() -> None:
    found = many("K3", **{"Verhaal, Op straat": 5, "Verhaal": 9})
    assert keys(found) == ["option:K3:op straat"]
    assert found.options["Verhaal, Op straat"] == "story"


def test_one_separator_in_a_whole_column() -> None:
    assert meant("K3", "Bericht, lang of kort;Verhaal;", "Verhaal;", "Beide ;Verhaal") == ["post+story", "story", "both+story"]
    assert meant("K3", "post story", "both") == ["post+story", "both"]
    assert meant("K3", "post|story", "story|both") == ["post+story", "both+story"]
    assert meant("K3", "A1;A2", "A4") == ["post+story", "dk"]
    assert meant("K3", "1,7", "4") == [None, None]


def test_dashes_quotes_and_accents_do_not_count() -> None:
    assert meant("K1", "I don\u2019t know", "I don't know", "280\u200b") == ["dk", "dk", "b"]


def test_an_option_that_is_a_number_in_the_hands_of_a_spreadsheet() -> None:
    texts = {"a": "1.000", "b": "3.000", "c": "50 %"}
    item = replace(SURVEY.item("K1"), options=tuple(texts), dont_know=None)
    survey = replace(SURVEY, wordings={"nl": replace(NL, items={**NL.items, "K1": ItemWording("Hoeveel?", texts)})})

    def found(*answers: str) -> list[str | None]:
        return list(meanings(item, Counter(answers), survey).options.values())

    assert found("1000", "3,000", "3 000", "EUR 3.000", "50%", "0,5", "0.5") == ["a", "b", "b", "b", "c", "c", "c"]
    assert found("1.000", "1", "3.00") == ["a", None, None]
