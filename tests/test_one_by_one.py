"""Reports that come one by one, with questions in between, end in the same bytes as all at once, and
in whichever order they come."""
import contextlib
import csv
import json
import os
import pathlib
import re
import shutil
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

    def one_by_one(self, name, rows, asked_each=1):
        """Asked behind every so many reports."""
        case = self.top / name
        for i, row in enumerate(rows):
            self.add(case, [row])
            if i % asked_each == 0:
                self.ascribe("who", "--json", case)
        return case

    def test_the_same_bytes_as_all_at_once_and_in_any_order(self):
        rows = sorted(self.rows)
        together = self.top / "together.case"
        self.add(together, rows)
        said = {command: self.ascribe(*command, together)
                for command in (("who", "--json"), ("read",), ("trace",), ("timeline",))}
        for name, order, asked in (("forwards", rows, 1), ("backwards", rows[::-1], 3),
                                   ("mixed", rows[1::2] + rows[::2], 4)):
            case = self.one_by_one(f"{name}.case", order, asked)
            for command, bytes_ in said.items():
                self.assertEqual(self.ascribe(*command, case), bytes_, (name, command))


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
            for one in ids if command == "who" else {ids[0], ids[len(ids) // 2], ids[-1]}:
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


class OneMore(unittest.TestCase):
    """One report more changes what the others mean: asked before and after, the bytes are those of a
    case that had all of them from the first."""

    OLD = {
        "a.txt": "The Morning Post, 4 March 2014\n\nA bomb tore through the market of Corven on 3 March 2014, "
                 "killing 12 people, officials said.\n\nPolice blamed the Northern Liberation Front for the "
                 "bombing.\n",
        "b.txt": "The Evening Courier, 29 June 2014\n\nColonel Dannek died when a mine was set off under his car. "
                 "The Harvest Brigade claimed responsibility for the explosion.\n",
        "c.txt": "The Weekly Voice, 20 May 2014\n\nGunmen kidnapped the mayor of Salthan in May 2014. The Valley "
                 "Brigade denied any part in the kidnapping.\n",
    }
    JOINS = ("The Observer, 1 July 2014\n\nA bomb tore through the market of Corven on 3 March 2014, killing 12 "
             "people: a mine was set off under the car of Colonel Dannek, who died, police said. The Harvest Brigade "
             "claimed responsibility for the explosion.\n")
    RENAMES = ("The Monitor, 30 June 2014\n\nColonel Selim Dannek accused the Valley Brigade of kidnapping the mayor "
               "of Salthan.\n")
    COPIES = ("The Mirror, 5 March 2014\n\nA bomb tore through the market of Corven on 3 March 2014, killing 12 "
              "people, officials said. Police blamed the Northern Liberation Front for the bombing, the Morning Post "
              "reported.\n")
    DATES = ("The Record, 22 May 2014\n\nThe mayor of Salthan was kidnapped on 14 May 2014, police said. They accused "
             "the Valley Brigade of the kidnapping.\n")
    # before all others, by name
    EARLIER = "The Star, 2 May 2014\n\nThe army said that the Coastal Front had shelled Halbek on 1 May 2014.\n"

    @classmethod
    def setUpClass(cls):
        """The case of the old reports, which came one by one, and what is told of it: for all tests."""
        kept = tempfile.TemporaryDirectory()
        cls.addClassCleanup(kept.cleanup)
        cls.top = pathlib.Path(kept.name)
        for file, text in cls.OLD.items():
            cls.add(cls.top / "old.case", {file: text})
        cls.before = cls.asked(cls.top / "old.case")

    @staticmethod
    def ascribe(*arguments):
        return subprocess.run([BUILD / "ascribe", *map(str, arguments)], check=True, stdout=subprocess.PIPE,
                              env=dict(os.environ, ASCRIBE_MODEL=str(MODEL)), text=True).stdout

    @classmethod
    def add(cls, case, texts):
        with tempfile.TemporaryDirectory(dir=cls.top) as folder:
            for file, text in texts.items():
                pathlib.Path(folder, file).write_text(text, encoding="utf-8")
            cls.ascribe("add", case, folder)
        return case

    def old(self, name):
        """The old case, already asked, under another name."""
        return pathlib.Path(shutil.copy(self.top / "old.case", self.top / name))

    @classmethod
    def asked(cls, case):
        """All that is told of a case, and of each incident alone."""
        every = cls.ascribe("who", "--json", case)
        said = [every] + [cls.ascribe(c, case) for c in ("read", "trace", "why")]
        for one in json.loads(every)["incidents"]:
            said.append(cls.ascribe("who", "--incident", one["incident"]["id"], case))
        return said

    def added(self, file, text, name):
        """What is told before and after; the latter is the same in a case that was never asked before."""
        after = self.asked(self.add(self.old(f"{name}.case"), {file: text}))
        self.assertEqual(after, self.asked(self.add(self.top / f"{name}.whole", {**self.OLD, file: text})))
        return self.before, after

    def kinds_of(self, said):
        return [(x["incident"]["kind"], x["incident"]["earliest"]) for x in json.loads(said[0])["incidents"]]

    def test_it_makes_one_of_two_incidents(self):
        before, after = self.added("z.txt", self.JOINS, "joins")
        self.assertEqual([k for k, _ in self.kinds_of(before)].count("bombing"), 2)
        self.assertEqual([k for k, _ in self.kinds_of(after)].count("bombing"), 1)

    def test_it_gives_an_actor_its_name(self):
        before, after = self.added("z.txt", self.RENAMES, "renames")
        self.assertNotIn("Selim Dannek", before[1])
        self.assertRegex(after[1], '"names":\\["Selim Dannek","Dannek"')

    def test_it_copies_an_old_one(self):
        before, after = self.added("z.txt", self.COPIES, "copies")
        self.assertNotIn("copies a.txt", before[2])
        self.assertIn("z.txt copies a.txt", after[2])

    def test_it_tells_the_day(self):
        before, after = self.added("z.txt", self.DATES, "dates")
        self.assertIn(("hostage-taking", "2014-05-01"), self.kinds_of(before))
        self.assertIn(("hostage-taking", "2014-05-14"), self.kinds_of(after))

    def test_it_comes_before_the_others(self):
        before, after = self.added("0.txt", self.EARLIER, "earlier")
        self.assertEqual(len(self.kinds_of(after)), len(self.kinds_of(before)) + 1)

    def test_decisions_between_and_taken_back(self):
        case = self.add(self.old("decided.case"), {"z.txt": self.RENAMES})
        plain = self.asked(case)
        self.ascribe("merge", case, "Harvest Brigade", "Valley Brigade")
        merged = self.asked(case)
        self.assertNotEqual(plain, merged)
        self.ascribe("undo", case)
        self.assertEqual(self.asked(case), plain)
        self.ascribe("split", case, "Selim Dannek", "Dannek")
        self.assertNotEqual(self.asked(case), plain)
        self.ascribe("undo", case)
        self.add(case, {"y.txt": self.COPIES})
        whole = self.add(self.top / "decided.whole", {**self.OLD, "z.txt": self.RENAMES, "y.txt": self.COPIES})
        self.assertEqual(self.asked(case), self.asked(whole))


class SideBySide(unittest.TestCase):
    """A case of so many reports that several threads join it: the same bytes as of one, and as one by one."""

    REPORTS = 515  # over ASC_SIDE_LEAST

    def ascribe(self, *arguments):
        return subprocess.run([BUILD / "ascribe", *map(str, arguments)], check=True, stdout=subprocess.PIPE,
                              env=dict(os.environ, ASCRIBE_MODEL=str(MODEL))).stdout

    def report(self, i):
        place = ("Cor", "Dor", "Hal", "Lad", "Mar", "Sal", "Tor", "Ven")[i // 5 % 8] + ("ven", "mora", "bek")[i // 40 % 3]
        group = ("Northern", "Coastal", "Island", "Valley", "River")[i // 5 % 5]
        said = ("Police blamed the {} Liberation Front.", "The interior minister accused the {} Liberation Front of "
                "planting the bomb.", "A spokesman denied that the {} Liberation Front had carried out the attack.",
                "The {} Liberation Front claimed responsibility for the bombing.", "It rained in the {} hills.")[i % 5]
        return (f"Report {i}\n\nA bomb tore through the market of {place} on {i // 5 % 28 + 1} March {2001 + i // 140}, "
                f"killing {i // 5 % 30 + 2} people, officials said.\n\n{said.format(group)}\n")

    def test_threads(self):
        with tempfile.TemporaryDirectory() as top:
            folder = pathlib.Path(top, "reports")
            folder.mkdir()
            for i in range(self.REPORTS):
                pathlib.Path(folder, f"{i:04}.txt").write_text(self.report(i), encoding="utf-8")
            last = pathlib.Path(folder, f"{self.REPORTS // 2:04}x.txt")
            case, whole = pathlib.Path(top, "a.case"), pathlib.Path(top, "whole.case")
            self.ascribe("add", case, folder)
            self.ascribe("who", "--json", "--threads", "4", case)
            last.write_text(self.report(self.REPORTS), encoding="utf-8")
            self.ascribe("add", case, last)
            self.ascribe("add", whole, folder)
            one = self.ascribe("who", "--json", "--threads", "1", whole)
            self.assertGreater(len(one), 100000)
            for kept, threads in ((case, "4"), (folder, "3")):
                self.assertEqual(self.ascribe("who", "--json", "--threads", threads, kept), one)
            for incident in ("i1", "i7"):
                self.assertEqual(self.ascribe("who", "--incident", incident, "--threads", "4", case),
                                 self.ascribe("who", "--incident", incident, "--threads", "1", whole))
            self.assertEqual(self.ascribe("read", "--threads", "4", case), self.ascribe("read", "--threads", "1", whole))


if __name__ == "__main__":
    if not MODEL.exists():
        print("skipped: no model")
        sys.exit(77)
    unittest.main()
