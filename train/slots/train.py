#!/usr/bin/env python3
"""Learn which phrases of a report are an incident's doers, targets, victims and weapons.

    train/slots/train.py --data DIR --model MODEL --tool slot_candidates --out data/slots.bin

DIR holds dev.jsonl.gz of the MUC-4 pack. Layer upon layer, each learnt on answers of
models that have not seen the report (five folds):

  1  a phrase from the words around it (src/read/slot_features.c), a role at a time; which
     cut of the phrase is cited; which kinds of incident the whole report tells of; whether a
     phrase is somebody hit who is only described (described.py): linear
  2  the phrase again, from how the words in and around it are used elsewhere (slot_dense.c)
     and from the first answers on the phrases around it (slot_context.c): one hidden layer
  3  an actor or thing, from the answers on all its phrases and on the report
     (src/read/account_things.c, `facts`): linear, with squares; and from these and more, such as
     when the incident was, what else stands there and how often keys cite it elsewhere:
     boosted trees; the mean of both
  4  how many incidents of a kind the report tells of, from all these (account_kinds.c):
     linear, and trees
  5  in which of these a thing stands (account_fills.c, accounts.py): linear, with products, and trees
  6  how surely an organisation is named (account_sure.c): linear

What is written: weights, most of them under hashes of features; no words.
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import string
import struct
import subprocess
import sys
import tempfile

import numpy as np
import scipy.sparse as sparse
import xxhash
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

import accounts
import described

ROLES = ["PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "HUM TGT: NAME",
         "INCIDENT: INSTRUMENT ID"]
KINDS = ["any", "ATTACK", "BOMBING", "KIDNAPPING", "ARSON"]
PHRASE_BITS, CUT_BITS, REPORT_BITS = 17, 14, 15
LOWEST = -5.0  # of the first layer: what is less likely is looked at no more (account_finder.h)
FOLDS, BLOCK = 5, 15  # reports beside each other, often of the same day, are in one fold
DENSE, HIDDEN = 8 * 32 + 182 + 14, 64
LEAST, MOST, BESIDE = -7.0, 4.0, 12  # of the context (slot_context.c)
SAME_KIND = 3
# From which probability on a thing is told, a role: where, on these folds, the templates'
# and the report's F1 (GTT, CEAF-REE) together are best; in between where they are flat.
THRESHOLDS = [.25, .22, .28, .32, .28]
CUT_C = [.05, .2, .15, .1, .05]  # by which cut is right on folds
BATCH = 512
# Who filled the keys. NOSC filled those of the test parts too: its custom is what is written.
SITES = ["NOSC", "BELLCORE", "ADS", "INTEL TEXT PROC", "BBN", "LANG SYS INC", "UMASS",
         "MCDONNELL DOUGLAS", "GE", "U NEBRASKA", "PRC", "GTE", "SRI", "TRW", "UNISYS",
         "SYNCHRONETICS", "BOEING"]
ALIKE = 3  # keys that have to hold two wordings of an organisation to be one, or one to be its name
OWN_NAME = 10  # times a name stands alone in keys for each time with more words
NAME_WORDS = 6
FACTS, AGES, NUMBERS = 18, 8, 14  # of a thing (account_things.c); asc_slot_age; slot_dense.h
RECORDS = 4  # of a thing (`record_facts`)
DOUBT = 4  # a wording's share of right ones is learnt as if so many more were as usual
FORESTS = 2
CUSTOM = 3  # features of a cut, the last ones, that each site has of its own
PLACE_C = .015
CONFIDENCE = ["REPORTED AS FACT", "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED",
              "CLAIMED OR ADMITTED", "POSSIBLE", "ACQUITTED"]  # asc_firmness
SURE_STATED, SURE_C, NEVER = 26, .2, -30.0  # account_sure.h; NEVER: bias of what no key has
PLACE_FACTS = accounts.CORE + 17
AGAIN = .4  # share of the second look at a phrase in its answer (account_looks.c)
# Kinds of event word, from their own numbers to those of KINDS (asc_kinds_index).
INDEX = [1, 2, 1, 1, 3, 4, 0, 1, 1, 1]
PUNCTUATION = str.maketrans("", "", string.punctuation)


def fold_of(report):
    """The number of the fold of a report, or of each of several."""
    return report // BLOCK % FOLDS


def norm(text):
    """As the scorers of this corpus compare: lower case, no articles, no punctuation."""
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text.lower().translate(PUNCTUATION)).split())


def phrases_of(documents, tool, model):
    blob = b""
    for d in documents:
        text = d["text"].encode()
        blob += (d.get("date_iso") or "0000-00-00").encode() + struct.pack("<I", len(text)) + text
    with tempfile.NamedTemporaryFile() as dense:
        out = subprocess.run([tool, model, dense.name], input=blob, stdout=subprocess.PIPE,
                             check=True).stdout
        reports = [json.loads(line) for line in out.decode().split("\n") if line]
        rows = np.fromfile(dense.name, dtype=np.float32).reshape(-1, DENSE).astype(np.float16)
    begin = 0
    for r in reports:
        r["v"] = rows[begin:begin + len(r["p"])]
        begin += len(r["p"])
    return reports


def load(path, tool, model):
    """One report each: features, phrases with what of them is right, gold."""
    with gzip.open(path, "rt") as file:
        documents = [json.loads(line) for line in file]
    reports = phrases_of(documents, tool, model)
    aliases, names = names_of(documents)
    for d, r in zip(documents, reports):
        r["document"], r["things"], r["aliases"], r["names"] = d, [], aliases, names
        r["site"] = SITES.index(d.get("annotator", "NOSC"))
        own = np.uint32(r["site"] * 0x9E3779B1 & 0xFFFFFFFF)
        text, body = d["text"].encode(), " " + norm(d["text"]) + " "
        r["kinds"] = {a for t in d["templates"] for f in t["slots"]["INCIDENT: TYPE"] or []
                      for a in f["alts"]}
        r["counts"] = collections.Counter(
            next((a for f in t["slots"]["INCIDENT: TYPE"] or [] for a in f["alts"] if a in KINDS),
                 None) for t in d["templates"])
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
        spans = named_in(text, names)
        for p in r["p"]:
            begin, end = p["c"][0][:2]
            p["name"] = max((name for b, e, name in spans if b < end and e > begin), key=len,
                            default=None)
            p["f"] = np.array(p["f"], dtype=np.uint32)
            p["t"] = [norm(text[c[0]:c[1]].decode()) for c in p["c"]]
            p["c"] = [np.array(c[2], dtype=np.uint32) for c in p["c"]]
            for c in p["c"]:
                c[-CUSTOM:] ^= own
            p["y"] = [[any(t in a for a in gold) for t in p["t"]] for gold in r["gold"]]
        described.label(r, d, norm, body)
    standing = standing_for(reports)
    for r in reports:
        r["standing"] = standing
    return reports


def standing_for(reports):
    """Of the wordings of each group the one that keys have most often, of those reports in which
    it is found and keys have the group in any wording."""
    count, best = collections.defaultdict(lambda: [1, 2]), {}
    for r in reports:
        aliases = r["aliases"]
        there = {t for p in r["p"] for t in (p["name"], *p["t"]) if t in aliases}
        for fill in r["gold"][1]:
            for group in {aliases[a] for a in fill if a in aliases}:
                for t in there:
                    if aliases[t] == group:
                        count[t][0] += t in fill
                        count[t][1] += 1
    for t, (right, n) in sorted(count.items()):
        if aliases[t] not in best or right / n > best[aliases[t]][0]:
            best[aliases[t]] = right / n, t
    return {t for _, t in best.values()}


def matrix(rows, bits):
    index = np.concatenate([np.unique(r & np.uint32((1 << bits) - 1)) for r in rows])
    ends = np.cumsum([0] + [len(np.unique(r & np.uint32((1 << bits) - 1))) for r in rows])
    return sparse.csr_matrix((np.ones(len(index), dtype=np.float32), index, ends),
                             shape=(len(rows), 1 << bits))


def fit(x, y, c):
    return LogisticRegression(C=c, solver="liblinear", max_iter=1000).fit(x, y)


def rank_cuts(right, k):
    """A model of the difference between a cut that is right and one of its phrase that is not."""
    x = matrix([c for p in right for c in p["c"]], CUT_BITS)
    better, worse, begin = [], [], 0
    for p in right:
        y = np.array(p["y"][k])
        for i in np.flatnonzero(y):
            for j in np.flatnonzero(~y):
                better.append(begin + i)
                worse.append(begin + j)
        begin += len(y)
    x = x[better] - x[worse]
    y = np.r_[np.ones(x.shape[0]), np.zeros(x.shape[0])]
    return LogisticRegression(C=CUT_C[k], solver="liblinear", fit_intercept=False).fit(
        sparse.vstack([x, -x]).tocsr(), y)


def first_layer(reports):
    """Per role: the phrase model, the cut model; per kind: the report model."""
    x = matrix([p["f"] for r in reports for p in r["p"]], PHRASE_BITS)
    xr = matrix([r["f"] for r in reports], REPORT_BITS)
    roles, cuts = [], []
    for k in range(len(ROLES)):
        roles.append(fit(x, np.array([any(p["y"][k]) for r in reports for p in r["p"]]), .3))
        cuts.append(rank_cuts([p for r in reports for p in r["p"] if any(p["y"][k])], k))
    kinds = [fit(xr, np.array([bool(r["kinds"]) if k == "any" else k in r["kinds"]
                               for r in reports]), .1) for k in KINDS]
    whom = fit(x, np.array([p["whom"] for r in reports for p in r["p"]]), .3)
    sorts = [[fit(xr, np.array([s in r["sorts"] for r in reports]), .1)] for s in described.SORTS]
    return roles, cuts, kinds, [whom], *sorts


def answer(models, reports):
    roles, cuts, kinds, (whom,), *sorts = models
    x = matrix([p["f"] for r in reports for p in r["p"]], PHRASE_BITS)
    xc = matrix([c for r in reports for p in r["p"] for c in p["c"]], CUT_BITS)
    xr = matrix([r["f"] for r in reports], REPORT_BITS)
    by_phrase = np.stack([m.decision_function(x) for m in roles], 1)
    by_whom = whom.decision_function(x)
    by_sort = np.stack([m.decision_function(xr) for (m,) in sorts], 1)
    by_cut = np.stack([m.decision_function(xc) for m in cuts], 1)
    by_report = np.stack([m.decision_function(xr) for m in kinds], 1)
    i = j = 0
    for n, r in enumerate(reports):
        r["d"], r["sort"] = by_report[n], by_sort[n]
        for p in r["p"]:
            p["a"], p["wa"] = by_phrase[i], by_whom[i]
            p["ca"] = by_cut[j:j + len(p["c"])]
            i, j = i + 1, j + len(p["c"])
        described.tally(r, LOWEST, INDEX)


# ---- the second look ----

def context(r):
    """The twin of asc_slot_context_of in src/read/slot_context.c."""
    a = np.clip(np.array([p["a"] for p in r["p"]]), LEAST, MOST)
    sent = np.array([p["s"] for p in r["p"]])
    tops = np.full((sent.max() + 2, len(ROLES)), LEAST)
    np.maximum.at(tops, sent, a)
    groups = collections.defaultdict(list)
    for i, p in enumerate(r["p"]):
        groups[p["e"] if p["e"] >= 0 else ("word", p["h"])].append(i)
    left, right = np.full(a.shape, LEAST), np.full(a.shape, LEAST)
    for d in range(1, min(BESIDE, len(a) - 1) + 1):
        same = (sent[d:] == sent[:-d])[:, None]
        left[d:] = np.maximum(left[d:], np.where(same, a[:-d], LEAST))
        right[:-d] = np.maximum(right[:-d], np.where(same, a[d:], LEAST))
    top, total, count = np.empty(a.shape), np.empty(a.shape), np.empty((len(a), 1))
    for g in groups.values():
        top[g], total[g], count[g] = a[g].max(0), np.log(np.exp(a[g]).sum(0)), min(len(g), 8)
    before = np.vstack([np.full((1, len(ROLES)), LEAST), tops])[sent]
    return np.hstack([a, left, right, before, tops[sent + 1], a.max(0) - a, top - a, total,
                      np.tile(r["d"], (len(a), 1)), count / 2]) / 3


def of_site(r):
    """Who filled the report's key: what that does to an answer ends in the bias (`nosc`)."""
    return np.eye(len(SITES))[r["site"]]


