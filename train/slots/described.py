"""What keys have and accounts do not: who was hit and is only described ("six watchmen"), and
whether a state's forces did it.

No slot is filled with it, but that somebody was hit, and where, tells which incidents there are
and who stands in them. The twin of src/read/account_described.c."""
import numpy as np

SLOT = "HUM TGT: DESCRIPTION"
CATEGORY, SORTS = "PERP: INCIDENT CATEGORY", ["STATE-SPONSORED VIOLENCE", "TERRORIST ACT"]
LIKELY = .3  # of a phrase that is counted as one


def label(report, document, norm, body):
    """Which phrases keys have, and which sorts of incident."""
    report["sorts"] = {a for t in document["templates"] for f in t["slots"].get(CATEGORY) or []
                       for a in f["alts"]}
    fills = {norm(a) for t in document["templates"] for f in t["slots"].get(SLOT) or []
             for a in f["alts"]}
    fills = {a for a in fills if a and f" {a} " in body}
    for p in report["p"]:
        p["whom"] = any(t in fills for t in p["t"])


def tally(report, lowest, index):
    """How likely each phrase is one, by sentence, and over the report by kind of incident."""
    of = np.array([p["wa"] for p in report["p"]] or [-30.])
    p = 1 / (1 + np.exp(-of))
    report["dt"], report["ds"] = np.zeros(report["s"] + 2), (p.max(), p.sum())
    report["dk"] = np.zeros((4, 2))
    for phrase, its, odds in zip(report["p"], p, of):
        phrase["wp"] = its
        report["dt"][phrase["s"] + 1] = max(report["dt"][phrase["s"] + 1], its)
        near, rest, first = np.zeros(5), phrase["k"], 1
        while rest and odds > lowest:
            near[index[(rest & 15) - 1]] += first
            rest, first = rest >> 4, .3
        if near[1:].sum() > 0:
            report["dk"][:, 0] += near[1:] / near[1:].sum() * its
            report["dk"][np.argmax(near[1:]), 1] += its > LIKELY


def facts(report, thing):
    at = thing["sent"]
    return [*report["ds"], report["dt"][at:at + 3].max(),
            max(report["dt"][s + 1] for s in thing["sents"]),
            max(p["wp"] for p, _ in thing["group"])]
