"""The same people as each survey tool would export them: the layouts of real exports, filled with answers of our own making."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analyzer.model.survey import Item, Survey

Rows = list[list[str]]
Answer = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Where somebody works, and the options they chose per item; no options is no answer."""

    department: str
    level: str
    answers: Mapping[str, Answer]


def people(survey: Survey, count: int, seed: int = 1) -> list[Person]:
    """Made-up people: every item blank for one in ten, ``multiple`` items with one or more options."""
    random = Random(seed)
    levels = [option for segmentation in survey.segmentations if segmentation.id == "level" for option in segmentation.options[:2]]
    return [
        Person(
            random.choice(["Sales", "Inkoop, NL", "Räte & Co"]),
            random.choice(levels),
            {item.id: _answer(item, random) for item in survey.items if item.kind != "text"},
        )
        for _ in range(count)
    ]


def _answer(item: Item, random: Random) -> Answer:
    if random.random() < 0.1:
        return ()
    if item.kind != "multiple":
        return (random.choice(item.options),)
    chosen = random.sample([option for option in item.options if option != item.dont_know], random.randint(1, 3))
    return tuple(option for option in item.options if option in chosen)


def _said(survey: Survey, language: str, item: str, answer: Answer) -> list[str]:
    return [survey.wording(language).items[item].options[option] for option in answer]


def _groups(survey: Survey, language: str, person: Person) -> list[str]:
    return [person.department, survey.wording(language).segmentations["level"].options[person.level]]


def _asked(survey: Survey) -> list[Item]:
    return [item for item in survey.items if item.kind != "text"]


def _text(survey: Survey, language: str, item: Item) -> str:
    return survey.wording(language).items[item.id].text


def _titles(survey: Survey, language: str) -> list[str]:
    return [survey.wording(language).segmentations[name].text for name in ("department", "level")]


def _clock(number: int, form: str) -> str:
    hour, minute, second = 8 + number // 3600 % 10, number // 60 % 60, number % 60
    return form.format(hour=hour, minute=minute, second=second)


def google_sheet(survey: Survey, persons: Sequence[Person], language: str) -> Rows:
    """The linked sheet: local times, several choices joined by a comma."""
    head = [{"nl": "Tijdstempel", "en": "Timestamp"}.get(language, "Zeitstempel")]
    rows = [[*head, *_titles(survey, language), *(_text(survey, language, item) for item in _asked(survey))]]
    for number, person in enumerate(persons):
        given = [", ".join(_said(survey, language, item.id, person.answers[item.id])) for item in _asked(survey)]
        rows.append([_clock(number, "14-9-2026 {hour}:{minute:02}:{second:02}"), *_groups(survey, language, person), *given])
    return rows


def google_forms(survey: Survey, persons: Sequence[Person], language: str) -> Rows:
    """Forms' own CSV: times with a zone, several choices joined by a semicolon, a quiz with points and feedback."""
    rows = [["Timestamp", "Total score", *_titles(survey, language)]]
    for item in _asked(survey):
        text = _text(survey, language, item)
        rows[0] += [text, f"{text} [Score]", f"{text} [Feedback]"] if item.module else [text]
    for number, person in enumerate(persons):
        row = [_clock(number, "2026/09/14 {hour}:{minute:02}:{second:02} AM GMT+2"), "3.00 / 10", *_groups(survey, language, person)]
        for item in _asked(survey):
            said = ";".join(_said(survey, language, item.id, person.answers[item.id]))
            row += [said, "1.00 / 1" if person.answers[item.id] == item.key else "0.00 / 1", ""] if item.module else [said]
        rows.append(row)
    return rows


