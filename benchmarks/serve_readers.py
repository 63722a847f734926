"""Fifty readers of `accord serve` while a build writes to the same store: right answers, errors, and times.

    python benchmarks/serve_readers.py [--readers 50] [--seconds 60]

A store is built from half of the sample dispatches and served. A second process then builds the other half into
it, one dispatch after another and again from the start under new names, for as long as the readers ask. Each
answer is checked: a document is there with all of its claims or not at all, and what was once there stays.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

import httpx

from accord.pipeline import build
from accord.rdf.store import open_store

COUNTS = (
    "SELECT ?id (COUNT(?claim) AS ?claims) "
    "WHERE { GRAPH ?document { ?document acc:documentId ?id . ?claim a acc:Claim } } GROUP BY ?id"
)
WRITER = """
import sys, time
from accord.pipeline import Reader, build
folder, store, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
reader, end, number = Reader(), time.monotonic() + seconds, 0
import pathlib
texts = sorted(pathlib.Path(folder).glob("*.md"))
while time.monotonic() < end:
    source = texts[number % len(texts)]
    copy = source.with_name(f"{source.stem}--{number:04d}.txt.md")
    copy.write_bytes(source.read_bytes())
    build([str(copy)], store, reader=reader)
    copy.unlink()
    number += 1
print(number)
"""


class Tally:
    """What the readers saw."""

    def __init__(self, expected: dict[str, int]) -> None:
        self.expected = expected
        self.times: list[float] = []
        self.wrong: list[str] = []
        self.failed: dict[int, int] = {}
        self.broken: list[str] = []
        self.most = 0

    def check(self, asked_after: int, response: httpx.Response) -> None:
        """Check one answer; `asked_after` documents had been seen by somebody when it was asked for."""
        if response.status_code != 200:
            self.failed[response.status_code] = self.failed.get(response.status_code, 0) + 1
            return
        found = {row["id"]["value"]: int(row["claims"]["value"]) for row in response.json()["results"]["bindings"]}
        for name, count in found.items():
            origin = name.partition("--")[0]
            if count != self.expected[origin]:
                self.wrong.append(f"{name}: {count} claims of {self.expected[origin]}")
        if len(found) < asked_after:
            self.wrong.append(f"{len(found)} documents after {asked_after} had been seen")
        self.most = max(self.most, len(found))


async def read(address: str, tally: Tally, end: float) -> None:
    """Ask until the time is over."""
    async with httpx.AsyncClient(timeout=60) as client:
        while time.monotonic() < end:
            seen, start = tally.most, time.monotonic()
            try:
                answer = await client.post(address + "sparql", data={"query": COUNTS})
            except httpx.TransportError as error:
                tally.broken.append(repr(error))
                continue
            tally.check(seen, answer)
            tally.times.append(time.monotonic() - start)


def expected_counts(folder: Path, texts: Path) -> dict[str, int]:
    """How many claims each dispatch has, from a store of its own."""
    build([str(texts)], folder / "all")
    with open_store(folder / "all", writable=False) as store:
        return {str(row[0].value): int(row[1].value) for row in store.query(COUNTS)}


def main() -> None:
    """Build, serve, write and read, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts, first, later = folder / "texts", folder / "first", folder / "later"
        for target in (texts, first, later):
            target.mkdir()
        dispatches = sorted(Path(str(files("accord.corpus") / "dispatches")).glob("*.md"))
        for number, path in enumerate(dispatches):
            shutil.copy(path, texts)
            shutil.copy(path, first if number % 2 else later)
        tally = Tally(expected_counts(folder, texts))
        build([str(first)], folder / "store")
        command = [sys.executable, "-m", "accord.cli", "serve", "--port", "0", "--store", str(folder / "store")]
        writing = [sys.executable, "-c", WRITER, str(later), str(folder / "store"), str(arguments.seconds)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:
            try:
                address = re.search(r"http://\S+/", server.stderr.readline())[0]
                with subprocess.Popen(writing, stdout=subprocess.PIPE, encoding="utf-8") as writer:
                    end = time.monotonic() + arguments.seconds

                    async def crowd() -> None:
                        await asyncio.gather(*(read(address, tally, end) for _ in range(arguments.readers)))

                    asyncio.run(crowd())
                    written = int(writer.communicate()[0] or 0)
            finally:
                server.terminate()
    times = sorted(tally.times)
    report = {
        "readers": arguments.readers,
        "seconds": arguments.seconds,
        "answers": len(times),
        "wrong": len(tally.wrong),
        "statuses other than 200": tally.failed,
        "connections that broke": len(tally.broken),
        "documents written meanwhile": written,
        "documents seen at last": tally.most,
        "median seconds": round(times[len(times) // 2], 3),
        "95th percentile": round(times[int(len(times) * 0.95)], 3),
        "longest": round(times[-1], 3),
    }
    print(json.dumps(report, indent=1))
    for line in [*tally.wrong[:5], *tally.broken[:5]]:
        print(line)
    if tally.wrong or tally.broken or any(status >= 500 for status in tally.failed):
        sys.exit(1)


if __name__ == "__main__":
    main()
