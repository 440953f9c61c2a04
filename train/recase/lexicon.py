#!/usr/bin/env python3
"""Build data/case/words.txt and phrases.txt: how words of English are usually cased.

    train/recase/lexicon.py --scowl DIR --wordnet DIR --names DIR --geonames DIR \
                            --strings strings.json --out data/case

Sources (see train/recase/README.md for packages and licences): SCOWL word lists,
WordNet 3.0, names of the 1990 US census, GeoNames (cities, countries, states), the
strings of en_core_web_sm, and own lists (own.txt beside this file).
"""
import argparse
import collections
import glob
import json
import os
import re
import unicodedata

SCOWL_FILE = re.compile(
    r"(english|american|british|british_z)-(words|upper|proper-names|abbreviations|contractions)"
    r"\.(\d+)$")

# One letter a flag, in this order in the file; the bits are in train/model/recase.py.
#   a b c   lower case in SCOWL: common (to 35), middling (to 55), rare (to 60 or 70)
#   N       a proper name in SCOWL or WordNet          F  a first name      S  a surname
#   G       (part of) the name of a place              D  a people or faith (Syrian, Sunni)
#   K       seen Capitalised, U seen in CAPITALS, in the model's strings
#   A       an acronym in SCOWL or WordNet
#   v n j r usual part of speech: verb, noun, adjective, adverb
#   W       a person known by surname alone whose name is a common word (own list)
#   T       goes before a person's name (title)        O  heads an organisation's name
#   B       an abbreviation that ends in a full stop


class Lexicon:
    def __init__(self):
        self.flags = collections.defaultdict(set)
        self.forms = {}        # lower -> mixed form (McCain, iPhone, NGOs)
        self.phrases = {}      # tuple of lower words -> cased phrase

    def add(self, word, flag):
        self.flags[word.lower()].add(flag)

    def form(self, word):
        """Note a spelling such as McCain that no rule gives."""
        low = word.lower()
        if word not in (low, word.capitalize(), word.upper()):
            self.forms.setdefault(low, word)


def plain(word):
    """Latin letters without accents, apostrophes or other marks inside?"""
    return re.fullmatch(r"[A-Za-z]+", word) is not None


def strip_marks(s):
    s = unicodedata.normalize("NFD", s)
    return "".join(c for c in s if unicodedata.category(c) != "Mn")


def read_scowl(lex, folder, seen):
    """Words to level 60, to 70 where the model has seen them; names to 70."""
    levels, proper = {}, {}
    for path in sorted(glob.glob(os.path.join(folder, "*"))):
        m = SCOWL_FILE.search(os.path.basename(path))
        if not m:
            continue
        level = int(m[3])
        for w in open(path, encoding="latin-1").read().split("\n"):
            if not plain(w):
                continue
            if m[2] in ("words", "contractions") and w == w.lower() and level <= 70:
                levels[w] = min(level, levels.get(w, 99))
            elif w != w.lower() and level <= 70:
                proper[w] = min(level, proper.get(w, 99))
    for w, level in levels.items():
        if (len(w) > 1 or w in "ai") and (level <= 60 or w in seen):
            lex.add(w, "a" if level <= 35 else "b" if level <= 55 else "c")
    for w in proper:
        if w.isupper() and len(w) > 1:
            lex.add(w, "A")
        elif len(w) > 1:
            lex.add(w, "N")
            lex.form(w)
    return levels


def wordnet_synsets(folder):
    for pos in ("noun", "verb", "adj", "adv"):
        for line in open(os.path.join(folder, "data." + pos), encoding="utf-8"):
            if line.startswith("  "):
                continue
            head, gloss = line.split(" | ", 1)
            p = head.split()
            count = int(p[3], 16)
            words = [re.sub(r"\(\w+\)$", "", p[4 + 2 * i]) for i in range(count)]
            yield pos, int(p[1]), words, head, gloss.strip()


SMALL = set("a an and at by de del des di du e el for in la las le of on or the to upon".split())


def is_name(parts):
    """Every word capitalised but the small ones: no "A battery" or "Bloody Mary mix"."""
    return all(re.fullmatch(r"[A-Za-z']{2,}", x) and (x[0].isupper() or x in SMALL)
               for x in parts) and parts[0][0].isupper()


def read_wordnet(lex, folder):
    """Names, peoples, acronyms and phrases; and each word's commonest part of speech."""
    for pos, file, words, head, _ in wordnet_synsets(folder):
        for w in words:
            parts = w.split("_")
            if not any(c.isupper() for c in w):
                continue
            if len(parts) == 1:
                if not plain(w):
                    continue
                if w.isupper():
                    if len(w) > 1:
                        lex.add(w, "A")
                else:
                    lex.add(w, "D" if pos == "adj" else "N")
                    if file == 15:
                        lex.add(w, "G")
                    lex.form(w)
            elif len(parts) <= 6 and file not in (5, 18, 20, 27) and is_name(parts):
                lex.phrases[tuple(x.lower() for x in parts)] = parts
    letter = {"noun": "n", "verb": "v", "adj": "j", "adv": "r"}
    counts = collections.defaultdict(collections.Counter)
    tags = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
    for line in open(os.path.join(folder, "cntlist.rev"), encoding="utf-8"):
        key, _, n = line.split()
        word, rest = key.split("%")
        counts[word][tags[rest[0]]] += int(n)
    for pos in letter:
        for line in open(os.path.join(folder, "index." + pos), encoding="utf-8"):
            if not line.startswith("  "):
                counts[line.split()[0]][pos] += 0.1
    for word, c in counts.items():
        if word in lex.flags and lex.flags[word] & set("abc"):
            lex.add(word, letter[max(sorted(c), key=lambda k: c[k])])
    irregular(lex, folder, letter)


