"""Two real reports, where the shared data are at hand: what each source holds, and that two
voices without documents, one of them the claimant, are too little to weigh."""
import os
import pathlib
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
SHARED = pathlib.Path(os.environ.get("ASC_SHARED", SOURCE.parent / "shared"))
CASE = SHARED / "data/cases/kashmir"


class Kashmir(unittest.TestCase):
    def ascribe(self, *arguments):
        environment = dict(os.environ, ASCRIBE_MODEL=str(MODEL))
        return subprocess.run([BUILD / "ascribe", *arguments, CASE], env=environment, text=True, check=True,
                              stdout=subprocess.PIPE).stdout

    def convoy(self, *options):
        """What `who` prints of the attack of 14 February 2019."""
        parts = self.ascribe("who", *options).split("\n\ni")
        return next(p for p in parts if "2019-02-14" in p.splitlines()[0])

    def test_too_little_is_known_of_the_convoy(self):
        answer = self.convoy()
        self.assertIn("Too little to weigh", answer)
        self.assertIn("2 voices, one of them the claimant's own", answer)
        self.assertIn("shows a document", answer)
        self.assertIn("Jaish-e-Mohammed (JeM) by itself alone", answer)
        self.assertNotRegex(answer, r"\d %  \d")

    def test_each_source_holds_its_own(self):
        author = self.convoy("--according-to", "pakistans-proxies.txt")
        first = author.split(" alone\n")[1].splitlines()[0]
        self.assertIn("LeT", first)
        claimant = self.convoy("--according-to", "JeM")
        self.assertIn("Jaish-e-Mohammed", claimant.split(" alone\n")[1].splitlines()[0])

    def test_the_agencys_help_rests_on_one_prisoner(self):
        trace = self.ascribe("trace")
        part = trace.split("(ISI) helped:")[1].split("\n\n")[0]
        self.assertIn(" 1 independent origin", part)
        self.assertIn("David Headley", part)
        helped = self.ascribe("who").split("  Helped\n")[1].splitlines()[0]
        self.assertIn("(ISI): 3 voices for in 1 report, all from one origin: David Headley (interrogation)", helped)

    def test_ties_of_the_proxy_stand_with_their_sentences(self):
        paths = self.ascribe("paths", "--from", "LeT", "--to", "Pakistan")
        self.assertIn("Lashkar", paths)
        self.assertRegex(paths, r'"[^"]{20,}"')


if __name__ == "__main__":
    if not CASE.is_dir() or not MODEL.exists() or not (BUILD / "ascribe").exists():
        print("skipped: no shared data, or nothing was built")
        sys.exit(77)
    unittest.main()
