from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzer.model.company import Company, Group
from analyzer.organisation import read, write
from analyzer.sheets.plain import is_blank, plain, tidy, unhyphened
from tests.intake.examples import SURVEY

if TYPE_CHECKING:
    from pathlib import Path

COMPANY = Company(
    (Group("=Sales", "staff", 40, "", "office"), Group("Binnendienst", "", 12, "=Sales"), Group("Zorg", "team_lead", 0, "", "Verpleging")),
    {("office", "linkedin"): 0, ("Verpleging", "privacy"): 3},
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_written_reads_back_the_same(tmp_path: Path, language: str) -> None:
    (tmp_path / "company.xlsx").write_bytes(write(COMPANY, SURVEY, language))
    assert read(tmp_path / "company.xlsx", SURVEY) == (COMPANY, ())


def test_the_workbook_speaks_dutch() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write(COMPANY, SURVEY, "nl")))
    assert book.sheetnames == ["groepen", "behoeften"]
    rows = list(book["groepen"].iter_rows(values_only=True))
    assert rows[0] == ("Afdeling", "Niveau", "Aantal medewerkers", "Rapporteren als", "Functiegroep")
    assert rows[1] == ("=Sales", "Medewerker", 40, None, "Kantoor")
    assert book["groepen"]["A2"].data_type == "s"
    assert [row[0] for row in book["behoeften"].iter_rows(values_only=True)] == ["Functiegroep", "Kantoor", "HR", "Verpleging"]


def test_the_same_company_gives_the_same_bytes() -> None:
    assert write(COMPANY, SURVEY, "nl") == write(COMPANY, SURVEY, "nl")


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=20).map(tidy)
DEPARTMENTS = NAMES.filter(
    lambda name: not is_blank(name) and plain(name.replace("_", " ")) not in {"total", "totaal", "grand total", "eindtotaal"}
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.lists(DEPARTMENTS, min_size=1, max_size=6, unique_by=unhyphened), st.data())
def test_any_company_reads_back_the_same(tmp_path: Path, departments: list[str], data: st.DataObject) -> None:
    levels = st.sampled_from(["", "staff", "team_lead"])
    groups = [
        Group(name, data.draw(levels), data.draw(st.none() | st.integers(0, 10_000)), "", data.draw(st.sampled_from(["", "hr", "office"])))
        for name in departments
    ]
    tiers = st.dictionaries(st.tuples(st.sampled_from(["hr", "office"]), st.sampled_from(["linkedin", "privacy"])), st.integers(0, 3))
    company = Company(tuple(groups), data.draw(tiers))
    (tmp_path / "company.xlsx").write_bytes(write(company, SURVEY, "nl"))
    found, notes = read(tmp_path / "company.xlsx", SURVEY)
    assert found == company
    assert len(notes) == any(group.headcount is None for group in groups)
