"""What the reports of a case say lies in its tables, for those who open it elsewhere."""
import hashlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
PLAIN = SOURCE / "examples/saltgate/plain"


def ascribe(*arguments):
    environment = dict(os.environ, ASCRIBE_MODEL=str(MODEL))
    done = subprocess.run([BUILD / "ascribe", *map(str, arguments)], capture_output=True, text=True,
                          env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


@unittest.skipUnless(MODEL.exists(), "no model; make model")
class Tables(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="ascribe-tables-"))
        self.addCleanup(shutil.rmtree, self.top)
        self.case = self.top / "a.case"
        self.texts = sorted(PLAIN.glob("*.txt"))

    def ask(self, query):
        db = sqlite3.connect(f"file:{self.case}?mode=ro", uri=True)
        rows = db.execute(query).fetchall()
        db.close()
        return rows

    def lines(self, *options):
        found = {}
        for line in ascribe("export", self.case, *options).splitlines():
            line = json.loads(line)
            found.setdefault(line["type"], []).append(line)
        return found

    def test_the_tables_say_what_the_lines_say(self):
        ascribe("add", self.case, PLAIN)
        ascribe("who", self.case)
        lines = self.lines()
        self.assertEqual(self.ask("SELECT id, said, begin, words FROM statements"),
                         [(s["id"], s["said"], s["begin"], s["text"]) for s in lines["statement"]])
        self.assertEqual(self.ask("SELECT id, kind, names FROM actors"),
                         [(a["id"], a["kind"], json.dumps(a["names"], ensure_ascii=False, separators=(",", ":")))
                          for a in lines["actor"]])
        self.assertEqual(self.ask("SELECT id, kind, reports FROM incidents"),
                         [(i["id"], i["kind"], len(i["reports"])) for i in lines["incident"]])
        self.assertIn("the case is whole", ascribe("verify", self.case))

    def test_they_are_made_anew_when_they_are_stale(self):
        ascribe("add", self.case, *self.texts[:-1])
        ascribe("who", self.case)
        made = self.ask("SELECT made FROM freshness")
        ascribe("add", self.case, self.texts[-1])
        self.assertEqual(self.ask("SELECT newer_reports FROM freshness"), [(1,)])
        before = self.ask("SELECT count(*) FROM statement")
        ascribe("export", self.case)
        self.assertEqual(self.ask("SELECT newer_reports, newer_decisions FROM freshness"), [(0, 0)])
        self.assertGreater(self.ask("SELECT count(*) FROM statement"), before)
        self.assertEqual(len(made), 1)

    def test_a_corrected_date_and_a_rejected_statement_are_seen(self):
        ascribe("add", self.case, PLAIN)
        first = self.lines()["statement"][0]["id"]
        ascribe("mark", self.case, "--statement", first, "--reject", "--who", "ada")
        ascribe("mark", self.case, "r1", "--correct", "published=2012-02-03", "--who", "ada")
        lines = self.lines()
        self.assertNotIn(first, [s["id"] for s in lines["statement"]])
        self.assertEqual(lines["report"][0]["published"], "2012-02-03")
        self.assertEqual(self.ask("SELECT count(*) FROM statement"), [(len(lines["statement"]),)])
        self.assertEqual({said for (said,) in self.ask("SELECT said FROM statement WHERE report = 1")},
                         {"2012-02-03"})

    def test_an_answer_is_kept_while_nothing_changes(self):
        ascribe("add", self.case, *self.texts[:-1])
        first = ascribe("who", self.case)
        self.assertEqual(ascribe("who", self.case), first)
        self.assertEqual(self.ask("SELECT count(*) FROM answer"), [(2,)])  # and what was learnt of the voices
        other = b"kept, not worked out\n"
        with sqlite3.connect(self.case) as db:
            db.execute("UPDATE answer SET packing = 'none', size = ?, bytes = ?, sha256 = ?",
                       (len(other), other, hashlib.sha256(other).digest()))
        db.close()
        self.assertEqual(ascribe("who", self.case), other.decode())
        self.assertNotEqual(ascribe("who", self.case, "--as-of", "2013-06-05"), other.decode())
        ascribe("mark", self.case, "--note", "anything", "--who", "ada")
        self.assertEqual(ascribe("who", self.case), first)
        ascribe("add", self.case, self.texts[-1])
        self.assertNotEqual(ascribe("who", self.case), first)

    def test_a_kept_answer_that_is_damaged_is_worked_out_anew(self):
        ascribe("add", self.case, PLAIN)
        first = ascribe("who", self.case)
        with sqlite3.connect(self.case) as db:
            db.execute("UPDATE answer SET bytes = zeroblob(length(bytes))")
        db.close()
        self.assertEqual(ascribe("who", self.case), first)


if __name__ == "__main__":
    unittest.main()
