"""Ways of saying: how many of the wordings of tests/reading/phrasings.tsv and phrasings2.tsv are
read, and how much else is told. What each line says is written there. With --show FILE [SECTION]
what is missed and wrong is printed.
"""
import os
import pathlib
import sys
import unittest

import test_statements

SOURCE = test_statements.SOURCE
# each file with its lines and the shares to reach: of what is told, and of what is read
FILES = {"phrasings.tsv": (1500, .84, .97), "phrasings2.tsv": (800, .36, .93),
         "phrasings3.tsv": (160, .74, .93), "persons.tsv": (40, .8, .97)}


class Row:
    def __init__(self, section, text, gold):
        self.section, self.text, self.wanted = section, text, []
        for one in filter(None, gold.split(";")):
            optional = one.startswith("?")
            alternatives = [a.split(" ") for a in one.lstrip("?").split("/")]
            self.wanted.append((optional, alternatives, one))


def rows(name):
    section, found = "", []
    for line in (SOURCE / "tests/reading" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section = line[2:]
        elif line:
            found.append(Row(section, *line.split("\t")))
    return found


SYMMETRIC = {"met-with", "allied-with", "same-as"}  # X with Y is Y with X


def fits(x, expected, names):
    if expected[0] in SYMMETRIC and one_way(x, [expected[0], expected[2], expected[1], *expected[3:]], names):
        return True
    return one_way(x, expected, names)


def one_way(x, expected, names):
    if not test_statements.fits(x, expected[:4], names):
        return False
    if len(expected) < 5 or expected[4] == "*":
        return True
    last = x["sources"][-1]
    calls = [last["text"], *names.get(last.get("actor"), [])]
    return any(test_statements.letters(expected[4]) in test_statements.letters(c) for c in calls)


class Score:
    def __init__(self, lines):
        told, names = test_statements.read([row.text for row in lines])
        self.sections = {}  # asked, read, told, wrong
        self.shown = []
        for row, statements in zip(lines, told):
            count = self.sections.setdefault(row.section, [0, 0, 0, 0])
            left = list(statements)
            for optional, alternatives, gold in row.wanted:
                count[0] += not optional
                hits = [x for x in left if any(fits(x, a, names) for a in alternatives)]
                count[1] += bool(hits) and not optional
                left = [x for x in left if x not in hits]
                if not hits and not optional:
                    self.shown.append(f"{row.section}: missed {gold} | {row.text}")
            count[2] += len(statements)
            count[3] += len(left)
            self.shown += [f"{row.section}: wrong {self.line(x)} | {row.text}" for x in left]

    @staticmethod
    def line(x):
        of = [(x["arguments"].get(k) or {}).get("text", "@" if k in x["arguments"] else "-")
              for k in ("agent", "object")]
        return " ".join([x["predicate"], *map(str, of), x["polarity"], x["sources"][-1]["text"], f"{x['read']:.2f}"])

    def share(self):
        asked, read, told, wrong = map(sum, zip(*self.sections.values()))
        return read / asked, 1 - wrong / told

    def __str__(self):
        lines = [f"{name:12} {read:4} of {asked:4} read, {wrong:3} of {told:4} told are wrong"
                 for name, (asked, read, told, wrong) in self.sections.items()]
        asked, read, told, wrong = map(sum, zip(*self.sections.values()))
        return "\n".join([*lines, f"all: {read} of {asked} read, {wrong} of {told} told are wrong"])


@unittest.skipUnless(test_statements.MODEL.exists(), "no model; make model")
class Phrasings(unittest.TestCase):
    def test_many_ways_of_saying_are_read_and_little_else(self):
        for name, (least, found, right) in FILES.items():
            with self.subTest(name):
                lines = rows(name)
                score = Score(lines)
                print(name, score, sep="\n")
                self.assertGreaterEqual(len(lines), least)
                self.assertGreaterEqual(score.share()[0], found)
                self.assertGreaterEqual(score.share()[1], right)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--show"]:
        result = Score([r for r in rows(sys.argv[2]) if not sys.argv[3:] or r.section in sys.argv[3:]])
        print(*result.shown, result, sep="\n")
        sys.exit(0)
    unittest.main()
