"""A VideoGraph small enough to train in a second."""

from __future__ import annotations

import pytest
import torch

from vsum_desktop.training.nets.videograph import VideoGraphConfig
from vsum_desktop.training.recipes import TrainingConfig
from vsum_desktop.training.scorers.videograph import NoiseConfig, VideoGraphRecipe


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def small() -> VideoGraphRecipe:
    network = VideoGraphConfig(size=8, heads=2, affinity=4, tau=2, near=1, global_k=3, steps=1, dropout=0.1)
    training = TrainingConfig(epochs=4, learning_rate=1e-2, views=((0.5, 0.5),), language_share=0.3)
    return VideoGraphRecipe(network, noise=NoiseConfig(0.1, 0.1, 0.1), training=training)
