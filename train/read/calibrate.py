#!/usr/bin/env python3
"""How likely a statement was read rightly: the weights of data/sureness.tsv.

    train/read/calibrate.py --ascribe FILE [--write]

Learnt from reports of our own with the statements that they tell (tests/reading, see
tests/test_reading.py): one that is read is right where one of theirs fits, optional ones too. A logistic
regression on its doubts (`ascribe read --explain`), its predicate and the log odds of its
frame's share; a ridge holds the weights back, the frame's most.

Those of tests/reading/looked were looked at while reading was improved: more of what is told there is
right than of what will be told elsewhere. So they have a base of their own, and only the base of
the others (seen, apart) is written. No one needs to look at the apart ones for that, and no one should.

Printed first, over these others: log loss, and what comes of a threshold at .9, by the weights of the
build that is run, and by those learnt anew, each report left out in turn. With --write the
table is written.

MUC-4's keys were learnt from before (which deeds name a doer of the key); with some 400
statements of our own they added nothing (log loss .455 with them, .446 without).
"""
import argparse
import importlib.util
import pathlib
import sys

import numpy as np

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
TABLE = TOP / "data/sureness.tsv"
RIDGE, FIRM = 1., 50.
HEAD = """\
# What a reading rests on, and what that does to the log odds that it is right.
#
# Learnt by train/read/calibrate.py, {date}, from {own} statements read in own reports
# (tests/reading). Columns: doubt or predicate, weight. "frame" is the weight of the log odds
# of the frame's share (last column of frames.tsv).
"""


def shares():
    """The share in the last column of each line of frames.tsv."""
    out = {}
    with open(TOP / "data/frames.tsv", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\n").split("\t")
            if not line.startswith("#") and len(cells) > 10:
                out[number] = float(cells[10])
    return out


def scorer():
    spec = importlib.util.spec_from_file_location("reading", TOP / "tests/test_reading.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def own_rows(ascribe, folder):
    """(folder, report, line, right) of each statement told in our own reports, each read alone."""
    module = scorer()
    module.BUILD = pathlib.Path(ascribe).parent
    for path in sorted((TOP / "tests/reading" / folder).glob("*.txt")):
        gold = module.Gold(path)
        read = module.Read(gold, "--explain")
        for s in read.statements:
            yield folder, path.stem, s, any(module.fits(read, s, g) for g in gold.statements)


class Rows:
    def __init__(self, rows):
        share, rows = shares(), list(rows)
        self.names = np.array([name for _, name, _, _ in rows])
        self.read = np.array([x["read"] for _, _, x, _ in rows])
        self.y = np.array([float(right) for _, _, _, right in rows])
        self.has = [{*x["why"]["doubts"], x["predicate"]} for _, _, x, _ in rows]
        self.looked = np.array([folder == "looked" for folder, _, _, _ in rows], float)
        p = np.array([share.get(x["why"].get("frame"), .88) for _, _, x, _ in rows])
        self.odds = np.log(p / (1 - p))
        self.keys = sorted(set().union(*self.has))
        self.x = np.column_stack([np.ones(len(rows)), self.looked, self.odds,
                                  [[key in has for key in self.keys] for has in self.has]])


def learn(x, y):
    """Newton's steps to the weights; the ridge pulls them to nought, the frame's to .35."""
    start = np.zeros(x.shape[1])
    start[2] = .35
    ridge = np.diag([0., 0., FIRM] + [RIDGE] * (x.shape[1] - 3))
    w = start.copy()
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (y - p) - ridge @ (w - start))
    return w


def told(name, y, p):
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    sure = p >= .895
    print(f"{name}: log loss {loss:.3f}; mean {p.mean():.3f}, right {y.mean():.3f}; .9 or more: "
          f"{sure.sum()} of {len(y)}, right {y[sure].mean() if sure.any() else float('nan'):.3f}")


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--ascribe", required=True)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--date", default="2026-11")
    a = ap.parse_args()
    r = Rows(row for folder in ("looked", "seen", "apart") for row in own_rows(a.ascribe, folder))
    apart = r.looked == 0
    told("as built", r.y[apart], np.clip(r.read[apart], .01, .99))
    out = np.zeros(len(r.y))
    for name in sorted(set(r.names[apart])):
        this = r.names == name
        out[this] = 1 / (1 + np.exp(-r.x[this] @ learn(r.x[~this], r.y[~this])))
    told("learnt, each report left out in turn", r.y[apart], out[apart])
    w = learn(r.x, r.y)
    for value, key in sorted(zip(w[3:], r.keys)):
        of = np.array([key in has for has in r.has])
        print(f"  {key:20} {value:6.2f}  in {of.sum()}, right {r.y[of].mean():.2f}")
    print(f"  base {w[0]:.2f}, of those looked at {w[0] + w[1]:.2f}, frame {w[2]:.2f}")
    if a.write:
        with open(TABLE, "w", encoding="utf-8") as file:
            file.write(HEAD.format(date=a.date, own=len(r.y)))
            for name, value in zip(["base", "frame", *r.keys], np.delete(w, 1)):
                file.write(f"{name}\t{value:.3f}\n")


if __name__ == "__main__":
    sys.exit(main())
