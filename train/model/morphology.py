"""The attribute ruler's patterns and the lemmatiser's tables.

A pattern of the ruler tests tag, dependency, lower-case spelling and "is white
space" of one token or of a few in a row. Tags and dependencies are closed sets, so
each test becomes two bit masks; spellings become numbers in one dictionary that
the lemmatiser shares. src/nlp/ruler.h and src/nlp/lemma.h describe the sections.
"""
import os
import re

import msgpack
import numpy as np
import xxhash

from .container import strings
from .network import DEPS, TAGS

POS = ["", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "CONJ", "DET", "INTJ", "NOUN", "NUM", "PART",
       "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X", "SPACE"]
# Tables are keyed by spaCy's string ids. Where the name of a part of speech is also
# the name of a dependency, the id is that symbol's small number (spacy/symbols.pyx).
SYMBOLS = {"aux": 405, "cc": 407, "conj": 410, "det": 415, "intj": 421, "num": 431, "punct": 445}
ANY_SPACE, NOT_SPACE, IS_SPACE = 3, 1, 2


def read(*path):
    with open(os.path.join(*path), "rb") as file:
        return msgpack.unpackb(file.read(), raw=False, strict_map_key=False)


def string_id(text):
    """spaCy's id of a string: MurmurHash64A of its UTF-8, seed 1."""
    if text in SYMBOLS:
        return SYMBOLS[text]
    mask, m = 2**64 - 1, 0xC6A4A7935BD1E995
    data = text.encode("utf-8")
    h = 1 ^ (len(data) * m & mask)
    whole = len(data) // 8 * 8
    for i in range(0, whole, 8):
        k = int.from_bytes(data[i:i + 8], "little") * m & mask
        h = (h ^ ((k ^ k >> 47) * m & mask)) * m & mask
    if whole < len(data):
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & mask
    h = (h ^ h >> 47) * m & mask
    return h ^ h >> 47


class Dictionary:
    """Every spelling that the ruler or the lemmatiser knows, numbered."""

    def __init__(self, words):
        self.words = sorted(words, key=lambda w: w.encode("utf-8"))
        self.number = {word: i for i, word in enumerate(self.words)}

    def sections(self):
        """The words and an open-addressed hash table: slot = number + 1, 0 for empty."""
        size = 1 << (len(self.words) * 2).bit_length()
        slots = np.zeros(size, dtype="<u4")
        for i, word in enumerate(self.words):
            at = xxhash.xxh3_64_intdigest(word.encode("utf-8")) & (size - 1)
            while slots[at]:
                at = (at + 1) & (size - 1)
            slots[at] = i + 1
        return {**strings("morph.dict", self.words), "morph.dict.slots": slots.tobytes()}


# ---- The ruler ---------------------------------------------------------------


def expand(regex):
    """The strings that a regex of literals, [abc] and ? between ^ and $ matches."""
    whole = re.fullmatch(r"\^((?:(?:[\w'-]|\[\w+\])\??)*)\$", regex)
    if not whole:
        raise ValueError(f"attribute ruler: no way to expand the regex {regex!r}")
    found = [""]
    for letter, group, maybe in re.findall(r"(?:([\w'-])|\[(\w+)\])(\??)", whole.group(1)):
        choices = list(letter or group) + ([""] if maybe else [])
        found = [head + tail for head in found for tail in choices]
    return sorted(set(found))


def allowed(value, universe):
    """The members of `universe` that a value or predicate of a pattern lets pass."""
    if isinstance(value, str):
        return {value} & set(universe)
    (kind, values), = value.items()
    if kind == "IN":
        return set(values) & set(universe)
    if kind == "NOT_IN":
        return set(universe) - set(values)
    raise ValueError(f"attribute ruler: unknown predicate {kind}")


def mask(value, universe):
    return sum(1 << universe.index(name) for name in allowed(value, universe))


def spellings(value):
    """The finite set of lower-case spellings that a value of LOWER stands for."""
    if isinstance(value, str):
        return [value]
    (kind, values), = value.items()
    if kind == "IN":
        return sorted(set(values))
    if kind == "REGEX":
        return expand(values)
    raise ValueError(f"attribute ruler: unknown predicate {kind} of LOWER")


def token_test(spec):
    """(tag mask, dependency mask, spellings or None for any, space mask)."""
    known = {"TAG", "DEP", "LOWER", "IS_SPACE"}
    if not set(spec) <= known:
        raise ValueError(f"attribute ruler: a pattern tests {set(spec) - known}")
    tags = mask(spec["TAG"], TAGS) if "TAG" in spec else (1 << len(TAGS)) - 1
    deps = mask(spec["DEP"], DEPS) if "DEP" in spec else (1 << len(DEPS)) - 1
    words = spellings(spec["LOWER"]) if "LOWER" in spec else None
    space = {None: ANY_SPACE, False: NOT_SPACE, True: IS_SPACE}[spec.get("IS_SPACE")]
    return tags, deps, words, space


