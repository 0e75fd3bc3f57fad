"""Does training again give what is shipped? One command per model, from the labels to a folder like that in `models/`.

    python -m benchmarks.retrain MODEL --data LABELS --work DIR [--video FILE]

Trains the shipped recipe on all videos that are not held out, once per shipped seed, exports the mean of them, and analyses a
video with the result and with what is shipped. Prints the minutes of the training, and how far the two curves are apart: the
largest difference of importance, which is in [0, 1], and Kendall's τ. Another processor rounds differently, so they need not
be equal. A training that was stopped goes on where it was; the folder of the new model is `DIR/models/MODEL`.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.jobs import JobContext
from vsum_desktop.pipeline.analyze import AnalyzeRequest, analyze
from vsum_desktop.pipeline.services import Services
from vsum_desktop.training.evaluate import agreement_with_people
from vsum_desktop.training.main import main as vsum_train

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "models"
DEMO = ROOT / "resources" / "demo" / "demo.mp4"


def retrain(model: str, data: Path, work: Path) -> float:
    """Train and export a model; the minutes that both took, or that what was left of them took."""
    seeds = json.loads((MODELS / model / "manifest.json").read_text())["metrics"]["shipped_seeds"]
    checkpoints = work / "checkpoints" / model
    chosen = [argument for seed in seeds for argument in ("--seed", str(seed))]
    clock = time.perf_counter()
    run("train", "--scorer", model, "--data", str(data), *chosen, "--threads", "2", "--out", str(checkpoints))
    run("export", "--scorer", model, "--checkpoints", str(checkpoints), "--out", str(work / "models" / model))
    return (time.perf_counter() - clock) / 60.0


def run(*arguments: str) -> None:
    """A command of `vsum-train`; ends the program if it fails."""
    failed = vsum_train(list(arguments))
    if failed:
        raise SystemExit(failed)


def importance(model: str, models: Path | None, video: Path) -> NDArray[np.float32]:
    """What the product says of a video with a model of one folder, without a cache."""
    services = Services.create(models_dir=models, device="cpu", use_cache=False)
    return analyze(AnalyzeRequest(video, scorer=model), services, JobContext()).importance


def main() -> None:
    parser = argparse.ArgumentParser(description="Train a shipped model again and compare.")
    parser.add_argument("model", choices=["concepts", "lgrln", "sgvs", "videograph"])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--video", type=Path, default=DEMO)
    arguments = parser.parse_args()
    minutes = retrain(arguments.model, arguments.data, arguments.work)
    shipped = importance(arguments.model, None, arguments.video)
    again = importance(arguments.model, arguments.work / "models", arguments.video)
    tau = agreement_with_people(again, shipped[None]).tau
    print(f"{arguments.model}: {minutes:.1f} minutes; on {len(shipped)} samples of {arguments.video.name} "
          f"the largest difference of importance is {np.abs(again - shipped).max():.1e}, τ {tau:.4f}")  # fmt: skip


if __name__ == "__main__":
    main()