def nosc(weights, bias):
    return weights[:-len(SITES)], bias + weights[-len(SITES)]


def seen(reports):
    """Rows of the likely phrases; and which these are."""
    likely = [np.array([i for i, p in enumerate(r["p"]) if p["a"].max() >= LOWEST], dtype=int)
              for r in reports]
    return np.vstack([np.hstack([r["v"][i].astype(np.float32), context(r)[i],
                                 np.tile(of_site(r), (len(i), 1))])
                      for r, i in zip(reports, likely) if len(i)]).astype(np.float32), likely


class Network:
    """One hidden layer; drops hidden units while it learns (Adam)."""

    def __init__(self, x, y, seed, passes=6, dropped=.4, decay=1e-2):
        random = np.random.default_rng(seed)
        n, width = x.shape
        self.w = [random.normal(0, 1.4 / np.sqrt(width), (width, HIDDEN)).astype("f"),
                  np.zeros(HIDDEN, "f"),
                  random.normal(0, .1, (HIDDEN, len(ROLES))).astype("f"),
                  np.full(len(ROLES), -4, "f")]
        m, v = [0 * w for w in self.w], [0 * w for w in self.w]
        step = 0
        for done in range(passes):
            rate = 3e-3 * (1 - done / passes) + 1e-4
            order = random.permutation(n)
            for i in range(0, n, BATCH):
                batch = order[i:i + BATCH]
                xb = x[batch]
                z = xb @ self.w[0] + self.w[1]
                kept = (random.random(z.shape, dtype="f") > dropped).astype("f") / (1 - dropped)
                h = np.maximum(z, 0) * kept
                g = (1 / (1 + np.exp(-(h @ self.w[2] + self.w[3]))) - y[batch]) / len(batch)
                gh = (g @ self.w[2].T) * kept * (z > 0)
                step += 1
                for j, d in enumerate((xb.T @ gh, gh.sum(0), h.T @ g, g.sum(0))):
                    m[j] = .9 * m[j] + .1 * d
                    v[j] = .999 * v[j] + .001 * d * d
                    self.w[j] -= rate * (m[j] / (1 - .9 ** step)) / (
                        np.sqrt(v[j] / (1 - .999 ** step)) + 1e-8)
                    if j in (0, 2):
                        self.w[j] -= rate * decay * self.w[j]

    def answer(self, x):
        return np.maximum(x @ self.w[0] + self.w[1], 0) @ self.w[2] + self.w[3]

    def packed(self):
        hidden, bias = nosc(*self.w[:2])
        return b"".join(w.astype("<f4").tobytes() for w in (hidden, bias, *self.w[2:]))


