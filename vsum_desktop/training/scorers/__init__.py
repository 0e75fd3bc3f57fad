"""The kinds of scorer that can be trained, one module each behind one small protocol (`scorers.protocol`).

A kind is a module here that ends with `KIND`, an object with

* `name` and `recipe`: its id, and a frozen dataclass whose fields are the tables of its configuration file
  (`recipes.read_recipe`);
* `start(material, learn, watch, recipe, seed) -> Run`: the moving parts of one training. A run counts epochs, gives a log row
  for each, can be saved and restored after any of them, and ends with a state: tensors by name.
  `training.supervised.SupervisedRun` is the run of a network that learns from people's opinions by gradients (examples, views,
  queries, moving average, early stopping); a kind that learns otherwise writes its own, and a closed form has a single epoch;
* `scorer(recipe, state) -> VideoScorer`: what the state scores videos with, without any knowledge of the kind;
* `plan(checkpoints) -> ExportPlan`: what `training.export` writes, and the definition that `training.parity` compares it with.

Everything else is shared: folds, seeds, resuming and logs (`training.train`), files (`training.checkpoints`), judging
(`Checkpoint.load(path).scorer()` scores a `LabelledVideo`; `training.judging`), manifest, card and checksums
(`training.export`). The recipe, card and licence of a kind lie in `training/data` as `<name>.toml`, `<name>_card.md` and
`<name>_licence.txt`. A kind reads no files, and its name stands in `NAMES`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vsum_desktop.training.scorers.protocol import Kind

NAMES: tuple[str, ...] = ("concepts", "lgrln", "rgcn", "sgvs", "videograph")


def kind(name: str) -> Kind[Any]:
    """The kind of scorer called `name`; its module is imported here, so that a list of names costs nothing.

    Raises:
        ValueError: If there is none.
    """
    if name not in NAMES:
        raise ValueError(f"no kind of scorer is called {name}: there are {', '.join(NAMES)}")
    found: Kind[Any] = import_module(f"{__name__}.{name}").KIND
    return found
