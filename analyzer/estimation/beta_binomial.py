"""A share out of counted people, drawn towards what is usual: the plain beta-binomial."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, betaincinv, betaln, gammaln

from analyzer.model.estimates import Interval


@dataclass(frozen=True, slots=True)
class BetaPosterior:
    """What is known about a share after counting: Beta(``a``, ``b``)."""

    a: float
    b: float

    def interval(self, level: float) -> Interval:
        """The mean and the central interval."""
        tail = (1 - level) / 2
        return Interval(self.a / (self.a + self.b), float(betaincinv(self.a, self.b, tail)), float(betaincinv(self.a, self.b, 1 - tail)))

    def above(self, line: float) -> float:
        """The chance of more than ``line``."""
        return float(1 - betainc(self.a, self.b, line))


def posterior(count: int, people: int, usual: float, strength: float) -> BetaPosterior:
    """Beta(strength·usual + count, strength·(1-usual) + people-count). Blanks count as people without the trait.

    ``usual`` is the share expected beforehand, ``strength`` how many people that expectation is worth. Raises ValueError when count is not
    between 0 and people, when usual is 0 or 1 (then no answer could change it), or when strength is not above 0.
    Source: Gelman et al. (2013), Bayesian Data Analysis, section 2.4. Oracle: tests/oracle/beta_binomial.toml.
    """
    if not 0 <= count <= people:
        raise ValueError(f"count is {count}; it must lie between 0 and {people}")
    if not (0 < usual < 1 and strength > 0):
        raise ValueError(f"usual is {usual} and strength {strength}; the first must lie between 0 and 1, the second above 0")
    return BetaPosterior(strength * usual + count, strength * (1 - usual) + people - count)


def heads(known: BetaPosterior, count: int, people: int, headcount: int, level: float) -> tuple[int, int, int]:
    """How many of all ``headcount`` people have the trait: median, low and high of the counted plus a beta-binomial for the rest.

    Raises ValueError for fewer heads than people counted.
    Source: beta-binomial predictive distribution (Gelman et al. 2013, section 2.5). Oracle: tests/oracle/beta_binomial.toml.
    """
    if headcount < people:
        raise ValueError(f"headcount is {headcount}; it must be at least the {people} people counted")
    rest = headcount - people
    more = np.arange(rest + 1)
    ways = gammaln(rest + 1) - gammaln(more + 1) - gammaln(rest - more + 1)
    reached = np.cumsum(np.exp(ways + betaln(known.a + more, known.b + rest - more) - betaln(known.a, known.b)))
    median, low, high = (min(int(np.searchsorted(reached, tail - 1e-12)), rest) for tail in (0.5, (1 - level) / 2, (1 + level) / 2))
    return count + median, count + low, count + high