def microsoft_forms(survey: Survey, persons: Sequence[Person], language: str) -> Rows:
    """An anonymous quiz: points and feedback per question, a semicolon after every choice, hard spaces."""
    english = ["ID", "Start time", "Completion time", "Email", "Name", "Total points", "Quiz feedback"]
    dutch = ["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Totaal aantal punten", "Feedback over test"]
    points, feedback = ("Punten - ", "Feedback - ") if language == "nl" else ("Points - ", "Feedback - ")
    rows = [[*(dutch if language == "nl" else english), *_titles(survey, language)]]
    for item in _asked(survey):
        text = _text(survey, language, item).replace(" ", "\xa0", 1)
        rows[0] += [text, points + text, feedback + text] if item.module else [text]
    for number, person in enumerate(persons):
        begin = _clock(number, "2026-09-14 {hour:02}:{minute:02}:{second:02}")
        end = _clock(number + 240, "2026-09-14 {hour:02}:{minute:02}:{second:02}")
        row = [str(number + 3), begin, end, "anonymous", "", "4", "", *_groups(survey, language, person)]
        for item in _asked(survey):
            said = _said(survey, language, item.id, person.answers[item.id])
            text = "".join(f"{option};" for option in said) if item.kind == "multiple" else "".join(said)
            row += [text, "1" if person.answers[item.id] == item.key else "0", ""] if item.module else [text]
        rows.append(row)
    return rows


def surveymonkey(survey: Survey, persons: Sequence[Person], language: str) -> Rows:
    """Two rows of headings: a column per option for several choices, a statement block for ratings."""
    top = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Email Address",
        "First Name",
        "Last Name",
        "Custom Data 1",
    ]
    second = [""] * len(top)
    top += _titles(survey, language)
    second += ["Open-Ended Response", "Response"]
    rated = [item for item in _asked(survey) if item.kind == "rating"]
    for item in _asked(survey):
        if item in rated[1:]:
            continue
        parts = _monkey_parts(survey, language, item, rated)
        top += [_text(survey, language, item) if item.kind != "rating" else "Wat vind je?", *[""] * (len(parts) - 1)]
        second += parts
    rows = [top, second]
    for number, person in enumerate(persons):
        begin = _clock(number, "09/14/2026 {hour:02}:{minute:02}:{second:02} AM")
        row = [str(13_097_682_923 + number), "409521685", begin, begin, "", "", "", "", "", *_groups(survey, language, person)]
        for item in _asked(survey):
            row += _monkey_cells(survey, language, item, person)
        rows.append(row)
    return rows


def _monkey_parts(survey: Survey, language: str, item: Item, rated: Sequence[Item]) -> list[str]:
    if item.kind == "multiple":
        return [*_said(survey, language, item.id, item.options), "Other (please specify)"]
    return [_text(survey, language, other) for other in rated] if item.kind == "rating" else ["Response"]


def _monkey_cells(survey: Survey, language: str, item: Item, person: Person) -> list[str]:
    given = person.answers[item.id]
    if item.kind != "multiple":
        return ["".join(_said(survey, language, item.id, given))]
    return [
        *(
            said if option in given else ""
            for option, said in zip(item.options, _said(survey, language, item.id, item.options), strict=True)
        ),
        "",
    ]


def limesurvey(heading: str, *, coded: bool) -> Callable[[Survey, Sequence[Person], str], Rows]:
    """A layout of LimeSurvey: headings as ``code``, ``expression``, ``full`` or ``codetext``, answers as codes or labels."""

    def rows(survey: Survey, persons: Sequence[Person], language: str) -> Rows:
        head = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
        if heading == "full":
            head = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action"]
        if heading == "codetext":
            words = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action"]
            head = [f"{code}. {word}" for code, word in zip(head, words, strict=True)]
        titles = _titles(survey, language)
        head += [_lime(heading, "department", titles[0]), _lime(heading, "level", titles[1])]
        for item in _asked(survey):
            text = _text(survey, language, item)
            if item.kind == "multiple":
                said = _said(survey, language, item.id, item.options)
                head += [_lime(heading, item.id, text, f"SQ{place:03}", label) for place, label in enumerate(said, start=1)]
            else:
                head.append(_lime(heading, item.id, text))
        return [head, *(_lime_row(survey, language, number, person, coded=coded) for number, person in enumerate(persons))]

    return rows


def _lime(heading: str, code: str, text: str, part: str = "", label: str = "") -> str:
    """One heading in one of the four ways."""
    whole = f"{code}[{part}]" if part else code
    said = f"{text} [{label}]" if part else text
    return {"code": whole, "expression": f"{code}_{part}" if part else code, "full": said, "codetext": f"{whole}. {said}"}[heading]


