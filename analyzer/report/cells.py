"""Cells of tables: one number, a name, a share with its margin, or the sign for what is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Cell, Phrase

if TYPE_CHECKING:
    from analyzer.report.document import Link, Mark, Number
    from analyzer.report.figures import Margin, ModuleFigures, Places, ScaleFigures
    from analyzer.report.pen import Pen

HIDDEN = "·"
"""The one sign for everything that is not shown, whatever the reason."""


def phrase(number: Number) -> Phrase:
    """A number by itself."""
    return Phrase(number.shown, (number,))


def cell(number: Number | None, heat: int | None = None, mark: Mark = "none") -> Cell:
    """A cell with one number; hatched where it is not shown."""
    return hidden() if number is None else Cell(phrase(number), heat=heat, mark=mark)


def hidden() -> Cell:
    """A cell of something that is not shown."""
    return Cell(Phrase(HIDDEN), hidden=True)


def header(text: str, link: Link | None = None) -> Cell:
    """The first cell of a row."""
    return Cell(Phrase(text), header=True, link=link)


def empty() -> Cell:
    """A cell with nothing to say, such as the seats of a module that is not advised."""
    return Cell(Phrase(""))


def value_cell(margin: Margin | None) -> Cell:
    """An estimated share without its margin."""
    return cell(margin.value if margin else None)


def margin_cells(margin: Margin | None) -> tuple[Cell, Cell, Cell]:
    """An estimated share with its margin, in three columns."""
    return (cell(margin.value), cell(margin.low), cell(margin.high)) if margin else (hidden(), hidden(), hidden())


def place_cells(places: Places | None) -> tuple[Cell, Cell, Cell]:
    """How many people to expect with the margin, in three columns."""
    return (cell(places.expected), cell(places.low), cell(places.high)) if places else (empty(), empty(), empty())


def span(pen: Pen, margin: Margin) -> Phrase:
    """A share with its margin, short; by itself where the margin is as narrow as can be said."""
    if margin.low.shown == margin.high.shown:
        return phrase(margin.value)
    return pen.say("{value} ({low}–{high})", value=margin.value, low=margin.low, high=margin.high)


def edge_cell(pen: Pen, figures: ModuleFigures | ScaleFigures) -> Cell:
    """A count by itself; "at most", "at least" or between two shares where no more can be told."""
    some, _, edge = figures.counted
    return cell(some) if some is not None or edge is None else Cell(_edge(pen, figures, edge))


def counted(pen: Pen, figures: ModuleFigures | ScaleFigures) -> Cell:
    """So many out of so many; "at most" or "at least" a share where no more can be told."""
    some, out_of, edge = figures.counted
    if some is not None and out_of is not None:
        return Cell(pen.say("{some} of {all}", some=some, all=out_of))
    return Cell(_edge(pen, figures, edge)) if edge else hidden()


def _edge(pen: Pen, figures: ModuleFigures | ScaleFigures, edge: Number) -> Phrase:
    if figures.until is not None:
        return pen.say("{low} to {high}", low=edge, high=figures.until)
    return pen.say("at most {edge}", edge=edge) if figures.found.side == "low" else pen.say("at least {edge}", edge=edge)
