"""From checkpoints to a folder in `models/`: one recipe, checked against the definition, without a fall-back."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
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

from vsum_desktop.core.features import ANCHORS, CONCEPTS_V1_SIZE
from vsum_desktop.core.graph import temporal_table
from vsum_desktop.training import parity
from vsum_desktop.training.checkpoints import Checkpoint
from vsum_desktop.training.datasets import HELD_OUT
from vsum_desktop.training.nets.lgrln import STREAMS, Lgrln
from vsum_desktop.training.nets.lgrln_table import LgrlnScorer, LgrlnTable

MODEL = "lgrln"
VERSION = "0.1.0"
OPSET = 18
ANCHOR_LIST = "anchors-v1"
SAMPLE_RATE = 2.0
_INPUTS = {
    "features": ["float32", ["N", CONCEPTS_V1_SIZE]],
    "neighbours": ["int64", ["N", "W"]],
    "direction": ["int8", ["N", "W"]],
    "mask": ["bool", ["N", "W"]],
    "query": ["float32", ["L", ANCHORS]],
    "query_mask": ["bool", ["L"]],
}
_OUTPUTS = {"importance": ["float32", ["N"]], "edge_weight": ["float32", ["G", "N", "W"]]}
_REPORTED = ("dataset", "protocol", "splits", "noise", "seeds", "tau", "rho", "std", "ensemble", "floors", "following")
_FORBIDDEN = {"ScatterElements", "ScatterND", "NonZero", "Loop", "If", "Scan"}
_CITATION = "Language-guided graph representation learning for video summarization, arXiv:2511.10953"
_LICENCE = {
    "code": "MIT",
    "weights": "Trained on TVSum and SumMe annotations, which are for academic research: use the weights for research only.",
}
_BENCHMARKS = {
    "tvsum": "TVSum annotations, {} of 50 videos, 20 annotators each; captions of the sampled frames, no pictures",
    "summe": "SumMe annotations, {} of 25 videos (without playing_ball and paluma_jump), 15–18 users each; captions likewise",
}


class ExportError(Exception):
    """The checkpoints cannot become a scorer."""


def export_lgrln(
    checkpoints: Sequence[Path],
    reports: Sequence[Path],
    out: Path,
    say: Callable[[str], None] = print,
    lengths: Sequence[int] | None = None,
) -> None:
    """Write `scorer.onnx`, the anchor list, manifest, model card and licence.

    Args:
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
    if not loaded or any(one.recipe.network != loaded[0].recipe.network for one in loaded):
        raise ExportError("the checkpoints must be of one configuration")
    if seen := sorted(set(HELD_OUT) & {name for one in loaded for name in one.train}):
        raise ExportError(f"trained on held-out videos: {', '.join(seen)}")
    out.mkdir(parents=True, exist_ok=True)
    target = out / "scorer.onnx"
    write_onnx([one.network() for one in loaded], target)
    members = [_defined(one) for one in loaded]
    compared = parity.compare(target, MODEL, members, lengths or parity.lengths(members[0].config.tau))
    for result in compared:
        say(str(result))
    data = files("vsum_desktop.training") / "data"
    (out / f"{ANCHOR_LIST}.json").write_bytes((data / f"{ANCHOR_LIST}.json").read_bytes())
    shutil.copyfile(Path(str(data / "lgrln_licence.txt")), out / "LICENSE")
    metrics = _metrics([json.loads(path.read_text()) for path in reports], loaded, compared)
    (out / "MODEL_CARD.md").write_text(_card((data / "lgrln_card.md").read_text(), loaded, metrics), encoding="utf-8")
    manifest = _manifest(out, loaded, metrics)
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_onnx(networks: Sequence[LgrlnTable], target: Path) -> None:
    """Export the mean of some networks: opset 18, dynamic sizes, metadata inside, checked for unsafe operators.

    Raises:
        ExportError: If the graph holds a scatter, a loop, a branch or a data-dependent shape.
    """
    import onnx

    scorer = LgrlnScorer([trimmed(network) for network in networks]).eval()
    with warnings.catch_warnings():
        # The exporter warns of its own deprecations and of axes that share a name on purpose.
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            scorer,
            _example(networks[0].config.tau),
            dynamo=True,
            opset_version=OPSET,
            input_names=list(_INPUTS),
            output_names=list(_OUTPUTS),
            dynamic_shapes=_dynamic(),
            verbose=False,
        )
    if program is None:
        raise ExportError("the exporter gave no program")
    model = program.model_proto
    if unsafe := sorted(_FORBIDDEN & {node.op_type for node in model.graph.node}):
        raise ExportError(f"unsafe operators: {', '.join(unsafe)}")
    config = networks[0].config
    metadata = {
        "id": MODEL,
        "version": VERSION,
        "tau": config.tau,
        "threshold_mode": config.threshold_mode,
        "features": "concepts-v1",
        "feature_size": config.features,
        "anchors": ANCHOR_LIST,
        "members": len(networks),
    }
    del model.metadata_props[:]
    for key, value in metadata.items():
        model.metadata_props.add(key=key, value=str(value))
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    onnx.checker.check_model(model, full_check=True)
    target.write_bytes(model.SerializeToString(deterministic=True))


