"""What can be compared of two publications: the groups, or groups together, that are made of the same people by name.

Each publication cuts the organisation up in its own way: a department may be shown in one and be among the small ones in the other, or be
merged in between. Groups of the two that overlap are put together until both sides are made of the same labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from analyzer.model.release import Counted
from analyzer.model.segment import REST, Segment
from analyzer.sheets.plain import unhyphened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analyzer.model.publication import Publication
    from analyzer.model.release import ReleasedSegment
    from analyzer.model.request import Figure

    Labels = frozenset[tuple[str, ...]]
    """The finest groups that something is made of: the labels of an export, one for each segmentation."""

ELSEWHERE = ("",)
"""Everybody whose label is shown in neither of two publications."""


@dataclass(frozen=True, slots=True)
class Block:
    """One group of a publication, or everybody who is in none of its groups; ``figures`` is what can be told of it."""

    segment: Segment
    made_of: Labels
    respondents: int
    figures: Mapping[Figure, Counted]


@dataclass(frozen=True, slots=True)
class Common:
    """Groups of before and groups of now that are made of the same labels."""

    before: tuple[Block, ...]
    now: tuple[Block, ...]

    @property
    def people(self) -> tuple[int, int]:
        """Respondents before and now."""
        return _people(self.before), _people(self.now)

    @property
    def change(self) -> int:
        """How many more respondents there are now; below 0 where there are fewer."""
        return _people(self.now) - _people(self.before)

    def figures(self) -> Iterator[tuple[Counted, Counted]]:
        """What both sides tell of the same figure, as one total before and one now; totals are told where all their parts are exact."""
        before, now = _added(self.before), _added(self.now)
        for figure in before.keys() & now.keys():
            yield before[figure], now[figure]


def common_groups(before: Publication, now: Publication) -> tuple[Common, ...]:
    """What can be compared, over the organisation and over every crossing that both have."""
    found: list[Common] = []
    for by in sorted({shown.segment.by for shown in before.segments} & {shown.segment.by for shown in now.segments}):
        if len(by) == 1:
            everywhere = frozenset((ELSEWHERE, *(labels for one in (before, now) for labels in _labels_shown(one, by))))
            found += _joined(_parts(before, by, everywhere), _parts(now, by, everywhere))
        else:
            found += _joined(_blocks(before, by), _blocks(now, by))
    return tuple(found)


def _blocks(told: Publication, by: tuple[str, ...]) -> list[Block]:
    """The groups of one crossing that stand by themselves."""
    own = [shown for shown in told.segments if shown.segment.by == by and not shown.segment.is_rest]
    return [Block(shown.segment, _made_of(shown.segment, told), shown.respondents, shown.figures) for shown in own]


def _parts(told: Publication, by: tuple[str, ...], everywhere: Labels) -> list[Block]:
    """The groups of one segmentation with everybody else as the last of them, so that each label is in one of them."""
    shown = _blocks(told, by)
    whole = next(one for one in told.segments if one.segment.is_organisation)
    rest = Segment.of(**{by[0]: REST})
    released = next((one for one in told.segments if one.segment == rest), None)
    people = whole.respondents - _people(shown)
    labels = everywhere.difference(*(block.made_of for block in shown))
    figures = dict(released.figures) if released else _left_over(whole, shown)
    return [*shown, Block(rest, labels, people, figures)]


def _left_over(whole: ReleasedSegment, shown: Sequence[Block]) -> dict[Figure, Counted]:
    """Figures of everybody who is in no group: those of the whole with all groups taken off, where these are exact."""
    left = {}
    for figure, counted in _added(shown).items():
        total = whole.figures.get(figure)
        if total and total.count is not None and counted.count is not None and total.out_of >= counted.out_of:
            left[figure] = Counted(total.out_of - counted.out_of, count=max(total.count - counted.count, 0.0))
    return left


def _made_of(segment: Segment, told: Publication) -> Labels:
    """The labels of the export that a segment is made of, compared as labels of departments are compared everywhere."""
    names = [told.made_of.get(name, {}).get(label, (label,)) for name, label in segment.parts]
    return frozenset(product(*([unhyphened(name) for name in merged] for merged in names)))


def _labels_shown(told: Publication, by: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for block in _blocks(told, by):
        yield from block.made_of


def _joined(before: Sequence[Block], now: Sequence[Block]) -> Iterator[Common]:
    """Blocks that overlap, together; only where both sides are then made of the same labels."""
    left = [Common((block,), ()) for block in before if block.made_of]
    for block in now:
        touching = [one for one in left if any(block.made_of & other.made_of for other in (*one.before, *one.now))]
        left = [one for one in left if one not in touching]
        left.append(Common(tuple(b for one in touching for b in one.before), (*(b for one in touching for b in one.now), block)))
    yield from (one for one in left if _labels(one.before) == _labels(one.now))


def _labels(blocks: Iterable[Block]) -> Labels:
    return frozenset().union(*(block.made_of for block in blocks))


def _people(blocks: Iterable[Block]) -> int:
    return sum(block.respondents for block in blocks)


def _added(blocks: Sequence[Block]) -> dict[Figure, Counted]:
    """The figures of some groups together; a single group keeps its bands."""
    held = [block for block in blocks if block.respondents]
    if len(held) == 1:
        return dict(held[0].figures)
    added = {}
    for figure in set.intersection(*(set(block.figures) for block in held)) if held else ():
        parts = [block.figures[figure] for block in held]
        counts = [part.count for part in parts if part.count is not None]
        if len(counts) == len(parts):
            added[figure] = Counted(sum(part.out_of for part in parts), count=sum(counts))
    return added