def look_again(reports):
    """Learn the second look; `a` of each phrase becomes the answer of both. The network."""
    x, likely = seen(reports)
    y = np.array([[any(q) for q in r["p"][i]["y"]] for r, at in zip(reports, likely) for i in at],
                 dtype=np.float32)
    fold = np.concatenate([np.full(len(at), fold_of(i)) for i, at in enumerate(likely)])
    again = np.empty(y.shape)
    for f in range(FOLDS):
        again[fold == f] = Network(x[fold != f], y[fold != f], f).answer(x[fold == f])
    begin = 0
    for r, at in zip(reports, likely):
        for i, b in zip(at, again[begin:begin + len(at)]):
            r["p"][i]["a"] = r["p"][i]["a"] + (b - r["p"][i]["a"]) * AGAIN
        begin += len(at)
    return Network(x, y, FOLDS)


# ---- actors and things ----

def names_of(documents):
    """Wordings of organisations that several keys hold to be one: the number of their group.

    And those of them, or that several keys have, that stand for longer ones: "Shining Path"
    for "Shining Path members". Not so "army", which keys have as often with more words."""
    count, pairs, same = collections.Counter(), collections.Counter(), {}
    for d in documents:
        fills = [sorted({norm(a) for a in f["alts"]}) for t in d["templates"]
                 for f in t["slots"].get(ROLES[1]) or []]
        count.update({a for f in fills for a in f})
        pairs.update({(a, b) for f in fills for a in f for b in f if a < b})
    longer = {a: sum(n for b, n in count.items() if accounts.within(a, b) and
                     not pairs[min(a, b), max(a, b)]) for a in count}
    names = {a for a, n in count.items() if n >= ALIKE and n > OWN_NAME * longer[a]}
    same.update({a: {a} for a in names})
    for (a, b), n in sorted(pairs.items()):
        if n >= ALIKE:
            whole = same.get(a, {a}) | same.get(b, {b})
            same.update(dict.fromkeys(whole, whole))
    groups = sorted({tuple(sorted(whole)) for whole in same.values()})
    return ({word: n for n, whole in enumerate(groups) for word in whole},
            {a for a in names if not any(accounts.within(b, a) for b in same[a])})


