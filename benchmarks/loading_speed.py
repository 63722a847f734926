"""How fast events are loaded into a store on disk, beside Oxigraph's own bulk loader for the same quads.

    python benchmarks/loading_speed.py [--quads 500000]

The events are those of the sample dispatches, stored under many names. Prints quads a second, each quad of a document
counted once (a store keeps a second copy, so that the union of its graphs is a set), by the clock and by the time of
the processor, which other programs disturb less; the ratios between them, and what a claim costs in quads and in bytes.
"""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from accord.documents import read
from accord.pipeline import Reader
from accord.rdf.build import Writer, write_document
from accord.rdf.claims import to_quads
from accord.rdf.store import open_store
from accord.records import Document, Event, Report, content_hash

Batch = list[tuple[Document, list[Event]]]


def generated(reader: Reader, wanted: int) -> Iterator[tuple[Document, list[Event], list[ox.Quad]]]:
    """Make documents with their events and their quads until these are `wanted`."""
    folder = str(files("accord.corpus") / "dispatches")
    base = [(document, reader.events(document)) for document in read([folder], Report())]
    made, number = 0, 0
    while made < wanted:
        for document, events in base:
            name = f"{document.id}-{number}"
            renamed = [
                dataclasses.replace(event, id=content_hash(event.id, number), doc=name, part_of=None)
                for event in events
            ]
            copy = dataclasses.replace(document, id=name)
            quads = to_quads(copy, renamed, reader.run)
            made += len(quads)
            yield copy, renamed, quads
        number += 1


def samples(reader: Reader, wanted: int) -> tuple[Batch, list[ox.Quad]]:
    """Make documents with events, and their quads, each once, until these are `wanted`."""
    batch: Batch = []
    quads: dict[ox.Quad, None] = {}
    for document, events, own in generated(reader, wanted):
        batch.append((document, events))
        quads.update(dict.fromkeys(own))
    return batch, list(quads)


def timed(name: str, count: int, work: Callable[[Path], None]) -> tuple[float, float]:
    """Run on a new folder, print and return quads a second, and quads a second of the processor."""
    with tempfile.TemporaryDirectory() as folder:
        start, busy = time.perf_counter(), time.process_time()
        work(Path(folder) / "store")
        rate = count / (time.perf_counter() - start)
        alone = count / (time.process_time() - busy)
        size = sum(path.stat().st_blocks * 512 for path in Path(folder).rglob("*") if path.is_file())
    print(f"{name:56} {rate:>9,.0f} quads/s {alone:>9,.0f} quads/s of processor {size / 1e6:>7.1f} MB", flush=True)
    return rate, alone


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=500_000)
    reader = Reader()
    compare(reader, *samples(reader, parser.parse_args().quads))


def compare(reader: Reader, batch: Batch, quads: list[ox.Quad]) -> None:
    """Print what a claim costs, and each way to load beside raw pyoxigraph."""
    claims = sum(len(events) for _, events in batch)
    print(f"{len(batch)} documents, {claims} claims, {len(quads)} quads: {len(quads) / claims:.1f} quads a claim")
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    print(f"{len(text) / claims:,.0f} bytes a claim as N-Quads, with the texts of the documents")

    def raw(folder: Path) -> None:
        ox.Store(str(folder)).bulk_load(text, format=ox.RdfFormat.N_QUADS)

    def ready(folder: Path) -> None:
        with open_store(folder, writable=True) as store:
            for part in _parts(quads, 50_000):
                store.add_documents(part)

    def build(folder: Path) -> None:
        with open_store(folder, writable=True) as store, Writer(store, reader.run, reader.schema) as writer:
            for document, events in batch:
                writer.write(document, events)

    def one_by_one(folder: Path) -> None:
        with open_store(folder, writable=True) as store:
            for document, events in few:
                write_document(store, document, events, reader.run, reader.schema)

    few = batch[: max(len(batch) // 10, 1)]
    slow = sum(len(to_quads(document, events, reader.run)) for document, events in few)
    base = timed("raw bulk_load of the same quads as N-Quads", len(quads), raw)
    for name, count, work in (
        ("ready quads into a store", len(quads), ready),
        ("events into a store, new documents", len(quads), build),
        ("a tenth of them, a transaction for each document", slow, one_by_one),
    ):
        rate = timed(name, count, work)
        print(f"{'':56} {rate[0] / base[0]:>9.2f} of raw  {rate[1] / base[1]:>9.2f} of raw", flush=True)


def _parts(quads: list[ox.Quad], size: int) -> Iterator[list[ox.Quad]]:
    for start in range(0, len(quads), size):
        yield quads[start : start + size]


if __name__ == "__main__":
    main()
