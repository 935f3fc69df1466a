"""The vocabulary of a workbook: which elements may occur in which part, with which attributes and what values."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analyzer.report.proof.archive import local
from analyzer.report.proof.must import must

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from xml.etree.ElementTree import Element

_VALUES = {
    "B": r"[01]|true|false",
    "N": r"\d{1,6}",
    "SIZE": r"[1-9]\d{0,2}(\.\d+)?",
    "REF": r"[A-Z]{1,3}\d{1,7}(:[A-Z]{1,3}\d{1,7})?",
    "COLOUR": r"[0-9A-F]{8}",
    "ID": r"rId\d{1,4}",
    "ANY": r".*",
}
"""What a word in capitals stands for; ``ANY`` is proven by who reads the part."""

SHEET = """
worksheet
sheetPr
outlinePr summaryBelow=1 summaryRight=1
pageSetUpPr fitToPage=1
dimension ref=REF
sheetViews
sheetView showGridLines=0 workbookViewId=0 tabSelected=B
pane xSplit=1 ySplit=N topLeftCell=REF activePane=bottomRight state=frozen
selection pane=topRight|bottomLeft|bottomRight activeCell=A1 sqref=A1
sheetFormatPr baseColWidth=8 defaultRowHeight=15
cols
col width=SIZE customWidth=1 min=N max=N
sheetData
row r=N ht=SIZE customHeight=1 spans=\\d+:\\d+
c r=REF s=N t=inlineStr|n|s
is
t space=preserve
v
mergeCells count=N
mergeCell ref=REF
conditionalFormatting sqref=REF
cfRule type=colorScale priority=N
colorScale
cfvo type=num val=0|1
color rgb=FFFFFFFF|FF8BB8E0
dataValidations count=N
dataValidation sqref=REF showDropDown=0 showInputMessage=0 showErrorMessage=0 allowBlank=1 type=list|date operator=greaterThan
formula1
pageMargins left=0\\.75 right=0\\.75 top=1 bottom=1 header=0\\.5 footer=0\\.5
pageSetup orientation=landscape paperSize=9 fitToHeight=0 fitToWidth=1
headerFooter
oddHeader
oddFooter
evenHeader
evenFooter
firstHeader
firstFooter
tableParts count=N
tablePart id=ID
"""

TABLE = """
table id=N name=Table\\d+ displayName=Table\\d+ ref=REF headerRowCount=1
autoFilter ref=REF
tableColumns count=N
tableColumn id=N name=ANY
tableStyleInfo name=TableStyleLight1 showRowStripes=0
"""

STRINGS = """
sst count=N uniqueCount=N
si
t space=preserve
"""

STYLES = """
styleSheet
numFmts count=N
numFmt numFmtId=N formatCode=0(\\.0{1,2})?%?
fonts count=N
font
name val=Calibri
family val=2
b val=1
i val=1
sz val=10|11|14
scheme val=minor
color rgb=COLOUR theme=1
fills count=N
fill
patternFill patternType=gray125|solid|lightUp
fgColor rgb=COLOUR
bgColor rgb=COLOUR
borders count=N
border
left
right
top
bottom style=thin
diagonal
cellStyleXfs count=N
cellXfs count=N
xf numFmtId=N fontId=N fillId=N borderId=N applyAlignment=B pivotButton=0 quotePrefix=B xfId=0
alignment horizontal=left|center vertical=top|center wrapText=1
cellStyles count=1
cellStyle name=Normal xfId=0 builtinId=0 hidden=0
tableStyles count=0 defaultTableStyle=TableStyleMedium9 defaultPivotStyle=PivotStyleLight16
colors
indexedColors
rgbColor rgb=COLOUR
"""

WORKBOOK = """
workbook
workbookPr
workbookProtection
bookViews
workbookView visibility=visible minimized=0 showHorizontalScroll=1 showVerticalScroll=1 showSheetTabs=1 tabRatio=600 firstSheet=0 \
activeTab=0 autoFilterDateGrouping=1
sheets
sheet name=ANY sheetId=N state=visible id=ID
definedNames
definedName name=_xlnm\\.(Print_Titles|_FilterDatabase) localSheetId=N hidden=1
calcPr calcId=124519 fullCalcOnLoad=1
"""

RELATIONS = """
Relationships
Relationship Type=http://schemas\\.openxmlformats\\.org/[a-zA-Z0-9/.-]+ Target=ANY Id=ID
"""

TYPES = """
Types
Default Extension=rels|xml ContentType=application/[a-z+.-]+
Override PartName=ANY ContentType=application/[a-z+.-]+
"""


@cache
def _read(vocabulary: str) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    lines = (line.split() for line in vocabulary.strip().splitlines())
    return {element: dict(map(_attribute, attributes)) for element, *attributes in lines}


def _attribute(described: str) -> tuple[str, re.Pattern[str]]:
    name, _, value = described.partition("=")
    return name, re.compile(_VALUES.get(value, value), re.DOTALL)


def prove_words(root: Element, vocabulary: str, with_text: Collection[str], part: str) -> None:
    """A part holds known elements with known attributes, and text only in the elements ``with_text``. Raises Unsafe."""
    known = _read(vocabulary)
    for element in root.iter():
        name = local(element.tag)
        must(name in known, f"the workbook: an element in {part}")
        for attribute, value in element.attrib.items():
            pattern = known[name].get(local(attribute))
            must(pattern is not None and bool(pattern.fullmatch(value)), f"the workbook: an attribute in {part}")
        must(name in with_text or not (element.text or "").strip(), f"the workbook: a text in {part}")
        must(not (element.tail or "").strip(), f"the workbook: a text in {part}")