def features(text):
    """Universal Features in normal order; "_" is spaCy's word for none."""
    if text in ("", "_"):
        return ""
    pairs = [pair.split("=") for pair in text.split("|")]
    return "|".join(sorted(f"{name}={','.join(sorted(values.split(',')))}"
                           for name, values in pairs))


class Ruler:
    def __init__(self, patterns):
        self.rules = []  # (tests, target, attrs), in order of precedence
        for entry in patterns:
            attrs = entry["attrs"]
            assert set(attrs) <= {"POS", "MORPH", "LEMMA", "TAG", "DEP"}, attrs
            for pattern in entry["patterns"]:
                tests = [token_test(spec) for spec in pattern]
                if all(tags and deps for tags, deps, _, _ in tests):  # else it never fires
                    self.rules.append((tests, range(len(tests))[entry["index"]], attrs))
        self.features = sorted({features(attrs["MORPH"]) for _, _, attrs in self.rules
                                if "MORPH" in attrs} | {""})

    def words(self):
        return {word for tests, _, attrs in self.rules for test in tests
                for word in test[2] or []} | \
               {attrs["LEMMA"] for _, _, attrs in self.rules if "LEMMA" in attrs}

    def effects(self, attrs, dictionary):
        """pos, features, lemma, tag, dependency: what a rule sets, -1 for nothing."""
        def number(key, find):
            return find(attrs[key]) if key in attrs else -1
        return [number("POS", POS.index),
                number("MORPH", lambda text: self.features.index(features(text))),
                number("LEMMA", dictionary.number.get), number("TAG", TAGS.index),
                number("DEP", DEPS.index)]

    def sections(self, dictionary):
        tests, words, rules = [], [], []
        for rule_tests, target, attrs in self.rules:
            rules.append([len(tests), len(rule_tests), target, *self.effects(attrs, dictionary)])
            for tags, deps, spelt, space in rule_tests:
                first = len(words)
                words.extend(sorted(dictionary.number[word] for word in spelt or []))
                tests.append((tags, deps, first, len(words) - first, space, spelt is None))
        layout = [("tags", "<u8"), ("deps", "<u8"), ("first", "<u4"), ("count", "<u4"),
                  ("space", "<u4"), ("any", "<u4")]
        return {**strings("morph.feats", self.features),
                "morph.tests": np.array(tests, dtype=layout).tobytes(),
                "morph.test_words": np.array(words, dtype="<u4").tobytes(),
                "morph.rules": np.array(rules, dtype="<i4").tobytes()}


# ---- The lemmatiser ------------------------------------------------------------


class Lemmas:
    """Index, exceptions and suffix rules of each part of speech that has any."""

    def __init__(self, lookups):
        self.tables = []  # (pos, index, exceptions, rules)
        for pos, name in enumerate(POS):
            key = string_id(name.lower())
            parts = [lookups.get(table, {}).get(key, empty) for table, empty in
                     (("lemma_index", []), ("lemma_exc", {}), ("lemma_rules", []))]
            if name and any(parts):
                self.tables.append((pos, *parts))
        held = sum(len(table) for table in lookups.values())
        kept = sum(bool(part) for table in self.tables for part in table[1:])
        assert held == kept, "a lemma table has a key that is no part of speech"
        assert len(self.tables) <= 8  # one bit each

    def words(self):
        found = set()
        for _, index, exceptions, _ in self.tables:
            found.update(index, exceptions, *exceptions.values())
        return found

    def sections(self, dictionary):
        indexed = np.zeros(len(dictionary.words), dtype="u1")
        excepted = np.zeros(len(dictionary.words), dtype="u1")
        tables, suffixes, rows, lemmas = [], [], [], []
        for bit, (pos, index, exceptions, rules) in enumerate(self.tables):
            tables.append([pos, len(suffixes) // 2, len(rules)])
            suffixes.extend(part for rule in rules for part in rule)
            for word in index:
                indexed[dictionary.number[word]] |= 1 << bit
            for word, forms in exceptions.items():
                excepted[dictionary.number[word]] |= 1 << bit
                rows.append([dictionary.number[word], bit, len(lemmas), len(forms)])
                lemmas.extend(dictionary.number[form] for form in forms)
        return {**strings("morph.suffixes", suffixes),
                "morph.tables": np.array(tables, dtype="<u4").tobytes(),
                "morph.indexed": indexed.tobytes(), "morph.excepted": excepted.tobytes(),
                "morph.exceptions": np.array(sorted(rows), dtype="<u4").tobytes(),
                "morph.exception_lemmas": np.array(lemmas, dtype="<u4").tobytes()}


def sections(folder):
    ruler = Ruler(read(folder, "attribute_ruler", "patterns"))
    lemmas = Lemmas(read(folder, "lemmatizer", "lookups", "lookups.bin"))
    dictionary = Dictionary(ruler.words() | lemmas.words())
    return {**dictionary.sections(), **ruler.sections(dictionary), **lemmas.sections(dictionary)}
