"""A text query finds its moments in a real video, through the shipped models and the whole pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from benchmarks.bench_retrieval import average_precision, labels, random_floor
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.pipeline.analyze import AnalyzeRequest, analyze, rescore
from vsum_desktop.pipeline.services import CONTRASTIVE, Services


def test_present_queries_lie_clearly_above_the_random_floor(shared_data: Path) -> None:
    path = shared_data / "timelines" / "t6_long_360p25.json"
    truth = json.loads(path.read_text("utf-8"))
    services = Services.create(device="cpu", use_cache=False)
    analysis = analyze(AnalyzeRequest(path.with_suffix(".mp4"), scorer=CONTRASTIVE), services, JobContext())
    found, floor = [], []
    for query in truth["queries"]:
        asked = rescore(analysis, services, JobContext(), query=query["text"])
        assert asked.relevance is not None
        assert 0 <= asked.relevance.values.min() <= asked.relevance.values.max() <= 1
        if query["kind"] != "absent":
            right, counts = labels(asked, truth, query)
            found.append(average_precision(asked.relevance.values[counts], right[counts]))
            floor.append(random_floor(right[counts]))
    assert np.mean(found) > 2 * np.mean(floor)