def _lime_row(survey: Survey, language: str, number: int, person: Person, *, coded: bool) -> list[str]:
    when = _clock(number, "2026-09-14 {hour:02}:{minute:02}:{second:02}")
    row = [str(number + 1), when, "4", language, str(10_000 + number), when, when]
    row += [person.department, person.level if coded else _groups(survey, language, person)[1]]
    for item in _asked(survey):
        given = person.answers[item.id]
        if item.kind == "multiple":
            yes, no = ("Y", "") if coded else {"nl": ("Ja", "Nee"), "de": ("Ja", "Nein")}.get(language, ("Yes", "No"))
            row += [(yes if option in given else no) if given else "" for option in item.options]
        else:
            row.append("".join(given if coded else _said(survey, language, item.id, given)))
    return row


def qualtrics(*, numeric: bool, split: bool) -> Callable[[Survey, Sequence[Person], str], Rows]:
    """Three rows of headings; choices as text or as numbers, several choices in one cell or in a column each."""

    def rows(survey: Survey, persons: Sequence[Person], language: str) -> Rows:
        names = [
            "StartDate",
            "EndDate",
            "Status",
            "Progress",
            "Duration (in seconds)",
            "Finished",
            "RecordedDate",
            "ResponseId",
            "UserLanguage",
        ]
        texts = [
            "Start Date",
            "End Date",
            "Response Type",
            "Progress",
            "Duration (in seconds)",
            "Finished",
            "Recorded Date",
            "Response ID",
            "User Language",
        ]
        ids = ["startDate", "endDate", "status", "progress", "duration", "finished", "recordedDate", "_recordId", "userLanguage"]
        names += ["Q1", "Q2"]
        texts += _titles(survey, language)
        ids += ["QID1_TEXT", "QID2"]
        for place, item in enumerate(_asked(survey), start=3):
            text = _text(survey, language, item)
            if item.kind == "multiple" and split:
                for number, label in enumerate(_said(survey, language, item.id, item.options), start=1):
                    names.append(f"Q{place}_{number}")
                    texts.append(f"{text} - Selected Choice - {label}")
                    ids.append(f"QID{place}_{number}")
            else:
                names.append(f"Q{place}")
                texts.append(text)
                ids.append(f"QID{place}")
        imports = [f'{{"ImportId":"{name}"}}' for name in ids]
        body = [_qualtrics_row(survey, language, number, person, numeric=numeric, split=split) for number, person in enumerate(persons)]
        return [names, texts, imports, *body]

    return rows


def _qualtrics_row(survey: Survey, language: str, number: int, person: Person, *, numeric: bool, split: bool) -> list[str]:
    when = _clock(number, "2026-09-14 {hour:02}:{minute:02}:{second:02}")
    row = [
        when,
        when,
        "0" if numeric else "IP Address",
        "100",
        "240",
        "1" if numeric else "True",
        when,
        f"R_{number:015}",
        language.upper(),
    ]
    levels = next(segmentation.options for segmentation in survey.segmentations if segmentation.id == "level")
    row += [person.department, str(levels.index(person.level) + 1) if numeric else _groups(survey, language, person)[1]]
    for item in _asked(survey):
        given = person.answers[item.id]
        numbers = {option: str(place) for place, option in enumerate(item.options, start=1)}
        said = [numbers[option] for option in given] if numeric else _said(survey, language, item.id, given)
        if item.kind == "multiple" and split:
            labels = _said(survey, language, item.id, item.options)
            row += [("1" if numeric else label) if option in given else "" for option, label in zip(item.options, labels, strict=True)]
        else:
            row.append(",".join(said))
    return row


LAYOUTS: Mapping[str, Callable[[Survey, Sequence[Person], str], Rows]] = {
    "google sheet": google_sheet,
    "google forms": google_forms,
    "microsoft forms": microsoft_forms,
    "surveymonkey": surveymonkey,
    **{
        f"limesurvey {heading} {'codes' if coded else 'labels'}": limesurvey(heading, coded=coded)
        for heading in ("code", "expression", "full", "codetext")
        for coded in (True, False)
    },
    **{
        f"qualtrics {'numbers' if numeric else 'text'} {'split' if split else 'joined'}": qualtrics(numeric=numeric, split=split)
        for numeric in (True, False)
        for split in (True, False)
    },
}
PLATFORMS = {
    "google": "google-forms",
    "microsoft": "microsoft-forms",
    "surveymonkey": "surveymonkey",
    "limesurvey": "limesurvey",
    "qualtrics": "qualtrics",
}
"""What the first word of a layout is recognised as."""