def irregular(lex, folder, letter):
    for pos in ("noun", "verb"):
        for line in open(os.path.join(folder, pos + ".exc"), encoding="utf-8"):
            p = line.split()
            if len(p) > 1 and p[0] in lex.flags and letter[pos] in lex.flags.get(p[1], ()):
                lex.add(p[0], letter[pos])
    for w in list(lex.flags):
        if lex.flags[w] & set("nvjr") or not lex.flags[w] & set("abc"):
            continue
        for end, flag in (("s", None), ("es", None), ("ed", "v"), ("d", "v"), ("ing", "v"),
                          ("ly", "r"), ("er", "j"), ("est", "j")):
            base = w[:-len(end)]
            for b in (base, base + "e", base[:-1]) if end == "ing" or end == "ed" else (base,):
                known = lex.flags.get(b, set()) & set("nvjr") if w.endswith(end) else set()
                if known and not lex.flags[w] & set("nvjr"):
                    lex.add(w, flag or sorted(known)[0])


def read_names(lex, folder):
    for name, flag, most in (("dist.all.last", "S", 20000), ("dist.female.first", "F", 2500),
                             ("dist.male.first", "F", 1219)):
        for i, line in enumerate(open(os.path.join(folder, name))):
            w = line.split()[0]
            if i < most and plain(w) and len(w) > 1:
                lex.add(w, flag)


def read_places(lex, folder):
    load = lambda f: json.load(open(os.path.join(folder, f), encoding="utf-8"))
    names = [(c["name"], c["population"]) for c in load("cities15000.json").values()]
    names += [(c["name"], 10**7) for c in load("countries.json").values()]
    names += [(c["capital"], 10**7) for c in load("countries.json").values() if c["capital"]]
    names += [(c["name"], 10**7) for c in load("us_states.json").values()]
    for name, population in names:
        parts = strip_marks(name).split()
        for w in parts:
            for x in w.split("-"):
                known = lex.flags.get(x.lower(), set()) & set("abc")
                if plain(x) and x[0].isupper() and len(x) > 2 and population >= 60000:
                    if not known or population >= 300000:
                        lex.add(x, "G")
        if 2 <= len(parts) <= 4 and population >= 100000:
            if all(re.fullmatch(r"[A-Za-z.]+", x) for x in parts):
                key = tuple(x.lower() for x in parts)
                if any(lex.flags.get(x, set()) & set("ab") for x in key):
                    lex.phrases.setdefault(key, parts)


def read_strings(lex, strings, levels):
    """The spellings that the model was trained on: no counts, but whether it was seen."""
    words = [s for s in strings if plain(s) and len(s) > 1]
    known = set(words)
    for s in words:
        low = s.lower()
        if s == low:
            continue
        if s.isupper():
            if low not in levels and len(s) <= 6:
                lex.add(s, "U")
        elif s == s.capitalize():
            lex.add(s, "K")
        elif re.fullmatch(r"[A-Z][a-z]*[A-Z][a-z]+|[A-Z]{2,}s|[a-z]{1,2}[A-Z][a-z]+", s):
            if low not in levels and s.capitalize() not in known:
                lex.form(s)


def read_own(lex, path):
    """Own lists: "[flag]" heads a list of words; phrases have their casing."""
    flag = None
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            flag = line[1:-1]
        elif flag == "phrases":
            parts = line.split()
            lex.phrases[tuple(x.lower() for x in parts)] = parts
        elif flag == "forms":
            for w in line.split():
                lex.forms[w.lower()] = w
        else:
            for w in line.split():
                lex.add(w, flag)


def prune(lex):
    """Leave out what an unknown word would be taken for anyway."""
    order = "abcWNFSGDKUAvnjrTOB"
    rows = {}
    for w, f in lex.flags.items():
        if "a" in f:
            f = f - set("K")
        if "c" in f and f <= set("cnvjr") and not keep_rare(lex, w):
            continue
        if f <= set("S") or f <= set("K") and len(w) > 7:
            continue
        rows[w] = "".join(sorted(f, key=order.index))
    return rows


def keep_rare(lex, w):
    """A rare word whose stem is known needs no row of its own: C finds the stem."""
    for end in ("s", "es", "ed", "d", "ing", "ly", "ness"):
        if w.endswith(end) and lex.flags.get(w[:-len(end)], set()) & set("abc"):
            return False
    return True


def write(path, about, lines):
    with open(path, "w", encoding="utf-8") as out:
        out.write(about)
        out.writelines(line + "\n" for line in lines)


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("scowl", "wordnet", "names", "geonames", "strings", "out"):
        p.add_argument("--" + name, required=True)
    a = p.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    lex = Lexicon()
    strings = json.load(open(a.strings, encoding="utf-8"))
    levels = read_scowl(lex, a.scowl, set(strings))
    read_wordnet(lex, a.wordnet)
    read_names(lex, a.names)
    read_places(lex, a.geonames)
    read_strings(lex, strings, levels)
    read_own(lex, os.path.join(here, "own.txt"))
    rows = prune(lex)
    for w in lex.forms:
        rows.setdefault(w, "")
    about = lambda name: open(os.path.join(here, "about", name), encoding="utf-8").read()
    write(os.path.join(a.out, "words.txt"), about("words.txt"),
          (f"{w}\t{f}" + (f"\t{lex.forms[w]}" if w in lex.forms else "")
           for w, f in sorted(rows.items())))
    write(os.path.join(a.out, "phrases.txt"), about("phrases.txt"),
          (" ".join(v) for _, v in sorted(lex.phrases.items())))
    print(f"{len(rows)} words, {len(lex.forms)} forms, {len(lex.phrases)} phrases")


if __name__ == "__main__":
    main()