def named_in(text, names):
    """Where these names stand in the text: first byte, the one behind the last, name."""
    words = [(m.start(), m.end(), norm(m.group().decode())) for m in re.finditer(rb"\S+", text)]
    words = [w for w in words if w[2]]
    out = []
    for i in range(len(words)):
        for n in range(1, NAME_WORDS + 1):
            name = " ".join(w[2] for w in words[i:i + n])
            if name in names and i + n <= len(words):
                out.append((words[i][0], words[i + n - 1][1], name))
    return out


def things(report, k):
    """The phrases of a role, put together by actor or, without a name, by wording."""
    told = [(p, int(np.argmax(p["ca"][:, k]))) for p in report["p"] if p["a"][k] >= LOWEST]
    texts = [text_of(p, k, cut) for p, cut in told]
    names, same, first, out = {}, {}, {}, collections.OrderedDict()
    for (p, _), text in zip(told, texts):
        if p["e"] >= 0:
            names.setdefault(text, ("actor", p["e"]))
    keys = [("actor", p["e"]) if p["e"] >= 0 else names.get(text, ("words", text))
            for (p, _), text in zip(told, texts)]
    for text, key in zip(texts, keys):
        group = report["aliases"].get(text) if k == 1 else None
        if group is not None:
            same.setdefault(key, first.setdefault(group, key))
    for one, key in zip(told, keys):
        out.setdefault(same.get(key, key), []).append(one)
    return list(out.values())


def text_of(p, k, cut):
    """How a phrase is cited: by the name of an organisation that stands in it, else by its cut."""
    return p["name"] if k == 1 and p["name"] else p["t"][cut]


def facts(report, k, thing, best, second, tops):
    """The twin of `facts` in src/read/account_things.c."""
    a = sorted((p["a"][k] for p, _ in thing), reverse=True)
    top = a[0] >= best
    others = max(p["a"][q] for p, _ in thing for q in range(len(ROLES)) if q != k)
    return [a[0], np.log(np.exp(a).sum()), a[1] if len(a) > 1 else LOWEST, min(len(a), 6),
            np.log(1 + thing[0][0]["s"]), *report["d"], a[0] - (second if top else best),
            float(top), others, *tops]


