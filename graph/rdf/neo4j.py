"""The network as files for Neo4j's LOAD CSV: nodes, relationships, and the Cypher that loads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

import networkx as nx

_NODES = """LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
MERGE (n:Entity {iri: row.iri})
SET n.label = row.label, n.kind = row.kind, n.code = row.code, n.known = toBoolean(row.known);"""
_NODE = ("iri", "label", "kind", "code", "known")


def neo4j(network: nx.MultiDiGraph) -> Mapping[str, str]:
    """Return the contents of `nodes.csv`, `relationships.csv` and `load.cypher`.

    A relationship's type is the class of the claim in capitals (`DEMAND`); everything else that the claim says are
    its properties. A backslash, which LOAD CSV takes for the beginning of an escape, becomes a slash.
    """
    edges = [
        {"source": source, "target": target, "key": key} | attributes
        for source, target, key, attributes in network.edges(keys=True, data=True)
    ]
    columns = list(dict.fromkeys(name for edge in edges for name in edge)) or ["source", "target", "key", "relation"]
    nodes = [{"iri": name} | attributes for name, attributes in network.nodes(data=True)]
    relations = sorted({str(edge["relation"]) for edge in edges})
    return {
        "nodes.csv": _csv(_NODE, nodes),
        "relationships.csv": _csv(columns, edges),
        "load.cypher": _cypher(relations, [name for name in columns if name not in ("source", "target")]),
    }


def _csv(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> str:
    columns = list(columns)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name, "")) for name in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).replace("\\", "/").replace("\x00", "")


def _cypher(relations: Iterable[str], columns: Iterable[str]) -> str:
    """Write a statement for the nodes and one for each type, since plain Cypher takes no type from a column."""
    kinds = {"quad": "toInteger", "trigger_start": "toInteger", "trigger_end": "toInteger", "confidence": "toFloat"}
    kinds["hedged"] = "toBoolean"
    values = {name: f"{kinds[name]}(row.{name})" if name in kinds else f"row.{name}" for name in columns}
    properties = ", ".join(f"{name}: {value}" for name, value in values.items())
    parts = [
        "// Put nodes.csv and relationships.csv into the import folder of the database, then run this.",
        "CREATE CONSTRAINT accord_iri IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE;",
        _NODES,
    ]
    parts += [
        "LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row\n"
        f"WITH row WHERE row.relation = '{relation}'\n"
        "MATCH (a:Entity {iri: row.source}), (b:Entity {iri: row.target})\n"
        f"MERGE (a)-[r:{relation.upper()} {{key: row.key}}]->(b)\n"
        f"SET r += {{{properties}}};"
        for relation in relations
    ]
    return "\n\n".join(parts) + "\n"
