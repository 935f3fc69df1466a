"""Narrowing: after a search, show again what turned out not to be needed, and tell bands, as long as every demand is still met."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.disclosure.figures.proofs import Proof, proof

if TYPE_CHECKING:
    from analyzer.disclosure.figures.demands import Demand
    from analyzer.disclosure.figures.figure_layer import Counted
    from analyzer.disclosure.figures.network import Bounds, Pipe, Shown
    from analyzer.disclosure.figures.pairs import Pair
    from analyzer.disclosure.figures.search import Search


def show(search: Search, pipe: Pipe) -> bool:
    """Show a withheld cell or line again, if every demand is still met then."""
    return _narrowed(search, pipe, search.but(pipe, shown=True), None)


def tell(search: Search, pipe: Pipe, counted: Counted) -> bool:
    """Tell the floor or the ceiling of a near-unanimous cell or line, if every demand is still met then."""
    low, high = search.layer.bounds(counted)
    if (low, high) == (0, counted[1] * search.layer.ceiling):
        return False
    line, spot = search.network.line_of(pipe), search.network.spot_of(pipe)
    bands = {**search.shown.bands, line: (low, high)} if line else search.shown.bands
    spot_bands = {**search.shown.spot_bands, spot: (low, high)} if spot else search.shown.spot_bands
    return _narrowed(search, pipe, replace(search.shown, bands=bands, spot_bands=spot_bands), (low, high))


def _narrowed(search: Search, pipe: Pipe, shown: Shown, bounds: Bounds | None) -> bool:
    """Close a pipe, or bound it, and open it again where that breaks something."""
    before, search.shown = search.shown, shown
    if bounds:
        search.network.open(pipe, bounds)
    else:
        search.network.close(pipe)
    if _still_met(search, search.network.number[pipe]):
        return True
    search.shown = before
    search.network.open(pipe)
    return False


def _still_met(search: Search, number: int) -> bool:
    """Prove again what rested on a pipe that was narrowed, and what follows by subtraction from now on."""
    singles = _singles(search, number)
    pairs = _pairs(search, number, search.proofs | singles) if singles is not None else None
    pools = [demand for demand in search.demands.pools() if demand not in search.proofs]
    if singles is None or pairs is None or not all(proof(search.network, demand) for demand in pools):
        return False
    search.together = [one for one in search.together if not one.on(number)]
    search.proofs |= singles
    search.pair_proofs |= pairs
    return True


def _singles(search: Search, number: int) -> dict[Demand, Proof] | None:
    """New proofs for the demands of which the proof rests on a pipe; None where one is not met any more."""
    fresh = {}
    for demand in [demand for demand, proven in search.proofs.items() if proven.on(number)]:
        if not (found := proof(search.network, demand)):
            return None
        fresh[demand] = found
    return fresh


def _pairs(search: Search, number: int, proofs: dict[Demand, Proof]) -> dict[Pair, Proof] | None:
    """The same for pairs."""
    waiting = [pair for pair, proven in search.pair_proofs.items() if proven.on(number)]
    if not waiting:
        return {}
    others = [one for one in search.together if not one.on(number)]
    fresh = search.pairs.proven(waiting, (*proofs.values(), *others), search.passing(proofs))
    for pair in waiting:
        if pair not in fresh:
            if not (found := proof(search.network, search.demands.few(*pair))):
                return None
            fresh[pair] = found
    return fresh
