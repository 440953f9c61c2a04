#!/usr/bin/env python3
"""How likely a statement was read rightly: the three numbers of src/read/read.c.

    train/read/calibrate.py --data DIR --ascribe FILE

Reads the development part of MUC-4 (dev.jsonl.gz in DIR) and takes each deed (carried-out,
ordered, planned, helped) of a report whose key names a doer: does its agent meet one? Where it
does not, the reader is not always wrong: the key may leave out an old incident, or an attack on
soldiers. Of 25 such disagreements read by hand in November 2026, 17 were read rightly, so
that a disagreement counts as right by SPARED.

What is printed: log odds of a reading without guesses; their slope on the logarithm of the
guesses' factor; on the frame's share. The slopes come out flatter than they should, since every
disagreement is spared alike; read.c takes a steeper one for guesses, so that a reading which rests on
a guess stays below .9.
"""
import argparse
import csv
import gzip
import json
import math
import pathlib
import re
import subprocess
import tempfile

import numpy as np

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
DEEDS = {"carried-out", "ordered", "planned", "helped"}
SLOTS = ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID")
SPARED, MIDDLE = .68, .78
BASE, GUESSES, FRAME = 2.36, 2.2, .35  # of the build that is run
SMALL = {"of", "and", "in", "de", "the", "a", "an"}


def words(text):
    return set(re.findall(r"\w+", text.lower())) - SMALL


def shares():
    """The share in the last column of each line of frames.tsv."""
    out = {}
    with open(TOP / "data/frames.tsv", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\n").split("\t")
            if not line.startswith("#") and len(cells) > 10:
                out[number] = float(cells[10])
    return out


def read(reports, ascribe):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        with open(folder / "reports.csv", "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(["file", "published"])
            for r in reports:
                table.writerow([r["id"] + ".txt", r.get("date_iso") or ""])
                (folder / (r["id"] + ".txt")).write_text(r["text"], encoding="utf-8")
        out = subprocess.run([ascribe, "read", "--explain", name], check=True,
                             stdout=subprocess.PIPE).stdout.decode("utf-8")
    return [json.loads(line) for line in filter(None, out.split("\n"))]


def rows(reports, lines):
    doers = {r["id"]: [words(a) for t in r["templates"] for slot in SLOTS
                       for f in t["slots"].get(slot) or [] for a in f["alts"]] for r in reports}
    names = {x["id"]: x["names"] for x in lines if x["type"] == "actor"}
    share = shares()
    for x in lines:
        if x["type"] != "statement" or x["predicate"] not in DEEDS:
            continue
        gold, agent = doers[pathlib.Path(x["report"]).stem], x["arguments"].get("agent")
        p = share.get(x["why"]["frame"])
        if not gold or not agent or not p:
            continue
        told = words(agent["text"]).union(*map(words, names.get(agent.get("actor"), [])))
        right = any(told & g for g in gold)
        frame = math.log(p / (1 - p) * (1 - MIDDLE) / MIDDLE)
        odds = math.log(x["read"] / (1 - x["read"]))
        guesses = (odds - BASE - FRAME * frame) / GUESSES  # as read.c put them in
        yield [1, guesses, frame], 1 if right else SPARED


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--data", required=True, type=pathlib.Path)
    ap.add_argument("--ascribe", required=True)
    a = ap.parse_args()
    with gzip.open(a.data / "dev.jsonl.gz", "rt", encoding="utf-8") as file:
        reports = [json.loads(line) for line in file]
    pairs = list(rows(reports, read(reports, a.ascribe)))
    x, y = np.array([p[0] for p in pairs], float), np.array([p[1] for p in pairs], float)
    w = np.zeros(3)
    for _ in range(100):  # Newton's steps, the slopes held back a little
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag([0, .5, .5]),
                             x.T @ (y - p) - w * [0, .5, .5])
    print(len(y), "deeds; base %.2f, guesses %.2f, frame %.2f" % tuple(w))


if __name__ == "__main__":
    main()
