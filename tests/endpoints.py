"""SPARQL endpoints that the tests start themselves: each is a context manager that yields the address of its store.

A new one (a server of our own, another product) is added to `ENDPOINTS`; the store's contract is then tested on it.
"""

import base64
import contextlib
import http.server
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pyoxigraph as ox
import pytest

from accord.rdf.store import open_store

SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 4
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
"""
"""What Debian's own settings say, but for the places, the ports and the most rows of an answer."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def virtuoso(rows=10_000, folder=None):
    """A Virtuoso of its own on the loopback interface; its database goes when it ends, unless a folder is named."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("no Virtuoso here: `apt-get install virtuoso-opensource-7`")
    with tempfile.TemporaryDirectory(prefix="virtuoso") as temporary:
        server, address = _virtuoso_up(program, folder or temporary, rows)
        try:
            # The user and the password that every new database has; this one is seen by this machine only.
            yield f"http://dba:dba@{address}-auth"
        finally:
            server.send_signal(signal.SIGKILL)
            server.wait()


def _virtuoso_up(program, folder, rows, attempts=3):
    """A server that answers, and its address; it cannot choose its ports itself, and others may take them first."""
    log = Path(folder) / "virtuoso.log"
    for _ in range(attempts):
        (Path(folder) / "virtuoso.lck").unlink(missing_ok=True)  # of a server that was killed
        ports = {"sql": free_port(), "http": free_port()}
        settings = Path(folder) / "virtuoso.ini"
        settings.write_text(SETTINGS.format(folder=folder, rows=rows, **ports), encoding="utf-8")
        command = [program, "+foreground", "+configfile", str(settings)]
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        address = f"127.0.0.1:{ports['http']}/sparql"
        try:
            _wait(f"http://{address}?query=ASK+%7B%7D", server)
        except BaseException as error:
            server.kill()
            server.wait()
            if not isinstance(error, _EndedError):
                raise
        else:
            return server, address
    pytest.fail(f"Virtuoso ended {attempts} times: {log.read_text(errors='replace')[-2000:] if log.is_file() else ''}")


class _EndedError(Exception):
    """A server ended before it answered."""


class _Protocol(http.server.BaseHTTPRequestHandler):
    """As much of the SPARQL protocol as a store speaks, over a database of Oxigraph in memory."""

    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.headers.get("Authorization") != "Basic " + base64.b64encode(b"reader:a b").decode():
            self._answer(401, b"", "WWW-Authenticate", 'Basic realm="test"')
            return
        try:
            if self.path == "/update":
                self.server.database.update(form["update"][0])
                self._answer(204)
                return
            query = form["query"][0]
            union = self.server.union and " FROM " not in query
            result = self.server.database.query(query, use_default_graph_as_union=union)
        except (SyntaxError, RuntimeError) as error:
            self._answer(400, str(error).encode())
            return
        if isinstance(result, ox.QueryTriples):
            self._answer(200, result.serialize(format=ox.RdfFormat.N_TRIPLES), "Content-Type", "application/n-triples")
        else:
            body = result.serialize(format=ox.QueryResultsFormat.JSON)
            self._answer(200, body, "Content-Type", "application/sparql-results+json")

    def _answer(self, status, body=b"", *header):
        self.send_response(status)
        if header:
            self.send_header(*header)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def oxigraph(*, union=True):
    """An endpoint that keeps to the standards, with another address for updates, and a user of the simple kind."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Protocol) as server:
        server.database, server.union = ox.Store(), union
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://reader:a%20b@127.0.0.1:{server.server_port}/query#update=/update"
        server.shutdown()
        thread.join()


TOKEN = "a secret: +&%"


@contextlib.contextmanager
def accord(store=None, *options):
    """`accord serve`: with updates, over a new store in a folder, unless a store (and options) are given."""
    with tempfile.TemporaryDirectory(prefix="accord") as folder:
        if store is None:
            store, options = Path(folder) / "store", ("--update",)
            open_store(store, writable=True).close()
        port = free_port()
        command = [sys.executable, "-m", "accord.cli", "serve", "--store", str(store), "--port", str(port), *options]
        server = subprocess.Popen(command, env=os.environ | {"ACCORD_TOKEN": TOKEN}, stderr=subprocess.DEVNULL)
        try:
            _wait(f"http://127.0.0.1:{port}/health", server)
            yield f"http://token:{urllib.parse.quote(TOKEN, safe='')}@127.0.0.1:{port}/sparql"
        finally:
            server.terminate()
            server.wait()


def _wait(address, server, seconds=180):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            raise _EndedError(f"the server ended with {server.returncode}")
        with contextlib.suppress(OSError, urllib.error.URLError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    pytest.fail(f"the server did not answer within {seconds} s")


ENDPOINTS = {"virtuoso": virtuoso, "oxigraph": oxigraph, "accord": accord}
