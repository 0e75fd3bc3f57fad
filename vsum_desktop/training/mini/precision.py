"""In which number type towers are trained."""

from __future__ import annotations

from functools import cache

import torch


@cache
def multiplies_bfloat16(device: str) -> bool:
    """Whether `device` multiplies bfloat16 itself; a CPU that imitates it is ten times slower than with float32."""
    if device != "cpu":
        return True
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))


def narrow(device: str) -> torch.autocast:
    """Context in which products are made in bfloat16 where that pays, in float32 elsewhere."""
    return torch.autocast(device, torch.bfloat16, enabled=multiplies_bfloat16(device))
