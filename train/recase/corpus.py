"""Cased text to learn from: WordNet's glosses, re3d's free documents, own made sentences."""
import json
import random
import re

from lexicon import wordnet_synsets
from features import rows

FREE = ("OGL-3.0", "public domain (US)")
DOMAINS = ("Defence Defense Justice Finance Health Education Agriculture Labor Energy Commerce "
           "Transport Interior Trade Culture Information Intelligence Security Tourism Housing "
           "Planning Development Science Industry Oversight Budget Communications Planning "
           "Religion Youth Sports Water Oil Environment Immigration Border Aviation").split()
MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
TITLES = ("President Senator Gov. Sen. Rep. Gen. Secretary Minister Mr. Mrs. Ms. Dr. Judge Col. "
          "Sheikh King Queen Prince Prime_Minister Vice_President Foreign_Minister Captain "
          "Chancellor Ambassador Congressman Mayor Pope Sir Lord Professor").split()
HEADS = ("Party Group Council Committee Institute Corporation Association Union Front Army Foundation "
         "Movement Federation Agency Bank Society Center League Brigade Commission Network Corps "
         "Times Post Journal News Company Airlines University Observatory Force Bureau Church School "
         "Services Club Forum Fund Project Office Court College Hospital Museum Alliance Coalition "
         "Administration Authority Service Initiative Partners Industries Energy Records Studios "
         "Magazine Daily Show Radio Television Investigations Studies Academy Laboratory").split()
COMMON_HEADS = ("party group council committee institute corporation association union front army "
                "foundation movement federation agency bank society center commission network "
                "company university force bureau church school service club forum fund project "
                "office court college hospital museum alliance coalition administration authority "
                "initiative program plan act law department ministry campaign state city").split()
OFFICES = ("director chairman president executive_director spokesman head leader chief founder "
           "chief_executive deputy_director vice_president general_secretary treasurer").split()
KINDS = ("National International Central Democratic Republican United General Royal Federal Global "
         "American Free Popular Islamic Supreme Public Liberal Social Revolutionary Human Foreign "
         "First New Christian World Medical Strategic").split()
ACRONYM = "US U.S. IS IS NATO ISIS ISIL FBI CIA EU UN PKK NSA BBC CNN IRA FARC ETA PLO GOP DNC IMF AP YPG UAE UK US"
STATES = ("TX CA NY FL OH PA IN VA AZ CO MI WI IA NH NC SC GA TN KY AL MS LA OK KS NE NV UT OR WA ID "
          "Calif. Fla. Ariz. Wis. Mass. Tenn. Ill. Ind. Va. Ky. Minn. Mich. Conn. Md.").split()
OWN_COPIES = 120


def wordnet(folder, rng):
    """Sentences of glosses: all with a capital inside, one in four of the others."""
    for _, _, _, _, gloss in wordnet_synsets(folder):
        for part in re.split(r"; (?=\")|;\s", gloss):
            part = part.strip().strip('"').strip()
            if len(part) < 12:
                continue
            if re.search(r"[A-Z]", part[1:]) or rng.random() < 0.25:
                yield part


def re3d(path):
    for line in open(path, encoding="utf-8"):
        doc = json.loads(line)
        if doc["licence"] in FREE:
            yield doc["text"]


