"""Drawings: one file per chart. Each gives a plotly figure as a plain dict, made of figures that are already protected."""

from __future__ import annotations

from analyzer.charts import agreement, answers, need

CHARTS = {"need": need, "agreement": agreement, "answers": answers}
