"""End to end on pixels: the product's scorers on a labelled video file, beside chance, position and people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vsum_desktop.core.jobs import JobContext
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze, rescore
from vsum_desktop.pipeline.services import Services
from vsum_desktop.training.datasets import Fold, FrameLabels, LabelledVideo
from vsum_desktop.training.evaluation.floors import people_against_people, position_scores, random_scores
from vsum_desktop.training.evaluation.protocols import Agreement, Rules, mean_of, measure

SCHEMA = "vsum-pixels/1"
_DRAWS = 100


@dataclass(frozen=True, slots=True)
class PixelReport:
    """What each scorer reaches on one video (protocol P4, F1 through the benchmark's shots); the default scorer's name."""

    video: str
    encoder: str
    default: str
    found: Mapping[str, Agreement]

    def to_json(self) -> str:
        """As a document."""
        rows = {name: agreement.document() for name, agreement in self.found.items()}
        document = {"schema": SCHEMA, "video": self.video, "encoder": self.encoder, "protocol": "P4", "default": self.default}
        return json.dumps({**document, "scorers": rows}, indent=1)

    def to_text(self) -> str:
        """A line for each."""
        lines = [f"{self.video}, encoder {self.encoder}, protocol P4 (choices of people), one video: differences are anecdotes"]
        for name, found in self.found.items():
            mark = " (default)" if name == self.default else ""
            f1 = f"  F1 max {found.f1_max:.3f} mean {found.f1_mean:.3f}" if found.f1_max is not None else ""
            lines.append(f"  τ {found.tau:+.3f}  ρ {found.rho:+.3f}{f1}  {name}{mark}")
        return "\n".join(lines)


def measure_pixels(
    video: Path,
    labels: Path,
    services: Services,
    encoder: str,
    scorers: Sequence[str],
    others: Mapping[str, LabelledVideo],
    context: JobContext,
) -> PixelReport:
    """Analyse a video as the product does and hold every scorer against the people who summarised it.

    Args:
        video: The file.
        labels: Its `.npz` with `user_summary` [U, F] and `change_points` [S, 2], last frames inclusive.
        services: With the models.
        encoder: Id.
        scorers: Ids; none: all there are.
        others: Labelled videos that the position floor is fitted on.
        context: Progress and cancellation.

    Raises:
        VsumError: If the video or a model cannot be read.
        ValueError: If labels and video differ in length.
    """
    default = services.default_scorer
    chosen = list(scorers) or [choice.id for choice in services.scorer_choices()]
    analysis = analyze(AnalyzeRequest(video, encoder=encoder, scorer=chosen[0]), services, context)
    labelled = _labelled(video.stem, analysis, labels)
    rules = Rules("P4")
    found = {chosen[0]: measure(labelled, analysis.importance, rules)}
    for name in chosen[1:]:
        found[name] = measure(labelled, rescore(analysis, services, context, query=None, scorer=name).importance, rules)
    fold = Fold(tuple(others), (labelled.id,))
    place = position_scores({**others, labelled.id: labelled}, [fold])
    draws = [measure(labelled, random_scores([labelled], seed)[labelled.id], rules) for seed in range(_DRAWS)]
    found["floor: position"] = measure(labelled, place[labelled.id], rules)
    found["floor: random"] = mean_of(draws)
    found["one person against the others"] = people_against_people([labelled], rules)[0]
    return PixelReport(video.stem, encoder, default, found)


def _labelled(name: str, analysis: Analysis, labels: Path) -> LabelledVideo:
    """The samples of an analysis with people's choices at them."""
    with np.load(labels) as file:
        people, shots = file["user_summary"] > 0, file["change_points"].astype(np.int64)
    picks = np.array(analysis.features.picks, np.int64)
    if abs(people.shape[1] - len(analysis.video.frames)) > 2:
        raise ValueError(f"{labels} has labels of {people.shape[1]} frames, the video {len(analysis.video.frames)}")
    picks = np.minimum(picks, people.shape[1] - 1)
    opinions = people[:, picks].astype(np.float32)
    none = np.zeros(len(picks), np.int64)
    return LabelledVideo(
        f"pixels/{name}", "summe", np.array(analysis.features.embeddings, np.float32), analysis.features.times, none,
        none[:1, None], opinions, opinions.mean(axis=0), FrameLabels(picks, shots, people),
    )  # fmt: skip
