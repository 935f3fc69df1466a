"""The notebooks run from the first cell to the last, and are kept without anything that came out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.house.source import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOKS = sorted((CHECKOUT / "notebooks").glob("*.ipynb"))
PATH = re.compile(r"(?<![\w.<`*])/\w+/\w+|\b[A-Za-z]:\\|\\\\\w|~/|file:")
PATIENCE = 300

every = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def source(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_there_is_one_to_begin_with() -> None:
    assert [path.name for path in NOTEBOOKS][:1] == ["01-first-look.ipynb"]


@every
def test_nothing_that_came_out_is_kept(path: Path) -> None:
    cells = source(path)["cells"]
    assert {(str(cell.get("outputs", [])), cell.get("execution_count"), str(cell["metadata"])) for cell in cells} == {("[]", None, "{}")}
    assert not any(cell.get("attachments") for cell in cells)


@every
def test_it_knows_no_place_but_the_sample(path: Path) -> None:
    text = "\n".join("".join(cell["source"]) for cell in source(path)["cells"])
    assert PATH.findall(text) == []
    assert "http" not in path.read_text(encoding="utf-8")
    assert "assets.surveys()" in text


@every
def test_it_begins_with_a_line_in_dutch(path: Path) -> None:
    first = source(path)["cells"][0]
    assert first["cell_type"] == "markdown"
    assert first["source"][0].startswith("*Dit notebook is ")


@every
def test_it_runs_from_the_first_cell_to_the_last(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
        (tmp_path / name).mkdir()
    monkeypatch.setenv("PYTHONPATH", str(CHECKOUT))
    read = nbformat.read(path, as_version=4)
    ran = NotebookClient(read, timeout=PATIENCE, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = {cell.id: cell.outputs for cell in ran.cells if cell.cell_type == "code"}
    assert not [output for found in outputs.values() for output in found if output.output_type in {"error", "stream"}]
    assert "230 people answered" in outputs["analyze"][0].data["text/html"]
    assert "Juridische zaken" in outputs["pivot"][0].data["text/html"]
    assert outputs["equal"][0].data["text/plain"] == "True"
    assert "index.html" in outputs["report"][0].data["text/plain"]
    assert not list((tmp_path / "TMPDIR").iterdir())
