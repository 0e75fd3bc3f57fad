"""From checkpoints to a folder in `models/`: one recipe for every kind, checked against the definition, without a fall-back."""

from __future__ import annotations

import hashlib
import json
import platform
import warnings
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import numpy as np
import torch
from torch import Tensor

from vsum_desktop.core.features import CONCEPTS_V1_SIZE
from vsum_desktop.training import parity
from vsum_desktop.training.checkpoints import Checkpoint
from vsum_desktop.training.datasets import HELD_OUT
from vsum_desktop.training.scorers import kind
from vsum_desktop.training.scorers.protocol import ExportPlan

OPSET = 18
FEATURES = "concepts-v1"
ANCHOR_LIST = "anchors-v1"
SAMPLE_RATE = 2.0
_REPORTED = (
    "dataset",
    "protocol",
    "splits",
    "noise",
    "titles",
    "seeds",
    "tau",
    "rho",
    "std",
    "ensemble",
    "floors",
    "following",
)
_FORBIDDEN = {"ScatterElements", "ScatterND", "NonZero", "Loop", "If", "Scan"}
_OPINIONS = "Trained on {} annotations, which are for academic research: use the weights for research only."
_NO_OPINIONS = "Trained on captions of the {} videos, which are for academic research, without their annotations."
_SOURCES = {
    "tvsum": ("TVSum", "TVSum (Song et al., CVPR 2015)"),
    "summe": ("SumMe", "SumMe (Gygli et al., ECCV 2014)"),
}
_UNLABELLED = {
    "tvsum": "captions of {} of 50 TVSum videos, no annotations and no pictures",
    "summe": "captions of {} of 25 SumMe videos (without playing_ball and paluma_jump), no annotations and no pictures",
}
_BENCHMARKS = {
    "tvsum": "TVSum annotations, {} of 50 videos, 20 annotators each; captions of the sampled frames, no pictures",
    "summe": "SumMe annotations, {} of 25 videos (without playing_ball and paluma_jump), 15–18 users each; captions likewise",
}


class ExportError(Exception):
    """The checkpoints cannot become a scorer."""


def export_scorer(
    name: str,
    checkpoints: Sequence[Path],
    reports: Sequence[Path],
    out: Path,
    say: Callable[[str], None] = print,
    lengths: Sequence[int] | None = None,
) -> None:
    """Write `scorer.onnx`, the anchor list, manifest, model card and licence.

    Args:
        name: The kind of scorer, which becomes the model's id.
        checkpoints: Of one configuration, trained on all videos but the held-out ones; their mean is exported.
        reports: `vsum-evaluation/1` documents of the cross-validation, for manifest and card.
        out: The model's folder.
        say: Gets the parity table.
        lengths: Video lengths to compare at; None for those of `parity.lengths`.

    Raises:
        ExportError: If a checkpoint has seen a held-out video, or the graph holds an operator that does not run everywhere
        alike. ParityError: If the exported file differs from the definition.
    """
    loaded = [Checkpoint.load(path) for path in checkpoints]
    if not loaded or any((one.kind, one.recipe) != (name, loaded[0].recipe) for one in loaded):
        raise ExportError(f"the checkpoints must be of {name}, and of one configuration")
    if seen := sorted(set(HELD_OUT) & {video for one in loaded for video in one.train}):
        raise ExportError(f"trained on held-out videos: {', '.join(seen)}")
    plan = kind(name).plan(loaded)
    out.mkdir(parents=True, exist_ok=True)
    target = out / "scorer.onnx"
    write_onnx(name, plan, len(loaded), target)
    wanted = lengths or parity.lengths(plan.definition.tau)
    compared = parity.compare(target, name, plan.definition, wanted, regions=plan.regions)
    for result in compared:
        say(str(result))
    data = files("vsum_desktop.training") / "data"
    (out / f"{ANCHOR_LIST}.json").write_bytes((data / f"{ANCHOR_LIST}.json").read_bytes())
    sources = " and ".join(_SOURCES[dataset][1] for dataset in _learned(loaded))
    terms = Template((data / f"{name}_licence.txt").read_text("utf-8")).substitute(sources=sources)
    (out / "LICENSE").write_text(terms, encoding="utf-8")
    for file, content in plan.files.items():
        (out / file).write_bytes(content)
    metrics = _metrics([json.loads(path.read_text()) for path in reports], loaded, compared)
    card = _card((data / f"{name}_card.md").read_text(), plan, loaded, metrics)
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    manifest = _manifest(name, plan, out, loaded, metrics)
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_onnx(name: str, plan: ExportPlan, members: int, target: Path) -> None:
    """Export a network: opset 18, dynamic sizes, metadata inside, checked for unsafe operators.

    Raises:
        ExportError: If the graph holds a scatter, a loop, a branch or a data-dependent shape.
    """
    import onnx

    with warnings.catch_warnings():
        # The exporter warns of its own deprecations and of axes that share a name on purpose.
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            plan.network,
            _example(plan),
            dynamo=True,
            opset_version=OPSET,
            input_names=list(plan.inputs),
            output_names=list(plan.outputs),
            dynamic_shapes=_dynamic(plan),
            verbose=False,
        )
    if program is None:
        raise ExportError("the exporter gave no program")
    model = program.model_proto
    if unsafe := sorted(_FORBIDDEN & {node.op_type for node in model.graph.node}):
        raise ExportError(f"unsafe operators: {', '.join(unsafe)}")
    metadata = {
        "id": name,
        "version": plan.version,
        "tau": plan.definition.tau,
        "features": FEATURES,
        "feature_size": CONCEPTS_V1_SIZE,
        "anchors": ANCHOR_LIST,
        "members": members,
        **plan.metadata,
    }
    del model.metadata_props[:]
    for key, value in metadata.items():
        model.metadata_props.add(key=key, value=str(value))
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    onnx.checker.check_model(model, full_check=True)
    target.write_bytes(model.SerializeToString(deterministic=True))


