"""Packs of crops that the teachers look at as the tower does.

A teacher's answer to a whole picture is wrong for most crops of it. Consistent teaching (Beyer et al., 2022, Knowledge
distillation: a good teacher is patient and consistent) asks it about the crop itself; so that each answer can be used more than
once, every picture has a fixed number of crops, which are drawn once.
"""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import numpy as np

from vsum_desktop.training.mini.image_data import Augmentation, random_crop
from vsum_desktop.training.mini.packs import Pack, crop_split, load_packs, write_pack

CROP_SIZE = 128
SMALL_CROP_SIZE = 64
CROPS = Augmentation(area=(0.2, 1.0), aspect=1.6, bars=0.05)


def build_crops(folder: Path, count: int) -> None:
    """Writes `count` packs of crops beside every training pack, one crop of each picture in each; finished ones are kept."""
    for pack in load_packs(folder, "train"):
        for number in range(1, count + 1):
            build_crop_pack(folder, pack, number)


def build_crop_pack(folder: Path, pack: Pack, number: int) -> None:
    """Writes crop `number` of every picture of a pack: the same pixels on every machine."""
    target = folder / f"{pack.name}.{crop_split(number)}.json"
    if target.exists():
        return
    rng = np.random.default_rng([number, crc32(pack.name.encode())])
    side = SMALL_CROP_SIZE if pack.is_small else CROP_SIZE
    write_pack(target, pack.rows, (random_crop(picture, rng, side, CROPS) for picture in pack.pixels), side)