class Maker:
    """Fills the slots of prose.txt."""

    def __init__(self, tables, phrases, geonames, names_folder, strings, rng):
        self.rng, t = rng, tables.words
        has = lambda k, *no: [w for w, f in t.items() if k in f and not set(no) & set(f)]
        self.first = [line.split()[0].capitalize() for f in ("female", "male")
                      for line in list(open(f"{names_folder}/dist.{f}.first"))[:800]]
        self.last = [line.split()[0].capitalize()
                     for line in list(open(f"{names_folder}/dist.all.last"))[:6000]]
        load = lambda f: list(json.load(open(f"{geonames}/{f}", encoding="utf-8")).values())
        cities = sorted(load("cities15000.json"), key=lambda c: -c["population"])
        ascii_name = lambda c: re.fullmatch(r"[A-Z][A-Za-z]+( [A-Z][a-z]+)*", c["name"])
        cities = [c["name"] for c in cities if ascii_name(c)]
        self.city, self.small = cities[:2500], [c for c in cities[6000:] if " " not in c]
        self.country = [c["name"] for c in load("countries.json")
                        if re.fullmatch(r"[A-Z][a-z]+( [A-Z][a-z]+)*", c["name"])]
        self.country += [c["name"] for c in load("us_states.json")]
        self.people = [w.capitalize() for w in has("D") if w not in t or not set("ab") & set(t[w])]
        self.people = [w for w in self.people if w.endswith(("an", "ish", "ese", "i", "ic"))]
        self.acronym = ACRONYM.split() + [w.upper() for w in has("A", "a", "b") if 2 < len(w) < 6]
        common = {k: [w for w in has(k, "F", "T") if "a" in t[w] and len(w) > 3] for k in "nvjr"}
        self.common = common
        self.nouns = [w for w in common["n"] if not w.endswith("s")]
        self.plurals = [w for w in common["n"] if w.endswith("s") and not w.endswith("ss")]
        self.past = [w for w in common["v"] if w.endswith("ed")]
        self.ing = [w for w in common["v"] if w.endswith("ing")]
        self.verb = [w for w in common["v"] if not w.endswith(("ed", "ing", "s"))]
        unknown = [s for s in strings if re.fullmatch(r"[A-Z][a-z]{3,9}", s)
                   and not set("abcd") & set(tables.flags(s.lower()))]
        self.unknown = unknown + self.small
        self.phrases = phrases
        self.known = [w.capitalize() for w in has("W")]

    def pick(self, items):
        return items[int(self.rng.random() ** 1.5 * len(items))]

    def surname(self):
        r = self.rng.random()
        if r > 0.85:
            return self.rng.choice(self.known)
        return self.pick(self.last) if r < 0.7 else self.rng.choice(self.unknown)

    def person(self):
        r, first = self.rng.random(), self.pick(self.first)
        if r < 0.1:
            return f"{first} {self.rng.choice('ABCDEFGHJKLMPRSTW')}. {self.surname()}"
        if r < 0.2:
            return f"{self.rng.choice(self.unknown)} {self.rng.choice(self.unknown)}"
        return f"{first} {self.surname()}"

    def made_up(self, head):
        """A name of common words, which only its shape tells from ordinary text."""
        g = self.rng
        one, two, three = (g.choice(g.choice((self.nouns, self.plurals, self.common["j"])))
                           .capitalize() for _ in range(3))
        place = g.choice((lambda: self.pick(self.city), self.surname,
                          lambda: g.choice(self.country)))()
        return g.choice((f"{one} {head}", f"{two} {one} {head}", f"{head} for {two} {one}",
                         f"{head} on {one}", f"{head} for {one} and {two} {three}",
                         f"{head} of {two} {one}", f"{two} and {one} {head}",
                         f"{place} {two} {one} {head}", f"{place} {one} {head}",
                         f"Citizens for {two} {one}", f"Americans for {one}",
                         f"{three} {two} {one} {head}", f"{place} {head} of {one}"))

    def organisation(self):
        g, r = self.rng, self.rng.random()
        head = g.choice(HEADS)
        if g.random() < 0.5:
            return self.made_up(head)
        if r < 0.25:
            return f"{g.choice(KINDS)} {g.choice(DOMAINS)} {head}"
        if r < 0.45:
            return f"{g.choice(self.people)} {g.choice(KINDS)} {head}"
        if r < 0.6:
            return f"{head} of {g.choice(self.country)}"
        if r < 0.7:
            return f"{g.choice(KINDS)} {head} for {g.choice(DOMAINS)} and {g.choice(DOMAINS)}"
        if r < 0.85:
            return f"{self.pick(self.city)} {head}"
        return f"{self.surname()} {head}"

    def slot(self, m):
        k, g = m[1], self.rng
        if k == "P":
            return self.person()
        if k == "S":
            return self.surname()
        if k == "O":
            return self.organisation()
        if k == "OA":
            name = self.organisation()
            initials = [x[0] for x in name.split() if x[0].isupper()]
            return f"{name} ({''.join(initials)})" if len(initials) > 1 else name
        if k == "A" and g.random() < 0.15:
            return "".join(g.choice("ABCDEFGHIJKLMNOPRSTUVW") for _ in range(g.randint(3, 4)))
        if k == "Law":
            one, two = g.choice(self.nouns).capitalize(), g.choice(self.common["j"]).capitalize()
            return g.choice((f"{two} {one} Act", f"{one} Act", f"{one} and {two} Act",
                             f"{two} {one} Plan", f"{one} Protection Act"))
        if k == "ST":
            return g.choice(STATES)
        if k == "G":
            return g.choice((self.surname, lambda: self.pick(self.city)))()
        if k == "0":
            return g.choice(("two", "three", "five", "12", "40", "23", "1,200"))
        if k == "Y":
            return str(g.randint(1950, 2024))
        table = {"F": self.first, "X": self.unknown, "C": self.city, "K": self.country,
                 "D": self.people, "A": self.acronym, "T": TITLES, "M": MONTHS.split(),
                 "W": DAYS.split(), "n": self.nouns, "ns": self.plurals, "j": self.common["j"],
                 "r": self.common["r"], "vd": self.past, "vg": self.ing, "v": self.verb,
                 "N": DOMAINS, "h": COMMON_HEADS, "W2": self.known, "Ph": self.phrases, "T2": OFFICES}
        if k == "Ds":
            d = g.choice(self.people)
            return d if d.endswith(("ese", "ish")) else d + "s"
        word = self.pick(table[k]) if k in "FCA" else g.choice(table[k])
        return word.replace("_", " ")

    def sentences(self, path):
        for line in rows(path):
            for _ in range(OWN_COPIES):
                yield re.sub(r"\{(\w+)\}", self.slot, line)


def shuffled(items, seed):
    items = list(items)
    random.Random(seed).shuffle(items)
    return items
