"""Simulation: exports of organisations that do not exist, with a known truth.

A person's ability in a module is the place of the group (module, department, level, and what is planted) plus a general part and a part of
its own, on a logit scale; the chance of knowing an item follows a two-parameter logistic curve. Of those who do not know, some say so, some
guess and some are mistaken. A few answers are left out, a few people stop half-way, a few do not look. `truth.MODEL` states it in full and
is written into ``truth.json``, with the settings and, per segment and module, the true mean share right and the true share of people below
the cut score.
"""

from analyzer.simulation.layout import FILES, LAYOUTS
from analyzer.simulation.presets import alike, planted, sample, strong
from analyzer.simulation.scenario import Scenario
from analyzer.simulation.simulated import Simulated, simulate, write

__all__ = ["FILES", "LAYOUTS", "Scenario", "Simulated", "alike", "planted", "sample", "simulate", "strong", "write"]
