"""Format, lint, types and import contracts: all of them, or those named on the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKS = {
    "format": (sys.executable, "-m", "ruff", "format", "--check", "--quiet", "."),
    "lint": (sys.executable, "-m", "ruff", "check", "--quiet", "."),
    "types": (sys.executable, "-m", "mypy"),
    "imports": (sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
}


def main(names: list[str]) -> int:
    """Run the checks and return the number of those that failed."""
    failed = []
    for name in names or CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.run(CHECKS[name], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
