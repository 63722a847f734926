"""The visual vocabulary: shapes by class, colours by quad, dashes by standing. Colours are names of the page's CSS.

Cooperation and conflict differ by hue (blue, orange: apart for every kind of colour vision) and by the
end of the line (an arrowhead, a bar); words and deeds by depth of colour; how sure a claim stands by
its dashes.
"""

from __future__ import annotations

from math import log2, sqrt
from typing import Any

STATED, CONDITIONAL, OPEN, DENIED = "stated", "conditional", "open", "denied"

STANDINGS: tuple[dict[str, Any], ...] = (
    {"id": STATED, "label": "Stated as fact", "dashes": False},
    {"id": CONDITIONAL, "label": "On a condition", "dashes": [12, 5]},
    {"id": OPEN, "label": "Intended, offered, possible", "dashes": [6, 4]},
    {"id": DENIED, "label": "Negated", "dashes": [2, 5]},
)
"""How a claim stands, in the order in which it is shown; `dashes` as vis-network takes them."""

SIDES: tuple[dict[str, Any], ...] = (
    {"id": "cooperation", "label": "Cooperation", "arrow": "arrow"},
    {"id": "conflict", "label": "Conflict", "arrow": "bar"},
    {"id": "other", "label": "Other", "arrow": "vee"},
)

QUADS: tuple[dict[str, Any], ...] = (
    {"side": 2, "color": "--other", "label": "Not coded"},
    {"side": 0, "color": "--coop-words", "label": "Cooperation in words"},
    {"side": 0, "color": "--coop-deeds", "label": "Cooperation in deeds"},
    {"side": 1, "color": "--conf-words", "label": "Conflict in words"},
    {"side": 1, "color": "--conf-deeds", "label": "Conflict in deeds"},
)
"""By PLOVER's number of the quad; 0 for a relation that has none."""

STANCES: dict[str, int] = {"Offer": 1, "Acceptance": 1, "Concession": 1, "Support": 1, "Rejection": -1}
"""Classes of claims by which somebody is for (1) or against (-1) an issue; those of the question `disagreements`."""

_CIRCLE = "M-1,0A1,1 0 1,1 1,0A1,1 0 1,1 -1,0Z"
_SQUARE = "M-.64,-.86H.64Q.86,-.86 .86,-.64V.64Q.86,.86 .64,.86H-.64Q-.86,.86 -.86,.64V-.64Q-.86,-.86 -.64,-.86Z"
_DIAMOND = "M-.14,-1.06Q0,-1.2 .14,-1.06L1.06,-.14Q1.2,0 1.06,.14L.14,1.06Q0,1.2 -.14,1.06L-1.06,.14Q-1.2,0 -1.06,-.14Z"
_HEXAGON = "M-.5,-.9H.5L1.04,0L.5,.9H-.5L-1.04,0Z"
_SHIELD = "M-.86,-.9H.86V.1Q.86,.8 0,1.1Q-.86,.8 -.86,.1Z"
_OCTAGON = "M-.41,-1H.41L1,-.41V.41L.41,1H-.41L-1,.41V-.41Z"
_TAG = "M-.9,-.62H.9Q1.25,-.62 1.25,-.27V.27Q1.25,.62 .9,.62H-.9Q-1.25,.62 -1.25,.27V-.27Q-1.25,-.62 -.9,-.62Z"
_BUBBLE = "M-.8,-.85H.8Q1.1,-.85 1.1,-.55V.3Q1.1,.6 .8,.6H.1L-.45,1.1V.6H-.8Q-1.1,.6 -1.1,.3V-.55Q-1.1,-.85 -.8,-.85Z"
_PIN = "M0,1.15L-.7,.3A.85,.85 0 1,1 .7,.3Z"

KINDS: dict[str, dict[str, Any]] = {
    "State": {"path": _CIRCLE, "color": "--state"},
    "Organization": {"path": _SQUARE, "color": "--organization"},
    "ArmedGroup": {"path": _DIAMOND, "color": "--armed"},
    "Person": {"path": _HEXAGON, "color": "--person"},
    "Population": {"path": _OCTAGON, "color": "--population"},
    "Outlet": {"path": _SHIELD, "color": "--outlet"},
    "Actor": {"path": _CIRCLE, "color": "--actor"},
    "Place": {"path": _PIN, "color": "--place"},
    "Negotiation": {"path": _BUBBLE, "color": "--negotiation"},
    "Issue": {"path": _TAG, "color": "--issue", "hollow": True},
}
"""Outline (an SVG path around the origin, radius 1) and colour of each class of node."""

UNKNOWN_KIND = KINDS["Actor"]


def standing(polarity: str, modality: str, condition: str) -> str:
    """How a claim stands.

    >>> standing("affirmed", "actual", ""), standing("affirmed", "offered", ""), standing("negated", "possible", "")
    ('stated', 'open', 'denied')
    >>> standing("affirmed", "offered", "if the raids stop")
    'conditional'
    """
    if polarity == "negated":
        return DENIED
    if condition or modality == "conditional":
        return CONDITIONAL
    return STATED if modality in {"", "actual"} else OPEN


def size(weight: int, most: int) -> int:
    """Radius of a node that `weight` claims touch where others have up to `most`, in pixels at scale 1.

    >>> size(0, 0), size(1, 100), size(25, 100), size(100, 100), size(1, 1)
    (15, 17, 26, 37, 26)
    """
    return round(15 + 22 * sqrt(weight / max(most, 4)))


def width(count: int) -> float:
    """Width of a line that bundles `count` claims.

    >>> width(1), width(7), width(10_000)
    (2.3, 4.5, 9.0)
    """
    return min(9.0, round(1.2 + 1.1 * log2(1 + count), 1))
