"""Documents and claims about several conflicts, made by hand: what the tests of the graph are run on.

The sentences are our own; the events in them are simplified and partly invented.
"""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from accord.rdf.build import write_document, write_vocabulary
from accord.rdf.provenance import Run
from accord.rdf.rules import apply_rules
from accord.rdf.store import Store, open_store
from accord.records import Actor, Block, Condition, Date, Document, Event, Filler, content_hash
from accord.vocabulary.schema import load_schema, ontology_folder

RUN = Run("en_test", "1.0", "0" * 64, "0.1.0")

_KNOWN = [
    Actor("saudi-arabia", "Saudi Arabia", "State", ("Riyadh",), "SAU", "GOV"),
    Actor("united-states", "United States", "State", ("Washington", "US"), "USA", "GOV"),
    Actor("oman", "Oman", "State", ("Muscat",), "OMN", "GOV"),
    Actor("armenia", "Armenia", "State", ("Yerevan",), "ARM", "GOV"),
    Actor("azerbaijan", "Azerbaijan", "State", ("Baku",), "AZE", "GOV"),
    Actor("sudan-army", "Sudanese army", "Organization", ("SAF",), "SDN", "MIL"),
    Actor("rsf", "Rapid Support Forces", "ArmedGroup", ("RSF",), "SDN", "REB"),
    Actor("eln", "National Liberation Army", "ArmedGroup", ("ELN",), "COL", "REB"),
    Actor("colombia", "Colombia", "State", ("Bogotá",), "COL", "GOV"),
    Actor("houthis", "Houthis", "ArmedGroup", ("Ansar Allah",), "YEM", "REB"),
    Actor("jeddah", "Jeddah", "Place", (), "SAU", None),
    Actor("khartoum", "Khartoum", "Place", (), "SDN", None),
    Actor("daily", "The Harbour Daily", "Outlet", (), None, "JRN"),
]
ACTORS: Mapping[str, Actor] = {actor.id: actor for actor in _KNOWN}
ENVOY = Actor("x-leyla-mammadova", "Leyla Mammadova", "Person", (), None, None, speaks_for="azerbaijan", known=False)
DIPLOMAT = Actor("x-a-senior-diplomat", "a senior diplomat", "Person", known=False, anonymous=True)


def document(name: str, *sentences: str, date: str | None = None, **about: str) -> Document:
    text = " ".join(sentences)
    return Document(
        id=name,
        text=text,
        blocks=(Block(0, len(text), "paragraph", "test"),),
        source=f"news/{name}",
        reader="test 1",
        date=None if date is None else day(date),
        **about,  # type: ignore[arg-type]
    )


def day(iso: str, words: str = "") -> Date:
    return Date.of_day(dt.date.fromisoformat(iso), words)


def who(name: str | Actor, words: str | None = None, *, implicit: bool = False) -> Filler:
    actor = ACTORS[name] if isinstance(name, str) else name
    return Filler(words or actor.name, 0, 0, actor, implicit=implicit)


def what(words: str, issue: str | None = None, number: int | None = None) -> Filler:
    return Filler(words, 0, 0, issue=issue, number=number)


def claim(
    document: Document,
    kind: str,
    sentence: str,
    trigger: str,
    roles: Mapping[str, Sequence[Filler]],
    *,
    conditions: Sequence[tuple[str, str]] = (),
    **about: object,
) -> Event:
    """An event in the one sentence of the document that begins with `sentence`, triggered by the words `trigger`."""
    start = document.text.index(sentence)
    end = document.text.find(". ", start)
    end = len(document.text) if end < 0 else end + 1
    where = document.text.index(trigger, start)
    name = content_hash(document.id, kind, where, trigger, about.get("polarity"))
    return Event(
        id=name,
        doc=document.id,
        type=kind,
        plover=load_schema().events[kind].plover,
        trigger=trigger,
        start=where,
        end=where + len(trigger),
        sentence=document.text[start:end],
        sentence_start=start,
        sentence_end=end,
        roles={role: tuple(fillers) for role, fillers in roles.items()},
        rule=f"frames/{kind.lower()}.toml#test",
        conditions=tuple(
            Condition(words, document.text.index(words, start), document.text.index(words, start) + len(words), cue)
            for words, cue in conditions
        ),
        **about,  # type: ignore[arg-type]
    )


def sudan() -> tuple[Document, list[Event]]:
    text = document(
        "sudan/jeddah talks.txt",
        "Saudi Arabia and the United States mediated between the Sudanese army and the Rapid Support Forces "
        "in Jeddah on 6 May 2023.",
        "The army demanded of the RSF that it withdraw from homes in Khartoum.",
        "The RSF rejected the army's demand for a withdrawal, a senior diplomat told The Harbour Daily.",
        "The RSF offered the army a truce if aid reaches the capital.",
        "The army would meet the RSF again.",
        date="2023-05-07",
        title="Talks in Jeddah",
        publisher="The Harbour Daily",
        url="https://news.example/jeddah",
    )
    demand = claim(
        text, "Demand", "The army demanded", "demanded",
        {"actor": [who("sudan-army", "The army")], "recipient": [who("rsf", "the RSF")],
         "content": [what("withdraw from homes in Khartoum", "withdrawal")]},
    )  # fmt: skip
    return text, [
        claim(
            text, "Mediation", "Saudi Arabia and", "mediated",
            {"mediator": [who("saudi-arabia"), who("united-states")], "party": [who("sudan-army"), who("rsf")],
             "place": [who("jeddah")]},
            date=day("2023-05-06", "on 6 May 2023"),
        ),
        demand,
        claim(
            text, "Withdrawal", "The army demanded", "withdraw",
            {"actor": [who("rsf", "it")], "place": [who("khartoum")]}, modality="required", part_of=demand.id,
        ),
        claim(
            text, "Rejection", "The RSF rejected", "rejected",
            {"actor": [who("rsf")], "recipient": [who("sudan-army")],
             "content": [what("the army's demand for a withdrawal", "withdrawal")]},
            speaker=who(DIPLOMAT), outlet=who("daily"), hedged=True, confidence=0.7,
        ),
        claim(
            text, "Offer", "The RSF offered", "offered",
            {"actor": [who("rsf")], "recipient": [who("sudan-army")], "content": [what("a truce", "truce")]},
            conditions=[("aid reaches the capital", "if")],
        ),
        claim(
            text, "Talks", "The army would", "meet",
            {"participant": [who("rsf"), who("sudan-army")]}, modality="intended",
        ),
    ]  # fmt: skip


