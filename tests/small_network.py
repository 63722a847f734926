"""A small network with weights drawn at random, for tests of everything but its quality."""

import numpy as np

from accord.language.syntax.labels import Labels
from accord.language.syntax.pieces import SHAPES, SPECIAL, Pieces

LABELS = Labels(
    tags=("NN", "VBD", "."),
    forms=("NOUN|Number=Sing", "VERB|Tense=Past", "PUNCT|"),
    deps=("nsubj", "ROOT", "punct"),
    names=("O", "B-ORG", "I-ORG", "B-PERSON", "I-PERSON"),
    roles=("", "ARG0", "ARG1", "ARGM-TMP"),
    rolesets=("meet.01", "say.01"),
    paths=("/nsubj", "/punct", "^nsubj", "^nsubj/punct"),
    markers=("on", "the"),
    events=("Agreement", "Talks"),
)
PIECES = Pieces(
    [*SPECIAL, *"abcdefghijklmnopqrstuvwxyz", *(f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"), "."]
)
WIDTH, INNER, NARROW, SMALL = 24, 48, 8, 6


def random_weights(seed=1):
    rng = np.random.default_rng(seed)
    shapes = {
        "pieces.weight": (len(PIECES), NARROW),
        "widen.weight": (WIDTH, NARROW),
        "widen.bias": (WIDTH,),
        "shapes.weight": (SHAPES, WIDTH),
        "places.weight": (512, WIDTH),
        "norm.weight": (WIDTH,),
        "norm.bias": (WIDTH,),
    }
    for block in range(2):
        dense = {"mix": (3 * WIDTH, WIDTH), "out": (WIDTH, WIDTH), "up": (INNER, WIDTH), "down": (WIDTH, INNER)}
        for name, shape in (dense | {"norm1": (WIDTH,), "norm2": (WIDTH,)}).items():
            shapes[f"blocks.{block}.{name}.weight"] = shape
            shapes[f"blocks.{block}.{name}.bias"] = shape[:1]
    for name in (
        "tagging",
        "naming",
        "dependent",
        "governor",
        "label_dependent",
        "label_governor",
        "predicating",
        "evoking",
    ):
        shapes[f"heads.{name}.linear.weight"], shapes[f"heads.{name}.linear.bias"] = (SMALL, WIDTH), (SMALL,)
    for name, size in {
        "tags": 3,
        "forms": 3,
        "starts": 2,
        "names": 5,
        "root": 1,
        "predicate": 2,
        "senses": 4,
        "events": 2,
    }.items():
        shapes[f"heads.{name}.weight"], shapes[f"heads.{name}.bias"] = (size, SMALL), (size,)
    shapes["heads.rolesets.weight"] = (2, 4)
    shapes["heads.arc"] = (SMALL + 1, SMALL)
    shapes["heads.label"] = (3, SMALL + 1, SMALL + 1)
    biased = {"predicate.linear": (SMALL, WIDTH), "candidate.linear": (SMALL, WIDTH), "acting": (8, SMALL)}
    for name, shape in (biased | {"inner": (8, 8), "out": (4, 8)}).items():
        shapes[f"arguments.{name}.weight"], shapes[f"arguments.{name}.bias"] = shape, shape[:1]
    dense = {"widen": (8, 4), "numbered": (8, 6), "dependents": (8, 3), "acted": (8, SMALL)}
    for name, shape in (dense | {"rolesets": (3, 4), "paths": (6, 8), "markers": (3, 8), "distances": (19, 8)}).items():
        shapes[f"arguments.{name}.weight"] = shape
    shapes |= {"arguments.both": (4, SMALL + 1, SMALL + 1), "arguments.frames": (3, 6)}
    # Drawn in the order in which the layers were added, so that the older ones stay as they are.
    layers = ("heads.ev", "arguments.")
    ordered = sorted(shapes.items(), key=lambda item: ([item[0].startswith(layer) for layer in layers], item[0]))
    return {name: rng.normal(size=shape).astype(np.float32) for name, shape in ordered}
