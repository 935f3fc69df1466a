"""Writing a report: everything that one set of findings becomes, in one folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.segment import Segment
from analyzer.report.compose import compose
from analyzer.report.document import Chart
from analyzer.report.folder import FINDINGS, keep_final, write_folder
from analyzer.report.story import Story

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from analyzer.model.findings import Findings
    from analyzer.text import Text


def write(
    findings: Findings,
    out: Path,
    text: Text,
    save: Callable[[Findings, Path], None],
    told: Callable[[Findings], Mapping[str, object]],
    *,
    single_file: bool = False,
    around: AbstractContextManager[object] | None = None,
) -> Path:
    """Write pages, workbook and findings into ``out``, whole or not at all; gives the path of the first page.

    ``save`` writes the findings into a file, ``told`` gives what must stand in it. All of it is read back before it takes the place of an
    earlier report. ``around`` is what happens together with that or not at all. Raises Refused where the folder may not be replaced, Unsafe
    where anything stands in it that was not to be said.
    """
    from analyzer.report import excel, html
    from analyzer.report.proof import prove

    if findings.status == "concept":
        keep_final(out)
    document = compose(findings, text)

    def fill(folder: Path) -> None:
        save(findings, folder / FINDINGS)
        html.write(document, folder, single_file=single_file)
        excel.write(document, folder / "workbook.xlsx")
        prove(folder, document, told(findings), single_file=single_file)

    write_folder(out, fill, around)
    return out / "index.html"


def chart(findings: Findings, name: str, text: Text, where: Mapping[str, str]) -> Mapping[str, object]:
    """The figure of one chart: ``need`` or ``agreement`` of a group (``department="Sales"``; none is everybody), ``answers`` of a module.

    Raises ValueError for a chart, a group or a module that the report does not have.
    """
    document = compose(findings, text)
    page = _page(Story.of(findings, text), where)
    charts = [block for drawn in document.pages if drawn.path == page for block in drawn.blocks if isinstance(block, Chart)]
    found = {block.id.removesuffix("-chart"): block.figure for block in charts}
    if name not in found:
        raise ValueError(f"chart is {name!r}; for {dict(where)} it must be one of: {', '.join(found) or 'none'}")
    return found[name]


def _page(story: Story, where: Mapping[str, str]) -> str:
    if not where:
        return "index.html"
    if "module" in where:
        return story.trainer_pages.get(where["module"], "")
    return story.group_pages.get(Segment.of(**where), "")
