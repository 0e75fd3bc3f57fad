"""Makes `import torchvision` work beside a CPU build of torch.

The registry's torchvision is built for another torch and cannot load its C++ operators; its import then stops at
`torchvision::nms`. Defining the schemas beforehand lets the import pass. The operators stay without a kernel: nothing
here calls them.
"""

from __future__ import annotations

import torch

_SCHEMAS = {
    "nms": "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms": "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
}
_library: list[torch.library.Library] = []


def prepare_torchvision() -> None:
    """Defines the missing operator schemas once; does nothing where torchvision's own operators are there."""
    if _library or _has_operator("nms"):
        return
    library = torch.library.Library("torchvision", "DEF")
    for schema in _SCHEMAS.values():
        library.define(schema)
    _library.append(library)


def _has_operator(name: str) -> bool:
    try:
        return bool(getattr(torch.ops.torchvision, name))
    except (AttributeError, RuntimeError):
        return False
