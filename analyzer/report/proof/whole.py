"""A whole report in its folder: its files, each held against what it was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.problem import Unsafe
from analyzer.report.furniture import furnish
from analyzer.report.proof.figures import prove_figures
from analyzer.report.proof.files import prove_files
from analyzer.report.proof.findings import prove_findings
from analyzer.report.proof.numbers import prove_bare_figures, prove_numbers
from analyzer.report.proof.page import prove_page
from analyzer.report.proof.workbook import prove_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from analyzer.report.document import Document


def prove(folder: Path, document: Document, told: Mapping[str, object], *, single_file: bool = False) -> None:
    """Prove that a folder says what the document says and nothing else, and that the document says what the findings hold.

    ``told`` are the findings as plain values. Raises Unsafe, and nothing else: what cannot be read cannot be proven.
    """
    furniture = furnish(inline=single_file)
    try:
        prove_files(folder, document, furniture)
        kept = prove_findings(folder, told)
        prove_numbers(document, kept)
        prove_bare_figures(document, kept)
        for page in document.pages:
            prove_figures(page)
            prove_page((folder / page.path).read_bytes(), document, page, furniture)
        prove_workbook(folder / "workbook.xlsx", document)
    except Unsafe:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever it is, nothing is proven
        raise Unsafe(f"the proof itself failed: {type(fault).__name__}") from None
