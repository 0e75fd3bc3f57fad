"""What leads SG-UVS: words that tell a video from others, and the contrastive criterion."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch

from vsum_desktop.core.scores import contrastive
from vsum_desktop.training.datasets import LabelledVideo
from vsum_desktop.training.material import Material
from vsum_desktop.training.sgvs_guide import guides, own_words
from vsum_desktop.training.sgvs_training import correlation


def saying(video: LabelledVideo, words: list[int]) -> LabelledVideo:
    """The video with the same caption throughout."""
    rows = np.full((1, 16), -1, np.int64)
    rows[0, : len(words)] = words
    return replace(video, captions=np.zeros(len(video), np.int64), words=rows)


def test_words_that_others_do_not_have_tell_a_video(material: Material) -> None:
    videos = material.collection.of("tvsum")[:3]
    said = [saying(videos[0], [1, 2]), saying(videos[1], [1, 3]), saying(videos[2], [])]
    found = own_words(said, 5, 4)
    assert found[0].tolist() == [2, 1]
    assert found[1].tolist() == [3, 1]
    assert found[2].tolist() == []
    assert own_words(said, 5, 1)[0].tolist() == [2]


def test_words_that_all_have_tell_nothing(material: Material) -> None:
    videos = [saying(video, [1]) for video in material.collection.of("tvsum")[:3]]
    assert all(len(words) == 0 for words in own_words(videos, 5, 4))


def test_without_words_the_contrastive_criterion_leads(material: Material) -> None:
    videos = material.collection.of("tvsum")[:2]
    for video, guide in zip(videos, guides(videos, material.collection, 0), strict=True):
        assert guide.shape == (len(video),)
        assert abs(float(guide.mean())) < 1e-4
        assert np.corrcoef(guide, contrastive(video.embeddings))[0, 1] > 0.999


def test_no_opinion_and_no_title_leads(material: Material) -> None:
    videos = material.collection.of("tvsum")[:3]
    blind = [replace(video, opinions=np.zeros_like(video.opinions), title=None) for video in videos]
    for seen, unseen in zip(*(guides(of, material.collection, 8) for of in (videos, blind)), strict=True):
        np.testing.assert_array_equal(seen, unseen)


def test_correlation_by_hand() -> None:
    share, guide = torch.randn(2, 30), torch.randn(2, 30)
    wanted = [np.corrcoef(a, b)[0, 1] for a, b in zip(share.numpy(), guide.numpy(), strict=True)]
    np.testing.assert_allclose(correlation(share, guide).numpy(), wanted, atol=1e-4)
    assert correlation(torch.ones(1, 5), torch.randn(1, 5)).item() == 0
