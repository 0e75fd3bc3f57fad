"""Entry point of `vsum-train`. What is slow to import (torch, h5py, scipy) is imported by the command that needs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from vsum_desktop.core.errors import VsumError
from vsum_desktop.pipeline.messages import sentence
from vsum_desktop.training import commands, evaluate_commands
from vsum_desktop.training.mini import cli as mini
from vsum_desktop.training.scorers import NAMES

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns:
        0 done, 1 failed (one line on stderr), 2 wrong usage.
    """
    parsed = parser().parse_args(arguments)
    command: Command = parsed.run
    try:
        return command(parsed)
    except KeyboardInterrupt:
        return 130
    except VsumError as error:
        print(f"vsum-train: {sentence(error)}", file=sys.stderr)
    except (OSError, ValueError, ArithmeticError) as error:
        print(f"vsum-train: {error}", file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    """All commands of `vsum-train`."""
    top = argparse.ArgumentParser(prog="vsum-train", description="Train, evaluate and export the models of VSum Desktop.")
    verbs = top.add_subparsers(required=True, metavar="COMMAND")
    mini.add_commands(verbs)
    train = verbs.add_parser("train", help="train a scorer")
    train.add_argument("--scorer", required=True, choices=NAMES)
    train.add_argument("--config", type=Path, help="TOML recipe (default: the shipped one)")
    train.add_argument("--data", type=Path, required=True, help="folder with the labels")
    train.add_argument("--dataset", choices=("tvsum", "summe", "both"), default="tvsum", help="videos to learn from")
    train.add_argument("--folds", choices=("nonoverlap", "usual"), help="one network per fold (default: one for all)")
    train.add_argument("--seed", type=int, action="append", help="may be repeated (default: 0)")
    train.add_argument("--threads", type=int, default=1, help="torch threads")
    train.add_argument("--out", type=Path, required=True, help="folder for checkpoints and logs; an interrupted run continues")
    train.set_defaults(run=commands.train)
    evaluate_commands.add_commands(verbs)
    export = verbs.add_parser("export", help="write a scorer's folder for models/")
    export.add_argument("--scorer", required=True, choices=NAMES)
    export.add_argument("--checkpoints", type=Path, required=True, help="folder with full-seed*.pt and evaluation*.json")
    export.add_argument("--out", type=Path, required=True)
    export.set_defaults(run=commands.export)
    clip = verbs.add_parser("export-clip", help="write an open_clip model as an encoder for models/")
    clip.add_argument("--model", required=True, help="open_clip's name, such as ViT-B-32, or local-dir:FOLDER")
    clip.add_argument("--pretrained", help="file with its weights, or one of open_clip's tags")
    clip.add_argument("--pictures", type=Path, required=True, help="folder with 100 or more pictures about anything")
    clip.add_argument("--licence", required=True, help="terms of the weights, in words")
    clip.add_argument("--title", help="name for people (default: that of the folder)")
    clip.add_argument("--out", type=Path, required=True, help="folder to be made; its name is the model's id")
    clip.set_defaults(run=commands.export_clip)
    return top


if __name__ == "__main__":
    sys.exit(main())