def squares(x):
    x = np.clip(x, -6, 6)
    return np.hstack([x] + [x[:, [i]] * x[:, i:] / 4 for i in range(x.shape[1])])


def cited(k, group, standing):
    """The phrase of a thing by which it is cited, with its cut: of an organisation that has a
    name which stands for it, one with that name; the twin of `likeliest` in account_things.c."""
    own = [x for x in group if k == 1 and text_of(x[0], k, x[1]) in standing] or group
    return max(own, key=lambda x: x[0]["a"][k] + .2 * x[0]["ca"][x[1]][k])


def third_rows(reports, k):
    rows, right, report, found = [], [], [], []
    for n, r in enumerate(reports):
        groups = things(r, k)
        tops = [max([p["a"][q] for p in r["p"]] or [-9.0]) for q in range(len(ROLES))]
        order = sorted([max(p["a"][k] for p, _ in g) for g in groups] + [-9.0, -9.0], reverse=True)
        for g in groups:
            p, cut = cited(k, g, r["standing"])
            rows.append((facts(r, k, g, order[0], order[1], tops), of_site(r)))
            text = text_of(p, k, cut)
            right.append(any(text in gold for gold in r["gold"][k]))
            report.append(n)
            found.append({"role": k, "text": text, "best": p, "sent": p["s"], "near": near(k, g),
                          "sents": [q["s"] for q, _ in g], "group": g})
    x, site = map(np.array, zip(*rows))
    return np.hstack([squares(x), site]), np.array(right), np.array(report), found


def linear(x, y, c):
    """Weights and bias for x as it is, learnt on x brought to one scale."""
    mean, sd = x.mean(0), x.std(0) + 1e-6
    m = fit((x - mean) / sd, y, c)
    weights = m.coef_[0] / sd
    return weights, m.intercept_[0] - (m.coef_[0] * mean / sd).sum()


def by_folds(x, y, report, c):
    """The answers of models that have not seen the report."""
    out = np.empty(len(y))
    for f in range(FOLDS):
        weights, bias = linear(x[fold_of(report) != f], y[fold_of(report) != f], c)
        out[fold_of(report) == f] = x[fold_of(report) == f] @ weights + bias
    return 1 / (1 + np.exp(-np.clip(out, -30, 30)))


def more_facts(r, k, thing):
    """The twin of `asc_finder_more_facts` in src/read/account_things.c."""
    group = thing["group"]
    a = np.array([p["a"] for p, _ in group])
    events = [p["i"] for p, _ in group if "i" in p]
    ages = np.bincount([e[0] for e in events], minlength=AGES) / max(1, len(events))
    numbers = r["v"][[r["at"][id(p)] for p, _ in group], -NUMBERS:].astype(float)
    cut = max(p["ca"][c][k] for p, c in group)
    near = thing["near"].sum()
    return [*a.max(0), *a.mean(0), *np.maximum(numbers.max(0), 0), cut, *ages, len(events),
            *np.sum([e[1:3] for e in events] or [(0, 0)], 0), max([e[3] for e in events] or [0]),
            near, *(thing["near"] / near if near > 0 else thing["near"]), r["n"],
            thing["sent"] / r["s"], *r["likely"], *beside(r, thing), *described.facts(r, thing), *r["sort"]]


def beside(r, thing):
    """The likeliest other thing of each role in the thing's sentence, or in one beside it."""
    near = range(thing["sent"] - 1, thing["sent"] + 2)
    return [max([x["p"] for s in near for x in r["by_sent"].get((q, s), []) if x is not thing],
                default=0) for q in range(len(ROLES))]


# ---- what is usually cited ----

def words_of(report, k, thing):
    """What a thing is known by: its wording, or the group of it, and the last word; the twin of
    asc_record_facts in src/read/account_record.c."""
    text = thing["text"]
    group = report["aliases"].get(text) if k == 1 else None
    return text if group is None else f"#{group:02d}", "-" + text.split(" ")[-1]


class Record:
    """How often things of a wording are seen, and right, and in which reports."""

    def __init__(self, words, right, report):
        self.words, self.right, self.report = words, right, report
        self.usual = float(right.mean())

    def counts(self, without=None):
        """Over all reports but those of one fold: wording -> seen, right."""
        out = collections.defaultdict(lambda: np.zeros(2, dtype=int))
        for words, right, report in zip(self.words, self.right, self.report):
            if fold_of(report) != without:
                for w in words:
                    out[w] += (1, right)
        return out

    def facts(self, without=None):
        """The twin of `asc_slot_known` in src/read/slot_model.c; a report's own things say
        nothing of it."""
        counts = self.counts(without)
        own = collections.defaultdict(lambda: np.zeros(2, dtype=int))
        for words, right, report in zip(self.words, self.right, self.report):
            if fold_of(report) != without:
                for w in words:
                    own[w, report] += (1, right)
        return np.array([[x for w in words for x in self.of(counts[w] - own[w, report])]
                         for words, report in zip(self.words, self.report)])

    def of(self, count):
        n, right = count if known(count) else (0, 0)
        return accounts.odds((right + DOUBT * self.usual) / (n + DOUBT)), np.log(1 + n)

    def packed(self):
        rows = sorted((hash_of(w), n, right) for w, (n, right) in self.counts().items()
                      if known((n, right)))
        return struct.pack("<fI", self.usual, len(rows)) + b"".join(
            struct.pack("<I2H", *row) for row in rows)


