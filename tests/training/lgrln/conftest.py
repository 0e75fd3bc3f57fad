"""A network small enough to train in a second."""

from __future__ import annotations

import pytest
import torch

from vsum_desktop.training.losses import LossConfig
from vsum_desktop.training.nets.lgrln import LgrlnConfig
from vsum_desktop.training.recipes import TrainingConfig
from vsum_desktop.training.scorers.lgrln import LgrlnRecipe


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def small() -> LgrlnRecipe:
    network = LgrlnConfig(channels=(16, 8), tau=2, time_length=60, language_size=16, language_heads=2, dropout=0.1)
    return LgrlnRecipe(
        network, LossConfig(), TrainingConfig(epochs=6, learning_rate=5e-3, views=((0.5, 0.5),), language_share=0.3)
    )
