"""The recaser's tables: data/case/*.txt to the sections "case.*" (src/nlp/recase_tables.h).

Nothing here comes from the wheel; train/recase/ says how the tables were made.
"""
import os
import struct

import xxhash

from . import container

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "case")
PROBES = 64  # ASC_RECASE_PROBES
FLAGS = "abcWNFSGDKUAvnjrTOBd"  # the bits of the enum in recase_tables.h, from bit 0
END = 0x80000000  # ASC_RECASE_PHRASE_END
CASES = "LCU"
ALL = 0xFFFFFFFFFFFFFFFF

# Templates in the order of the enum in recase_tag.c, each with the kinds of its parts:
# W a word (hashed), B a few letters (packed), F flags (bits).
TEMPLATES = [line.split() for line in """
w W|f F|p W|n W|P W|N W|pw WW|wn WW|pc WB|cn BW|pf BB|fn BB|pfn BBB|Pf BBB|fN BBB
wf WB|wg WB|b BB|a BB|ba BB|s BB|sh BB|x B|xf BB|cl BB|nx BB|sb B|in B|oh BB|e3 WB|e2 WB
i2 WB|t B|tt B|tw BW|tc BB|tf BF|tp BWB|ttc BB|tpt BWB|tcn BBB|tb BB
""".replace("\n", "|").split("|") if line]
KINDS = {name: (i + 1, kinds) for i, (name, kinds) in enumerate(TEMPLATES)}


def rows(name):
    with open(os.path.join(DATA, name), encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line


def word_hash(s):
    return xxhash.xxh3_64_intdigest(s.encode("utf-8"))


def mix(h, part):
    h = (h ^ part) * 0x9E3779B97F4A7C15 & ALL
    return h ^ h >> 29


def pack(s):
    return int.from_bytes(s.encode("ascii")[:8], "little")


def bits(letters):
    return sum(1 << FLAGS.index(c) for c in letters)


def table(entries):
    """Open addressing over slots of (check, value): the smallest that keeps searches short."""
    size = 16
    while 2 * size < 3 * len(entries):
        size *= 2
    while True:
        slots = place(entries, size)
        if slots is not None:
            return b"".join(struct.pack("<II", *slot) for slot in slots)
        size *= 2


def place(entries, size):
    slots = [(0, 0)] * size
    for h, value in entries:
        check = h >> 32 | 1
        for k in range(PROBES):
            i = (h + k) % size
            if slots[i][0] == 0:
                slots[i] = (check, value)
                break
            if slots[i][0] == check:
                break  # a collision: the first keeps the slot
        else:
            return None
    return slots


def norm(s):
    return "".join("0" if c.isdigit() else c for c in s.lower())


def read_words():
    words, spelled, spellings = [], [], []
    for row in rows("words.txt"):
        part = row.split("\t")
        words.append((word_hash(part[0]), bits(part[1])))
        if len(part) > 2:
            spelled.append((word_hash(part[0]), len(spellings)))
            spellings.append(part[2])
    return words, spelled, spellings


def read_phrases():
    values = {}
    for row in rows("phrases.txt"):
        h, value, words = 0, 0, row.split()
        for i, w in enumerate(words):
            h = mix(h, word_hash(norm(w)))
            case = "L" if w == w.lower() else "U" if w == w.upper() and len(w) > 1 else "C"
            value |= CASES.index(case) << 2 * i
            values.setdefault(h, 0)
        values[h] = value | END
    return list(values.items())


def feature_hash(name):
    part = name.split(" ")
    number, kinds = KINDS[part[0]]
    assert len(part) == len(kinds) + 1, name
    h = mix(0, number)
    for kind, s in zip(kinds, part[1:]):
        h = mix(h, word_hash(s) if kind == "W" else pack(s) if kind == "B" else bits(s))
    return h


def read_weights():
    out = []
    for row in rows("weights.txt"):
        name, numbers = row.rsplit("\t", 1)
        w = [int(x) for x in numbers.split()]
        out.append((feature_hash(name), sum((x & 0xFF) << 8 * k for k, x in enumerate(w))))
    return out


def read_settings():
    values = dict(row.split("\t") for row in rows("settings.txt"))
    return struct.pack("<4i", *(int(values[k]) for k in ("lower", "capitalised", "upper", "memory")))


def sections(folder):
    """Sections by name; `folder` (the unpacked wheel) is not looked at."""
    del folder
    words, spelled, spellings = read_words()
    made = {
        "case.words": table(words),
        "case.spelled": table(spelled),
        "case.phrases": table(read_phrases()),
        "case.weights": table(read_weights()),
        "case.settings": read_settings(),
    }
    made.update(container.strings("case.spellings", spellings))
    return made
