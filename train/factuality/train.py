#!/usr/bin/env python3
"""Learn data/factuality.bin: how surely the author says that each event happened.

    train/factuality/train.py --data DIR [--out data/factuality.bin]

Reads uds_ih2.train.jsonl.gz of DIR, has build/release/features print each event word's
features, and fits a multinomial logistic regression (train/factuality/requirements.txt).
Prints macro F1 on uds_ih2.dev; eval/factuality measures what ascribe makes of it.
"""
import argparse
import collections
import gzip
import json
import os
import pathlib
import struct
import subprocess
import sys

import numpy
import scipy.optimize
import scipy.sparse

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "train"))
import linear_file  # noqa: E402

MODEL = TOP / "build/model/en_core_web_sm-3.8.0.asc"
LABELS = ["fact", "unsure", "not"]  # from 1.5 upwards, between, from -1.5 downwards
SEEN_MIN = 3  # a feature that fewer examples have is left out


def rows_of(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def features_of(texts):
    """For each text {(begin, end): features} of its event words."""
    data = b"".join(struct.pack("<I", len(t)) + t for t in (t.encode() for t in texts))
    tool = os.environ.get("FEATURES", TOP / "build/release/features")
    out = subprocess.run([str(tool), str(MODEL), "events"], input=data, check=True,
                         stdout=subprocess.PIPE).stdout.decode("ascii")
    found = []
    for line in out.splitlines():
        if line.startswith("text "):
            found.append({})
            continue
        _, begin, end, *features = line.split("\t")
        found[-1][int(begin), int(end)] = features
    return found


def places(tokens):
    """Where each token stands in the text that has a space between them."""
    out, at = [], 0
    for token in tokens:
        n = len(token.encode())
        out.append((at, at + n))
        at += n + 1
    return out


def examples(rows):
    """(features or None, factuality) for each target."""
    found = features_of([" ".join(row["tokens"]) for row in rows])
    out = []
    for row, words in zip(rows, found):
        where = places(row["tokens"])
        for target in row["targets"]:
            begin, end = where[target["i"]]
            over = [f for (b, e), f in words.items() if b < end and e > begin]
            out.append((over[0] if over else None, target["factuality"]))
    return out


def class_of(value):
    return 0 if value >= 1.5 else 2 if value <= -1.5 else 1


def matrix(rows, index):
    at, columns = [0], []
    for features in rows:
        columns += sorted({index[f] for f in features if f in index})
        at.append(len(columns))
    return scipy.sparse.csr_matrix((numpy.ones(len(columns)), columns, at),
                                   shape=(len(rows), len(index)))


def fit(x, y, weights, classes, penalty):
    """Multinomial logistic regression with an L2 penalty."""
    n, d = x.shape
    target = numpy.zeros((n, classes))
    target[numpy.arange(n), y] = 1
    xt = x.T.tocsr()

    def loss(flat):
        w = flat.reshape(d, classes)
        z = x @ w
        z -= z.max(axis=1, keepdims=True)
        p = numpy.exp(z)
        p /= p.sum(axis=1, keepdims=True)
        value = -(weights * numpy.log(p[numpy.arange(n), y] + 1e-12)).sum()
        grad = xt @ (weights[:, None] * (p - target))
        return value + penalty / 2 * (flat @ flat), (grad + penalty * w).ravel()

    done = scipy.optimize.minimize(loss, numpy.zeros(d * classes), jac=True, method="L-BFGS-B",
                                   options={"maxiter": 120})
    return done.x.reshape(d, classes)


def macro(gold, mine):
    """The scorer's macro F1 over fact, unsure, not."""
    out = []
    for c in range(3):
        hit = sum(g == c == m for g, m in zip(gold, mine))
        wanted, found = gold.count(c), mine.count(c)
        out.append(2 * hit / max(1, wanted + found))
    return (sum(out) / 3, *out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--penalty", type=float, default=12)
    parser.add_argument("--unsure", type=float, default=2.2)
    arguments = parser.parse_args()
    train = examples(rows_of(arguments.data / "uds_ih2.train.jsonl.gz"))
    kept = [(f, v) for f, v in train if f is not None]
    seen = collections.Counter(f for features, _ in kept for f in set(features))
    index = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= SEEN_MIN))}
    y = numpy.array([class_of(v) for _, v in kept])
    weights = numpy.array([1, arguments.unsure, 1])[y]
    w = fit(matrix([f for f, _ in kept], index), y, weights, len(LABELS), arguments.penalty)
    print(f"{len(kept)} of {len(train)} targets, {len(index)} features")
    test = examples(rows_of(arguments.data / "uds_ih2.dev.jsonl.gz"))
    mine = [1 if f is None else int(k) for (f, _), k in
            zip(test, (matrix([f or [] for f, _ in test], index) @ w).argmax(axis=1))]
    print("the model alone, uds_ih2.dev: macro F1 %.3f (%.3f %.3f %.3f)" %
          macro([class_of(v) for _, v in test], mine))
    if arguments.out:
        stored = {(int(f, 16), label): w[i, k] for f, i in index.items()
                  for k, label in enumerate(LABELS)}
        sizes = linear_file.write(arguments.out, HEAD, LABELS, {}, stored)
        print(f"{arguments.out}: {sizes[0]} features, {sizes[1]} weights, "
              f"{arguments.out.stat().st_size} bytes")


HEAD = ["How surely the author says that an event happened: a multinomial logistic regression.",
        "Learnt by train/factuality/train.py, November 2026, from UDS-IH2 train (Rudinger, White",
        "and Van Durme 2018: annotations MIT; over UD English EWT, CC BY-SA 4.0)."]

if __name__ == "__main__":
    main()