def trimmed(network: LgrlnTable) -> LgrlnTable:
    """A copy whose time embedding ends at its last row that was ever trained; the rest is zero in any case."""
    trained = torch.nonzero(network.time.abs().sum(dim=1)).flatten()
    last = int(trained[-1]) + 1 if len(trained) else 0
    copy = LgrlnTable(network.config)
    copy.load_state_dict(network.state_dict())
    copy.time = torch.nn.Parameter(network.time[:last].detach().clone())
    return copy.eval()


def _defined(checkpoint: Checkpoint) -> Lgrln:
    network = Lgrln(checkpoint.recipe.network)
    network.load_state_dict(checkpoint.state)
    return network.eval()


def _example(tau: int) -> tuple[Tensor, ...]:
    features, tokens = parity.example(40)
    given = parity.feeds(features, temporal_table(40, tau), np.concatenate([tokens, tokens[:1]]))
    return tuple(torch.from_numpy(np.array(given[name])) for name in _INPUTS)


def _dynamic() -> tuple[dict[int, Any], ...]:
    n, w, length = (torch.export.Dim(name) for name in ("N", "W", "L"))
    return ({0: n}, {0: n, 1: w}, {0: n, 1: w}, {0: n, 1: w}, {0: length}, {0: length})


def _metrics(
    reports: Sequence[Mapping[str, Any]], loaded: Sequence[Checkpoint], compared: Sequence[parity.Comparison]
) -> dict[str, Any]:
    evaluations = [
        {key: report[key] for key in _REPORTED}
        for report in sorted(reports, key=lambda report: (report["protocol"], report["noise"]))
    ]
    return {
        "evaluations": evaluations,
        "note": "each video was judged by checkpoints that never saw it; the shipped weights have seen all of training_data",
        "shipped_seeds": [one.seed for one in loaded],
        "parity": {"largest_drift": max(c.drift for c in compared), "flipped_edges": max(c.flipped for c in compared)},
    }


def _manifest(out: Path, loaded: Sequence[Checkpoint], metrics: Mapping[str, Any]) -> dict[str, Any]:
    names = ("scorer.onnx", f"{ANCHOR_LIST}.json", "MODEL_CARD.md", "LICENSE")
    return {
        "schema": "vsum-model/1",
        "id": MODEL,
        "kind": "scorer",
        "version": VERSION,
        "title": "LGRLN",
        "files": {name: _file(out / name) for name in names},
        "inputs": _INPUTS,
        "outputs": _OUTPUTS,
        "features": "concepts-v1",
        "anchors": ANCHOR_LIST,
        "feature_size": CONCEPTS_V1_SIZE,
        "needs_regions": False,
        "neighbours": {"tau": loaded[0].recipe.network.tau, "global_k": 0},
        "edge_graphs": list(STREAMS),
        "sample_rate": SAMPLE_RATE,
        "licence": _LICENCE,
        "citation": _CITATION,
        "training_data": _training_data(loaded),
        "metrics": metrics,
        "tools": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("torch", "torch-geometric", "onnx", "onnxscript")},
        },
    }


def _training_data(loaded: Sequence[Checkpoint]) -> list[str]:
    """A line for each benchmark that the networks learned from."""
    names = loaded[0].train
    counts = {dataset: sum(name.startswith(f"{dataset}/") for name in names) for dataset in _BENCHMARKS}
    return [text.format(counts[dataset]) for dataset, text in _BENCHMARKS.items() if counts[dataset]]


def _file(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _card(template: str, loaded: Sequence[Checkpoint], metrics: Mapping[str, Any]) -> str:
    network = loaded[0].recipe.network
    parameters = sum(value.numel() for value in loaded[0].state.values())
    return Template(template).substitute(
        version=VERSION,
        members=len(loaded),
        parameters=f"{parameters:,}",
        channels=" and ".join(str(c) for c in network.channels),
        tau=network.tau,
        mode=network.threshold_mode,
        aggregation=network.aggregation,
        time=network.time_length or "none",
        epochs=loaded[0].recipe.training.epochs,
        data="\n".join(f"* {line}" for line in _training_data(loaded)),
        table=_table(metrics["evaluations"]),
        drift=f"{metrics['parity']['largest_drift']:.1e}",
        flipped=f"{metrics['parity']['flipped_edges']:.1e}",
    )


def _table(evaluations: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        "| benchmark, protocol | noise | τ ± std over seeds | ρ | ensemble τ/ρ | random τ | position τ |",
        "|---|---|---|---|---|---|---|",
    ]
    for e in evaluations:
        together = f"{e['ensemble']['tau']:.3f}/{e['ensemble']['rho']:.3f}" if e["ensemble"] else "–"
        rows.append(
            f"| {e['dataset']} {e['protocol']}, {len(e['seeds'])} seeds | {e['noise']:g} | {e['tau']:.3f} ± {e['std']:.3f} "
            f"| {e['rho']:.3f} | {together} | {e['floors']['random']['tau']:.3f} | {e['floors']['position']['tau']:.3f} |"
        )
    rows += [
        f"\nAsked for a caption or word of an unseen {e['dataset']} video ({e['following']['draws']} each), scores agree "
        f"with its relevance by ρ {e['following']['asked']:.2f}; not asked by {e['following']['unasked']:.2f}."
        for e in evaluations
        if e.get("following")
    ]
    return "\n".join(rows)