def known(count):
    return count[0] > 1 or count[1] > 0


def hash_of(wording):
    return xxhash.xxh3_64_intdigest(wording.encode()) & 0xFFFFFFFF


def trees(x, y, leaves):
    return [HistGradientBoostingClassifier(
        max_iter=80 if leaves < 8 else 100, learning_rate=.05, max_leaf_nodes=leaves,
        min_samples_leaf=25 if leaves < 8 else 30, l2_regularization=5, max_features=.3,
        random_state=seed, early_stopping=False).fit(x, y) for seed in range(FORESTS)]


def with_trees(p, rows, y, report, leaves):
    """The mean of these answers and of trees that have not seen the report; rows: facts, or
    what gives those that know nothing of a fold's reports."""
    out = accounts.odds(p)
    for f in range(FOLDS):
        its, x = fold_of(report) == f, rows(f) if callable(rows) else rows
        for m in trees(x[~its], y[~its], leaves):
            out[its] += m.decision_function(x[its]) / FORESTS
    return 1 / (1 + np.exp(-out / 2))


def forest(x, y, leaves, first=10**6):
    """The trees of several learners as the file holds them; from fact `first` on there are the
    sites' terms, of which those of NOSC are written."""
    models, packed, total, bias = trees(x, y, leaves), [], 0, 0
    for m in models:
        bias += float(np.ravel(m._baseline_prediction)[0]) / FORESTS
        for (predictor,) in m._predictors:
            nodes, out = predictor.nodes, []

            def put(i):
                node = nodes[i]
                if node["is_leaf"]:
                    out.append(struct.pack("<2Hf", 0xFFFF, 0, node["value"] / FORESTS))
                elif node["feature_idx"] >= first:
                    own = float(node["feature_idx"] == first) <= node["num_threshold"]
                    put(node["left" if own else "right"])
                else:
                    at = len(out)
                    out.append(b"")
                    put(node["left"])
                    out[at] = struct.pack("<2Hf", node["feature_idx"], len(out),
                                          node["num_threshold"])
                    put(node["right"])
            put(0)
            packed.append(struct.pack("<H", len(out)) + b"".join(out))
            total += len(out)
    return struct.pack("<2If", len(packed), total, bias) + b"".join(packed)


def third_layer(reports):
    """Weights and trees; each report keeps its things with what the folds make of them."""
    linears, forests, records, kept = [], [], [], []
    for k in range(len(ROLES)):
        x, y, report, found = third_rows(reports, k)
        p = by_folds(x, y, report, .01)
        for n, thing, its in zip(report, found, p):
            thing["p"] = its
            reports[n]["things"].append(thing)
        linears.append(nosc(*linear(x, y, .01)))
        kept.append((x, y, report, found))
    for r in reports:
        r["at"] = {id(p): i for i, p in enumerate(r["p"])}
        r["likely"] = [sum(x["p"] > accounts.LIKELY for x in r["things"] if x["role"] == k)
                       for k in range(len(ROLES))]
        r["by_sent"] = {}
        for x in r["things"]:
            r["by_sent"].setdefault((x["role"], x["sent"]), []).append(x)
    for k, (x, y, report, found) in enumerate(kept):
        more = np.array([more_facts(reports[n], k, thing) for n, thing in zip(report, found)])
        record = Record([words_of(reports[n], k, x) for n, x in zip(report, found)], y, report)
        own, sites = np.hstack([x[:, :FACTS], more]), x[:, -len(SITES):]

        def rows(fold=None, own=own, record=record, sites=sites):
            return np.hstack([own, record.facts(fold), sites])
        kept[k] = rows, y, report, found
        forests.append(forest(rows(), y, 8, own.shape[1] + RECORDS))
        records.append(record.packed())
    for k, (rows, y, report, found) in enumerate(kept):
        p = with_trees(np.array([thing["p"] for thing in found]), rows, y, report, 8)
        for thing, its in zip(found, p):
            thing["p"] = its
        gold = sum(len(r["gold"][k]) for r in reports)
        f1 = 2 * (y & (p > THRESHOLDS[k])).sum() / ((p > THRESHOLDS[k]).sum() + gold)
        print(f"{ROLES[k]:26s} F1 {f1:.3f}, average precision "
              f"{average_precision_score(y, p):.3f}", flush=True)
    return linears, b"".join(forests), b"".join(records)


