#!/usr/bin/env python3
"""Learn data/entities.bin: the mentions' model, a linear-chain CRF.

    train/mentions/train.py --re3d TRAIN.jsonl [--cross] [--out data/entities.bin]

Reads re3d's training documents, of them alone those under the Open Government Licence or in
the public domain, has build/release/features print each word's features, and learns with
CRFsuite (train/mentions/requirements.txt). --cross measures by leaving out a fifth of the
documents at a time, and writes nothing. --also adds a second file of documents.
"""
import argparse
import collections
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

import pycrfsuite

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "train"))
import linear_file  # noqa: E402

FREE = ("OGL-3.0", "public domain (US)")
MODEL = TOP / "build/model/en_core_web_sm-3.8.0.asc"
FOLDS = 5


def documents(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def rows_of(texts):
    """For each text its rows: lists of (begin, end, features)."""
    data = b"".join(struct.pack("<I", len(t)) + t for t in (t.encode() for t in texts))
    tool = os.environ.get("FEATURES", TOP / "build/release/features")
    out = subprocess.run([str(tool), str(MODEL), "mentions"], input=data, check=True,
                         stdout=subprocess.PIPE).stdout.decode("ascii")
    found, last = [], None
    for line in out.splitlines():
        if line.startswith("text "):
            found.append([])
            last = None
            continue
        sent, begin, end, *features = line.split("\t")
        if sent != last:
            found[-1].append([])
            last = sent
        found[-1][-1].append((int(begin), int(end), features))
    return found


def flat(entities):
    """Of spans that overlap the longest, as the scorer has it."""
    kept = []
    for e in sorted(entities, key=lambda e: (e[0] - e[1], e[0])):
        if all(e[1] <= o[0] or e[0] >= o[1] for o in kept):
            kept.append(e)
    return kept


def gold_of(document):
    return flat({(e["bbegin"], e["bend"], e["type"]) for e in document["entities"]
                 if e["confidence"] >= .5})


def labels_of(row, gold):
    """B, I, L and U of each kind, O."""
    labels = ["O"] * len(row)
    for begin, end, kind in gold:
        inside = [i for i, (b, e, _) in enumerate(row) if b < end and e > begin]
        for i in inside:
            labels[i] = f"I-{kind}"
        if inside:
            labels[inside[0]] = f"B-{kind}"
            labels[inside[-1]] = f"L-{kind}" if len(inside) > 1 else f"U-{kind}"
    return labels


def spans_of(row, labels):
    """The spans that labels stand for, as src/read/entities.c reads them."""
    out, begin, kind = [], None, None
    for i, label in enumerate([*labels, "O"]):
        on = label != "O" and label[0] in "IL" and begin is not None and label[2:] == kind
        if begin is not None and not on:
            out.append((row[begin][0], row[i - 1][1], kind))
            begin = None
        if label != "O" and not on:
            begin, kind = i, label[2:]
    return out


def learn(examples, path, c1, c2):
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, gold in examples:
        for row in rows:
            trainer.append([f for _, _, f in row], labels_of(row, gold))
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": 200,
                        "feature.possible_transitions": True})
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger


def measure(tagger, examples):
    hit = wanted = found = 0
    kinds = collections.defaultdict(lambda: [0, 0, 0])
    for rows, gold in examples:
        mine = {s for row in rows for s in spans_of(row, tagger.tag([f for _, _, f in row]))}
        hit, wanted, found = hit + len(mine & set(gold)), wanted + len(gold), found + len(mine)
        for span in mine | set(gold):
            row = kinds[span[2]]
            row[0] += span in mine and span in gold
            row[1] += span in gold
            row[2] += span in mine
    return hit, wanted, found, kinds


def f1(hit, wanted, found):
    return 2 * hit / max(1, wanted + found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--re3d", type=pathlib.Path, required=True)
    parser.add_argument("--also", type=pathlib.Path)
    parser.add_argument("--measure", type=pathlib.Path)
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--c1", type=float, default=.1)
    parser.add_argument("--c2", type=float, default=.05)
    parser.add_argument("--out", type=pathlib.Path)
    arguments = parser.parse_args()
    every = documents(arguments.re3d) + (documents(arguments.also) if arguments.also else [])
    free = [d for d in every if d["licence"] in FREE]
    counts = collections.Counter((d["publisher"], d["licence"]) for d in free)
    print(f"{len(free)} of {len(every)} documents may be learnt from:")
    for (publisher, licence), n in counts.items():
        print(f"  {n:3} {publisher}, {licence}")
    examples = list(zip(rows_of([d["text"] for d in free]), map(gold_of, free)))
    print(f"{sum(len(row) for rows, _ in examples for row in rows)} words, "
          f"{sum(len(gold) for _, gold in examples)} mentions")
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder) / "crf")
        if arguments.cross:
            total = [0, 0, 0]
            for fold in range(FOLDS):
                tagger = learn([e for i, e in enumerate(examples) if i % FOLDS != fold], path,
                               arguments.c1, arguments.c2)
                got = measure(tagger, [e for i, e in enumerate(examples) if i % FOLDS == fold])
                total = [a + b for a, b in zip(total, got)]
            print(f"cross-validated strict F1 {f1(*total):.4f}")
        if arguments.measure:
            tagger = learn(examples, path, arguments.c1, arguments.c2)
            test = documents(arguments.measure)
            other = list(zip(rows_of([d["text"] for d in test]), map(gold_of, test)))
            *got, kinds = measure(tagger, other)
            print(f"on {arguments.measure.name}: strict F1 {f1(*got):.4f}")
            for kind, row in sorted(kinds.items()):
                print(f"  {kind:20} {f1(*row):.3f} {row}")
        if arguments.out:
            tagger = learn(examples, path, arguments.c1, arguments.c2)
            info = tagger.info()
            weights = {(int(f, 16), label): w for (f, label), w in info.state_features.items()}
            labels = sorted(info.labels)
            head = ["Mentions of who, where, when, how many, with what: a linear-chain CRF.",
                    "Learnt by train/mentions/train.py, November 2026, from re3d's training documents",
                    "(Dstl, Aleph Insights, Committed Software, 2017), of them alone those that are",
                    "free: " + "; ".join(f"{n} {p} ({li})" for (p, li), n in counts.items())]
            sizes = linear_file.write(arguments.out, head, labels, info.transitions, weights)
            print(f"{arguments.out}: {sizes[0]} features, {sizes[1]} weights, "
                  f"{arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
