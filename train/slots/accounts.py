"""How a report's things are put into accounts: the twin of accounts.c and account_fills.c."""
import collections

import numpy as np

KINDS = 4  # attack, bombing, kidnapping, arson
ROLES = 5
ORGANISATION, TARGET, VICTIM = 1, 2, 3
TYPES = ["attack", "bombing", "kidnapping", "arson"]
NAMES = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
TOLD, TOLD_HARDLY, LIKELY, COUNTS, OF_KIND, FAR, MOST = .26, .15, .3, .05, .3, 50, 40
SAME_KIND, PHRASES, NONE_AT = 3, 64, 30
# Probability from which a fill stands in one more account, a role.
ELSEWHERE = [.25, .25, .4, .4, .25]


def odds(p):
    p = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(p / (1 - p))


def within(a, b):
    return len(a) < len(b) and f" {a} " in f" {b} "


def choose(things, thresholds):
    """The fills: likely enough, and of two wordings of a role the longer one, of an organisation
    the likelier one."""
    out = []
    for k in range(ROLES):
        some = [x for x in things if x["role"] == k and x["p"] > thresholds[k]][:MOST]
        out += [x for x in some if not any(stands_for(y, x, k) for y in some)]
    return out


def stands_for(y, x, k):
    if k == ORGANISATION and y["p"] < x["p"]:
        return False
    return within(x["text"], y["text"]) or (
        k == ORGANISATION and y["p"] > x["p"] and within(y["text"], x["text"]))


def counts_of(more, any_fill):
    """How many accounts of each kind; more[j][k]: probability of more than j."""
    counts = [0] * KINDS
    for k in range(KINDS):
        while counts[k] < SAME_KIND and more[counts[k]][k] > TOLD:
            counts[k] += 1
    best = int(np.argmax(more[0]))
    if not any(counts) and any_fill and more[0][best] > TOLD_HARDLY:
        counts[best] = 1
    return counts


def kind_of(x, more, counts):
    total = x["near"].sum()
    speaks = [(x["near"][k] / total if total > 0 else 0) + OF_KIND * more[0][k]
              if counts[k] else -1 for k in range(KINDS)]
    return int(np.argmax(speaks))


def split(fills, kind, first, accounts):
    """What was hit, in the order of the text, parted at the widest gaps."""
    hits = sorted((x for x in fills if x["role"] in (TARGET, VICTIM) and x["kind"] == kind),
                  key=lambda x: x["sent"])
    gaps = [b["sent"] - a["sent"] for a, b in zip(hits, hits[1:])]
    wide = sorted(range(len(gaps)), key=lambda i: (-gaps[i], i))[:accounts - 1]
    at = first
    for i, x in enumerate(hits):
        at += i > 0 and i - 1 in wide and gaps[i - 1] > 0
        x["account"] = at


def assemble(report, fills):
    """Accounts with the fills where they stand nearest: kind, number of its kind, fills."""
    more, counts = report["more"], counts_of(report["more"], bool(fills))
    accounts = [{"kind": k, "j": j, "same": counts[k], "fills": []}
                for k in range(KINDS) for j in range(counts[k])]
    if not accounts:
        return accounts
    first = np.cumsum([0] + counts)
    for x in fills:
        x["kind"], x["account"] = kind_of(x, more, counts), None
    for k in range(KINDS):
        split(fills, k, first[k], counts[k])
    hits = [x for x in fills if x["role"] in (TARGET, VICTIM)]
    for x in fills:
        if x["account"] is None:
            away = [min([abs(h["sent"] - x["sent"]) for h in hits if h["account"] == a] + [FAR])
                    for a in range(first[x["kind"]], first[x["kind"] + 1])]
            x["account"] = int(first[x["kind"]] + np.argmin(away))
        accounts[x["account"]]["fills"].append(x)
    return accounts


def near(d):
    return np.exp(-d / 3)