# ---- how many incidents ----


def near(k, thing):
    """How much speaks for each kind, by the event words around the phrases (`belongs`)."""
    out = np.zeros(len(KINDS))
    for p, _ in thing:
        share, rest, first = 1 / (1 + np.exp(-p["a"][k])), p["k"], 1
        while rest:
            out[INDEX[(rest & 15) - 1]] += share * first
            rest, first = rest >> 4, .3
    return out[1:]


def clusters(places):
    places = sorted(places)
    return sum(b - a > 1 for a, b in zip(places, places[1:])) + bool(places)


def kind_facts(r):
    """The twin of asc_kinds_facts in src/read/account_kinds.c; four rows."""
    n, d = len(KINDS) - 1, r["d"]
    events = [[e[1] for e in r["ev"] if e[0] == k + 1] for k in range(n)]
    told = [{e[2] for e in r["ev"] if e[0] == k + 1 and e[2] >= 0} for k in range(n)]
    mass, count = np.zeros((n, len(ROLES))), np.zeros((n, len(ROLES)))
    top, total, likely = (np.zeros(len(ROLES)) for _ in range(3))
    hits = [[] for _ in range(n)]
    for x in r["things"]:
        k, p, speaks = x["role"], x["p"], x["near"]
        if p < accounts.COUNTS:
            continue
        top[k], total[k], likely[k] = max(top[k], p), total[k] + p, likely[k] + (p > .33)
        if speaks.sum() <= 0:
            continue
        mass[:, k] += speaks / speaks.sum() * p
        if p > .3:
            count[np.argmax(speaks), k] += 1
            if k in (2, 3):
                hits[np.argmax(speaks)].append(x["sent"])
    every = sum(map(len, events))
    common = [*d, np.log(1 + r["n"]), np.log(1 + r["s"]), *top, *total, *likely,
              clusters(sum(hits, [])), every, *r["ds"]]
    return [[d[k + 1], d[k + 1] - max(d[q + 1] for q in range(n) if q != k), len(events[k]),
             len(set(events[k])), sum(s < 3 for s in events[k]), min(events[k] or [30]),
             len(told[k]), clusters(events[k]), *mass[k], *count[k], clusters(hits[k]),
             len(hits[k]), mass[k].sum(), mass[k].sum() - mass.sum() / n,
             len(events[k]) / (1 + every), *r["dk"][k], *common, *[float(q == k) for q in range(n)]]
            for k in range(n)]


def kinds_layer(reports):
    x = np.array([row for r in reports for row in kind_facts(r)])
    counts = np.array([[r["counts"][k] for k in KINDS[1:]] for r in reports]).ravel()
    report = np.repeat(np.arange(len(reports)), len(KINDS) - 1)
    out, forests, right, told = b"", b"", 0, 0
    for r in reports:
        r["more"] = np.empty((SAME_KIND, len(KINDS) - 1))
    for j in range(SAME_KIND):
        p = with_trees(by_folds(x, counts > j, report, .05), x, counts > j, report, 6)
        forests += forest(x, counts > j, 6)
        for r, its in zip(reports, p.reshape(len(reports), -1)):
            r["more"][j] = its
        right, told = right + ((p > accounts.TOLD) & (counts > j)).sum(), told + (p > accounts.TOLD).sum()
        weights, bias = linear(x, counts > j, .05)
        out += struct.pack(f"<{len(weights) + 1}f", *weights, bias)
    print(f"{'incidents by kind':26s} F1 {2 * right / (told + counts.sum()):.3f}", flush=True)
    return out, forests


# ---- which fill stands in which incident ----

def places_layer(reports, scorer):
    """Its weights; and what all layers together reach on the folds."""
    gold = [scorer.gold_from_doc(r["document"]) for r in reports]
    x, role, y, report, kept = accounts.learn_from(reports, scorer, gold, THRESHOLDS)
    p, out, forests = np.empty(len(y)), b"", b""
    for k in range(len(ROLES)):
        its = role == k
        facts = x[its, :PLACE_FACTS]
        p[its] = with_trees(by_folds(x[its], y[its], report[its], PLACE_C), facts, y[its],
                            report[its], 6)
        forests += forest(facts, y[its], 6)
        weights, bias = linear(x[its], y[its], PLACE_C)
        out += struct.pack(f"<{len(weights) + 1}f", *weights, bias)
    told, begin = {}, 0
    for r, (its, fills) in zip(reports, kept):
        end = begin + len(its) * len(fills)
        told[r["document"]["id"]] = scorer.pred_from_doc(
            accounts.as_prediction(accounts.settle(its, fills, p[begin:end])))
        begin = end
    scored = scorer.score({r["document"]["id"]: g for r, g in zip(reports, gold)}, told)["counts"]
    for name in ("gtt", "ree"):
        print(f"{name.upper():26s} F1 {scorer.prf(scored[name]['micro'])[2]:.3f}", flush=True)
    return out, forests


