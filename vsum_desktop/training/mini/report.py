"""Calibrates and evaluates a model folder, and writes the figures into its manifest and its card."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.relevance import Calibration
from vsum_desktop.inference.manifests import ORDINARY, read_ordinary
from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session
from vsum_desktop.training.mini.calibrate import (
    COUNTS,
    Prompted,
    anchor_statistics,
    fit,
    ordinary_pictures,
    pick_distractors,
    to_ordinary,
)
from vsum_desktop.training.mini.embedders import Embedder, ModelEmbedder, TeacherEmbedder
from vsum_desktop.training.mini.evaluate import (
    ZERO_SHOT,
    Embedded,
    Retrieval,
    embed_timelines,
    score_cosine,
    score_relevance,
    summarise,
    zero_shot_all,
)
from vsum_desktop.training.mini.manifest import MODEL, digest, read_manifest, write_manifest
from vsum_desktop.training.mini.packs import load_pack
from vsum_desktop.training.mini.timelines import read_timelines
from vsum_desktop.training.mini.whereabouts import locate

PROMPTS = (None, "a photo of {}")
# Of an earlier small study with the same material: 1.94 M parameters, 96 px, 408 k images seen; other clips and queries.
PILOT = {"caltech_heldout20": 0.23, "tiny_imagenet_val_64px": 0.18, "precision": 0.348, "first": 0.249, "presence": 0.60}
BARS = {
    "timelines: mean AP of relevance, held out": (("calibration_held_out", "precision"), 0.45),
    "timelines: R@1 frame": (("cosine", "first"), 0.40),
    "timelines: presence AUC of relevance, held out": (("calibration_held_out", "presence"), 0.70),
    "20 held-out Caltech classes, top-1": (("caltech_heldout20",), 0.40),
    "9 held-out sports, foods, weathers, top-1": (("zero_shot_heldout",), 0.45),
    "tiny ImageNet val, 200-way, top-1": (("tiny_imagenet_val_64px",), 0.38),
}
BYTES, COSINE, SPEED = 16_000_000, 0.995, 400
PACK_NAMES = {
    "caltech_heldout20": "20 held-out Caltech classes, top-1",
    "zero_shot_heldout": "9 held-out sports, foods, weathers, top-1",
    "tiny_imagenet_val_64px": "tiny ImageNet val, 200-way, top-1",
}


def model_calibration(embedder: ModelEmbedder, manifest: dict[str, Any]) -> Calibration:
    """The manifest's constants with embedded distractors."""
    values = manifest["calibration"]
    prompt = values["prompt"] or "{}"
    texts = embedder.texts([prompt.replace("{}", name) for name in values["distractors"]])
    return Calibration(
        scale=values["scale"],
        distractors=texts,
        limit=values["distractor_limit"],
        weak_threshold=values["weak_threshold"],
        luma_floor=values["luma_floor"],
        bias=values["bias"],
        ordinary=read_ordinary(embedder.spec),
        presence=values.get("presence", 0.0),
    )


def calibrate_model(folder: Path, data: Path, work: Path, anchors: Path) -> dict[str, object]:
    """Chooses prompt, distractors, scale, bias and threshold, measures anchor statistics, writes them into the manifest."""
    manifest = read_manifest(folder)
    ordinary = ordinary_pictures(ModelEmbedder(folder), work / "packs")
    np.save(folder / ORDINARY, to_ordinary(ordinary))
    manifest["training"]["ordinary_pictures"] = len(ordinary)
    manifest["files"][ORDINARY] = digest(folder / ORDINARY)
    manifest["calibration"].setdefault("presence", 0.0)
    write_manifest(folder, manifest)
    embedder = ModelEmbedder(folder)
    timelines = read_timelines(data / "timelines", embedder.size, work / "frames")
    pool = manifest["training"]["distractor_pool"]
    vectors = embedder.texts(pool)
    names = {count: pick_distractors(pool, vectors, count) for count in COUNTS}
    samples = embed_timelines(embedder, timelines)
    candidates = {prompt: _under_prompt(embedder, samples, names, prompt) for prompt in PROMPTS}
    found = fit(candidates, model_calibration(embedder, manifest))
    manifest["calibration"] |= {
        "prompt": found.choice.prompt,
        "scale": found.choice.scale,
        "bias": found.choice.bias,
        "presence": found.choice.presence,
        "distractors": names[found.choice.count],
        "weak_threshold": round(found.weak_threshold, 4),
    }
    words = json.loads(anchors.read_text(encoding="utf-8"))
    manifest["anchors"][words["id"]] = anchor_statistics(ordinary, embedder.texts(words["words"]), anchors)
    manifest["metrics"]["calibration_held_out"] = {
        **_rounded(found.held_out),
        "log_loss": round(found.log_loss, 4),
        "weak_present": round(found.weak_present, 3),
        "weak_absent": round(found.weak_absent, 3),
    }
    write_manifest(folder, manifest)
    return {"choice": found.choice, "weak_threshold": found.weak_threshold, "held_out": found.held_out}


