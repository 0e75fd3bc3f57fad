"""Analysis against the limit: `vsum analyze` beside ffmpeg's own decode of the same 1080p file, peak memory, start-up.

The 1080p file is made from the real clips in ../shared/data where they are, else from the demo video. Run: `make bench`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data" / "timelines"
VSUM = Path(sys.executable).with_name("vsum")
SECONDS = 90
LIMIT_RATIO, LIMIT_MEGABYTES, LIMIT_HELP = 1.35, 700, 0.30


def run(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of a command that must succeed."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return seconds, usage.ru_maxrss / 1024


def make_1080p(target: Path) -> None:
    """A 1080p H.264 + AAC file of real pictures: the 360p timelines scaled up with grain, so that it costs what 1080p costs."""
    sources = sorted(SHARED.glob("t1*.mp4")) or [ROOT / "resources" / "demo" / "demo.mp4"]
    scale = "scale=1920:1080:flags=bicubic,noise=alls=6:allf=t"
    command = ["ffmpeg", "-y", "-v", "error", "-i", str(sources[0]), "-t", str(SECONDS), "-vf", scale, "-c:v", "libx264"]
    command += ["-preset", "fast", "-crf", "23", "-pix_fmt", "yuv420p", "-c:a", "aac", str(target)]
    subprocess.run(command, check=True)


def main() -> int:
    """Measure and print one table; exit 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--file", type=Path, help="measure this file instead of the made one")
    options = parser.parse_args()
    if shutil.which("ffmpeg") is None:
        print("bench_analysis: skipped, it needs the ffmpeg program to compare with")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or Path(folder) / "1080p.mp4"
        if options.file is None:
            make_1080p(file)
        decode = ["ffmpeg", "-v", "error", "-i", str(file), "-map", "0:v", "-f", "null", "-"]
        analyze = [str(VSUM), "analyze", str(file), "--no-cache", "--quiet"]
        ratios, ours, theirs, peaks = [], [], [], []
        for _ in range(options.rounds):
            limit, _ = run(decode)
            seconds, peak = run(analyze)
            ratios.append(seconds / limit)
            ours.append(seconds)
            theirs.append(limit)
            peaks.append(peak)
        starts = [run([str(VSUM), "--help"])[0] for _ in range(7)]
    rows = [
        ("ffmpeg decode", f"{statistics.median(theirs):.2f} s", ""),
        ("vsum analyze, whole process", f"{statistics.median(ours):.2f} s", ""),
        ("ratio, median of pairs", f"{statistics.median(ratios):.2f} ×", f"≤ {LIMIT_RATIO} ×"),
        ("peak memory", f"{max(peaks):.0f} MB", f"≤ {LIMIT_MEGABYTES} MB"),
        ("vsum --help", f"{statistics.median(starts):.2f} s", f"≤ {LIMIT_HELP:.2f} s"),
    ]
    print(f"\n1080p H.264, {options.rounds} rounds, {os.cpu_count()} cores")
    for name, value, limit_text in rows:
        print(f"{name:32} {value:>10}   {limit_text}")
    missed = statistics.median(ratios) > LIMIT_RATIO or max(peaks) > LIMIT_MEGABYTES or statistics.median(starts) > LIMIT_HELP
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
