"""The graph model: features and neighbours to importance, through the one contract that every scorer keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import IncompatibleModelError, InferenceError
from vsum_desktop.core.graph import NeighbourTable
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.specs import ScorerSpec
from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session, as_float32, checked_shape

_KNOWN_INPUTS = {"features", "regions", "neighbours", "direction", "mask", "query", "query_mask"}
_NEEDED_INPUTS = {"features", "neighbours", "mask"}
_NEEDED_OUTPUTS = {"importance", "edge_weight"}


@dataclass(frozen=True, slots=True, eq=False)
class ScorerOutput:
    """What a scorer gives for N samples with W neighbours each.

    Attributes:
        importance: float32 [N] in [0, 1].
        edge_weight: float32 [G, N, W], weight of each neighbour in each of G graphs.
        edge_graphs: Names of the G graphs.
        region_weight: float32 [N, R], how much each region counted; None if the scorer does not say.
        word_weight: float32 [N, L], how much each query token counted; None without a query, or if the scorer does not say.
    """

    importance: NDArray[np.float32]
    edge_weight: NDArray[np.float32]
    edge_graphs: tuple[str, ...]
    region_weight: NDArray[np.float32] | None
    word_weight: NDArray[np.float32] | None


class GraphScorer:
    """Runs `scorer.onnx` of a scorer.

    Args:
        spec: The scorer.
        device: Where to run.

    Raises:
        IncompatibleModelError: If the file does not do what the manifest says.
        DeviceError: If CUDA was asked for explicitly and this model does not start on it.
    """

    def __init__(self, spec: ScorerSpec, device: DeviceChoice) -> None:
        self.spec = spec
        self._session = Session(spec.folder / "scorer.onnx", spec.id, device)
        inputs, outputs = set(self._session.inputs), set(self._session.outputs)
        if not (_NEEDED_INPUTS <= inputs <= _KNOWN_INPUTS and outputs >= _NEEDED_OUTPUTS):
            raise IncompatibleModelError(
                f"inputs {sorted(inputs)}, outputs {sorted(outputs)}", model=spec.id, path=self._session.path
            )
        if spec.needs_regions != ("regions" in inputs):
            raise IncompatibleModelError("manifest and file differ on regions", model=spec.id, path=self._session.path)

    @property
    def device(self) -> DeviceChoice:
        """Where it runs."""
        return self._session.device

    def score(
        self,
        features: NDArray[np.float32],
        table: NeighbourTable,
        query: NDArray[np.float32] | None = None,
        regions: NDArray[np.float32] | None = None,
        cancel: CancelToken | None = None,
    ) -> ScorerOutput:
        """Score the samples of one video.

        Args:
            features: float32 [N, D], the feature set that the spec names, N ≥ 1.
            table: NeighbourTable of the N samples, by the rule that the spec names.
            query: float32 [L, K], each query token as cosines to the anchors; None for no query.
            regions: float32 [N, R, K], likewise; only for a scorer that needs them.
            cancel: Stops the run from another thread.

        Raises:
            IncompatibleModelError: If an input, or what the model gives, has a wrong shape.
            InferenceError: If the run failed or gave values that are no numbers.
            Cancelled: If `cancel` was set.
        """
        outputs = self._session.run(self._feeds(features, table, query, regions), cancel)
        count, width = table.mask.shape
        graphs = self.spec.edge_graphs
        importance = self._checked(outputs, "importance", (count,))
        edge_weight = self._checked(outputs, "edge_weight", (len(graphs), count, width))
        if importance.min() < -1e-4 or importance.max() > 1 + 1e-4:
            raise InferenceError("importance outside [0, 1]", model=self.spec.id, path=self._session.path, memory=False)
        region_weight = self._checked(outputs, "region_weight", (count, None)) if "region_weight" in outputs else None
        word_weight = None
        if query is not None and "word_weight" in outputs:
            word_weight = self._checked(outputs, "word_weight", (count, len(query)))
        return ScorerOutput(as_float32(np.clip(importance, 0, 1)), edge_weight, graphs, region_weight, word_weight)

    def _feeds(
        self,
        features: NDArray[np.float32],
        table: NeighbourTable,
        query: NDArray[np.float32] | None,
        regions: NDArray[np.float32] | None,
    ) -> dict[str, NDArray[Any]]:
        session = self._session
        count = len(features)
        width = table.mask.shape[1]
        checked_shape(features, (count, self.spec.feature_size), "features", session)
        for name, array in (("neighbours", table.index), ("direction", table.direction), ("mask", table.mask)):
            checked_shape(array, (count, width), name, session)
        feeds: dict[str, NDArray[Any]] = {
            "features": features.astype(np.float32, copy=False),
            "neighbours": table.index.astype(np.int64, copy=False),
            "direction": table.direction.astype(np.int8, copy=False),
            "mask": table.mask,
        }
        if "query" in session.inputs:
            size = session.inputs["query"][1]
            tokens = np.zeros((1, size or 1), np.float32) if query is None else query
            feeds["query"] = checked_shape(tokens, (None, size), "query", session).astype(np.float32, copy=False)
            feeds["query_mask"] = np.full(len(tokens), query is not None)
        if "regions" in session.inputs:
            if regions is None:
                raise IncompatibleModelError("the scorer reads regions, none were given", model=self.spec.id, path=session.path)
            rows, cells = session.inputs["regions"][1:]
            feeds["regions"] = checked_shape(regions, (count, rows, cells), "regions", session).astype(np.float32, copy=False)
        return {name: array for name, array in feeds.items() if name in session.inputs}

    def _checked(self, outputs: dict[str, NDArray[Any]], name: str, shape: tuple[int | None, ...]) -> NDArray[np.float32]:
        array = as_float32(checked_shape(outputs[name], shape, name, self._session))
        if not np.isfinite(array).all():
            raise InferenceError(
                f"{name} holds values that are no numbers", model=self.spec.id, path=self._session.path, memory=False
            )
        return array
