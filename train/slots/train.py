#!/usr/bin/env python3
"""Learn which phrases of a report are an incident's doers, targets, victims and weapons.

    train/slots/train.py --data DIR --model MODEL --tool slot_candidates --out data/slots.bin

DIR holds dev.jsonl.gz of the MUC-4 pack. Three layers, all linear:

  1  a phrase from the words around it (src/read/slot_features.c), a role at a time; which
     cut of the phrase is cited; which kinds of incident the whole report tells of
  2  an actor or thing, from the first layer's answers on all its phrases and on the
     report (src/read/accounts.c, `facts`), learnt on answers of models that have not
     seen the report (five folds)
  3  a threshold a role, where F1 on these folds is best

What is written: weights under hashes of features, one byte each; no words.
"""
import argparse
import collections
import gzip
import json
import pathlib
import string
import re
import struct
import subprocess

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

ROLES = ["PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "HUM TGT: NAME",
         "INCIDENT: INSTRUMENT ID"]
KINDS = ["any", "ATTACK", "BOMBING", "KIDNAPPING", "ARSON"]
PHRASE_BITS, CUT_BITS, REPORT_BITS = 17, 14, 15
LOWEST = -5.0  # of the first layer: what is less likely is looked at no more (accounts.c)
FOLDS = 5
PUNCTUATION = str.maketrans("", "", string.punctuation)


def norm(text):
    """As the scorers of this corpus compare: lower case, no articles, no punctuation."""
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text.lower().translate(PUNCTUATION)).split())


def phrases_of(documents, tool, model):
    blob = b""
    for d in documents:
        text = d["text"].encode()
        blob += (d.get("date_iso") or "0000-00-00").encode() + struct.pack("<I", len(text)) + text
    out = subprocess.run([tool, model], input=blob, stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.decode().split("\n") if line]


def load(path, tool, model):
    """One report each: features, phrases with what of them is right, gold."""
    with gzip.open(path, "rt") as file:
        documents = [json.loads(line) for line in file]
    reports = phrases_of(documents, tool, model)
    for d, r in zip(documents, reports):
        text, body = d["text"].encode(), " " + norm(d["text"]) + " "
        r["kinds"] = {a for t in d["templates"] for f in t["slots"]["INCIDENT: TYPE"] or []
                      for a in f["alts"]}
        r["gold"] = []
        for role in ROLES:
            fills = [{norm(a) for a in f["alts"] if f" {norm(a)} " in body}
                     for t in d["templates"] for f in t["slots"].get(role) or []]
            unique = []
            for f in filter(None, fills):
                old = next((u for u in unique if f <= u or u <= f), None)
                unique.append(f) if old is None else old.update(f)
            r["gold"].append(unique)
        r["f"] = np.array(r["f"], dtype=np.uint32)
        for p in r["p"]:
            p["f"] = np.array(p["f"], dtype=np.uint32)
            p["t"] = [norm(text[c[0]:c[1]].decode()) for c in p["c"]]
            p["c"] = [np.array(c[2], dtype=np.uint32) for c in p["c"]]
            p["y"] = [[any(t in a for a in gold) for t in p["t"]] for gold in r["gold"]]
    return reports


def matrix(rows, bits):
    index = np.concatenate([np.unique(r & np.uint32((1 << bits) - 1)) for r in rows])
    ends = np.cumsum([0] + [len(np.unique(r & np.uint32((1 << bits) - 1))) for r in rows])
    return sparse.csr_matrix((np.ones(len(index), dtype=np.float32), index, ends),
                             shape=(len(rows), 1 << bits))


def fit(x, y, c):
    return LogisticRegression(C=c, solver="liblinear").fit(x, y)


def first_layer(reports):
    """Per role: the phrase model, the cut model; per kind: the report model."""
    x = matrix([p["f"] for r in reports for p in r["p"]], PHRASE_BITS)
    xr = matrix([r["f"] for r in reports], REPORT_BITS)
    roles, cuts = [], []
    for k in range(len(ROLES)):
        roles.append(fit(x, np.array([any(p["y"][k]) for r in reports for p in r["p"]]), .3))
        right = [p for r in reports for p in r["p"] if any(p["y"][k])]
        cuts.append(fit(matrix([c for p in right for c in p["c"]], CUT_BITS),
                        np.array([y for p in right for y in p["y"][k]]), .3))
    kinds = [fit(xr, np.array([bool(r["kinds"]) if k == "any" else k in r["kinds"]
                               for r in reports]), .1) for k in KINDS]
    return roles, cuts, kinds


