#!/usr/bin/env python3
"""How likely a statement was read rightly: the weights of data/sureness.tsv.

    train/read/calibrate.py --ascribe FILE [--cases FILE] [--write]

Learnt from reports of our own with the statements that they tell (tests/reading, see
tests/test_reading.py): one that is read is right where one of theirs fits, optional ones too. With
--cases, the program that scores a case (score_case.py), from our own cases (tests/cases) too, counts
of the dead and wounded among them. A logistic regression on its doubts (`ascribe read --explain`), its
predicate, act, basis, certainty and mood, the kinds of its agent and object, the frame's word, class and
places, and the log odds of the frame's share; a ridge holds the weights back, the frames' words' most.
Someone named wrongly as the doer counts twice; the base is then set anew, so that as many are right as it says.

Those of tests/reading/looked were looked at while reading was improved, ways of saying (phrasings.tsv)
are what frames were written from, and of some of tests/reading/seen (w, x, y, z) every wrong one was
mended: more of what is told there is right than of what will be told elsewhere. So they have bases
of their own, and so have those of tests/reading of a hard, literary kind; the base written is that
of the other plain reports and of our cases. Nothing is learnt from those that are apart, reports and
cases.

Printed first, over those not looked at: log loss, and what comes of a threshold at .9, by the weights of
the build that is run, and by those learnt anew, each tenth of the reports left out in turn. With
--write the table is written.

MUC-4's keys were learnt from before (which deeds name a doer of the key); with some 400
statements of our own they added nothing (log loss .455 with them, .446 without).
"""
import argparse
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
TABLE = TOP / "data/sureness.tsv"
RIDGE, FIRM, WORD, PLACE = 1., 50., 3., 4.  # of a weight, of the frame's share, its word, its places
FOLDS = 10
WRONG_DOER = 2.
APART = {"sandemar"}  # cases that only measure
BASES = ("looked", "phrasings", "hard", "mended")
PLAIN = ("plain", "case")
SHOWN = ("plain", "mended", "case", "hard")  # each left out in turn
MENDED = "wxyz"  # of seen: what was told wrongly there was mended
HARD = "nprs"  # seen and apart reports of the hard kind begin with these
HEAD = """\
# What a reading rests on, and what that does to the log odds that it is right.
#
# Learnt by train/read/calibrate.py, {date}, from {own} statements read in own reports and ways of saying
# (tests/reading, tests/cases). Columns: what, weight. One word: a doubt or a predicate; "frame" is the
# weight of the log odds of the frame's share (last column of frames.tsv). Two: "agent group", its kind;
# "object", "act", "basis", "certainty", "mood" so too; "class v", "agent-at subj", "object-at obj":
# columns of the frame; a predicate and its trigger there: how far to trust these words.
"""


def module_at(path):
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines_of(ascribe, path):
    out = subprocess.run([ascribe, "read", "--explain", path], check=True, stdout=subprocess.PIPE).stdout
    return [json.loads(line) for line in out.splitlines()]


def own_rows(module, folder):
    """(group, report, statement, actors' kinds, right) of what is told in our own reports, each read alone."""
    for path in sorted((TOP / "tests/reading" / folder).glob("*.txt")):
        gold = module.Gold(path)
        read = module.Read(gold, "--explain")
        kind = "hard" if path.stem[0] in HARD else "mended" if path.stem[0] in MENDED else "plain"
        group = "looked" if folder == "looked" else kind
        for s in read.statements:
            yield group, path.stem, s, read.actor_kinds, any(module.fits(read, s, g) for g in gold.statements)


def phrasing_rows(ascribe):
    module = module_at(TOP / "tests/test_phrasings.py")
    rows = [row for name in ("phrasings.tsv", "phrasings2.tsv") for row in module.rows(name)]
    with tempfile.TemporaryDirectory() as folder:
        for k, row in enumerate(rows):
            pathlib.Path(folder, f"{k:05}.txt").write_text(row.text + "\n", encoding="utf-8")
        lines = lines_of(ascribe, folder)
    names = {x["id"]: x["names"] for x in lines if x["type"] == "actor"}
    kinds = {x["id"]: x["kind"] for x in lines if x["type"] == "actor"}
    for x in lines:
        if x["type"] == "statement" and x["predicate"] not in module.test_statements.SKIPPED:
            wanted = rows[int(pathlib.Path(x["report"]).stem)].wanted
            yield "phrasings", x["report"], x, kinds, any(module.fits(x, a, names) for _, every, _ in wanted for a in every)


def case_rows(ascribe, scorer):
    module = module_at(scorer)
    for folder in sorted(path.parent for path in (TOP / "tests/cases").glob("*/gold.json")):
        if folder.name in APART or not (folder / "reports").is_dir():
            continue
        lines = lines_of(ascribe, folder)
        gold = module.Gold(folder)
        system = module.System(lines, gold)
        pairs = module.pair_up(gold, system, True)
        spare = {s for g, s in pairs if gold.statements[g].get("implicit")}
        right = {s for g, s in pairs} - spare
        kinds = {x["id"]: x["kind"] for x in lines if x["type"] == "actor"}
        for k, s in enumerate(system.statements):
            if s["predicate"] in gold.exhaustive and k not in spare:
                yield "case", f"{folder.name}/{s['report']}", s, kinds, k in right