def _example(plan: ExportPlan) -> tuple[Tensor, ...]:
    case = parity.example(40, plan.definition.tau, plan.definition.global_k, plan.regions)
    given = parity.feeds(case)
    given["query"] = np.concatenate([given["query"], given["query"][:1]])
    given["query_mask"] = np.ones(3, np.bool_)
    return tuple(torch.from_numpy(np.array(given[name])) for name in plan.inputs)


def _dynamic(plan: ExportPlan) -> tuple[dict[int, Any], ...]:
    names = {size for _, sizes in plan.inputs.values() for size in sizes if isinstance(size, str)}
    sized = {name: torch.export.Dim(name) for name in names}
    return tuple({axis: sized[size] for axis, size in enumerate(sizes) if size in sized} for _, sizes in plan.inputs.values())


def _metrics(
    reports: Sequence[Mapping[str, Any]], loaded: Sequence[Checkpoint], compared: Sequence[parity.Comparison]
) -> dict[str, Any]:
    evaluations = [
        {key: report.get(key) for key in _REPORTED}
        for report in sorted(reports, key=lambda report: (report["protocol"], report.get("titles", False), report["noise"]))
    ]
    return {
        "evaluations": evaluations,
        "note": "each video was judged by checkpoints that never saw it; the shipped weights have seen all of training_data",
        "shipped_seeds": [one.seed for one in loaded],
        "parity": {"largest_drift": max(c.drift for c in compared), "flipped_edges": max(c.flipped for c in compared)},
    }


def _manifest(
    name: str, plan: ExportPlan, out: Path, loaded: Sequence[Checkpoint], metrics: Mapping[str, Any]
) -> dict[str, Any]:
    names = ("scorer.onnx", f"{ANCHOR_LIST}.json", *plan.files, "MODEL_CARD.md", "LICENSE")
    return {
        "schema": "vsum-model/1",
        "id": name,
        "kind": "scorer",
        "version": plan.version,
        "title": plan.title,
        **({"note": plan.note} if plan.note else {}),
        "files": {file: _file(out / file) for file in names},
        "inputs": plan.inputs,
        "outputs": plan.outputs,
        "features": FEATURES,
        "anchors": ANCHOR_LIST,
        "feature_size": CONCEPTS_V1_SIZE,
        "needs_regions": plan.regions,
        "neighbours": {"tau": plan.definition.tau, "global_k": plan.definition.global_k},
        "edge_graphs": list(plan.edge_graphs),
        "sample_rate": SAMPLE_RATE,
        "licence": {"code": "MIT", "weights": _weights(loaded, plan)},
        "citation": plan.citation,
        "training_data": _training_data(loaded, plan),
        "metrics": metrics,
        "tools": {
            "python": platform.python_version(),
            **{tool: version(tool) for tool in ("torch", "torch-geometric", "onnx", "onnxscript")},
        },
    }


def _training_data(loaded: Sequence[Checkpoint], plan: ExportPlan) -> list[str]:
    """A line for each benchmark that the networks learned from."""
    words = _BENCHMARKS if plan.opinions else _UNLABELLED
    return [words[dataset].format(count) for dataset, count in _learned(loaded).items()]


def _learned(loaded: Sequence[Checkpoint]) -> dict[str, int]:
    """How many videos of each benchmark the networks learned from, without those of which there are none."""
    counts = {dataset: sum(name.startswith(f"{dataset}/") for name in loaded[0].train) for dataset in _SOURCES}
    return {dataset: count for dataset, count in counts.items() if count}


def _weights(loaded: Sequence[Checkpoint], plan: ExportPlan) -> str:
    """The terms of the weights: those of what they learned from."""
    names = " and ".join(_SOURCES[dataset][0] for dataset in _learned(loaded))
    return (_OPINIONS if plan.opinions else _NO_OPINIONS).format(names)


def _file(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _card(template: str, plan: ExportPlan, loaded: Sequence[Checkpoint], metrics: Mapping[str, Any]) -> str:
    parameters = sum(value.numel() for value in loaded[0].state.values())
    return Template(template).substitute(
        version=plan.version,
        members=len(loaded),
        parameters=f"{parameters:,}",
        data="\n".join(f"* {line}" for line in _training_data(loaded, plan)),
        table=_table(metrics["evaluations"]),
        drift=f"{metrics['parity']['largest_drift']:.1e}",
        flipped=f"{metrics['parity']['flipped_edges']:.1e}",
        **plan.card,
    )


def _table(evaluations: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        "| benchmark, protocol | noise | τ ± std over seeds | ρ | ensemble τ/ρ | random τ | position τ |",
        "|---|---|---|---|---|---|---|",
    ]
    for e in evaluations:
        together = f"{e['ensemble']['tau']:.3f}/{e['ensemble']['rho']:.3f}" if e["ensemble"] else "–"
        what = f"{e['dataset']} {e['protocol']}{', asked for the title' if e.get('titles') else ''}"
        rows.append(
            f"| {what}, {len(e['seeds'])} seeds | {e['noise']:g} | {e['tau']:.3f} ± {e['std']:.3f} "
            f"| {e['rho']:.3f} | {together} | {e['floors']['random']['tau']:.3f} | {e['floors']['position']['tau']:.3f} |"
        )
    rows += [
        f"\nAsked for a caption or word of an unseen {e['dataset']} video ({e['following']['draws']} each), scores agree "
        f"with its relevance by ρ {e['following']['asked']:.2f}; not asked by {e['following']['unasked']:.2f}."
        for e in evaluations
        if e.get("following")
    ]
    return "\n".join(rows)
