# ruff: noqa: INP001 - a folder of documents, not a package
"""Sphinx configuration of the user guide: `sphinx-build docs docs/_build`, with the packages of `requirements.txt`."""

import sys
from pathlib import Path

import accord

sys.path.insert(0, str(Path(__file__).parent))

from generate import write_reference

project = "accord"
author = "The accord developers"
copyright = author  # noqa: A001 - the name that Sphinx reads
version = release = accord.__version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "alabaster"
html_theme_options = {"description": accord.__doc__ or "", "fixed_sidebar": True}
nitpicky = True
# The lexer for SPARQL does not know property paths with alternatives; it shows them all the same.
suppress_warnings = ["misc.highlighting_failure"]

# The reference follows from the code and the ontology, so it is written anew at each build.
write_reference(Path(__file__).parent / "reference")
