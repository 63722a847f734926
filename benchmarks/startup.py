"""How long `accord --help` takes: the median and the slowest of some runs, in seconds."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 15


def main() -> None:
    """Run the command and print the figures."""
    seconds = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "accord.cli", "--help"], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - begin)
    print(f"accord --help: median {statistics.median(seconds):.3f} s, slowest {max(seconds):.3f} s, {RUNS} runs")


if __name__ == "__main__":
    main()