def _under_prompt(embedder: Embedder, samples: list[Embedded], names: dict[int, list[str]], prompt: str | None) -> Prompted:
    """The same samples with queries and distractors put into a prompt."""

    def texts(plain: Sequence[str]) -> NDArray[np.float32]:
        return embedder.texts([(prompt or "{}").replace("{}", text) for text in plain])

    videos = [replace(video, queries=texts([query.text for query in video.timeline.queries])) for video in samples]
    return Prompted(videos, {count: texts(chosen) for count, chosen in names.items()})


def measure(embedder: Embedder, data: Path, work: Path, prompt: str | None) -> dict[str, Any]:
    """Raw-cosine retrieval and zero-shot figures of anything that embeds."""
    timelines = read_timelines(data / "timelines", embedder.size, work / "frames")
    embedded = embed_timelines(embedder, timelines, prompt)
    figures: dict[str, Any] = {"cosine": _rounded(summarise(timelines, [score_cosine(video) for video in embedded]))}
    figures |= {name: round(top, 3) for name, (top, _, _) in zero_shot_all(embedder, work / "packs").items()}
    return figures


def measure_regions(embedder: ModelEmbedder, work: Path) -> dict[str, float]:
    """`locate` on pictures of classes that were never trained on."""
    packs = [load_pack(work / "packs", archive, split) for archive, split in ZERO_SHOT[:2]]
    return {key: round(value, 3) for key, value in asdict(locate(embedder, packs)).items()}


def teacher_figures(data: Path, work: Path) -> dict[str, Any]:
    """`measure` of the teachers' ceiling; kept in `work`, since it does not change with our model."""
    kept = work / "teacher_figures.json"
    if not kept.exists():
        ceiling = TeacherEmbedder(data / "images" / "teachers", work / "space.npz")
        kept.write_text(json.dumps(measure(ceiling, data, work, None)), encoding="utf-8")
    return dict(json.loads(kept.read_text(encoding="utf-8")))


def images_per_second(folder: Path, size: int, threads: int, batch: int = 16, seconds: float = 3.0) -> float:
    """Speed of `image.onnx` on the CPU."""
    session = Session(folder / "image.onnx", MODEL, DeviceChoice("cpu", "cpu", threads))
    pixels = np.random.default_rng(0).integers(0, 256, (batch, size, size, 3), np.uint8)
    session.run({"pixels": pixels})
    best, started = 0.0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        before = time.perf_counter()
        session.run({"pixels": pixels})
        best = max(best, batch / (time.perf_counter() - before))
    return best


def evaluate_model(folder: Path, data: Path, work: Path, with_teacher: bool, write: bool) -> str:
    """The table of figures; with `write`, they also go into manifest and card."""
    embedder, manifest = ModelEmbedder(folder), read_manifest(folder)
    prompt = manifest["calibration"]["prompt"]
    ours = measure(embedder, data, work, prompt)
    ours["regions"] = measure_regions(embedder, work)
    timelines = read_timelines(data / "timelines", embedder.size, work / "frames")
    calibration = model_calibration(embedder, manifest)
    curves = [score_relevance(video, calibration) for video in embed_timelines(embedder, timelines, prompt)]
    ours["relevance"] = _rounded(summarise(timelines, curves))
    ours["images_per_second"] = {f"{n} threads": round(images_per_second(folder, embedder.size, n)) for n in (1, 2)}
    teacher = teacher_figures(data, work) if with_teacher else None
    manifest["metrics"] = {**manifest["metrics"], **ours, "teacher": teacher, "pilot": PILOT}
    table = figures_table(manifest["metrics"])
    if write:
        write_manifest(folder, manifest)
        template = (Path(__file__).parent / "model_card.md").read_text(encoding="utf-8")
        (folder / "MODEL_CARD.md").write_text(fill_card(template, manifest, table), encoding="utf-8")
    return table