# ---- how surely an organisation is named ----

def sure_facts(r, thing):
    """The twin of `asc_finder_how_surely` in src/read/account_things.c."""
    stated, kinds = np.zeros(SURE_STATED), len(CONFIDENCE)
    near, group = np.zeros(kinds), [p for p, _ in thing["group"]]
    top = max(p["a"][1] for p in group)
    told = thing["best"]["w"][0]
    ruled = told
    for p in group:
        stated[r["stated"].get(p["e"], [])] = 1
        its = p["w"][1]
        near[its] = max(near[its], np.exp(p["a"][1] - top))
        if told in (0, 2) and its and ruled != 3:
            ruled = its
    return [*stated, *near, *np.eye(kinds)[told], *np.eye(kinds)[ruled]]


def sure_layer(reports, scorer):
    """Weights of each answer of CONFIDENCE; learnt on what keys have."""
    rows, answers, report = [], [], []
    for n, r in enumerate(reports):
        r["stated"] = {actor: its for actor, *its in r["su"]}
        for wordings, right in scorer.gold_from_doc(r["document"])["ree"]["PerpOrg"]:
            same = {scorer.norm(w) for w in wordings}
            for x in r["things"]:
                if x["role"] == 1 and x["text"] in same and right:
                    rows.append([*sure_facts(r, x), *(of_site(r) / 2)])
                    answers.append({CONFIDENCE.index(a) for a in right})
                    report.append(n)
    x, report = np.array(rows), np.array(report)

    def learn(some):
        each = [(i, a) for i in np.flatnonzero(some) for a in sorted(answers[i])]
        return LogisticRegression(C=SURE_C, max_iter=2000).fit(
            x[[i for i, _ in each]], [a for _, a in each],
            sample_weight=[1 / len(answers[i]) for i, _ in each])
    right = 0
    for f in range(FOLDS):
        m = learn(fold_of(report) != f)
        for i in np.flatnonzero(fold_of(report) == f):
            p = dict(zip(m.classes_, m.predict_proba(x[[i]])[0]))
            p[2] += p[1] / 2
            its = max(p, key=p.get)
            right += 1 if its in answers[i] else (its == 2 and 1 in answers[i]) / 2
    print(f"{'how surely':26s} right {right / len(answers):.3f} of {len(answers)}", flush=True)
    m, out = learn(report >= 0), b""
    for k in range(len(CONFIDENCE)):
        at = np.flatnonzero(m.classes_ == k)
        weights, bias = np.zeros(x.shape[1]), NEVER
        if len(at):
            weights, bias = m.coef_[at[0]], m.intercept_[at[0]]
        weights, bias = weights[:-len(SITES)], bias + weights[-len(SITES)] / 2
        out += struct.pack(f"<{len(weights) + 1}f", *weights, bias)
    return out


def packed(models):
    """Scale and bias of each model, then their weights side by side, one byte each."""
    weights = np.stack([m.coef_[0] for m in models], 1)
    scale = np.abs(weights).max(0) / 127
    head = struct.pack(f"<{2 * len(models)}f", *scale, *[float(np.ravel(m.intercept_)[0]) for m in models])
    return head + np.rint(weights / scale).astype(np.int8).tobytes()


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "model", "tool", "out"):
        ap.add_argument("--" + name, required=True, type=pathlib.Path)
    a = ap.parse_args()
    sys.path.insert(0, str(a.data))
    import score_muc4 as scorer
    reports = load(a.data / "dev.jsonl.gz", str(a.tool), str(a.model))
    print(len(reports), "reports,", sum(len(r["p"]) for r in reports), "phrases", flush=True)
    full = first_layer(reports)
    for fold in range(FOLDS):
        answer(first_layer([r for i, r in enumerate(reports) if fold_of(i) != fold]),
               [r for i, r in enumerate(reports) if fold_of(i) == fold])
    network = look_again(reports)
    out = b"ASCSLOTA" + struct.pack("<3I", PHRASE_BITS, CUT_BITS, REPORT_BITS)
    linears, forests, records = third_layer(reports)
    for (weights, bias), threshold in zip(linears, THRESHOLDS):
        out += struct.pack(f"<{len(weights) + 2}f", *weights, bias, threshold)
    (kinds, of_kinds), (places, of_places) = kinds_layer(reports), places_layer(reports, scorer)
    out += network.packed() + kinds + places + sure_layer(reports, scorer)
    aliases, names = sorted(reports[0]["aliases"].items()), reports[0]["names"]
    standing = reports[0]["standing"]
    out += struct.pack("<I", len(aliases)) + b"".join(
        struct.pack("<2I", hash_of(a), g | (a in names) << 31 | (a in standing) << 30)
        for a, g in aliases)
    a.out.write_bytes(out + records + forests + of_kinds + of_places + b"".join(map(packed, full)))


if __name__ == "__main__":
    main()
