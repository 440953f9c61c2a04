#!/usr/bin/env python3
"""Learn data/case/weights.txt: an averaged perceptron over lower, Capitalised, UPPER.

    train/recase/train.py --wordnet DIR --names DIR --geonames DIR --strings FILE \
                          --re3d train.jsonl --tables data/case --out data/case/weights.txt
"""
import argparse
import collections
import json
import os
import random
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import corpus  # noqa: E402
from features import C, L, U, Tables, dynamic, phrases, rows, split, static  # noqa: E402

NAMES = "LCU"
SKIP = -1


def prepare(text, tables, stats):
    """[(label, static features, context)] of a cased text; counts casings inside sentences."""
    words = split(text, tables)
    phrases(words, tables)
    out = []
    for i, w in enumerate(words):
        label = gold(w)
        if not w.start and label != SKIP and len(w.core) > 1:
            stats[w.low][label] += 1
        out.append((w, label))
    return out


def gold(w):
    s = w.core
    if not s[0].isalpha():
        return SKIP
    if s == s.lower():
        return L
    if s == s.upper():
        return U if len(s) > 1 else C
    return C if s[0].isupper() or w.low[:1] != s[:1] else C


def resolve(w, label, stats):
    """At the start of a sentence a capital says nothing: ask how the word is used inside."""
    if label == L and not w.flags and len(w.low) > 2 and w.core.isalpha():
        return SKIP  # rare terms of glosses; in reports an unknown word is mostly a name
    if not w.start or label != C:
        return label
    lower, cap, _ = stats.get(w.low, (0, 0, 0))
    if lower + cap >= 2:
        return L if lower > 4 * cap else C if cap > 4 * lower else SKIP
    if not set("abcd") & set(w.flags):
        return C
    return L if not set("NFSGDT") & set(w.flags) else SKIP


class Perceptron:
    def __init__(self):
        self.w = {}      # feature -> [L, C, U]
        self.sum = {}    # feature -> [sum L, C, U, last step]
        self.step = 0

    def scores(self, features, total):
        get = self.w.get
        a, b, c = total
        for f in features:
            v = get(f)
            if v is not None:
                a += v[0]
                b += v[1]
                c += v[2]
        return a, b, c

    def update(self, features, truth, guess):
        for f in features:
            v = self.w.get(f)
            if v is None:
                v = self.w[f] = [0, 0, 0]
                self.sum[f] = [0, 0, 0, self.step]
            s = self.sum[f]
            d = self.step - s[3]
            for k in range(3):
                s[k] += d * v[k]
            s[3] = self.step
            v[truth] += 1
            v[guess] -= 1

    def average(self):
        out = {}
        for f, v in self.w.items():
            s = self.sum[f]
            d = self.step - s[3]
            out[f] = [(s[k] + d * v[k]) / max(1, self.step) for k in range(3)]
        return out


def learn(docs, epochs, seed, say):
    model = Perceptron()
    order = list(range(len(docs)))
    rng = random.Random(seed)
    margin = 1
    for epoch in range(epochs):
        rng.shuffle(order)
        wrong = seen = 0
        began = time.time()
        for k in order:
            words, items = docs[k]
            t1 = t2 = "^"
            for i, w in enumerate(words):
                label, feats, p1l, n1c = items[i]
                if w.start:
                    t1 = t2 = "^"
                dyn = dynamic(words, i, t1, t2, p1l, n1c)
                sc = model.scores(dyn, model.scores(feats, (0, 0, 0)))
                guess = max(range(3), key=lambda x: sc[x])
                if label != SKIP:
                    seen += 1
                    model.step += 1
                    rival = max((x for x in range(3) if x != label), key=lambda x: sc[x])
                    if sc[label] - sc[rival] < margin:
                        model.update(feats, label, rival)
                        model.update(dyn, label, rival)
                    wrong += guess != label
                t2, t1 = t1, NAMES[guess]
        say(f"epoch {epoch + 1}: {wrong}/{seen} wrong, {len(model.w)} features, "
            f"{time.time() - began:.0f} s")
    return model.average()


def prune(weights, least):
    """Drop what could hardly turn a decision: half the features, no accuracy."""
    return {f: v for f, v in weights.items() if max(v) - min(v) >= least}


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("wordnet", "names", "geonames", "strings", "re3d", "tables", "out"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--scale", type=float, default=16.0)
    p.add_argument("--least-use", type=int, default=3)
    p.add_argument("--least", type=float, default=2.25)
    a = p.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    tables = Tables(a.tables)
    rng = random.Random(7)
    names = list(rows(os.path.join(a.tables, "phrases.txt")))
    maker = corpus.Maker(tables, names, a.geonames, a.names, json.load(open(a.strings)), rng)
    texts = list(corpus.wordnet(a.wordnet, rng))
    own = list(maker.sentences(os.path.join(here, "prose.txt")))
    free = list(corpus.re3d(a.re3d))
    print(f"{len(texts)} glosses, {len(own)} own sentences, {len(free)} documents of re3d")
    texts += own + free * 4
    stats = collections.defaultdict(lambda: [0, 0, 0])
    prepared = [prepare(t, tables, stats) for t in texts]
    docs, uses = [], collections.Counter()
    for pairs in prepared:
        words = [w for w, _ in pairs]
        items = []
        for i, (w, label) in enumerate(pairs):
            f, p1l, _, n1c = static(words, i)
            f = [sys.intern(x) for x in f]
            uses.update(f)
            items.append((resolve(w, label, stats), f, p1l, n1c))
        docs.append((words, items))
    del prepared
    print(f"{sum(len(d[0]) for d in docs)} words", flush=True)
    # what was seen once teaches nothing general
    for words, items in docs:
        for k, (label, f, p1l, n1c) in enumerate(items):
            items[k] = (label, [x for x in f if uses[x] >= a.least_use], p1l, n1c)
    weights = learn(docs, a.epochs, 11, lambda s: print(s, flush=True))
    kept = prune(weights, a.least)
    write(a.out, kept, a.scale, os.path.join(here, "about", "weights.txt"))
    print(f"{len(kept)} of {len(weights)} features kept")


def write(path, weights, scale, about):
    """One feature a line: its name, then its weights for L, C, U in 1/scale."""
    with open(path, "w", encoding="utf-8") as out:
        out.write(open(about, encoding="utf-8").read())
        for f, v in sorted(weights.items()):
            mean = sum(v) / 3
            q = [max(-127, min(127, round((x - mean) * scale))) for x in v]
            if any(q):
                out.write(f"{f}\t{q[0]} {q[1]} {q[2]}\n")


if __name__ == "__main__":
    main()
