"""A case of so many incidents that it is learnt from a sample of them: what was learnt is taken again while
the sample says the same, and the answers are those of a case that was never asked before."""
import contextlib
import csv
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).resolve().parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
INCIDENTS = 2140  # of which more than ASC_LEARN_MOST are learnt from
HALVES = (("Cor", "Dor", "Hal", "Lad", "Mar", "Sal", "Tor", "Ven", "Bel", "Fen", "Gar", "Kel"),
          ("ven", "mora", "bek", "gate", "lis", "han", "rin", "low", "ford", "wick", "ley", "so"))


class Sampled(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        kept = tempfile.TemporaryDirectory()
        cls.addClassCleanup(kept.cleanup)
        cls.top = pathlib.Path(kept.name)
        rows = []
        for i in range(INCIDENTS):
            place = HALVES[0][i % 12] + HALVES[1][i // 12 % 12]
            said = f"A bomb exploded in {place} on {i % 28 + 1} May {1950 + i // 28}."
            for outlet, text in (("The Morning Post", f"Police blamed the {('North', 'Coast')[i % 2]} Front."),
                                 ("The Courier", f"The minister accused the {('North', 'Hill')[i // 2 % 2]} Front.")):
                rows.append((f"{i:04}-{outlet[4]}.txt", outlet, f"{said} {text}\n"))
        cls.case = cls.top / "a.case"
        cls.add(cls.case, rows)

    @staticmethod
    def ascribe(*arguments):
        return subprocess.run([BUILD / "ascribe", *map(str, arguments)], check=True, stdout=subprocess.PIPE,
                              env=dict(os.environ, ASCRIBE_MODEL=str(MODEL)), text=True).stdout

    @classmethod
    def add(cls, case, rows):
        with tempfile.TemporaryDirectory(dir=cls.top) as folder:
            for name, _, text in rows:
                pathlib.Path(folder, name).write_text(text, encoding="utf-8")
            with open(pathlib.Path(folder, "reports.csv"), "w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([["file", "outlet"], *(row[:2] for row in rows)])
            cls.ascribe("add", case, folder)

    def learnt(self, case):
        """What was learnt, as it is kept among the answers: packed, but for its first bytes."""
        with contextlib.closing(sqlite3.connect(case)) as db:
            [one] = [b for b, in db.execute("SELECT bytes FROM answer") if b"ASCL" in b[:40]]
            return one

    def mark_learnt(self, case):
        """Its row gets a number by which it is known again; one that is learnt anew has none."""
        with contextlib.closing(sqlite3.connect(case)) as db:
            db.execute("UPDATE answer SET rowid = 1000 WHERE bytes = ?", [self.learnt(case)])
            db.commit()

    def is_marked(self, case):
        with contextlib.closing(sqlite3.connect(case)) as db:
            return db.execute("SELECT bytes FROM answer WHERE rowid = 1000").fetchone() == (self.learnt(case),)

    def ask(self, case):
        return [self.ascribe(c, "--incident", one, case) for c, one in (("who", "i1"), ("why", "i1"), ("who", "i77"))]

    def anew(self, case):
        """The same case, as if nothing had been asked of it."""
        copy = pathlib.Path(shutil.copy(case, self.top / "copy.case"))
        with contextlib.closing(sqlite3.connect(copy)) as db:
            db.execute("DELETE FROM answer")
            db.commit()
        return self.ask(copy)

    def test_it_is_learnt_again_only_where_the_sample_changed(self):
        before = self.ask(self.case)
        was = self.learnt(self.case)
        self.mark_learnt(self.case)
        self.add(self.case, [("x.txt", "The Courier", "A mine went off in Oldham on 9 June 2013. Police blamed the "
                              "Coast Front.\n")])
        self.assertEqual(self.ask(self.case), self.anew(self.case))
        self.assertEqual(self.learnt(self.case), was)
        self.assertTrue(self.is_marked(self.case))
        # nearly all incidents teach: of so many some do
        self.add(self.case, [(f"y{i}.txt", "The Star", f"A bomb exploded in {HALVES[0][i]}ven on {i + 1} May 1950. "
                              "Police blamed the Hill Front.\n") for i in range(8)])
        after = self.ask(self.case)
        self.assertEqual(after, self.anew(self.case))
        self.assertNotEqual(self.learnt(self.case), was)
        self.assertFalse(self.is_marked(self.case))
        self.assertNotEqual(after, before)
        was = self.learnt(self.case)
        self.ascribe("merge", self.case, "North Front", "Hill Front")
        self.assertEqual(self.ask(self.case), self.anew(self.case))
        self.assertNotEqual(self.learnt(self.case), was)
        self.ascribe("undo", self.case)
        self.assertEqual(self.ask(self.case), after)

    def test_an_incident_alone_is_told_as_among_all(self):
        every = self.ascribe("who", self.case)
        for one in ("i1", "i2000"):
            alone = self.ascribe("who", "--incident", one, self.case).rsplit("\n\n", 1)[0].strip()
            self.assertTrue(alone.startswith(one))
            self.assertIn(alone, every)


if __name__ == "__main__":
    if not MODEL.exists():
        print("skipped: no model")
        sys.exit(77)
    unittest.main()
