"""Format, lint, types and import contracts hold: the commands of `make check`."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("check", ["format", "lint", "types", "imports"])
def test_the_check_passes(root, check):
    result = subprocess.run(
        [sys.executable, "packaging/check.py", check], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_an_unknown_check_is_refused(root):
    command = [sys.executable, "packaging/check.py", "spelling"]
    assert subprocess.run(command, cwd=root, capture_output=True, check=False).returncode
