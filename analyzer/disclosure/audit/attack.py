"""The attack: everything that an outsider, and somebody who answered too, can try with a release."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.disclosure.audit.answers import Answers
from analyzer.disclosure.audit.figure import Attack
from analyzer.disclosure.audit.insiders import inside_jobs
from analyzer.disclosure.audit.knowledge import Knowledge
from analyzer.disclosure.audit.reissues import Reissue
from analyzer.disclosure.audit.relations import Relation, related
from analyzer.disclosure.audit.sizes import subtracted, too_small
from analyzer.disclosure.audit.solver import Doubt
from analyzer.disclosure.audit.targets import small_groups
from analyzer.disclosure.audit.verdict import Leak, Verdict
from analyzer.model.problem import Unsafe

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from analyzer.disclosure.audit.ranges import Ranges
    from analyzer.disclosure.audit.verdict import Status
    from analyzer.model.cells import Cells
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy
    from analyzer.model.publication import Publication
    from analyzer.model.release import Release
    from analyzer.model.request import Figure
    from analyzer.model.survey import Survey


def audit(
    release: Release,
    cells: Cells,
    company: Company,
    policy: Policy,
    earlier: Sequence[Publication] = (),
    *,
    survey: Survey | None = None,
    proven: Collection[Figure] = (),
) -> Verdict:
    """Attack a release with everything an outsider and an insider may know.

    ``earlier`` are publications of this same wave. With the ``survey`` the answers to single questions are also held against the figures of
    their modules. ``proven`` are figures that nothing was found about when more was told than now: they are not attacked again.

    OK means that no sum, difference or range within the rules of the policy tells about too few people, nor that nearly all
    people of a group did the same. Raises Unsafe when the attack itself breaks off; the message holds no number.
    """
    found = _Found()
    try:
        found.take(too_small(release, cells, company, policy))
        known = Knowledge.of(release, cells, policy)
        _attack(found, release, known, [Reissue.of(release, known, company, before) for before in earlier], survey, proven)
    except Doubt:
        found.doubt = True
    except Exception:  # noqa: BLE001 - whatever it is, nothing was proven, and its words may hold a number
        raise Unsafe("the attack broke off") from None
    return found.verdict


@dataclass(slots=True)
class _Found:
    """What was found so far."""

    leaks: list[Leak] = field(default_factory=list)
    doubt: bool = False
    attacked: int = 0
    on_edge: int = 0

    def take(self, leaks: Iterable[Leak]) -> None:
        """Collect leaks until there are no more or there is no proof any more; what comes after is attacked all the same."""
        try:
            self.leaks.extend(leaks)
        except Doubt:
            self.doubt = True

    def count(self, ranges: Ranges) -> None:
        """Count the groups that were looked at."""
        self.attacked += len(ranges.least)
        self.on_edge += ranges.on_edge

    @property
    def verdict(self) -> Verdict:
        """A leak is a leak even where something else was not proven."""
        status: Status = "LEAK" if self.leaks else "UNDECIDED" if self.doubt else "OK"
        return Verdict(status, tuple(dict.fromkeys(self.leaks)), self.attacked, self.on_edge, self.doubt)


def _attack(
    found: _Found, release: Release, known: Knowledge, again: Sequence[Reissue], survey: Survey | None, proven: Collection[Figure]
) -> None:
    cells, policy = known.cells, known.policy
    for one in again:
        found.take(one.leaks())
    known = Knowledge.of(release, cells, policy, [told for one in again for told in one.same_people])
    found.take(subtracted(known))
    _attack_figures(found, known, proven)
    answers = Answers.of(release, cells, policy)
    found.take(answers.left_out())
    if survey is not None:
        found.take(answers.follows(survey, release, cells.unit))


def _attack_figures(found: _Found, known: Knowledge, proven: Collection[Figure]) -> None:
    """Modules of which two figures are told are attacked as one, all other figures one by one; then each of them from the inside."""
    small, both = small_groups(known), related(known.totals)
    worlds: dict[Figure, list[NDArray[np.int64]]] = {}
    for module in both:
        relation = Relation.of(module, known, small)
        if not {relation.right.figure, relation.dont_know.figure} <= set(proven):
            found.take(_of_module(found, relation, worlds))
    for turn, figure in enumerate(known.totals):
        if figure in proven:
            continue
        attack = Attack.on(figure, known, small)
        if figure not in worlds:
            ranges = attack.ranges()
            found.take(attack.leaks(ranges))
            found.count(ranges)
            worlds[figure] = ranges.worlds
        if figure not in {leak.figure for leak in found.leaks}:
            found.take(inside_jobs(attack, worlds[figure], turn, len(known.totals)))


def _of_module(found: _Found, relation: Relation, worlds: dict[Figure, list[NDArray[np.int64]]]) -> Iterator[Leak]:
    """Attack both figures of a module, and keep the worlds that were found of each."""
    ranges, atoms = relation.ranges(), len(relation.known.people)
    yield from relation.leaks(ranges)
    found.count(ranges)
    worlds[relation.right.figure] = [world[:atoms] for world in ranges.worlds]
    worlds[relation.dont_know.figure] = [world[atoms : 2 * atoms] for world in ranges.worlds]
