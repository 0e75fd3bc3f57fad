"""Command line of this room: `vsum-train mini image|text|average|calibrate|export|evaluate`.

Only argparse is imported here; what a command needs is imported when it runs.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
ANCHORS = HERE.parent / "data" / "anchors-v1.json"
PACK_SIZE = 144


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `mini` with its six commands; each sets `run`, a function of the parsed arguments that returns an exit status."""
    mini = subparsers.add_parser("mini", help="the small image-text encoder")
    commands = mini.add_subparsers(dest="command", required=True)
    image = _command(commands, "image", "train the image tower; goes on where it was stopped", run_image)
    image.add_argument("--config", type=Path, default=HERE / "image.toml")
    image.add_argument("--processes", type=int, default=2, help="one-thread processes (default: 2)")
    image.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto", help="auto: a GPU if there is one")
    image.add_argument("--compile", action="store_true", help="compile towers and teachers (needs a C++ compiler)")
    image.add_argument("--start-from", type=Path, help="model folder whose weights to begin with where there is no state")
    image.add_argument("--state", type=Path, help="packed state to begin with where there is none")
    image.add_argument("--texts", type=Path, help="model folder whose text tower says what the classes are")
    text = _command(commands, "text", "train word pieces and the text tower; goes on where it was stopped", run_text)
    text.add_argument("--config", type=Path, default=HERE / "text.toml")
    text.add_argument("--before", type=Path, help="model folder whose text tower gets new words and is otherwise left as it is")
    export = _command(commands, "export", "write the model folder from the newest states", run_export)
    export.add_argument("--config", type=Path, default=HERE / "image.toml")
    export.add_argument("--text-config", type=Path, default=HERE / "text.toml")
    export.add_argument("--pack", type=Path, help="also write the state at half precision, small enough to keep with the code")
    export.add_argument("--average", action="store_true", help="take the running average, for a run that is not done")
    export.add_argument("--version", default="0.1.0", help="version of the model (default: 0.1.0)")
    average = _command(commands, "average", "write the mean of the weights of packed states of one tower", run_average)
    average.add_argument("states", type=Path, nargs="+", help="packed states, the newest last")
    average.add_argument("--out", type=Path, required=True, help="file to write")
    calibrate = _command(commands, "calibrate", "fit the constants of a model folder", run_calibrate)
    evaluate = _command(commands, "evaluate", "print the table of figures", run_evaluate)
    evaluate.add_argument("--write", action="store_true", help="also write figures and model card into the folder")
    evaluate.add_argument("--no-teacher", action="store_true", help="leave out the teachers' ceiling, which takes minutes")
    for command in (export, calibrate, evaluate):
        command.add_argument("--model", type=Path, default=ROOT / "models" / "vsum-mini", help="model folder")


def _command(commands: argparse._SubParsersAction, name: str, help_text: str, run: object) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_text, description=help_text)
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder with images/, labels/, timelines/"
    )
    parser.add_argument("--work", type=Path, default=ROOT / ".train" / "mini", help="folder of packs and training states")
    parser.set_defaults(run=run)
    return parser


def prepare(data: Path, work: Path) -> None:
    """Makes packs and joint space where they are missing."""
    from vsum_desktop.training.mini.packs import build_packs
    from vsum_desktop.training.mini.space import build_space

    build_packs(data / "images", work / "packs", PACK_SIZE)
    if not (work / "space.npz").exists():
        build_space(data, work / "space.npz")


def prepare_training(data: Path, work: Path, crops: int, processes: int, compiled: bool) -> None:
    """Makes crops and teachers' outputs as well."""
    from vsum_desktop.training.mini.crops import build_crops
    from vsum_desktop.training.mini.packs import training_splits
    from vsum_desktop.training.mini.teachers import label_packs

    prepare(data, work)
    build_crops(work / "packs", crops)
    label_packs(data / "images" / "teachers", work / "packs", training_splits(crops), processes, compiled)


def run_image(options: argparse.Namespace) -> int:
    """Trains the image tower."""
    import torch

    from vsum_desktop.training.mini.image_training import ImageConfig, Paths, train_image

    prepare_training(options.data, options.work, ImageConfig.read(options.config).crops, options.processes, options.compile)
    paths = Paths(options.work / "packs", options.work / "space.npz", options.work / "run")
    if options.texts is not None:
        from vsum_desktop.training.mini.embedders import ModelEmbedder
        from vsum_desktop.training.mini.space import as_said

        said = options.work / "space-said.npz"
        as_said(paths.space, options.data, ModelEmbedder(options.texts).texts, said)
        paths = replace(paths, space=said)
    if options.state is not None and not (paths.run / "image.pt").exists():
        paths.run.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(options.state, paths.run / "image.pt")
    if options.start_from is not None:
        from vsum_desktop.training.mini.manifest import read_manifest

        seen = read_manifest(options.start_from)["training"]["images_seen"]
        paths = replace(paths, start=options.start_from / "image.onnx", start_seen=seen)
    device = options.device if options.device != "auto" else "cuda" if torch.cuda.is_available() else "cpu"
    train_image(options.config, paths, options.processes, device=device, compiled=options.compile)
    return 0


def run_text(options: argparse.Namespace) -> int:
    """Trains word pieces and text tower."""
    import tomllib

    from vsum_desktop.training.mini.space import build_space
    from vsum_desktop.training.mini.text_corpus import collect_texts, embed_corpus
    from vsum_desktop.training.mini.text_training import TextConfig, train_text
    from vsum_desktop.training.mini.vocabulary import learn_vocabulary, read_tokenizer, whole_words

    work = options.work
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "space.npz").exists():
        build_space(options.data, work / "space.npz")
    config = TextConfig.read(options.config)
    corpus, pieces = work / "corpus.npz", work / "tokenizer.json"
    if not corpus.exists() or not pieces.exists():
        counts = tomllib.loads(options.config.read_text(encoding="utf-8"))["corpus"]
        found = collect_texts(options.data, **counts)
        tokenizer = learn_vocabulary(found.texts, config.pieces, words=found.words)
        pieces.write_text(tokenizer.to_str(), encoding="utf-8")
        embed_corpus(list(dict.fromkeys([*found.texts, *whole_words(tokenizer)])), corpus)
    train_text(config, corpus, work / "space.npz", read_tokenizer(pieces), work / "run", options.before)
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Writes the model folder."""
    from vsum_desktop.training.mini.export import RunFiles, export_model

    work = options.work
    files = RunFiles(
        work / "run", options.config, options.text_config, work / "packs", work / "space.npz", work / "tokenizer.json"
    )
    print(export_model(files, options.model, options.version, options.average))
    if options.pack is not None:
        from vsum_desktop.training.mini.states import pack_state

        pack_state(work / "run" / "image.pt", options.pack)
    return 0


def run_average(options: argparse.Namespace) -> int:
    """Averages states."""
    from vsum_desktop.training.mini.states import average_states

    average_states(options.states, options.out)
    return 0


def run_calibrate(options: argparse.Namespace) -> int:
    """Fits constants and anchor statistics."""
    from vsum_desktop.training.mini.report import calibrate_model

    prepare(options.data, options.work)
    print(calibrate_model(options.model, options.data, options.work, ANCHORS))
    return 0


def run_evaluate(options: argparse.Namespace) -> int:
    """Prints the table."""
    from vsum_desktop.training.mini.report import evaluate_model

    prepare(options.data, options.work)
    print(evaluate_model(options.model, options.data, options.work, with_teacher=not options.no_teacher, write=options.write))
    return 0
