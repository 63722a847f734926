"""ClearNLP trees (spaCy's own English pipelines) turned into trees of Universal Dependencies.

ClearNLP hangs an object under its preposition, a predicate under "be" and each conjunct under the one before; in
Universal Dependencies the content word is the head: prepositions, copulas and conjunctions are its children.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from spacy.tokens import Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSAL = frozenset({"VERB", "AUX"})


class Tree:
    """The dependency tree of one sentence, edited in place; `heads` are indices in the sentence, -1 for the root."""

    def __init__(self, sentence: Span, labels: Mapping[str, str], fixed: Collection[str]) -> None:
        self.start = sentence.start
        self.words = [token.text.lower() for token in sentence]
        self.lemmas = [token.lemma_.lower() for token in sentence]
        self.tags = [token.tag_ for token in sentence]
        self.pos = [token.pos_ for token in sentence]
        self.heads = [-1 if token.head.i == token.i else token.head.i - self.start for token in sentence]
        self.deps = [token.dep_ for token in sentence]
        self.persons = [
            (ent.start - self.start, ent.end - self.start)
            for ent in sentence.ents
            if ent.label_ in {"PERSON", "PER"} and ent.end - ent.start > 1
        ]
        self.labels = labels
        self.fixed = fixed

    def convert(self) -> None:
        """Apply all changes; where the outcome is no tree, only the labels change."""
        heads, deps = list(self.heads), list(self.deps)
        self._prepositions()
        self._copulas()
        self._conjuncts()
        self._names()
        if not self._is_tree():
            self.heads, self.deps = heads, deps
        self._rename()

    def absolute_heads(self) -> list[int]:
        """Heads as indices in the Doc, the root's its own."""
        return [self.start + (index if head < 0 else head) for index, head in enumerate(self.heads)]

    def _children(self, head: int, deps: Collection[str] | None = None) -> list[int]:
        return [i for i, h in enumerate(self.heads) if h == head and (deps is None or self.deps[i] in deps)]

    def _attach(self, indices: Iterable[int], head: int) -> None:
        for index in indices:
            if index != head:
                self.heads[index] = head

    # Prepositions ---------------------------------------------------------------------------------------------

    def _prepositions(self) -> None:
        """Make each preposition a child of its object, the inner of two ("out of Aden") before the outer."""
        found = [i for i, dep in enumerate(self.deps) if self._is_preposition(i, dep)]
        for index in sorted(found, key=self._depth, reverse=True):
            self._preposition(index)

    def _is_preposition(self, index: int, dep: str) -> bool:
        if dep in {"prep", "agent"}:
            return True
        joined = dep in {"dative", "conj", "pcomp", "pobj"} and self.pos[index] in {"ADP", "SCONJ"}
        return joined and bool(self._children(index, {"pobj", "pcomp"}))

    def _depth(self, index: int) -> int:
        depth = 0
        while self.heads[index] >= 0 and depth < len(self.heads):
            index, depth = self.heads[index], depth + 1
        return depth

    def _preposition(self, index: int) -> None:
        governor, dep = self.heads[index], self.deps[index]
        objects = self._children(index, {"pobj", "pcomp", "obl", "nmod", "advcl", "acl"})
        if not objects:
            if dep != "conj":
                self.deps[index] = "advmod" if governor >= 0 else dep
            return
        head = min(objects, key=lambda i: (self.deps[i] != "pobj", i))
        clausal = self.deps[head] in {"pcomp", "advcl", "acl"} and self.pos[head] in CLAUSAL
        self.heads[head] = governor
        if dep == "conj" or governor < 0:
            self.deps[head] = dep
        elif dep in {"pobj", "pcomp"}:
            self.deps[head] = "pcomp" if clausal else "pobj"
        elif clausal:
            self.deps[head] = "acl" if self.pos[governor] in NOMINAL else "advcl"
        elif dep == "agent":
            self.deps[head] = "obl:agent"
        else:
            self.deps[head] = "nmod" if self._is_nominal(governor) else "obl"
        self._attach(self._children(index), head)
        self.heads[index], self.deps[index] = head, "mark" if clausal else "case"
        inner = index + 1
        pair = f"{self.words[index]} {self.words[inner]}" if inner < len(self.words) else ""
        if pair in self.fixed and self.heads[inner] == head:
            self.heads[inner], self.deps[inner] = index, "fixed"

    def _is_nominal(self, index: int) -> bool:
        """Whether what hangs under a word is `nmod` rather than `obl`: a noun that is no predicate of "be"."""
        predicate = self.deps[index] == "attr" and self.heads[index] >= 0 and self._is_be(self.heads[index])
        return self.pos[index] in NOMINAL and not (predicate and self.pos[index] == "ADJ")

    # Copulas --------------------------------------------------------------------------------------------------

    def _is_be(self, index: int) -> bool:
        return self.lemmas[index] == "be" and self.deps[index] not in {"aux", "auxpass", "cop"}

    def _copulas(self) -> None:
        """Make the predicate the head of each "be" that links; "there is" keeps its verb."""
        for index in range(len(self.heads)):
            if not self._is_be(index):
                continue
            there = any(self.words[i] == "there" for i in self._children(index, {"expl"}))
            if there:
                for child in self._children(index, {"attr"}):
                    self.deps[child] = "nsubj"
                continue
            predicate = self._predicate(index)
            if predicate is not None:
                self._promote(index, predicate)

    def _predicate(self, index: int) -> int | None:
        if not self._children(index, SUBJECTS):
            return None
        for kinds in ({"attr", "acomp"}, {"ccomp", "xcomp"}, {"obl"}, {"advmod"}):
            found = [i for i in self._children(index, kinds) if i > index]
            if kinds == {"advmod"}:
                found = [i for i in found if self.tags[i] in {"RB", "RP", "IN", "WRB"} and self.lemmas[i] != "not"]
            if found:
                return found[0]
        return None

    def _promote(self, index: int, predicate: int) -> None:
        """Let the predicate take the place of its copula, and the copula's dependents."""
        if self.deps[predicate] in {"ccomp", "xcomp"}:
            for subject in self._children(index, {"nsubj", "csubj"}):
                self.deps[subject] += ":outer"
        children = [child for child in self._children(index) if child != predicate]
        self.heads[predicate], self.deps[predicate] = self.heads[index], self.deps[index]
        self._attach(children, predicate)
        self.heads[index], self.deps[index] = predicate, "cop"

    # Coordination ---------------------------------------------------------------------------------------------

    def _conjuncts(self) -> None:
        """Hang all conjuncts under the first, and each conjunction and comma under the conjunct that follows it."""
        for index in range(len(self.heads)):
            while self.deps[index] == "conj" and self.deps[self.heads[index]] == "conj" and self.heads[index] >= 0:
                self.heads[index] = self.heads[self.heads[index]]
        for index, dep in enumerate(self.deps):
            if dep not in {"cc", "punct"} or self.heads[index] < 0:
                continue
            first = self.heads[index]
            while self.deps[first] == "conj" and self.heads[first] >= 0:
                first = self.heads[first]
            following = [i for i in self._children(first, {"conj"}) if i > index]
            if following and (dep == "cc" or self._joins(index, first, following[0])):
                self.heads[index] = following[0]

    def _joins(self, comma: int, first: int, following: int) -> bool:
        """Whether a comma stands between two conjuncts with no other branch of the first after it."""
        if self.words[comma] not in {",", ";"} or comma < first:
            return False
        return all(self.deps[i] in {"cc", "punct"} for i in self._children(first) if comma < i < following)

    # Names ----------------------------------------------------------------------------------------------------

    def _names(self) -> None:
        """Let the first word of a person's name be its head, the others `flat`, a title before it `nmod:desc`."""
        for start, end in self.persons:
            inside = range(start, end)
            tops = [i for i in inside if self.heads[i] not in inside]
            if len(tops) != 1 or any(self.deps[i] != "compound" for i in inside if i != tops[0]) or tops[0] == start:
                continue
            top = tops[0]
            outside = [i for i in self._children(top) if i not in inside]
            self.heads[start], self.deps[start] = self.heads[top], self.deps[top]
            for index in range(start + 1, end):
                self.heads[index], self.deps[index] = start, "flat"
            self._attach(outside, start)
            titles = [i for i in outside if self.deps[i] == "compound" and i < start]
            if titles:
                last = titles[-1]
                self.deps[last] = "nmod:desc"
                self._attach(titles[:-1], last)
                self._attach([i for i in outside if self.deps[i] in {"amod", "det"} and i < last], last)

    # Labels ---------------------------------------------------------------------------------------------------

    def _rename(self) -> None:
        for index, dep in enumerate(self.deps):
            governor = self.heads[index]
            if dep == "aux" and self.tags[index] == "TO":
                self.deps[index] = "mark"
            elif dep == "npadvmod":
                self.deps[index] = (
                    "nmod:unmarked" if governor >= 0 and self.pos[governor] in NOMINAL else "obl:unmarked"
                )
            elif dep == "dative" and self.pos[index] == "ADP":
                self.deps[index] = "obl"
            elif dep in {"pobj", "pcomp"} and self.pos[index] == "ADP":
                self.deps[index] = "case"
            elif dep in {"pobj", "pcomp"}:
                self.deps[index] = "obl" if self.pos[index] not in CLAUSAL else "advcl"
            elif dep in {"prep", "agent"}:
                self.deps[index] = "case"
            else:
                self.deps[index] = self.labels.get(dep, dep)

    def _is_tree(self) -> bool:
        roots = sum(head < 0 for head in self.heads)
        return roots == 1 and all(self._reaches_root(index) for index in range(len(self.heads)))

    def _reaches_root(self, index: int) -> bool:
        for _ in range(len(self.heads)):
            if self.heads[index] < 0:
                return True
            index = self.heads[index]
        return False
