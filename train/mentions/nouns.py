#!/usr/bin/env python3
"""Make data/nouns.tsv: what kind of thing a noun names, from WordNet.

    train/mentions/nouns.py --wordnet DIR > data/nouns.tsv

DIR holds WordNet 3.0's data.noun and index.noun (Debian's wordnet-base). A noun gets the
classes that one of its first SENSES senses is a kind of; plain nouns alone, no names. Those
that WordNet's own texts never use are left out, but for weapons and vehicles.
"""
import argparse
import pathlib
import re

SENSES = 2
# class, and the synsets (a word and its sense's number) below which its nouns lie; the
# first that fits a sense is the one
CLASSES = [
    ("weapon", ["weapon 1", "explosive 1", "ammunition 1", "explosive_device 1"]),
    ("warcraft", ["military_vehicle 1", "warplane 1", "warship 1", "military_plane 1"]),
    ("vehicle", ["vehicle 1", "aircraft 1"]),
    ("official", ["leader 1", "official 1", "military_officer 1", "spokesperson 1"]),
    ("fighter", ["serviceman 1", "combatant 1", "revolutionist 1", "terrorist 1", "criminal 1"]),
    ("person", ["person 1"]),
    ("military", ["military_unit 1", "military_service 1", "force 4", "military 1"]),
    ("organisation", ["organization 1", "enterprise 1"]),
    ("people", ["people 1", "social_group 1"]),
    ("group", ["group 1"]),
    ("district", ["district 1", "municipality 1", "administrative_district 1"]),
    ("building", ["structure 1", "way 6", "facility 1"]),
    ("place", ["location 1", "geological_formation 1", "body_of_water 1", "land 4"]),
    ("document", ["document 1", "written_communication 1", "message 2", "print_media 1"]),
    ("time", ["time_period 1", "time_unit 1", "day 4", "point 6", "clock_time 1"]),
    ("money", ["money 1", "monetary_unit 1", "asset 1", "cost 1", "sum 1"]),
    ("unit", ["unit_of_measurement 1", "large_integer 1", "digit 1"]),
    ("conflict", ["conflict 1", "attack 1", "crime 1", "operation 2"]),
    ("meeting", ["meeting 1", "gathering 1", "negotiation 1"]),
    ("act", ["act 2"]),
    ("thing", ["artifact 1", "substance 1"]),
]
HEAD = """\
# Nouns and what kind of thing they name: a feature of the mentions' model, no rule.
#
# Source: WordNet 3.0 (Princeton University, WordNet licence: free to use and to change with
# its notice), by train/mentions/nouns.py, November 2026. Columns: lemma, classes.
#"""
ALWAYS = {"weapon", "warcraft", "vehicle"}


def load(folder):
    """(synset -> hypernyms), (noun -> synsets in order of use), (noun -> senses in use)."""
    above, senses, used = {}, {}, {}
    for line in (folder / "data.noun").read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        cells = line.split("|")[0].split()
        at = 4 + 2 * int(cells[3], 16)
        pointers = cells[at + 1:at + 1 + 4 * int(cells[at])]
        above[cells[0]] = [pointers[i + 1] for i in range(0, len(pointers), 4)
                           if pointers[i] == "@"]
    for line in (folder / "index.noun").read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        cells = line.split()
        count, pointers = int(cells[2]), int(cells[3])
        used[cells[0]] = int(cells[5 + pointers])
        senses[cells[0]] = cells[6 + pointers:6 + pointers + count]
    return above, senses, used


def ancestors(synset, above):
    seen, todo = set(), [synset]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo += above.get(one, [])
    return seen


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wordnet", type=pathlib.Path, required=True)
    above, senses, used = load(parser.parse_args().wordnet)
    roots = []
    for name, words in CLASSES:
        for word in words:
            noun, number = word.split()
            roots.append((senses[noun][int(number) - 1], name))
    rows = []
    for noun, synsets in sorted(senses.items()):
        if not re.fullmatch(r"[a-z]{2,}", noun):
            continue
        found = []
        for synset in synsets[:SENSES]:
            line = ancestors(synset, above)
            found += [name for root, name in roots if root in line][:1]
        found = list(dict.fromkeys(found))
        if found and (used[noun] or ALWAYS & set(found)):
            rows.append(f"{noun}\t{','.join(found)}")
    print(HEAD)
    print("\n".join(rows))


if __name__ == "__main__":
    main()
