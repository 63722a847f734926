"""The language pipeline as the rest of accord sees it: load one, parse documents with it."""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import spacy
from spacy import util
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc

from ..errors import ModelError
from ..records import Block, Document
from ..vocabulary.actors import load_actors
from . import lemmatizer as _lemmatizer  # this and the next also register factories that the shipped pipeline names
from . import roles as _roles
from . import schemes
from .headlines import is_title_case, laid_over, lower_lead, recase
from .naming import named
from .repair import repaired
from .shipped import SHIPPED
from .syntax.component import Syntax

PIECE = 100_000
"""Characters that go through the pipeline in one Doc at most; longer blocks are cut (memory grows with the Doc)."""
UNUSED = frozenset({"doc.cats", "doc.spans", "token.ent_kb_id", "token.is_sent_start"})
"""What components write that extraction never reads; the parser sets sentence starts."""
_ENDS = (re.compile(r"\n\s*"), re.compile(r"[.!?…][\"'\u201d\u2019)\]]*\s+"), re.compile(r"\s+"))
"""Where a block may be cut, the better place first: line ends, sentence ends, spaces."""

Step = Callable[[Doc], Doc]
"""A function that works on a parsed Doc after spaCy is done and returns it, or one in its place."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A block and its parse; a token's offset in the document is `block.start + token.idx`.

    The block is one of the document's, or a piece of one that was too long.
    """

    block: Block
    doc: Doc


