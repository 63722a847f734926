"""The frames of acts of speech that no word names; `speech.py` finds them."""

from __future__ import annotations

from dataclasses import replace

from ..vocabulary.frames import SHORT, Frame

OBLIGATION = Frame(
    id="obligation", event="Demand", rule="extract/speech.py#obligation", verbs=(), nouns=(), adjectives=(), roles={},
    require={}, exclude={}, only={}, content="required",
)  # fmt: skip
IMPERATIVE = replace(OBLIGATION, id="imperative", rule="extract/speech.py#imperative")
WARNING = replace(
    OBLIGATION, id="warning", event="Threat", rule="extract/speech.py#warning", content=None, tense="will", speech=True
)
REFUSAL = replace(
    WARNING, id="refusal", event="Rejection", rule="extract/speech.py#refusal", polarity="affirmed",
    about=("negotiation", "hostilities", "labour", SHORT),
)  # fmt: skip
"""Who "would not say" or "will not vote" in news of anything else refuses nobody."""
PROMISE = replace(WARNING, id="promise", event="Offer", rule="extract/speech.py#promise", polarity="affirmed")