def colombia() -> tuple[Document, list[Event]]:
    text = document(
        "colombia.txt",
        "The ELN released 12 captives to Colombia on 3 June 2023.",
        "In July 2023 the group freed two soldiers.",
        "Colombia refused to pay a ransom.",
        date="2023-08-01",
    )
    july = Date(dt.date(2023, 7, 1), dt.date(2023, 7, 31), "month", "In July 2023")
    return text, [
        claim(
            text, "Release", "The ELN released", "released",
            {"actor": [who("eln")], "recipient": [who("colombia")], "captive": [what("captives")],
             "count": [what("12", number=12)]},
            date=day("2023-06-03", "on 3 June 2023"),
        ),
        claim(
            text, "Release", "In July 2023", "freed",
            {"actor": [who("eln", "the group")], "captive": [what("soldiers")], "count": [what("two", number=2)]},
            date=july,
        ),
        claim(
            text, "Rejection", "Colombia refused", "refused",
            {"actor": [who("colombia")], "content": [what("to pay a ransom", "ransom")]},
        ),
    ]  # fmt: skip


def caucasus() -> tuple[Document, list[Event]]:
    text = document(
        "caucasus.txt",
        "Armenia said that its talks with Azerbaijan about prisoners were going on.",
        'There were "no talks with Armenia", Leyla Mammadova said.',
        "Azerbaijan threatened Armenia with a blockade.",
        date="2022-09-20",
        title="Two versions",
    )
    sides = {"participant": [who("armenia"), who("azerbaijan")]}
    return text, [
        claim(
            text, "Talks", "Armenia said", "talks",
            sides | {"topic": [what("prisoners", "release-of-prisoners")]}, speaker=who("armenia"),
        ),
        claim(text, "Talks", "There were", "talks", sides, polarity="negated", speaker=who(ENVOY)),
        claim(
            text, "Threat", "Azerbaijan threatened", "threatened",
            {"actor": [who("azerbaijan")], "recipient": [who("armenia")], "content": [what("a blockade", "blockade")]},
        ),
    ]  # fmt: skip


def yemen() -> tuple[Document, list[Event]]:
    text = document(
        "yemen.txt",
        "Oman mediates for the Houthis.",
        "An unnamed tribe took three drivers hostage.",
        "Saudi Arabia met the Houthis in Muscat.",
        "The Houthis accept the withdrawal.",
        "Saudi Arabia rejects the withdrawal.",
    )
    return text, [
        claim(text, "Mediation", "Oman mediates", "mediates", {"mediator": [who("oman")], "party": [who("houthis")]}),
        claim(
            text, "Capture", "An unnamed tribe", "took",
            {"actor": [what("An unnamed tribe")], "captive": [what("three drivers")],
             "count": [what("three", number=3)]},
        ),
        claim(
            text, "Talks", "Saudi Arabia met", "met",
            {"participant": [who("saudi-arabia"), who("houthis")], "place": [what("Muscat")]},
        ),
        claim(
            text, "Acceptance", "The Houthis accept", "accept",
            {"actor": [who("houthis")], "content": [what("the withdrawal", "withdrawal")]},
        ),
        claim(
            text, "Rejection", "Saudi Arabia rejects", "rejects",
            {"actor": [who("saudi-arabia")], "recipient": [who("houthis", implicit=True)],
             "content": [what("the withdrawal", "withdrawal")]},
        ),
    ]  # fmt: skip


CORPUS = (sudan, colombia, caucasus, yemen)


def actor_file(folder: Path) -> Path:
    """Write the actors above as the ontology would have them."""
    lines = ["@prefix acc: <https://w3id.org/accord/ontology#> .", "@prefix id: <https://w3id.org/accord/id/> ."]
    lines.append("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .")
    for actor in _KNOWN:
        parts = [f'id:{actor.id} a acc:{actor.kind} ; skos:prefLabel "{actor.name}"']
        parts += [f'skos:altLabel "{alias}"' for alias in actor.aliases]
        parts += [
            f'acc:{name} "{value}"' for name, value in (("country", actor.country), ("sector", actor.sector)) if value
        ]
        lines.append(" ; ".join(parts) + " .")
    path = folder / "actors.ttl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def vocabulary(folder: Path) -> list[Path]:
    """The ontology's own files, with the actors above in the place of its actors."""
    return [*sorted(ontology_folder().glob("*.ttl")), actor_file(folder)]


def fill(store: Store, folder: Path) -> Store:
    write_vocabulary(store, vocabulary(folder))
    for make in CORPUS:
        write_document(store, *make(), RUN)
    return store


@cache
def _content() -> bytes:
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, fill(open_store("memory:", writable=True), Path(folder)) as store:
        apply_rules(store)
        store.dump(out)
    return out.getvalue()


def filled() -> Store:
    """A store in memory with all of the above."""
    store = open_store("memory:", writable=True)
    store.load(io.BytesIO(_content()))
    return store


def events() -> Iterator[Event]:
    for make in CORPUS:
        yield from make()[1]
