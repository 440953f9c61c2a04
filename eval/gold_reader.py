#!/usr/bin/env python3
"""A reader without fault: a case's gold statements as lines for `ascribe read --reader`.

    eval/gold_reader.py CASE [LINES] < report lines > statement lines

So that linking and weighing are measured apart from reading. Only fields are renamed: a quote is found in
the report's text, and an actor is quoted where one of its names stands nearest to that (a name before a
description). Left out is what a reader must infer, and what is told of somebody who has no name in the
report. LINES is what `ascribe read` says of the case by itself: an incident is quoted where most of its own
statements that overlap gold's speak of it, so that when, where and what it was is ascribe's to find.
"""
import collections
import json
import pathlib
import re
import sys

FOLD = str.maketrans("‘’“”–—", "''\"\"--")
TAKES = {**dict.fromkeys(("carried-out", "ordered", "planned", "helped", "financed", "knew-of", "capable",
                          "motivated", "credible"), ("actor", "incident")),
         **dict.fromkeys(("leads", "member-of", "part-of", "same-as", "controls", "supports", "finances",
                          "shelters", "arms", "reports-to", "met-with", "allied-with", "opposes"),
                         ("actor", "actor")),
         **dict.fromkeys(("designated", "detained", "killed"), ("actor", None)),
         **dict.fromkeys(("occurred", "killed-count", "wounded-count"), (None, "incident"))}
READ = .97  # gold is one reader's: two agree on about that many


def places(text, words):
    """Where they stand in text, in bytes, without regard to white space and typography."""
    pattern = r"\s+".join(map(re.escape, words.translate(FOLD).split()))
    return [(len(text[:m.start()].encode()), len(text[:m.end()].encode()))
            for m in re.finditer(pattern, text.translate(FOLD))] if pattern else []


def quote(text, begin, end):
    return {"text": text.encode()[begin:end].decode(), "begin": begin, "end": end}


def is_name(name):
    return any(word[0].isupper() for word in name.split()[1 if name.lower().startswith("the ") else 0:])


def name_of(path):
    return path.rsplit("/", 1)[-1]


class Reader:
    def __init__(self, gold, own):
        self.own = [line for line in own if line["type"] == "statement" and
                    "begin" in (line["arguments"].get("object") or {"incident": None})
                    and "incident" in line["arguments"]["object"]]
        self.actors = {actor["id"]: actor["names"] for actor in gold["actors"]}
        self.incidents = {incident["id"]: incident for incident in gold["incidents"]}
        self.statements = gold["statements"]

    def actor(self, text, actor, near):
        """Where it is named: nearest to the quote; None: nowhere in this report."""
        raw = text.encode()
        found = [(not is_name(name), abs(begin - near[0]), begin - end, begin, end)
                 for name in self.actors[actor] for begin, end in places(text, name)
                 if not raw[begin - 1:begin].isalnum() and not raw[end:end + 1].isalnum()]
        return quote(text, *min(found)[3:]) if found else None

    def told(self, report, text, ref):
        """The words in which our own reading speaks of the incident in this report, or None."""
        spans = [place for one in self.statements if one["report"] == name_of(report) and one.get("object") == ref
                 for place in places(text, one["quote"])[:1]]
        votes = collections.Counter()
        first = {}
        for line in self.own:
            if line["report"] != report or not any(line["begin"] < end and begin < line["end"]
                                                   for begin, end in spans):
                continue
            thing = line["arguments"]["object"]
            votes[thing["incident"]] += 1
            first.setdefault(thing["incident"], {key: thing[key] for key in ("text", "begin", "end")})
        return first[votes.most_common(1)[0][0]] if votes else None

    def incident(self, report, text, ref):
        told = self.told(report, text, ref)
        if told:
            return {"incident": ref, **told}
        where = self.incidents[ref].get("place") or []
        parts = [part.strip() for name in ([where] if isinstance(where, str) else where)
                 for part in re.split("[,()]", name)]
        found = [part for part in parts if part and part in text]
        return {"incident": ref, **({"place": found[0]} if found else {})}

    def day(self, ref):
        """When it was, as far as it is known: a day, a month or a year."""
        one = self.incidents.get(ref) or {}
        first, last = one.get("earliest") or "", one.get("latest") or ""
        return next((first[:n] for n in (10, 7, 4) if first[:n] and first[:n] == last[:n]), None)

    def arguments(self, report, text, one, near):
        """Agent and object; None where one that belongs there has no words in this report."""
        out = {}
        for role, kind in zip(("agent", "object"), TAKES[one["predicate"]]):
            ref = one.get(role)
            if kind == "incident" and ref in self.incidents:
                out[role] = self.incident(report, text, ref)
            elif kind == "actor":
                out[role] = ref in self.actors and self.actor(text, ref, near)
                if not out[role]:
                    return None
        return out

    def line(self, text, report, one):
        near = (places(text, one["quote"]) or [None])[0]
        arguments = near and one["predicate"] in TAKES and self.arguments(report, text, one, near)
        counts = one["predicate"].endswith("-count")
        if not arguments or (TAKES[one["predicate"]][1] == "incident" and "object" not in arguments) or (
                counts and not isinstance(one.get("value"), int)):
            return None
        own = one["sources"][-1] == one.get("agent") or one["basis"] == "claimed"
        voices = [self.actor(text, source, near) for source in one["sources"][1:]]
        return {"type": "statement", "report": report, **quote(text, *near),
                "sources": [{"text": "AUTHOR"}, *filter(None, voices)],
                "predicate": one["predicate"], "arguments": arguments,
                "value": one["value"] if counts else None, "polarity": one["polarity"],
                "certainty": one["certainty"], "basis": one["basis"],
                "act": "assert" if not own else "deny" if one["polarity"] == "-" else "claim",
                "mood": "happened", "conditional": bool(one["conditional"]),
                "about": self.day(one.get("object")), "read": READ}

    def told_by_death(self, one):
        """Gold's `killed` may name the incident; ours takes none, so that it happened is a line of its own."""
        return {**one, "predicate": "occurred", "agent": None} if one["predicate"] == "killed" and \
            one.get("object") in self.incidents else None

    def lines(self, report):
        name = name_of(report["report"])
        here = [one for one in self.statements
                if (one.get("item") or one["report"]) == name and not one.get("implicit")]
        return [self.line(report["text"], report["report"], one)
                for one in [*here, *filter(None, map(self.told_by_death, here))]]


def main():
    own = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8").splitlines() if len(sys.argv) > 2 else []
    reader = Reader(json.loads((pathlib.Path(sys.argv[1]) / "gold.json").read_text(encoding="utf-8")),
                    [json.loads(line) for line in own])
    for text in sys.stdin:
        line = json.loads(text)
        if line.get("type") == "report":
            for one in filter(None, reader.lines(line)):
                print(json.dumps(one))


if __name__ == "__main__":
    main()