def facts(s, kinds):
    """What a statement's sureness is made of: names of the table's first column."""
    why, arguments = s["why"], s["arguments"]
    out = {*why["doubts"], s["predicate"], *(f"{k} {s[k]}" for k in ("act", "basis", "certainty", "mood"))}
    for role in ("agent", "object"):
        actor = (arguments.get(role) or {}).get("actor")
        if actor:
            out.add(f"{role} {kinds.get(actor)}")
    entry = (why.get("entry") or "").split()
    if len(entry) > 10:
        out |= {f"{entry[0]} {entry[1]}", f"class {entry[2]}", f"agent-at {entry[3]}", f"object-at {entry[4]}"}
    return out, float(entry[10]) if len(entry) > 10 else .88


class Rows:
    def __init__(self, rows):
        rows = list(rows)
        self.group = np.array([row[0] for row in rows])
        self.names = np.array([row[1] for row in rows])
        self.read = np.array([row[2]["read"] for row in rows])
        self.y = np.array([float(row[4]) for row in rows])
        told = [facts(row[2], row[3]) for row in rows]
        self.has = [has for has, _ in told]
        p = np.array([share for _, share in told])
        of = {}
        for has in self.has:
            for key in has:
                of[key] = of.get(key, 0) + 1
        self.keys = sorted(key for key, n in of.items() if n >= 3)
        self.x = np.column_stack([np.ones(len(rows)), *[self.group == base for base in BASES], np.log(p / (1 - p)),
                                  [[key in has for key in self.keys] for has in self.has]]).astype(float)
        doer = np.array(["carried-out" in has for has in self.has])
        self.weight = np.where(doer & (self.y == 0), WRONG_DOER, 1.)
        self.fresh = np.isin(self.group, PLAIN)
        predicates = {row[2]["predicate"] for row in rows}
        self.ridge = np.array([0., 0., 0., .3, .3, FIRM] +
                              [WORD if key.split(" ")[0] in predicates and " " in key else
                               PLACE if key.startswith(("agent-at ", "object-at ")) else RIDGE for key in self.keys])
        self.start = np.zeros(len(self.ridge))
        self.start[1 + len(BASES)] = .35
        self.count = np.array([not {"occurred", "killed-count", "wounded-count"}.isdisjoint(has) for has in self.has])

    def learn(self, of):
        """Newton's steps to the weights; the ridge pulls them to nought, the frame's to .35."""
        w, x, y, weight = self.start.copy(), self.x[of], self.y[of], self.weight[of]
        for _ in range(40):
            p = 1 / (1 + np.exp(-x @ w))
            step = np.linalg.solve((x.T * (p * (1 - p) * weight)) @ x + np.diag(self.ridge + 1e-9),
                                   x.T @ (weight * (y - p)) - self.ridge * (w - self.start))
            w += step
            if abs(step).max() < 1e-6:
                break
        x, y = self.x[of & self.fresh], self.y[of & self.fresh]
        for _ in range(20):  # what a wrong doer costs moves the weights, not the base
            p = 1 / (1 + np.exp(-x @ w))
            w[0] += np.sum(y - p) / np.sum(p * (1 - p))
        return w

    def told(self, name, p):
        print(name)
        doer = np.array(["carried-out" in has for has in self.has])
        for group in SHOWN:
            of = (self.group == group) & ~self.count
            if not of.any():
                continue
            q, y = np.clip(p[of], .01, .99), self.y[of]
            loss, sure = -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q)), q >= .895
            print(f"  {group:6} log loss {loss:.3f}; mean {q.mean():.3f}, right {y.mean():.3f}; .9 or more: {sure.sum()} "
                  f"of {len(y)}, right {y[sure].mean() if sure.any() else float('nan'):.3f}, {y[sure].sum() / y.sum():.3f} "
                  f"of the right ones, wrong doers {int((sure & (y == 0) & doer[of]).sum())}")


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--ascribe", required=True)
    ap.add_argument("--cases", type=pathlib.Path, help="score_case.py")
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--date", default="2026-11")
    a = ap.parse_args()
    os.environ["ASC_BUILD"] = str(pathlib.Path(a.ascribe).parent)
    module = module_at(TOP / "tests/test_reading.py")
    rows = [row for folder in ("looked", "seen") for row in own_rows(module, folder)]
    rows += phrasing_rows(a.ascribe)
    rows += case_rows(a.ascribe, a.cases) if a.cases else []
    r = Rows(rows)
    r.told("as built", r.read)
    out = np.zeros(len(r.y))
    fresh = np.isin(r.group, SHOWN)
    names = sorted(set(r.names[fresh]))
    np.random.RandomState(1).shuffle(names)
    for fold in range(FOLDS):
        this = np.isin(r.names, names[fold::FOLDS])
        out[this] = 1 / (1 + np.exp(-r.x[this] @ r.learn(~this)))
    r.told("learnt, a tenth of the reports left out in turn", out)
    w = r.learn(np.ones(len(r.y), bool))
    known = 1 + len(BASES)
    for value, key in sorted(zip(w[known + 1:], r.keys)):
        of = np.array([key in has for has in r.has])
        if abs(value) > .15:
            print(f"  {key:32} {value:6.2f}  in {of.sum()}, right {r.y[of].mean():.2f}")
    print(f"  base {w[0]:.2f}", *(f"{base} {w[0] + v:.2f}" for base, v in zip(BASES, w[1:])), f"frame {w[known]:.2f}")
    if a.write:
        with open(TABLE, "w", encoding="utf-8") as file:
            file.write(HEAD.format(date=a.date, own=len(r.y)))
            for name, value in [("base", w[0]), ("frame", w[known]), *zip(r.keys, w[known + 1:])]:
                if abs(value) >= .0005:
                    file.write(f"{name}\t{value:.3f}\n")


if __name__ == "__main__":
    sys.exit(main())
