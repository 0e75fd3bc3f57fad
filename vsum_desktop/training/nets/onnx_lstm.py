"""An LSTM for export: the exporter unrolls torch's own over the example's length, and a video has any length."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn


class OnnxLstm(nn.Module):
    """The same as a bidirectional `nn.LSTM` with `batch_first`, as the LSTM operator of ONNX. It runs in an exported file only.

    Args:
        lstm: Whose weights are taken.
    """

    def __init__(self, lstm: nn.LSTM) -> None:
        super().__init__()
        self.hidden, self.layers = lstm.hidden_size, lstm.num_layers
        for layer in range(lstm.num_layers):
            for name, parts in (("weight", ("weight_ih",)), ("recurrent", ("weight_hh",)), ("bias", ("bias_ih", "bias_hh"))):
                rows = [torch.cat([self._gates(lstm, f"{part}_l{layer}{end}") for part in parts]) for end in ("", "_reverse")]
                self.register_buffer(f"{name}_{layer}", torch.stack(rows))

    def forward(self, x: Tensor) -> tuple[Tensor, None]:
        """Args: x float [1, N, C]. Returns: the states float [1, N, 2·hidden], and nothing in place of the last ones."""
        rows = x.transpose(0, 1)
        for layer in range(self.layers):
            given = (rows, *(cast(Tensor, getattr(self, f"{name}_{layer}")) for name in ("weight", "recurrent", "bias")))
            both = torch.onnx.ops.symbolic(
                "LSTM",
                given,
                attrs={"direction": "bidirectional", "hidden_size": self.hidden},
                dtype=x.dtype,
                shape=(rows.shape[0], 2, 1, self.hidden),
            )
            rows = torch.cat([both[:, 0], both[:, 1]], dim=2)
        return rows.transpose(0, 1), None

    def _gates(self, lstm: nn.LSTM, name: str) -> Tensor:
        """Rows of a parameter in the order of ONNX (input, output, forget, cell); torch has input, forget, cell, output."""
        into, forget, cell, out = getattr(lstm, name).detach().split(self.hidden)
        return torch.cat([into, out, forget, cell])