def account_facts(report, accounts, fills):
    """What speaks for a fill standing in an account: fills x accounts x facts."""
    more, things = report["more"], [x for x in report["things"] if x["p"] >= COUNTS]
    events = [sorted(e[1] for e in report["ev"] if e[0] == k + 1) for k in range(KINDS)]
    sums = [sum(x["p"] for x in things if x["role"] == k) for k in range(ROLES)]
    tops = [max([x["p"] for x in things if x["role"] == k] or [0]) for k in range(ROLES)]
    common = [min(len(accounts) - 1, 4) / 4, min(len(fills), 10) / 10, sum(more[0]) / 3,
              *np.clip(report["d"] / 5, -1, 1), *np.minimum(sums, 5) / 5]
    hits = [[h for h in a["fills"] if h["role"] in (TARGET, VICTIM)] for a in accounts]

    def away(sents, others):
        return min([abs(s - o) for s in sents for o in others] or [NONE_AT])
    out = []
    for x in fills:
        total, sents = x["near"].sum(), x["sents"][:PHRASES]
        share = x["near"] / total if total > 0 else np.zeros(KINDS)
        to = [away(sents, [h["sent"] for h in hh if h is not x]) for hh in hits]
        to_event = [away(sents, e) for e in events]
        for i, a in enumerate(accounts):
            k = a["kind"]
            out.append([
                odds(x["p"]) / 4, odds(more[a["j"]][k]) / 4, odds(more[0][k]) / 4, a["j"] / 2,
                (a["same"] - 1) / 2, float(x["account"] == i), share[k],
                max(share[q] for q in range(KINDS) if q != k),
                near(to[i]), near(min([d for q, d in enumerate(to) if q != i] or [NONE_AT])),
                near(to_event[k]), near(min(to_event[q] for q in range(KINDS) if q != k)),
                min(len(hits[i]), 5) / 5, *[float(q == k) for q in range(KINDS)],
                min(len(events[k]), 10) / 10, *common,
                np.log(1 + x["sent"]) / 3, np.log(1 + len(sents)) / 2, odds(tops[x["role"]]) / 4])
    return out


CORE = 17  # of the facts, the first: each times each of them is a fact, too


def crossed(x):
    return np.hstack([x] + [x[:, [i]] * x[:, i:CORE] for i in range(CORE)])


def settle(accounts, fills, p):
    """Each fill to its likeliest account, and to all that are likely enough."""
    for a in accounts:
        a["fills"] = []
    for x, row in zip(fills, p.reshape(len(fills), len(accounts))):
        for i in range(len(accounts)):
            if i == np.argmax(row) or row[i] > ELSEWHERE[x["role"]]:
                accounts[i]["fills"].append(x)
    return accounts


def as_prediction(accounts):
    """As score_muc4.py of the corpus reads it."""
    return {"incidents": [{"type": TYPES[a["kind"]],
                           **{NAMES[k]: [x["text"] for x in a["fills"] if x["role"] == k]
                              for k in range(ROLES)}} for a in accounts]}


def learn_from(reports, scorer, gold, thresholds):
    """Facts of each fill in each account, role, right or not, report; and the accounts."""
    rows, role, right, number, kept = [], [], [], [], []
    for n, (r, g) in enumerate(zip(reports, gold)):
        fills = choose(r["things"], thresholds)
        accounts = assemble(r, fills)
        kept.append((accounts, fills))
        if not accounts:
            continue
        rows += account_facts(r, accounts, fills)
        _, aligned = scorer.gtt_doc(scorer.pred_from_doc(as_prediction(accounts)), g)
        for x in fills:
            for i in range(len(accounts)):
                told = g["templates"][aligned[i]]["roles"][NAMES[x["role"]]] \
                    if i in aligned else []
                role.append(x["role"])
                number.append(n)
                right.append(any(x["text"] in map(scorer.norm, e[0]) for e in told))
    return crossed(np.array(rows)), np.array(role), np.array(right), np.array(number), kept
