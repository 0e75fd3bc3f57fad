"""Curves of scorers against people's, one picture a video (extra `train`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from vsum_desktop.core.relational import mid_ranks
from vsum_desktop.training.datasets import LabelledVideo, opinion_ranks
from vsum_desktop.training.evaluation.protocols import Scores


def plot_video(video: LabelledVideo, scorers: Mapping[str, Scores], path: Path) -> None:
    """Write a PNG: the mean of people's ranks with the band that holds half of them, and each scorer's ranks.

    Everything is a mid-rank within the video, because that is what τ and ρ compare.

    Args:
        video: Of N samples.
        scorers: Name → scores float [N].
        path: Where to; its folder exists.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11.0, 3.2), layout="constrained")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    ranks = opinion_ranks(video)
    low, high = np.quantile(ranks, [0.25, 0.75], axis=0)
    axes.fill_between(video.times, low, high, color="0.85", linewidth=0, label="half of the people")
    axes.plot(video.times, ranks.mean(axis=0), color="0.25", linewidth=1.4, label="people, mean")
    for name, scores in scorers.items():
        axes.plot(video.times, (mid_ranks(scores) + 1.0) / 2.0, linewidth=1.0, label=name)
    axes.set(title=video.id, xlabel="seconds", ylabel="rank in the video", ylim=(0, 1), xlim=(video.times[0], video.times[-1]))
    axes.legend(loc="upper right", fontsize="small", ncols=2 + len(scorers))
    canvas.print_png(path)
