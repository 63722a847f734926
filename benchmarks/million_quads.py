"""What a store of a million quads can do: every figure about its speed and its size, in one run, as ratios.

    python benchmarks/million_quads.py [--quads 1000000] [--times 3] [--patience 20]

In this order: quads and bytes a claim; loading beside raw pyoxigraph; the peak of memory while a tenth and all of the
quads stream in and out; questions on disk beside raw pyoxigraph; SHACL validation of a tenth of the quads; questions on
these beside rdflib's own engine in memory, each given up after `--patience` seconds. Linux only, for the memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import pyoxigraph as ox
import rdflib

import loading_speed
import query_speed
from accord.pipeline import Reader
from accord.rdf.build import Writer
from accord.rdf.namespaces import PREFIXES
from accord.rdf.oxigraph import OxigraphStore
from accord.rdf.shapes import validate
from accord.rdf.store import open_store
from accord.vocabulary.questions import load_questions

PARTS = ("loading", "memory", "questions", "shacl", "rdflib")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--patience", type=float, default=20)
    parser.add_argument("--only", choices=PARTS, action="append", help="a part of it; repeat for more")
    parser.add_argument("--stream", choices=["build", "load", "dump"], help=argparse.SUPPRESS)
    parser.add_argument("folder", nargs="?", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stream:
        stream(options.stream, options.folder, options.quads)
        return
    reader = Reader()
    batch, quads = loading_speed.samples(reader, options.quads)
    parts = options.only or PARTS
    if "loading" in parts:
        loading_speed.compare(reader, batch, quads)
    del batch
    if "memory" in parts:
        with tempfile.TemporaryDirectory() as folder:
            memory(Path(folder), quads)
    if "questions" in parts:
        with tempfile.TemporaryDirectory() as folder, query_speed.filled(Path(folder) / "store", quads) as store:
            query_speed.conclude(store)
            query_speed.compare(store, options.times)
    quads = quads[: len(quads) // 10]
    if "shacl" in parts or "rdflib" in parts:
        with tempfile.TemporaryDirectory() as folder, query_speed.filled(Path(folder) / "store", quads) as store:
            if "shacl" in parts:
                start, busy = time.perf_counter(), time.process_time()
                found = validate(store)
                taken, busy = time.perf_counter() - start, time.process_time() - busy
                print(f"SHACL: {taken:.1f} s, {busy:.1f} s of processor, {len(found)} violations", flush=True)
            if "rdflib" in parts:
                query_speed.conclude(store)
                beside_rdflib(store, options.patience)


def memory(folder: Path, quads: list[ox.Quad]) -> None:
    """Print the peak of memory of processes that build, load and dump a store, of a tenth and of all of the quads."""
    peaks: dict[str, list[float]] = {"build": [], "load": [], "dump": []}
    for part in (quads[: len(quads) // 10], quads):
        place = folder / str(len(part))
        place.mkdir()
        ox.serialize(part, str(place / "in.nq"), format=ox.RdfFormat.N_QUADS)
        for work, found in peaks.items():
            command = [sys.executable, __file__, "--stream", work, "--quads", str(len(part)), str(place)]
            done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
            found.append(float(done.stdout))
            print(f"{work} of {len(part)} quads: {found[-1]:,.0f} MB at most", flush=True)
    for work, (few, many) in peaks.items():
        print(f"{work}: {many / few:.2f} times the memory for 10 times the quads", flush=True)


def stream(work: str, folder: Path, quads: int) -> None:
    """Let quads stream into a store or out of it; print the peak of memory in MB.

    `build` writes documents as they come, `load` the file `in.nq` of the folder into another store, which `dump` reads.
    """
    with open_store(folder / ("built" if work == "build" else "store"), writable=work != "dump") as store:
        if work == "build":
            reader = Reader()
            with Writer(store, reader.run, reader.schema) as writer:
                for document, events, _ in loading_speed.generated(reader, quads):
                    writer.write(document, events)
        elif work == "load":
            with (folder / "in.nq").open("rb") as source:
                store.load(source)
        else:
            with (folder / "out.nq").open("wb") as out:
                store.dump(out)
    # What getrusage says of a new process begins with the peak of the one that started it.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    print(int(status["VmHWM"].split()[0]) / 1024)


def beside_rdflib(store: OxigraphStore, patience: float) -> None:
    """Print how many times as long as through accord each question takes in rdflib's own engine, in memory."""
    lines = b"".join(f"{quad} .\n".encode() for quad in store.quads())
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=lines, format="nquads")
    fork = multiprocessing.get_context("fork")  # the dataset is not copied
    factors = []
    for name, question in load_questions().items():
        if name in query_speed.NEEDED:
            continue
        text = question.sparql(())
        ours = query_speed.best(lambda n=name: query_speed.run(store, n, {}), 3)
        start = time.perf_counter()
        process = fork.Process(target=_ask, args=(dataset, text))
        process.start()
        process.join(patience)
        theirs = time.perf_counter() - start
        sign = ">" if process.is_alive() else "="
        process.kill()
        process.join()
        if sign == "=" and process.exitcode:
            print(f"rdflib {name:20} cannot answer", flush=True)
            continue
        factors.append(theirs / ours)
        print(
            f"rdflib {name:20} {theirs:>8.2f} s, accord {ours:>8.3f} s, factor {sign} {theirs / ours:,.0f}", flush=True
        )
    print(f"questions beside rdflib: factor {median(factors):,.0f} (median), at least {min(factors):,.1f}", flush=True)


def _ask(dataset: rdflib.Dataset, text: str) -> None:
    list(dataset.query(text, initNs=dict(PREFIXES)))


if __name__ == "__main__":
    main()
