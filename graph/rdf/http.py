"""The SPARQL 1.1 protocol over HTTP: questions, updates, who asks."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urljoin, urlsplit, urlunsplit

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from ..errors import QueryError, StoreError

CONNECT, ANSWER = 10, 600
"""Seconds to wait for a connection, and for an answer."""


class Connection:
    """A session with an endpoint.

    The address may name a user (`http://user:password@host/sparql`), whose password is the token where a server wants
    one (`http://token:TOKEN@host/sparql`), and in its fragment, which is never sent, the
    address for updates where that is another (`http://host/query#update=/update`).
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StoreError(f"{address}: no address of an endpoint; it begins with http:// or https:// and a host")
        host = parts.netloc.rpartition("@")[2]
        self.name = urlunsplit((parts.scheme, host, parts.path, parts.query, ""))
        """The address without user and password, for messages."""
        update = parse_qs(parts.fragment).get("update")
        self._update = urljoin(self.name, update[0]) if update else self.name
        self._session = requests.Session()
        self._user = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None

    def ask(self, query: str, accept: str) -> tuple[bytes, int | None]:
        """Send a question; return the answer and the most rows that the server gives, where it says so.

        Raises QueryError where the server refuses the question, StoreError where it cannot answer.
        """
        response = self._post(self.name, {"query": query}, accept)
        if response.status_code == requests.codes.bad_request:
            raise QueryError(f"{self.name}: {_reason(response)}")
        self._check(response)
        most = response.headers.get("X-SPARQL-MaxRows", "")
        return response.content, int(most) if most.isdecimal() else None

    def tell(self, update: str) -> None:
        """Send an update; StoreError where the server does not apply it."""
        self._check(self._post(self._update, {"update": update}, "*/*"))

    def close(self) -> None:
        self._session.close()

    def _post(self, address: str, form: dict[str, str], accept: str) -> requests.Response:
        try:
            headers = {"Accept": accept}
            response = self._session.post(address, data=form, headers=headers, timeout=(CONNECT, ANSWER))
            if response.status_code == requests.codes.unauthorized and self._user and self._session.auth is None:
                self._session.auth = _auth(response, self._user)
                response = self._session.post(address, data=form, headers=headers, timeout=(CONNECT, ANSWER))
        except requests.RequestException as error:
            raise StoreError(f"{self.name}: the endpoint does not answer: {_cause(error)}") from error
        return response

    def _check(self, response: requests.Response) -> None:
        if response.status_code == requests.codes.unauthorized:
            if self._user:
                raise StoreError(f"{self.name}: the endpoint does not know this user")
            token = _scheme(response) == "bearer"
            wanted = "token: http://token:TOKEN@HOST/..." if token else "user: http://USER:PASSWORD@HOST/..."
            raise StoreError(f"{self.name}: the endpoint wants a {wanted}")
        if not response.ok:
            raise StoreError(f"{self.name}: {_reason(response)}")


class _Token(AuthBase):
    """The password alone, as `accord serve` wants it."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _auth(response: requests.Response, user: tuple[str, str]) -> AuthBase:
    """Choose what the server asks for."""
    scheme = _scheme(response)
    if scheme == "bearer":
        return _Token(user[1])
    return HTTPDigestAuth(*user) if scheme == "digest" else HTTPBasicAuth(*user)


def _scheme(response: requests.Response) -> str:
    return response.headers.get("WWW-Authenticate", "").partition(" ")[0].lower()


def _reason(response: requests.Response) -> str:
    """Return the first line of what the server says; what follows often repeats the request."""
    kind = response.headers.get("Content-Type", "")
    lines = [] if "html" in kind else response.content.decode(errors="replace").strip().splitlines()
    return (
        f"{lines[0][:300]} (HTTP {response.status_code})" if lines else f"HTTP {response.status_code} {response.reason}"
    )


def _cause(error: requests.RequestException) -> str:
    """Return the innermost reason, without the objects that libraries print around it."""
    inner: BaseException = error
    while (cause := inner.__cause__ or inner.__context__) is not None:
        inner = cause
    return getattr(inner, "strerror", None) or " ".join(str(inner).split()) or type(inner).__name__
