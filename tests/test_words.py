"""Words of one's own: they are asked first, a wrong one is named, and a case does not mix them up."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["ASC_BUILD"])
MODEL = pathlib.Path(os.environ["ASC_MODEL"])

WORDS = ("# mine\n"
         "event\ttorch\tv\tarson\tstrong\n"
         "frame\thelped\tincubate\tv\tsubj\tobj\t-\t+\tCT\t-\t-\t.9\n"
         "cue\ttweet\tv\tthat\tPS\t+\tassert\t-\n")
TEXT = ("Una Sorin tweeted that the Amber Line torched the bridge in Corin on 3 May 2012. "
        "The Blue Line incubated the attack.\n")


@unittest.skipUnless(MODEL.exists(), "the model is not here")
class Words(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)
        (self.top / "report.txt").write_text(TEXT)
        (self.top / "words.tsv").write_text(WORDS)

    def ascribe(self, *arguments):
        return subprocess.run([BUILD / "ascribe", *arguments], capture_output=True, text=True,
                              env=os.environ | {"ASCRIBE_MODEL": str(MODEL)})

    def told(self, where, *options):
        done = self.ascribe("read", "--explain", *options, self.top / where)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return {x["predicate"]: x for x in lines if x["type"] == "statement"}

    def test_they_are_asked_and_named(self):
        self.assertNotIn("helped", self.told("report.txt"))
        told = self.told("report.txt", "--words", self.top / "words.tsv")
        self.assertEqual(told["helped"]["why"]["own_frame"], 3)
        self.assertEqual(told["carried-out"]["certainty"], "PS")
        self.assertEqual(told["carried-out"]["why"]["own_cue_lines"], [4])

    def test_a_line_that_means_nothing_is_named(self):
        for line, what in (("verb\tx", "cue, frame, event, actor"), ("event\tx\tv\tno\tstrong", "kind"),
                           ("frame\thelped\tx\tv\tsubj\tobj\t-\t+\tCT\t-\t-\t9", "read")):
            (self.top / "bad.tsv").write_text("# first\n" + line + "\n")
            done = self.ascribe("read", "--words", self.top / "bad.tsv", self.top / "report.txt")
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertIn("bad.tsv line 2", done.stderr)
            self.assertIn(what, done.stderr)

    def test_what_a_case_keeps_is_of_the_same_words(self):
        self.assertEqual(self.ascribe("add", self.top / "a.case", self.top / "report.txt").returncode, 0)
        for _ in range(2):
            self.assertNotIn("helped", self.told("a.case"))
            self.assertIn("helped", self.told("a.case", "--words", self.top / "words.tsv"))
        who = [self.ascribe("who", self.top / "a.case", *o).stdout
               for o in ((), ("--words", self.top / "words.tsv"), ())]
        self.assertEqual(who[0], who[2])
        self.assertIn("Blue Line", who[1])
        self.assertNotIn("Blue Line", who[0])


if __name__ == "__main__":
    unittest.main()
