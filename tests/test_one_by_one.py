"""Reports that come one by one, with questions in between, end in the same bytes as all at once, and
in whichever order they come."""
import contextlib
import csv
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).resolve().parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
PLAIN = SOURCE / "examples/saltgate/plain"


class OneByOne(unittest.TestCase):
    def setUp(self):
        kept = tempfile.TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.top = pathlib.Path(kept.name)
        with open(PLAIN / "reports.csv", newline="", encoding="utf-8") as file:
            self.head, *self.rows = list(csv.reader(file))

    def ascribe(self, *arguments):
        return subprocess.run([BUILD / "ascribe", *map(str, arguments)], check=True, stdout=subprocess.PIPE,
                              env=dict(os.environ, ASCRIBE_MODEL=str(MODEL))).stdout

    def add(self, case, rows):
        """A folder of these reports and what is known of them goes into the case."""
        with tempfile.TemporaryDirectory(dir=self.top) as folder:
            with open(pathlib.Path(folder, "reports.csv"), "w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([self.head, *rows])
            for row in rows:
                pathlib.Path(folder, row[0]).write_bytes((PLAIN / row[0]).read_bytes())
            self.ascribe("add", case, folder)

    def one_by_one(self, name, rows):
        case = self.top / name
        for row in rows:
            self.add(case, [row])
            self.ascribe("who", "--json", case)
        return case

    def test_the_same_bytes_as_all_at_once(self):
        rows = sorted(self.rows)
        together = self.top / "together.case"
        self.add(together, rows)
        apart = self.one_by_one("apart.case", rows)
        for command in (["who", "--json"], ["read"], ["trace"], ["timeline"]):
            self.assertEqual(self.ascribe(*command, apart), self.ascribe(*command, together), command)

    def test_the_same_bytes_in_any_order(self):
        rows = sorted(self.rows)
        forwards = self.one_by_one("forwards.case", rows)
        for name, order in (("backwards", rows[::-1]), ("mixed", rows[1::2] + rows[::2])):
            case = self.one_by_one(f"{name}.case", order)
            for command in (["who", "--json"], ["read"], ["trace"]):
                self.assertEqual(self.ascribe(*command, case), self.ascribe(*command, forwards),
                                 (name, command))


class AskedAlone(unittest.TestCase):
    """An incident that is asked for alone is told as among all."""

    def ascribe(self, *arguments):
        return subprocess.run([BUILD / "ascribe", *map(str, arguments)], check=True, stdout=subprocess.PIPE,
                              env=dict(os.environ, ASCRIBE_MODEL=str(MODEL)), text=True).stdout

    def test_the_same_words_of_each_incident(self):
        for command in ("who", "why", "matrix", "timeline"):
            every = self.ascribe(command, PLAIN)
            ids = re.findall(r"^(i\d+)  ", every, re.M)
            self.assertGreater(len(ids), 2)
            for one in ids:
                alone = self.ascribe(command, "--incident", one, PLAIN).rsplit("\n\n", 1)[0].strip()
                self.assertTrue(alone.startswith(one))
                self.assertTrue(alone in every, (command, one))


class LearntBefore(unittest.TestCase):
    """What was learnt of the voices is kept in the case; a later answer is as if it were learnt anew."""

    PLACES = ["Corven", "Dunmora", "Halbek", "Ladgate", "Marlis", "Salthan", "Torrin", "Venbek", "Ashmere",
              "Brinlow", "Calder", "Elmsford", "Fenwick", "Garlow", "Hartley", "Kelso"]

    def setUp(self):
        kept = tempfile.TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.top = pathlib.Path(kept.name)
        self.folder = self.top / "reports"
        self.folder.mkdir()
        for i, place in enumerate(self.PLACES):
            said = f"A bomb tore through the market of {place} on {i + 1} March 2014, killing {i + 3} people.\n\n"
            group = ("Northern", "Coastal", "Island")[i % 3]
            other = group if i % 4 else "Valley"
            self.report(f"{i:02}-a.txt", "The Morning Post", said
                        + f"Police blamed the {group} Liberation Front for the bombing.\n")
            self.report(f"{i:02}-b.txt", "The Evening Courier", said
                        + f"The interior minister accused the {other} Liberation Front of planting the bomb.\n")
        with open(self.folder / "reports.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["file", "outlet"], *self.outlets])

    outlets = []

    def report(self, name, outlet, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        self.outlets = [*self.outlets, [name, outlet]]

    def ascribe(self, *arguments):
        return subprocess.run([BUILD / "ascribe", *map(str, arguments)], check=True, stdout=subprocess.PIPE,
                              env=dict(os.environ, ASCRIBE_MODEL=str(MODEL)), text=True).stdout

    def kept(self, case):
        with contextlib.closing(sqlite3.connect(case)) as db:
            return db.execute("SELECT count(*) FROM answer").fetchone()[0]

    def test_asked_after_it_was_learnt(self):
        case = self.top / "a.case"
        self.ascribe("add", case, self.folder)
        self.assertIn("told in 2 reports", self.ascribe("who", "--incident", "i1", case))
        self.assertEqual(self.kept(case), 2)  # the answer, and what was learnt
        for command in ("who", "why"):
            anew = self.ascribe(command, self.folder)
            if command == "why":
                self.assertIn("learnt", anew)
            for one in ("i2", "i5", "i16"):
                alone = self.ascribe(command, "--incident", one, case).rsplit("\n\n", 1)[0].strip()
                self.assertTrue(alone.startswith(one))
                self.assertTrue(alone in anew, (command, one))
        self.report("99.txt", "The Night Herald", "A bomb went off in Lowmere on 3 May 2014, killing two.\n")
        self.ascribe("add", case, self.folder / "99.txt")
        alone = self.ascribe("why", "--incident", "i2", case).rsplit("\n\n", 1)[0].strip()
        self.assertTrue(alone.startswith("i2"))
        self.assertEqual(self.kept(case), 2)  # of what stands now alone


if __name__ == "__main__":
    if not MODEL.exists():
        print("skipped: no model")
        sys.exit(77)
    unittest.main()