def figures_table(metrics: dict[str, Any]) -> str:
    """Our figures beside chance, pilot and teacher ceiling, as a Markdown table."""
    teacher, held = metrics.get("teacher") or {}, metrics.get("calibration_held_out", {})
    cosine, over = metrics["cosine"], teacher.get("cosine", {})
    rows = [
        ("timelines: mean AP, raw cosine", cosine["precision"], cosine["chance"], PILOT["precision"], over.get("precision")),
        *(
            (f"  … {kind} queries", value, None, None, over.get("kinds", {}).get(kind))
            for kind, value in cosine["kinds"].items()
        ),
        ("timelines: mean AP, relevance, held out", held.get("precision"), held.get("chance"), None, None),
        ("timelines: R@1 frame", cosine["first"], cosine["first_chance"], PILOT["first"], over.get("first")),
        ("timelines: presence AUC, raw cosine", cosine["presence"], 0.5, None, over.get("presence")),
        ("timelines: presence AUC, relevance, held out", held.get("presence"), 0.5, PILOT["presence"], None),
        ("called weak, held out: present queries", held.get("weak_present"), None, None, None),
        ("called weak, held out: absent queries", held.get("weak_absent"), None, None, None),
    ]
    chances = {"caltech_heldout20": 0.05, "zero_shot_heldout": 0.111, "tiny_imagenet_val_64px": 0.005}
    rows += [(PACK_NAMES[name], metrics[name], chances[name], PILOT.get(name), teacher.get(name)) for name in PACK_NAMES]
    if regions := metrics.get("regions"):
        rows += [
            ("regions: a thing's own quarter scores highest", regions["quarter"], 0.25, None, None),
            ("regions: the best region lies in its quarter", regions["peak"], 0.25, None, None),
        ]
    lines = ["| figure | vsum-mini | chance | pilot | teacher ceiling |", "|---|---|---|---|---|"]
    lines += ["| " + " | ".join([row[0], *map(_cell, row[1:])]) + " |" for row in rows]
    for threads, rate in metrics["images_per_second"].items():
        lines.append(f"| images per second, ONNX Runtime, {threads} | {rate} | | | |")
    return "\n".join(lines)


def bars_list(metrics: dict[str, Any]) -> str:
    """What was aimed at, and by how much each aim is met or missed, as a Markdown list."""
    lines = []
    for name, (keys, bar) in BARS.items():
        value: Any = metrics
        for key in keys:
            value = value[key]
        lines.append(f"* {name}: {value:.3f}, aim {bar:.2f}: {'met' if value >= bar else f'**missed by {bar - value:.3f}**'}")
    return "\n".join(lines)


def size_list(manifest: dict[str, Any]) -> str:
    """The aims for size, drift of int8 and speed, as a Markdown list."""
    total = sum(manifest["files"][name]["bytes"] for name in ("image.onnx", "text.onnx"))
    drift = min(manifest["training"]["cosine_to_float32"].values())
    rate = manifest["metrics"]["images_per_second"]["2 threads"]
    rows = [
        (f"both towers together: {total / 1e6:.1f} MB, aim at most {BYTES / 1e6:.0f}", total <= BYTES),
        (f"least cosine of int8 to float32: {drift:.4f}, aim {COSINE}", drift >= COSINE),
        (f"images per second, 2 threads: {rate}, aim {SPEED}", rate >= SPEED),
    ]
    return "\n".join(f"* {text}: {'met' if met else '**missed**'}" for text, met in rows)


def fill_card(template: str, manifest: dict[str, Any], table: str) -> str:
    """The model card with this model's figures."""
    values = {
        "version": manifest["version"],
        "images_seen": f"{manifest['training']['images_seen']:,}",
        "figures": table,
        "bars": bars_list(manifest["metrics"]) + "\n" + size_list(manifest),
        "training_data": "\n".join(f"* {entry}" for entry in manifest["training_data"]),
        "scale": manifest["calibration"]["scale"],
        "bias": manifest["calibration"]["bias"],
        "presence": manifest["calibration"]["presence"],
        "ordinary": manifest["training"]["ordinary_pictures"],
        "weak_threshold": manifest["calibration"]["weak_threshold"],
        "distractors": len(manifest["calibration"]["distractors"]),
        "prompt": manifest["calibration"]["prompt"] or "none",
        "image_drift": manifest["training"]["cosine_to_float32"]["image"],
        "text_drift": manifest["training"]["cosine_to_float32"]["text"],
    }
    for key, value in values.items():
        template = template.replace(f"{{{key}}}", str(value))
    return template


def _cell(value: object) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _rounded(figures: Retrieval) -> dict[str, Any]:
    return {
        key: round(value, 4) if isinstance(value, float) else {kind: round(each, 4) for kind, each in value.items()}
        for key, value in asdict(figures).items()
    }
