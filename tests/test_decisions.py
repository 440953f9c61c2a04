"""What an analyst decides changes the answer at once, and undoing it restores the figures."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
PROGRAM = BUILD / "ascribe"
REPORTS = {
    "post.txt": "Corin Post\n2014-05-04\n\nA bomb attack killed 12 people in Corin on 3 May 2014. "
                "Police blamed the Salt Brotherhood for the bombing in Corin. "
                "Ivo Marek said the Salt Brotherhood carried out the bombing in Corin.\n",
    "court.txt": "Harbour Times\n2014-09-01\n\nA court in Corin found the Amber Line guilty of the bombing in "
                 "Corin on 3 May 2014. A witness told the court that the Amber Line carried out the bombing.\n",
}


@unittest.skipUnless(PROGRAM.exists() and MODEL.exists(), "no ascribe was built")
class Decisions(unittest.TestCase):
    def setUp(self):
        top = tempfile.TemporaryDirectory()
        self.addCleanup(top.cleanup)
        self.case = pathlib.Path(top.name, "made.case")
        reports = pathlib.Path(top.name, "reports")
        reports.mkdir()
        for name, text in REPORTS.items():
            (reports / name).write_text(text, encoding="utf-8")
        self.ascribe("add", self.case, reports)

    def ascribe(self, *arguments):
        environment = dict(os.environ, ASCRIBE_MODEL=str(MODEL))
        done = subprocess.run([PROGRAM, *arguments], env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def weighed(self):
        answer = json.loads(self.ascribe("who", "--json", self.case))
        return max(answer["incidents"], key=lambda i: len(i["weighed"]["origins"]))

    def credence(self, name):
        """Credence that an actor with this name carried it out."""
        incident = self.weighed()
        ids = {n["actor"] for n in incident["named"] if name in " ".join(n["names"])}
        return sum(h["credence"] for h in incident["weighed"]["hypotheses"]
                   if any(a in ids and role == "carried-out" for a, role in h["actors"]))

    def origins(self):
        return len(self.weighed()["weighed"]["origins"])

    def undo_last(self):
        log = [json.loads(line) for line in self.ascribe("log", "--json", self.case).splitlines()]
        stand = [d["id"] for d in log if d["kind"] != "undo" and not d["undone"]]
        self.ascribe("undo", self.case, str(max(stand)))

    def test_a_rating_moves_the_answer_and_undo_restores_it(self):
        before = self.credence("Salt")
        self.assertGreater(before, 0)
        self.ascribe("mark", self.case, "--source", "Ivo Marek", "--rate", "A")
        self.assertGreater(self.credence("Salt"), before)
        self.ascribe("mark", self.case, "--source", "Ivo Marek", "--rate", "E")
        self.assertLess(self.credence("Salt"), before)
        self.undo_last()
        self.undo_last()
        self.assertEqual(self.credence("Salt"), before)

    def test_two_sources_that_are_one_count_once(self):
        before = self.origins()
        self.ascribe("mark", self.case, "--source", "Ivo Marek", "--same-as", "Police")
        self.assertEqual(self.origins(), before - 1)
        self.undo_last()
        self.assertEqual(self.origins(), before)

    def test_a_rejected_statement_counts_for_nothing(self):
        before = self.credence("Salt")
        for naming in self.weighed()["named"]:
            if "Salt" in " ".join(naming["names"]):
                statements = [s["id"] for s in naming["statements"]]
        for statement in statements:
            self.ascribe("mark", self.case, "--statement", statement, "--reject")
        self.assertEqual(self.credence("Salt"), 0)
        for _ in statements:
            self.undo_last()
        self.assertEqual(self.credence("Salt"), before)

    def test_a_hypothesis_can_be_added(self):
        statement = self.weighed()["named"][0]["statements"][0]["id"]
        shown = len(self.weighed()["weighed"]["hypotheses"])
        self.ascribe("mark", self.case, "--statement", statement, "--hypothesis", "Ivo Marek")
        self.assertGreater(len(self.weighed()["weighed"]["hypotheses"]), shown)


if __name__ == "__main__":
    sys.exit(unittest.main())
