"""Servers as users start them: processes of their own, on a free port of this machine."""

import os
import re
import shutil
import subprocess
import sys
import threading

import httpx
import pytest


@pytest.fixture(scope="session")
def start_server():
    """`start_server(store, *options, env={})`: a new server that answers already."""
    running = []

    def start(store, *options, env=None):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("ACCORD_")} | (env or {})
        process = subprocess.Popen(
            [sys.executable, "-m", "accord.cli", "serve", "--port", "0", "--store", str(store), *map(str, options)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        running.append(process)
        first = process.stderr.readline()
        found = re.search(r"http://\S+/", first)
        assert found, first + process.stderr.read()
        lines = []
        threading.Thread(target=lambda: lines.extend(process.stderr), daemon=True).start()
        for _ in range(200):
            try:
                httpx.get(found[0] + "health", timeout=30)
                break
            except httpx.TransportError:
                threading.Event().wait(0.1)
        return Server(found[0], process, lines)

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.wait(20)
        process.stderr.close()


class Server:
    """A running server: its address, its process, and the lines of its log."""

    def __init__(self, address, process, log):
        self.address = address
        self.process = process
        self.log = log

    def get(self, path, **options):
        return httpx.get(self.address + path, timeout=60, **options)

    def post(self, path, **options):
        return httpx.post(self.address + path, timeout=60, **options)

    def ask(self, query, accept="application/sparql-results+json", **options):
        return self.get("sparql", params={"query": query}, headers={"Accept": accept}, **options)


@pytest.fixture(scope="session")
def server(start_server, sample_store):
    """A server over the sample dispatches, with the limits it has by itself."""
    return start_server(sample_store)


@pytest.fixture
def own_store(sample_store, tmp_path):
    """A copy of the sample store, to write into."""
    return shutil.copytree(sample_store, tmp_path / "store")
