"""Recase a text with the tables and weights, in Python: the reference for the C code."""
from features import C, L, U, dynamic, lower, phrases, rows, split, static

NAMES = "LCU"


def load_weights(path):
    out = {}
    for line in rows(path):
        f, v = line.rsplit("\t", 1)
        out[f] = tuple(int(x) for x in v.split())
    return out


class Recaser:
    def __init__(self, tables, weights, bias=(0, 0, 0), memory=0):
        self.t, self.w, self.bias, self.memory = tables, weights, bias, memory

    def total(self, features, start):
        a, b, c = start
        get = self.w.get
        for f in features:
            v = get(f)
            if v is not None:
                a += v[0]
                b += v[1]
                c += v[2]
        return a, b, c

    def tag(self, words, statics, extra):
        labels = []
        t1 = t2 = "^"
        scores = []
        for i, w in enumerate(words):
            if w.start:
                t1 = t2 = "^"
            base, p1l, n1c = statics[i]
            sc = self.total(dynamic(words, i, t1, t2, p1l, n1c), base)
            if extra:
                e = extra.get(w.low)
                if e:
                    sc = (sc[0] + e[0], sc[1] + e[1], sc[2] + e[2])
            k = max(range(3), key=lambda x: sc[x])
            labels.append(k)
            scores.append(sc)
            t2, t1 = t1, NAMES[k]
        return labels, scores

    def labels(self, text):
        words = split(text, self.t)
        phrases(words, self.t)
        statics = []
        for i in range(len(words)):
            f, p1l, _, n1c = static(words, i)
            statics.append((self.total(f, self.bias), p1l, n1c))
        labels, scores = self.tag(words, statics, None)
        if self.memory:
            votes = {}
            for w, k, sc in zip(words, labels, scores):
                v = votes.setdefault(w.low, [0, 0, 0, 0])
                for x in range(3):
                    v[x] += max(-200, min(200, sc[x] - int(sum(sc) / 3)))
                v[3] += 1
            extra = {}
            for low, v in votes.items():
                if v[3] > 1:
                    extra[low] = [int(self.memory * v[x] / (16 * (v[3] + 1))) for x in range(3)]
            labels, scores = self.tag(words, statics, extra)
        return words, labels

    def recase(self, text):
        words, labels = self.labels(text)
        out = list(text)
        for w, k in zip(words, labels):
            self.write(out, text, w, k)
        return "".join(out)

    def write(self, out, text, w, k):
        raw = text[w.begin:w.end]
        core = w.core
        low = one_to_one(core)
        form = self.t.forms.get(w.low)
        if k == U or core in ("I", "i"):
            new = form if form and sum(c.isupper() for c in form) > 1 and form[0].isupper() \
                and "U" in "U" and form[1:2].isupper() else core
        elif k == C or w.start:
            new = low[:1].upper() + low[1:]
            if k == C and form:
                new = form
            elif k == C and len(low) > 5 and low.startswith("mc"):
                new = "Mc" + low[2].upper() + low[3:]
            elif k == C and low[1:2] in ("'", "\u2019") and len(low) > 3:
                new = low[0].upper() + low[1] + low[2].upper() + low[3:]
        else:
            new = low
        if core[0].isdigit():
            new = low
        if len(new) != len(core):
            new = core
        tail = one_to_one(raw[len(core):])
        out[w.begin:w.end] = list(new + tail)


def one_to_one(s):
    return "".join(lower(c) for c in s)
