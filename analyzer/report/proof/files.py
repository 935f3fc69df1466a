"""Files: the pages of the document, their furniture, the workbook and the findings, and nothing beside them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from analyzer.report.folder import FINDINGS, UNFINISHED
from analyzer.report.proof.must import must

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.report.document import Document
    from analyzer.report.furniture import Furniture


def prove_files(folder: Path, document: Document, furniture: Furniture) -> None:
    """The folder holds the files that it must hold and no other, and the furniture is what it always is. Raises Unsafe."""
    beside = {} if furniture.inline else {f"assets/{name}": content for name, content in furniture.files.items()}
    expected = {page.path for page in document.pages} | set(beside) | {"workbook.xlsx", FINDINGS}
    folders = {parent.as_posix() for path in expected for parent in PurePosixPath(path).parents} - {"."}
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    must(not any(path.is_symlink() for path in found.values()), "the files: a link")
    must({name for name, path in found.items() if path.is_dir()} == folders, "the files: a folder")
    files = {name for name, path in found.items() if path.is_file()}
    must(files - {UNFINISHED} == expected, "the files: one that is too many or missing")
    must(UNFINISHED not in files or not found[UNFINISHED].read_bytes(), "the files: the mark")
    for name, content in beside.items():
        must(found[name].read_bytes() == content.encode(), "the files: the furniture")