class Pipeline:
    """A loaded spaCy pipeline and the steps that follow it (another label scheme brought to UD, parses repaired)."""

    def __init__(self, nlp: Language, *, name: str, folder: Path | None = None, steps: Sequence[Step] = ()) -> None:
        self.nlp = nlp
        self.name = name
        self.steps = tuple(steps)
        self._folder = folder

    @cached_property
    def version(self) -> str:
        """The pipeline's version, with eight digits of the SHA-256 of its files: "0.1.0+1f3a..."."""
        plain = str(self.nlp.meta.get("version", "0"))
        return plain if self._folder is None else f"{plain}+{_digest(self._folder)}"

    def parse(self, document: Document) -> list[Parsed]:
        """Parse the article blocks of a document, in order; blocks that are blank are left out."""
        blocks = [
            piece for block in document.article() for piece in pieces(document.text, block, min(PIECE, self._longest))
        ]
        texts = [document.text[block.start : block.end] for block in blocks]
        cased = [self._recase(text, block.kind) for block, text in zip(blocks, texts, strict=True)]
        docs = zip(blocks, texts, cased, self.pipe(cased), strict=True)
        return [Parsed(block, doc if text == read else laid_over(text, doc)) for block, text, read, doc in docs]

    def _recase(self, text: str, kind: str) -> str:
        """A headline in Title Case, or a paragraph that begins in capitals, in the case of a sentence.

        Only where the pipeline can tell words from names.
        """
        if self._is_word is None or (kind == "headline" and not is_title_case(text)):
            return text
        return (recase if kind == "headline" else lower_lead)(text, load_actors(), self._is_word)

    @cached_property
    def _is_word(self) -> Callable[[str], bool] | None:
        lemmatizers = (part for _, part in self.nlp.pipeline if isinstance(part, _lemmatizer.TagLemmatizer))
        found = next(lemmatizers, None)
        return None if found is None else found.knows

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts in batches, in order."""
        return map(self._finish, self.nlp.pipe(texts))

    def __call__(self, text: str) -> Doc:
        """Parse one text."""
        return self._finish(self.nlp(text))

    def zone(self) -> AbstractContextManager[Any]:
        """Open a block after which spaCy forgets the strings of the Docs made inside; none of them may leave it."""
        return self.nlp.memory_zone()

    @property
    def _longest(self) -> int:
        return int(self.nlp.max_length)

    def _finish(self, doc: Doc) -> Doc:
        for step in self.steps:
            doc = step(doc)
        return doc


def load(name: str | None = None, *, roles: bool | None = None) -> Pipeline:
    """Load the shipped pipeline, or an installed one by name, or one by its folder.

    Components that extraction does not use are left out, and labels of spaCy's own pipelines are brought to UD.
    With `roles` each Doc gets its semantic roles (`doc._.predicates`), whichever pipeline it is; without, none does;
    None leaves it to the pipeline, of which accord's own has roles.
    Raises ModelError where it is not installed, was made for another spaCy, or has no dependency parser.
    """
    nlp, folder = _load(name)
    shown = repr(name or folder.name)
    if roles is None:
        roles = any(isinstance(part, _roles.RoleLabeller) for _, part in nlp.pipeline)
    _with_roles(nlp) if roles else _without_roles(nlp)
    labels = schemes.labels(nlp)
    if not labels:
        raise ModelError(f"the pipeline {shown} has no dependency parser, and accord needs one")
    steps = schemes.steps(labels, _entity_labels(nlp), f"the pipeline {shown}")
    return Pipeline(nlp, name=_full_name(nlp), folder=folder, steps=[*steps, repaired, named])


def _load(name: str | None) -> tuple[Language, Path]:
    """Load the bare spaCy pipeline, without the components that extraction does not use, and say where it lies."""
    folder = _folder(name)
    shown = repr(name or folder.name)
    _check_version(_meta(folder), shown, name if name is not None and name.isidentifier() else None)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W09[45]\]")  # spaCy's own words on versions, said above
        try:
            nlp = spacy.load(folder if name is None or Path(name).is_dir() else name)
        except (ValueError, OSError, ImportError, AttributeError, KeyError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ModelError(f"the pipeline {shown} does not load: {reason}") from error
    for component in unused(nlp):
        nlp.remove_pipe(component)
    return nlp, folder


def _with_roles(nlp: Language) -> None:
    """Have the network keep what it finds for the role labeller, which is added where the pipeline has none."""
    if not any(isinstance(part, _roles.RoleLabeller) for _, part in nlp.pipeline):
        labeller = nlp.add_pipe(_roles.FACTORY)
        if isinstance(labeller, _roles.RoleLabeller):
            labeller.from_disk(SHIPPED / "roles")
    for _, part in nlp.pipeline:
        if isinstance(part, Syntax):
            part.roles = True


def _without_roles(nlp: Language) -> None:
    for name, part in list(nlp.pipeline):
        if isinstance(part, _roles.RoleLabeller):
            nlp.remove_pipe(name)
        elif isinstance(part, Syntax):
            part.roles = False


def unused(nlp: Language) -> list[str]:
    """Components of a pipeline whose results extraction never reads (text categories, entity links, a sentencizer)."""
    parses = bool(schemes.labels(nlp))
    found = []
    for name in nlp.component_names:
        assigned = set(nlp.get_pipe_meta(name).assigns)
        if assigned and assigned <= UNUSED and (parses or "token.is_sent_start" not in assigned):
            found.append(name)
    return found


def pieces(text: str, block: Block, limit: int) -> Iterator[Block]:
    """Yield the block, or the pieces of at most `limit` characters that it is cut into; blank ones left out."""
    start = block.start
    while start < block.end:
        end = block.end
        if end - start > limit:
            end = start + limit
            for boundary in _ENDS:
                cuts = [match.end() for match in boundary.finditer(text, start + limit // 2, end)]
                if cuts:
                    end = cuts[-1]
                    break
        if text[start:end].strip():
            yield block if (start, end) == (block.start, block.end) else replace(block, start=start, end=end)
        start = end


def _folder(name: str | None) -> Path:
    """Where the pipeline lies; ModelError where nowhere."""
    if name is None:
        if not (SHIPPED / "meta.json").is_file():
            raise ModelError("the pipeline that accord ships is missing: install accord-graph again")
        return SHIPPED
    if Path(name).is_dir():
        if not (Path(name) / "meta.json").is_file():
            raise ModelError("the folder holds no spaCy pipeline (no meta.json)", file=name)
        return Path(name)
    if not name.isidentifier():
        raise ModelError(f"there is no pipeline folder {name!r}")
    if not util.is_package(name):
        raise ModelError(f"the pipeline {name!r} is not installed: python -m spacy download {name}")
    return Path(util.get_package_path(name))


def _meta(folder: Path) -> Mapping[str, Any]:
    path = folder / "meta.json"
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot be read: {error}", file=path) from error
    if not isinstance(meta, dict):
        raise ModelError("holds no JSON object", file=path)
    return meta


def _check_version(meta: Mapping[str, Any], shown: str, package: str | None) -> None:
    """Refuse a pipeline for another major version of spaCy; warn of another minor one, where parses may suffer."""
    made_for = str(meta.get("spacy_version", ""))
    if not made_for or util.is_compatible_version(spacy_version, made_for):
        return
    told = f"the pipeline {shown} was made for spaCy {made_for}, this is {spacy_version}"
    remedy = f"python -m spacy download {package}" if package else "train it again with this spaCy"
    lower = util.get_model_lower_version(made_for) or ""
    if lower.split(".")[0] != spacy_version.split(".")[0]:
        raise ModelError(f"{told}: {remedy}")
    warnings.warn(f"{told}, and its parses may be worse: {remedy}", stacklevel=4)


def _entity_labels(nlp: Language) -> frozenset[str]:
    return frozenset(
        str(label)
        for name in nlp.pipe_names
        if "doc.ents" in nlp.get_pipe_meta(name).assigns
        for label in _labels_of_names(nlp.get_pipe(name))
    )


def _labels_of_names(component: object) -> Iterable[object]:
    """A component's labels; of one that gives dependencies as well, only those of names."""
    own: Iterable[object] = getattr(component, "kinds", ()) or getattr(component, "labels", ())
    return own


def _full_name(nlp: Language) -> str:
    return f"{nlp.meta['lang']}_{nlp.meta['name']}"


def _digest(folder: Path) -> str:
    """Eight digits of the SHA-256 over the names and bytes of the pipeline's files, prose left out."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".md", ".txt", ".py", ".pyc"}:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