def answer(models, reports):
    roles, cuts, kinds = models
    x = matrix([p["f"] for r in reports for p in r["p"]], PHRASE_BITS)
    xc = matrix([c for r in reports for p in r["p"] for c in p["c"]], CUT_BITS)
    xr = matrix([r["f"] for r in reports], REPORT_BITS)
    by_phrase = np.stack([m.decision_function(x) for m in roles], 1)
    by_cut = np.stack([m.decision_function(xc) for m in cuts], 1)
    by_report = np.stack([m.decision_function(xr) for m in kinds], 1)
    i = j = 0
    for n, r in enumerate(reports):
        r["d"] = by_report[n]
        for p in r["p"]:
            p["a"] = by_phrase[i]
            p["ca"] = by_cut[j:j + len(p["c"])]
            i, j = i + 1, j + len(p["c"])


def things(report, k):
    """The phrases of a role, put together by actor or, without a name, by wording."""
    told = [(p, int(np.argmax(p["ca"][:, k]))) for p in report["p"] if p["a"][k] >= LOWEST]
    names, out = {}, collections.OrderedDict()
    for p, cut in told:
        if p["e"] >= 0:
            names.setdefault(p["t"][cut], ("actor", p["e"]))
    for p, cut in told:
        key = ("actor", p["e"]) if p["e"] >= 0 else names.get(p["t"][cut], ("words", p["t"][cut]))
        out.setdefault(key, []).append((p, cut))
    return list(out.values())


def facts(report, k, thing, best, second, tops):
    """The twin of `facts` in src/read/accounts.c."""
    a = sorted((p["a"][k] for p, _ in thing), reverse=True)
    top = a[0] >= best
    others = max(p["a"][q] for p, _ in thing for q in range(len(ROLES)) if q != k)
    return [a[0], np.log(np.exp(a).sum()), a[1] if len(a) > 1 else LOWEST, min(len(a), 6),
            np.log(1 + thing[0][0]["s"]), *report["d"], a[0] - (second if top else best),
            float(top), others, *tops]


def squares(x):
    x = np.clip(x, -6, 6)
    return np.hstack([x] + [x[:, [i]] * x[:, i:] / 4 for i in range(x.shape[1])])


def second_rows(reports, k):
    rows, right = [], []
    for r in reports:
        groups = things(r, k)
        tops = [max([p["a"][q] for p in r["p"]] or [-9.0]) for q in range(len(ROLES))]
        order = sorted([max(p["a"][k] for p, _ in g) for g in groups] + [-9.0, -9.0], reverse=True)
        for g in groups:
            p, cut = max(g, key=lambda x: x[0]["a"][k] + .5 * x[0]["ca"][x[1]][k])
            rows.append(facts(r, k, g, order[0], order[1], tops))
            right.append(any(p["t"][cut] in gold for gold in r["gold"][k]))
    return squares(np.array(rows)), np.array(right)


def second_layer(reports, k):
    x, y = second_rows(reports, k)
    mean, sd = x.mean(0), x.std(0) + 1e-6
    m = fit((x - mean) / sd, y, .01)
    weights = m.coef_[0] / sd
    bias = m.intercept_[0] - (m.coef_[0] * mean / sd).sum()
    p = 1 / (1 + np.exp(-(x @ weights + bias)))
    gold = sum(len(r["gold"][k]) for r in reports)
    f1, threshold = max((2 * (y & (p > t)).sum() / ((p > t).sum() + gold), t)
                        for t in np.arange(.1, .7, .02))
    print(f"{ROLES[k]:26s} F1 {f1:.3f} at {threshold:.2f}", flush=True)
    return weights, bias, threshold


def packed(models):
    """Scale and bias of each model, then their weights side by side, one byte each."""
    weights = np.stack([m.coef_[0] for m in models], 1)
    scale = np.abs(weights).max(0) / 127
    head = struct.pack(f"<{2 * len(models)}f", *scale, *[m.intercept_[0] for m in models])
    return head + np.rint(weights / scale).astype(np.int8).tobytes()


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "model", "tool", "out"):
        ap.add_argument("--" + name, required=True, type=pathlib.Path)
    a = ap.parse_args()
    reports = load(a.data / "dev.jsonl.gz", str(a.tool), str(a.model))
    print(len(reports), "reports,", sum(len(r["p"]) for r in reports), "phrases", flush=True)
    full = first_layer(reports)
    for fold in range(FOLDS):
        answer(first_layer([r for i, r in enumerate(reports) if i % FOLDS != fold]),
               reports[fold::FOLDS])
    out = b"ASCSLOT1" + struct.pack("<3I", PHRASE_BITS, CUT_BITS, REPORT_BITS)
    for k in range(len(ROLES)):
        weights, bias, threshold = second_layer(reports, k)
        out += struct.pack(f"<{len(weights) + 2}f", *weights, bias, threshold)
    a.out.write_bytes(out + b"".join(map(packed, full)))


if __name__ == "__main__":
    main()
